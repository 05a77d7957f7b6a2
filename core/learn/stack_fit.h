// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/learn: the fast fit of one spot.
#include "core/learn/stack_spots.h"

namespace perrin {

/// Noise and what is known of the background around one spot.
struct SpotFitSettings {
    double psfSigma = 1.3;                     // px
    double excessFactor = 1, readVariance = 0; // variance of a pixel: F * mean + read variance, electrons^2
    double background = 0;                     // electrons a px, expected …
    double backgroundSd = 0;                   // … within this
    /// px: where others shine; pixels nearer than `hidden` to one of them do not count.
    std::vector<StackPlace> others{};
    double hidden = 0;
};

/// Fits around (x, y), where a spot of about `photons` electrons is believed: Fisher scoring with a
/// pixel-sampled Gaussian of variance sigma^2 + 1/12 px^2, which from sigma = 0.8 px on equals the
/// pixel-integrated one within a thousandth of its peak.
StackSpot fitStackSpot(const Eigen::Ref<const Image>& frame, double x, double y, double photons,
                       const SpotFitSettings& settings);

} // namespace perrin
