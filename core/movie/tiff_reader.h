// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"

#include <filesystem>
#include <memory>

namespace perrin {

/// A TIFF movie: ImageJ's, OME's or plain, of one file or a set. Throws Error.
std::shared_ptr<const Movie> openTiff(const std::filesystem::path& path, const OpenOptions& options);

} // namespace perrin
