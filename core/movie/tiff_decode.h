// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/movie/tiff_structure.h"

#include <cstdint>

namespace perrin {

/// One frame through libtiff. `layout` is what frameLayout() found at `directory`. Throws Error with
/// libtiff's words. Every call opens a handle of its own on just this directory: any frame takes the same
/// time, and any thread may call.
Image decodeFrame(const TiffFile& file, std::uint64_t directory, const TiffLayout& layout);

/// One frame of uncompressed pixels that begin at `offset`, without a directory of its own.
Image readRawFrame(const TiffFile& file, std::uint64_t offset, const TiffHead& head);

} // namespace perrin
