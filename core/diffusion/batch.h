// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/movie/movie_list.h"
#include "core/table.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// One movie's results, with what tables need to know of the movie.
struct MeasuredMovie {
    std::filesystem::path path;
    std::string sha256; // lower-case hexadecimal
    Measurement measurement;
};

/// A movie of a batch that could not be measured.
struct FailedMovie {
    std::filesystem::path path;
    std::string reason; // a sentence: what, where, what to do
};

/// Many movies measured alike, each once.
struct MeasuredBatch {
    std::vector<MeasuredMovie> movies{}; // in the order of movieBefore, as those that failed
    std::vector<FailedMovie> failed{};
    std::vector<std::string> settings{};    // a comment each, that hold for the whole batch
    std::vector<std::string> regionNames{}; // which summaries tell apart
    std::optional<Shard> shard{};           // where these are not all movies of the batch
};

/// The molecules of all movies. Comments that hold for all movies come first, then the batch's settings, then by
/// movie, its name in front, those that do not, then the movies that failed. A batch of no movies gives the columns.
Table moleculeTable(const MeasuredBatch& batch);

/// The summaries of all movies under the same comments: of each a row of all its molecules, then one of each region.
Table summaryTable(const MeasuredBatch& batch);

/// A table and the file that it was read from.
struct NamedTable {
    std::string name;
    Table table;
};

/// What the batch of all movies together would have given, byte for byte, from the tables (all of molecules or all
/// summaries) of its parts in any order. Throws Error naming the files: a movie in two of them, other columns, other
/// settings or another version of the program, no '#' lines. `notes` gets a sentence where parts are missing; the table
/// then tells in a comment which it has, and can be merged with the others later.
Table mergeTables(const std::vector<NamedTable>& parts, std::vector<std::string>& notes);

/// The movies that a table of molecules or summaries is of, those without a molecule among them.
std::vector<std::string> moviesOf(const Table& table);

/// The table in its movies, each as of a batch of it alone, name: its FILE; those that failed are left out. Throws Error:
/// no '#' lines. name: of the table.
std::vector<NamedTable> movieTables(const Table& table, const std::string& name);

} // namespace perrin
