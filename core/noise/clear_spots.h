// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/noise/noise_model.h"
#include "core/track/localizer.h"

#include <vector>

namespace perrin {

/// Spots of a frame (ADU) that noise does not make, fitted under the model's noise: light in photons, px.
/// Fits that did not converge or are as narrow or wide as no molecule is are left out. psfSigma: px. apart: a
/// wide spot that two Gaussians explain better becomes two.
std::vector<SpotFit> clearSpots(const Image& frame, const NoiseModel& model, double psfSigma,
                                bool apart = false);

/// Narrower is no PSF but a hot pixel, px.
constexpr double leastSpotWidth = 0.4;

} // namespace perrin
