// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/network_input.h"
#include "core/learn/stack_spots.h"

namespace perrin {

// What networks that see spots are shown. All lengths in px, times in frame intervals, so that D appears as
// D frameInterval / pixelSize^2; scaled so that most numbers lie within a few units of 0.

inline constexpr double gridLow = -6.9, gridHigh = 3.9; // ln D of the first and the last of gridSize values

/// Writes one stack (electrons; of the report counts) and its molecule into row `row` of batch.spots, crops,
/// conditions and seen, which have their sizes.
void writeSpotFeatures(const FrameStack& electrons, const std::vector<StackSpot>& spots,
                       const Imaging& imaging, NetworkInput& batch, std::int64_t row);

/// ln likelihood of the spots' centres at ln D = gridLow … gridHigh, evenly spaced (Berglund 2010; gaps, a
/// known localization variance for each spot), less its maximum.
Eigen::ArrayXd centresLikelihood(const std::vector<StackSpot>& spots, const Imaging& imaging);

} // namespace perrin
