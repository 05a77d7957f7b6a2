// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"

namespace perrin {

/// What the likelihood says of one track. um^2/s, um^2.
struct MleEstimate {
    /// 95 % interval by profile likelihood. low = 0 where rest is not excluded: high is then a one-sided 95 %
    /// upper limit. value and low are empty where D = 0 is itself the most likely.
    Estimate d;
    double diffusionCoefficient = 0; // most likely D, 0 at the boundary
    double localizationVariance = 0; // an axis; fitted, or the mean of the known ones
    double logLikelihood = 0;        // at the maximum, without the constant of 2 pi
    double motionEvidence = 0;       // 2 ln(L(D) / L(D = 0)); at rest below 2.71 in 95 of 100 tracks
};

/// 2 ln likelihood ratio below which rest (D = 0, a value at the border) is not excluded at 95 %: half of
/// chi-square.
inline constexpr double restThreshold = 2.705543;

/// Maximum likelihood for tracks with gaps (Berglund 2010). The localization variance is the trajectory's own
/// where it has one a frame, else fitted (>= 0). Throws Error: exposure unknown, fewer than 3 positions.
MleEstimate mle(const Trajectory& trajectory);

/// The same with the localization variance fitted although the trajectory may know it.
MleEstimate mleFittedLocalization(const Trajectory& trajectory);

} // namespace perrin
