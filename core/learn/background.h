// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/stack_spots.h"

namespace perrin {

/// Electrons a px where no molecule shines: a plane, since light is seldom even.
struct BackgroundTrend {
    double level = 0;              // at (x0, y0), …
    double slopeX = 0, slopeY = 0; // … and how it changes a px
    double x0 = 0, y0 = 0;         // px

    double at(double x, double y) const { return level + slopeX * (x - x0) + slopeY * (y - y0); }
};

/// From tiles of the frames in which the molecule is seen, without those that it reaches and without those that
/// stand out, where others shine. Windows too small for tiles and the report's images get their mean.
BackgroundTrend backgroundOf(const FrameStack& electrons, const std::vector<StackSpot>& spots, const Imaging& imaging);

/// ln of the variance within tiles without light over that which camera and background should have; 0 where there
/// are too few tiles.
double noiseRatio(const FrameStack& electrons, const std::vector<StackSpot>& spots, const Imaging& imaging);

/// About the mean of the pixels without light: of every fourth row, values far above it pulled down.
double darkLevel(const Eigen::Ref<const Image>& image);

} // namespace perrin
