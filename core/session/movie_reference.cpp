// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/movie_reference.h"

#include "core/error.h"
#include "core/provenance.h"

#include <system_error>

namespace perrin {

namespace fs = std::filesystem;

MovieReference referTo(const fs::path& path, const OpenOptions& options,
                       const std::vector<fs::path>& selection) {
    MovieReference movie{fs::absolute(path).lexically_normal(), options, 0, perrin::fingerprint(path)};
    std::error_code failure;
    movie.size = fs::file_size(path, failure);
    if (failure)
        throw Error(path.string() + ": cannot be read: " + failure.message());
    for (const fs::path& image : selection)
        movie.selection.push_back(fs::absolute(image).lexically_normal());
    return movie;
}

bool sameMovie(const MovieReference& movie, const fs::path& path) {
    std::error_code failure;
    if (fs::file_size(path, failure) != movie.size || failure)
        return false;
    try {
        return fingerprint(path) == movie.fingerprint;
    } catch (const Error&) {
        return false;
    }
}

MovieReference movedTo(const MovieReference& movie, const fs::path& path) {
    MovieReference moved = movie;
    moved.path = fs::absolute(path).lexically_normal();
    for (fs::path& image : moved.selection)
        image = (moved.path.parent_path() / image.lexically_relative(movie.path.parent_path()))
                    .lexically_normal();
    return moved;
}

} // namespace perrin
