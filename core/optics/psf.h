// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

namespace perrin {

/// Pixel-integrated Gaussian along one axis: the share of the light in each of `size` pixels (their centres at 0, 1, …)
/// for a spot centred at `centre` with standard deviation `sigma`, all in px.
Eigen::ArrayXd pixelIntegratedGaussian(double centre, double sigma, Eigen::Index size);

/// Image of one resting molecule of unit brightness: the outer product of both axes. x, y, sigma in px.
Image psfImage(double x, double y, double sigma, Eigen::Index height, Eigen::Index width);

} // namespace perrin
