// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/batch.h"

#include "core/diffusion/batch_parts.h"
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/population.h"
#include "core/error.h"
#include "core/movie/movie_list.h"
#include "core/provenance.h"

#include <algorithm>
#include <array>
#include <map>

namespace perrin {
namespace {

BatchParts partsOf(const MeasuredBatch& batch, Table head) {
    BatchParts parts{.head = std::move(head), .settings = batch.settings};
    if (batch.shard) {
        parts.shards = batch.shard->count;
        parts.indices = {batch.shard->index};
    }
    parts.head.comments.insert(parts.head.comments.begin(), std::string("perrin ") + version());
    for (const FailedMovie& failed : batch.failed)
        parts.failed.push_back({failed.path.string(), failed.reason});
    return parts;
}

/// Lines of these kinds must be the same in all parts; those of movies in all parts that have any. What else
/// is told may differ from movie to movie.
constexpr std::string_view programComment = "perrin ";
constexpr std::array<std::string_view, 3> ofBatches{programComment, optionsComment, regionsComment};
constexpr std::array<std::string_view, 4> ofMovies{"camera: ", "linking: ", "prior of ", "network: "};

std::string lineOf(const BatchParts& parts, std::string_view kind) {
    for (const std::vector<std::string>* lines : {&parts.settings, &parts.head.comments})
        for (const std::string& line : *lines)
            if (line.starts_with(kind))
                return line;
    return "";
}

std::string shown(const std::string& line, std::string_view kind) {
    return line.empty() ? "no line '" + std::string(kind) + "…'" : "'" + line + "'";
}

void checkLine(const BatchParts& one, const std::string& oneName, const BatchParts& other,
               const std::string& otherName, std::string_view kind) {
    const std::string line = lineOf(one, kind), otherLine = lineOf(other, kind);
    if (line != otherLine)
        throw Error(otherName + ": was not measured as " + oneName + ": it has " + shown(otherLine, kind) +
                    ", the other " + shown(line, kind) +
                    "; measure all parts with the same program and options");
}

void checkAlike(const BatchParts& one, const std::string& oneName, const BatchParts& other,
                const std::string& otherName) {
    if (one.head.header != other.head.header)
        throw Error(otherName + ": has other columns than " + oneName +
                    "; merge tables of molecules, or summaries, of one version of the program");
    for (const std::string_view kind : ofBatches)
        checkLine(one, oneName, other, otherName, kind);
    if (!one.movies.empty() && !other.movies.empty())
        for (const std::string_view kind : ofMovies)
            checkLine(one, oneName, other, otherName, kind);
}

void checkComments(const NamedTable& part) {
    if (std::none_of(part.table.comments.begin(), part.table.comments.end(),
                     [](const std::string& line) { return line.starts_with(programComment); }))
        throw Error(part.name +
                    ": has no '#' lines that tell how it was measured; only tables of perrin measure, "
                    "written without --plain, can be merged");
}

void checkEachOnce(const std::vector<BatchParts>& parts, const std::vector<NamedTable>& tables) {
    std::map<std::string, std::string> owners;
    const auto add = [&](const std::string& file, const std::string& table) {
        const auto [known, isNew] = owners.try_emplace(file, table);
        if (!isNew)
            throw Error(file + " is in " + known->second + " and again in " + table +
                        "; a movie counts once: leave one of the tables out");
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const MovieTable& movie : parts[i].movies)
            add(movie.file, tables[i].name);
        for (const FailedFile& failed : parts[i].failed)
            add(failed.file, tables[i].name);
    }
}

void addShards(BatchParts& all, const BatchParts& part, const std::string& name) {
    if (part.complete())
        return;
    if (all.shards != 0 && all.shards != part.shards)
        throw Error(name + ": is of a batch in " + std::to_string(part.shards) +
                    " parts, the others of one in " + std::to_string(all.shards) +
                    "; merge the parts of each batch first");
    all.shards = part.shards;
    all.indices.insert(part.indices.begin(), part.indices.end());
}

std::string missingText(const BatchParts& parts) {
    std::string text;
    for (std::size_t index = 1; index <= parts.shards; ++index)
        if (!parts.indices.contains(index))
            text += (text.empty() ? "" : ", ") + std::to_string(index);
    return "of the " + std::to_string(parts.shards) + " parts of the batch these are missing: " + text;
}

} // namespace

Table moleculeTable(const MeasuredBatch& batch) {
    BatchParts parts = partsOf(batch, moleculeTable(std::vector<Molecule>(), ""));
    for (const MeasuredMovie& movie : batch.movies)
        parts.movies.push_back(
            {movie.path.string(), moleculeTable(movie.measurement, movie.path.string(), movie.sha256)});
    return joined(parts);
}

Table summaryTable(const MeasuredBatch& batch) {
    BatchParts parts = partsOf(batch, summaryTable(std::vector<PopulationSummary>()));
    for (const MeasuredMovie& movie : batch.movies)
        parts.movies.push_back({movie.path.string(), summaryTable(movie.measurement, movie.path.string(),
                                                                  movie.sha256, batch.regionNames)});
    return joined(parts);
}

Table mergeTables(const std::vector<NamedTable>& tables, std::vector<std::string>& notes) {
    if (tables.empty())
        throw Error("there is no table to merge; give the CSV files of the parts");
    std::vector<BatchParts> parts;
    std::size_t reference = 0; // the first that has movies
    for (const NamedTable& table : tables) {
        checkComments(table);
        parts.push_back(divided(table.table, table.name));
        if (parts[reference].movies.empty())
            reference = parts.size() - 1;
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        checkAlike(parts[reference], tables[reference].name, parts[i], tables[i].name);
    checkEachOnce(parts, tables);
    BatchParts all{.head = parts[reference].head, .settings = parts[reference].settings};
    for (std::size_t i = 0; i < parts.size(); ++i)
        addShards(all, parts[i], tables[i].name);
    if (!all.complete())
        notes.push_back(missingText(all));
    for (BatchParts& part : parts) {
        std::move(part.movies.begin(), part.movies.end(), std::back_inserter(all.movies));
        std::move(part.failed.begin(), part.failed.end(), std::back_inserter(all.failed));
    }
    const auto before = [](const auto& a, const auto& b) { return movieBefore(a.file, b.file); };
    std::sort(all.movies.begin(), all.movies.end(), before);
    std::sort(all.failed.begin(), all.failed.end(), before);
    return joined(all);
}

std::vector<std::string> moviesOf(const Table& table) {
    std::vector<std::string> files;
    for (const MovieTable& movie : divided(table, "the table").movies)
        files.push_back(movie.file);
    return files;
}

std::vector<NamedTable> movieTables(const Table& table, const std::string& name) {
    checkComments({name, table});
    BatchParts parts = divided(table, name);
    std::vector<NamedTable> tables;
    for (MovieTable& movie : parts.movies) {
        const std::string file = movie.file;
        tables.push_back(
            {file, joined({.head = parts.head, .settings = parts.settings, .movies = {std::move(movie)}})});
    }
    return tables;
}

} // namespace perrin
