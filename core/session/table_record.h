// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/movie/movie.h"
#include "core/region/region.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// How a movie was opened and which regions were drawn, as comments of its tables; beside the settings these
/// restore what a table was made from. None for what is usual.
std::vector<std::string> openingComments(const std::filesystem::path& movie, const OpenOptions& options,
                                         const std::vector<std::filesystem::path>& selection);
std::vector<std::string> regionComments(const std::vector<Region>& regions, RegionUse use);

/// A row of a molecules table: what knows the molecule again. um, um^2/s.
struct RecordedMolecule {
    int id = 0;
    int firstFrame = 0, lastFrame = 0; // from 0
    std::size_t spots = 0;
    double x = 0, y = 0;
    Estimate mle{}, network{};
    std::string model{};
};

/// What a table tells of a movie and of how it was measured.
struct RecordedMovie {
    std::string file;             // as in FILE
    std::string sha256;           // may be empty
    std::filesystem::path path{}; // absolute, where it lay; empty: not told
    OpenOptions options{};
    std::vector<std::filesystem::path> selection{}; // absolute; the images opened as one movie, or empty
    MeasureSettings settings{};
    std::vector<Region> regions{};
    RegionUse regionUse = RegionUse::Label;
    std::vector<Molecule> byHand{};            // added or moved
    std::vector<RecordedMolecule> molecules{}; // none in other tables than those of molecules
    bool hasMolecules = false;                 // the table is one of molecules
};

/// The movies of a table of molecules or populations that Perrin wrote, of any separator and decimal mark.
/// Throws Error: cannot be read; has no lines that tell how it was made (plain tables, other programs'
/// tables), damaged ones.
std::vector<RecordedMovie> readTableRecord(const std::filesystem::path& table);

/// Places where the movie may lie, best first: where it lay, beside the table, and in `folders`; only those
/// that exist.
std::vector<std::filesystem::path> placesOf(const RecordedMovie& movie, const std::filesystem::path& table,
                                            const std::vector<std::filesystem::path>& folders = {});

/// Whether the file is the movie of the table: by its SHA-256, where the table knows it. Throws Error,
/// Cancelled.
bool isRecorded(const RecordedMovie& movie, const std::filesystem::path& path, const Job& job = {});

/// A measurement made anew beside the rows of its table.
struct Restored {
    Measurement measurement{};
    std::size_t same = 0;    // rows whose molecule is there with the same D
    std::size_t changed = 0; // … with another D
    std::size_t missing = 0; // rows whose molecule was not found again
    std::size_t leftOut =
        0; // molecules found that the table does not have: deleted by hand, or not found then
};

/// Makes a new measurement of the whole movie, with the recorded settings, the recorded one: molecules have
/// the numbers that they have in the table, those added or moved by hand come back, those that the table
/// lacks go.
Restored restored(Measurement measured, const RecordedMovie& record);

} // namespace perrin
