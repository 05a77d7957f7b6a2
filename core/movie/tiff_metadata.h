// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/stack_metadata.h"
#include "core/movie/tiff_file.h"

#include <cstdint>
#include <vector>

namespace perrin {

/// All that a TIFF file says of its stack: OME's or ImageJ's description, MetaMorph's tags, Micro-Manager's
/// notes.
StackMetadata readTiffMetadata(const TiffFile& file, std::uint64_t firstDirectory);

/// Where a frame's directory is.
struct TiffPlace {
    const TiffFile* file = nullptr;
    std::uint64_t directory = 0;
};
/// Micro-Manager's time stamp of each frame, s; empty where the first frame has none, NaN where another has
/// none.
std::vector<double> microManagerTimes(const std::vector<TiffPlace>& frames);

} // namespace perrin
