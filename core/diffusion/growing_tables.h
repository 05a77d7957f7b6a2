// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/batch.h"
#include "core/movie/folder_watch.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace perrin {

/// How a movie's files looked when it was measured, as a comment of its tables: what knows it again.
inline constexpr std::string_view watchedComment = "watched: ";
/// The table of one movie with this comment.
Table withState(Table table, const FileState& state);

/// A movie that a table is of.
struct TabledMovie {
    std::filesystem::path path{};
    std::optional<FileState> state{}; // when it was measured; empty: not told …
    std::string sha256{};             // … but this
};
std::vector<TabledMovie> tabledMovies(const Table& table, const std::string& name);

/// The watch takes those movies for measured that are as they were. Throws Cancelled.
void rememberIn(FolderWatch& watch, const std::vector<TabledMovie>& movies, const Job& job);

/// The tables of a batch that grows movie by movie, kept in their files.
class GrowingTables {
  public:
    /// What the files hold already is gone on with. Throws Error: they cannot be read, or have no '#' lines.
    GrowingTables(const std::optional<std::filesystem::path>& molecules,
                  const std::optional<std::filesystem::path>& summary);

    /// Of the files as they were found.
    const std::vector<TabledMovie>& known() const { return known_; }
    /// one: a batch of one movie, measured or failed; it takes the place of what was there of the movie.
    void put(const MeasuredBatch& one, const FileState& state);
    /// Where anything has changed; each file whole or not at all. unhurried: not while writing would take
    /// more than a tenth of the time. Gives whether it wrote. Throws Error, also where a movie was measured
    /// unlike the others.
    bool write(bool unhurried = false);

  private:
    using Tables = std::map<std::filesystem::path, NamedTable>; // by absolute path
    struct File {
        std::filesystem::path path{};
        Tables tables{};
    };
    void read(File& file);

    std::optional<File> molecules_, summary_;
    std::vector<TabledMovie> known_;
    bool changed_ = false;
    std::chrono::steady_clock::time_point written_{};
    std::chrono::steady_clock::duration writing_{};
};

} // namespace perrin
