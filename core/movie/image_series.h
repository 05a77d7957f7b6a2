// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "core/movie/numbered_files.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace perrin {

/// TIFF files of one image each as one movie, in the series' order. A file is open only while its frame is
/// read. Calibration comes from the first file and from Micro-Manager's metadata.txt beside it. Throws Error:
/// files of several images, of unequal size or pixel type (the file named); some 500 are looked at, the
/// others when read.
std::shared_ptr<const Movie> openSeries(const NumberedSeries& series, const OpenOptions& options);

/// The longest numbered series of a folder, with a warning naming the others; a folder that holds just one
/// movie opens as that. Throws Error.
std::shared_ptr<const Movie> openFolder(const std::filesystem::path& folder, const OpenOptions& options);

/// Whether openFolder() takes a folder of these images (at least one) for one movie: a numbered series of single
/// images, one file, or the parts of one set. Files that cannot be read do not count.
bool isOneMovie(const std::vector<std::filesystem::path>& images);

/// Whether the TIFF can be read and holds one image only.
bool holdsOneImage(const std::filesystem::path& file);

/// Single images that a person chose, in natural order. Throws Error.
std::shared_ptr<const Movie> openSelection(const std::vector<std::filesystem::path>& files,
                                           const OpenOptions& options);

} // namespace perrin
