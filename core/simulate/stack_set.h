// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/simulate/simulator.h"

#include <map>

namespace perrin {

/// Writes stacks first … first + count - 1 of a scenario as PREFIX.tif (count * frames pages, ImageJ
/// calibration), PREFIX.csv (one row a stack: the conditions and truth, columns of the stack sets) and
/// PREFIX.json (scenario, seed, version). Simulates on all cores; memory does not grow with count; all three
/// appear whole at the end, or none. Throws Error, Cancelled.
void writeStackSet(const std::filesystem::path& prefix, const Scenario& scenario, std::uint64_t seed,
                   std::uint64_t count, const Job& job = {}, std::uint64_t first = 0);

/// One field of view as PREFIX.tif, the molecules' true places as PREFIX_truth.csv and PREFIX.json.
void writeFieldMovie(const std::filesystem::path& prefix, const Scenario& scenario, std::uint64_t seed,
                     const Job& job = {});

/// A stack set, however made: the TIFF is read a stack at a time.
class StackSet {
  public:
    /// path: of the CSV, the TIFF or their common PREFIX. Throws Error: files that do not fit together, a
    /// column that is missing or a value that cannot be read (row named).
    explicit StackSet(const std::filesystem::path& path);

    std::size_t size() const { return rows_.size(); }
    int framesPerStack() const { return framesPerStack_; }
    /// Of stack k by the column's name; empty where the set has no such column or value.
    std::optional<double> value(std::size_t index, const std::string& column) const;
    /// ADU.
    FrameStack stack(std::size_t index) const;

  private:
    std::shared_ptr<const Movie> movie_;
    std::map<std::string, std::size_t> columns_;
    std::vector<std::vector<std::optional<double>>> rows_;
    int framesPerStack_ = 0;
};

} // namespace perrin
