// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

/// The movies of a batch, each once, as movieBefore sorts them.
struct MovieList {
    std::vector<std::filesystem::path> movies{}; // files, and folders that are one movie
    std::vector<std::string> notes{};            // for people, a sentence each: what was made of a folder
};

/// Files stand for themselves. A folder that is one movie (numbered images of one frame each, the parts of one
/// set) stays whole; any other folder is replaced by the movies in it (TIFF, STK, videos) and, with
/// `recursive`, below it. Hidden files and folders are left out. What is no movie or is not there stays in the list,
/// to be reported when it is opened; files are looked into only to tell movies from images.
MovieList listMovies(const std::vector<std::filesystem::path>& given, bool recursive);

/// By folders, then by names as people sort them: cell2 before cell10. Nothing but the paths themselves counts.
bool movieBefore(const std::filesystem::path& a, const std::filesystem::path& b);

/// A name for each movie's own files, no two alike (nor on disks that take A for a): its stem; with its folders in
/// front of it, or a number behind it, where others bear the same.
std::vector<std::string> uniqueNames(const std::vector<std::filesystem::path>& movies);

/// One of `count` parts of a batch.
struct Shard {
    std::size_t index = 1, count = 1; // index from 1
};

/// From "2/8". Throws Error.
Shard shard(std::string_view text);

/// Every count-th, beginning with the index-th; empty where there are fewer than parts. The same for movies and for
/// what is listed along with them.
template<class Item>
std::vector<Item> partOf(const std::vector<Item>& all, const Shard& shard) {
    std::vector<Item> part;
    for (std::size_t i = shard.index - 1; i < all.size(); i += shard.count)
        part.push_back(all[i]);
    return part;
}

} // namespace perrin
