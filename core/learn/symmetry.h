// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/stack_spots.h"

#include <vector>

namespace perrin {

/// The symmetries of free diffusion in a square window. 0 is the stack itself; 0-3 quarter turns; 4-7 their
/// mirror images; 8-15 the same backwards in time.
inline constexpr int symmetryCount = 16;

/// A quarter turn makes of a wide window a high one.
FrameStack transformed(const FrameStack& stack, int symmetry);

/// What fits would find in the transformed stack, without fitting again. height, width: of a frame, px.
std::vector<StackSpot> transformed(const std::vector<StackSpot>& spots, Eigen::Index height,
                                   Eigen::Index width, int symmetry);

} // namespace perrin
