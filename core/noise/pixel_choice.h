// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/empty_pixels.h"

#include <vector>

namespace perrin {

/// The part of the frames that is looked at. Throws Error when it is not within them or too small.
PixelRegion chosenRegion(const MovieInfo& info, const EmptySettings& settings);
/// The frames that are looked at, evenly spread where they are too many. Throws Error when there are none.
std::vector<std::size_t> chosenFrames(const MovieInfo& info, const EmptySettings& settings,
                                      const PixelRegion& region);
/// Throws Error when values are no whole numbers: such a frame is not what the camera gave.
void checkWhole(const Image& frame);

} // namespace perrin
