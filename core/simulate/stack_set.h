// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/simulate/simulator.h"

#include <map>
#include <optional>

namespace perrin {

/// What is written for a prefix (which may also be given as the name of its .tif or .csv): PREFIX.tif,
/// PREFIX.csv, PREFIX_paths.npy, PREFIX.json; of a movie PREFIX.tif, PREFIX_truth.csv, PREFIX.json.
std::vector<std::filesystem::path> stackSetFiles(const std::filesystem::path& prefix);
std::vector<std::filesystem::path> fieldMovieFiles(const std::filesystem::path& prefix);

/// Writes stacks first … first + count - 1 of a scenario: all frames in one TIFF (ImageJ calibration), a CSV
/// with a row a stack (its conditions and truth), the sub-positions as an array of NumPy (float64; stacks,
/// frames, sub-positions, 3: x and y in px, and how much of its light is on, 0 to 1), and a JSON that tells
/// how it was made. x0_px, y0_px: the mean place over the first exposure. Simulates on all cores; memory does
/// not grow with count; all files appear whole at the end, or none. Throws Error, Cancelled.
void writeStackSet(const std::filesystem::path& prefix, const Scenario& scenario, std::uint64_t seed,
                   std::uint64_t count, const Job& job = {}, std::uint64_t first = 0);

/// One field of view, the molecules' true places, a row for each molecule and frame in which it shines, and
/// the JSON; as above.
void writeFieldMovie(const std::filesystem::path& prefix, const Scenario& scenario, std::uint64_t seed,
                     const Job& job = {});

/// A stack set, however made: the TIFF is read a stack at a time, from any thread.
class StackSet {
  public:
    /// path: of the CSV, the TIFF or their common PREFIX. Throws Error: files that do not fit together, a
    /// column that is missing or a value that cannot be read (row named).
    explicit StackSet(const std::filesystem::path& path);

    std::size_t size() const { return rows_.size(); }
    int framesPerStack() const { return framesPerStack_; }
    /// Of stack k by the column's name; empty where the set has no such column or number.
    std::optional<double> value(std::size_t index, const std::string& column) const;
    /// ADU. Throws Error.
    FrameStack stack(std::size_t index) const;

  private:
    std::shared_ptr<const Movie> movie_;
    std::map<std::string, std::size_t> columns_;
    std::vector<std::vector<std::optional<double>>> rows_;
    int framesPerStack_ = 0;
};

} // namespace perrin
