// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"
#include "core/random.h"

namespace perrin::test {

/// A molecule seen by a camera that blurs and localizes imperfectly. um, s.
struct SimulatedMotion {
    double d = 1;
    double localizationSd = 0.02;
    double frameInterval = 0.01;
    double exposureFraction = 1; // 0: a flash
    int frames = 16;
    double missed = 0; // probability that a frame is lost; the first and last never are
    Eigen::RowVector2d velocity{0, 0};
    double confinementRadius = 0; // of a reflecting circle; 0: free
};

/// Positions are averages over the exposure of a path of 24 steps a frame, plus localization error. Variances
/// are those of the localization error.
Trajectory simulate(const SimulatedMotion& motion, Random& random);

} // namespace perrin::test
