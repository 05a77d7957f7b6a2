// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// A movie as a session remembers it: where it lay and how to know it again.
struct MovieReference {
    std::filesystem::path path; // absolute, a file: of several images the first; empty: no movie
    OpenOptions options;
    std::uintmax_t size = 0;                        // bytes of `path`
    std::string fingerprint;                        // of `path`, see core/provenance.h
    std::vector<std::filesystem::path> selection{}; // absolute; the images opened as one movie, or empty
};

/// The movie at `path`, its size and fingerprint read from the disk. Throws Error where it is no file.
MovieReference referTo(const std::filesystem::path& path, const OpenOptions& options = {},
                       const std::vector<std::filesystem::path>& selection = {});

/// Whether the file at `path` is there, may be read and has the movie's size and fingerprint.
bool sameMovie(const MovieReference& movie, const std::filesystem::path& path);

/// The same movie at another place; the images of its selection lie to it as they did.
MovieReference movedTo(const MovieReference& movie, const std::filesystem::path& path);

} // namespace perrin
