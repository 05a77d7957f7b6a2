// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/scenario.h"
#include "core/track/localizer.h"

namespace perrin {

/// The light of one molecule in one frame, as its fit sees it: photo-electrons and px.
struct SpotLight {
    double photons = 0;
    double background = 0;   // a px
    NoiseLine noise;         // of a pixel, photo-electrons^2
    double psfVariance = 0;  // px^2
    double blurVariance = 0; // px^2 an axis: how far the path of free diffusion reaches in one exposure, D
                             // t_E / 3 on average

    double width() const; // px: standard deviation of the blurred blob
};

/// For the scenario's fixed() values.
SpotLight spotLight(const Scenario& scenario);

/// Least variances of what one frame tells of the molecule: inverse Fisher matrix of a pixel-integrated
/// Gaussian of free centre, free width along each axis, brightness and background.
struct SpotPrecision {
    double centre = 0; // px^2 an axis
    double width = 0;  // px^4, of the squared width along one axis
};
/// Infinite without light.
SpotPrecision spotPrecision(const SpotLight& light);

} // namespace perrin
