// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/growing_tables.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/movie/movie.h"
#include "core/provenance.h"

#include <algorithm>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view shaWord = ", SHA-256 ";

fs::path placeOf(const std::string& file) {
    return fs::absolute(file).lexically_normal();
}

/// What follows the last `word` in the first comment that begins like this.
std::string afterWord(const Table& table, std::string_view beginning, std::string_view word) {
    for (const std::string& comment : table.comments)
        if (const std::size_t at = comment.rfind(word);
            comment.starts_with(beginning) && at != std::string::npos)
            return comment.substr(at + word.size());
    return {};
}

std::string hashOf(const fs::path& movie, const Job& job) {
    std::error_code ignored;
    return fs::is_directory(movie, ignored) ? sha256(openMovie(movie, {}, job)->info().files, job)
                                            : sha256(movie, job);
}

} // namespace

Table withState(Table table, const FileState& state) {
    table.comments.push_back(std::string(watchedComment) + state.text());
    return table;
}

std::vector<TabledMovie> tabledMovies(const Table& table, const std::string& name) {
    std::vector<TabledMovie> movies;
    for (const NamedTable& movie : movieTables(table, name))
        movies.push_back({.path = placeOf(movie.name),
                          .state = fileState(afterWord(movie.table, watchedComment, watchedComment)),
                          .sha256 = afterWord(movie.table, "input: ", shaWord)});
    return movies;
}

void rememberIn(FolderWatch& watch, const std::vector<TabledMovie>& movies, const Job& job) {
    for (const TabledMovie& movie : movies) {
        job.checkCancelled();
        const FileState now = stateOf(movie.path);
        if (movie.state) {
            watch.remember(movie.path, *movie.state);
            continue;
        }
        try {
            if (now.files > 0 && !movie.sha256.empty() && hashOf(movie.path, job) == movie.sha256)
                watch.remember(movie.path, now);
        } catch (const Error&) { // it cannot be read: told when it is measured
        }
    }
}

GrowingTables::GrowingTables(const std::optional<fs::path>& molecules,
                             const std::optional<fs::path>& summary) {
    for (const auto& [path, file] : {std::pair{&molecules, &molecules_}, {&summary, &summary_}})
        if (*path)
            read(file->emplace(File{**path, {}}));
}

void GrowingTables::read(File& file) {
    std::error_code ignored;
    if (!fs::exists(file.path, ignored))
        return;
    const Table table = readTableFile(file.path).table;
    for (NamedTable& movie : movieTables(table, file.path.string())) {
        const fs::path place = placeOf(movie.name);
        file.tables[place] = {file.path.string(), std::move(movie.table)};
    }
    if (known_.empty())
        known_ = tabledMovies(table, file.path.string());
}

void GrowingTables::put(const MeasuredBatch& one, const FileState& state) {
    const fs::path movie = one.movies.empty() ? one.failed.front().path : one.movies.front().path;
    for (const auto& [file, table] :
         {std::pair{&molecules_, moleculeTable(one)}, {&summary_, summaryTable(one)}})
        if (*file)
            (*file)->tables[placeOf(movie.string())] = {movie.string(),
                                                        one.movies.empty() ? table : withState(table, state)};
    changed_ = true;
}

bool GrowingTables::write(bool unhurried) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    if (!changed_ || (unhurried && start - written_ < 9 * writing_))
        return false;
    for (const std::optional<File>& file : {molecules_, summary_}) {
        if (!file)
            continue;
        std::vector<NamedTable> parts;
        for (const auto& [place, table] : file->tables)
            parts.push_back(table);
        std::vector<std::string> ignored;
        const Table whole = mergeTables(parts, ignored);
        writeAtomically(file->path, [&](std::ostream& out) { perrin::write(out, whole); });
    }
    written_ = Clock::now();
    writing_ = written_ - start;
    changed_ = false;
    return true;
}

} // namespace perrin
