// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/simulator.h"

namespace perrin {

/// Adds to the image (photons) the light of one molecule at one place: a pixel-integrated Gaussian of
/// standard deviation `sigma`, `photons` in all, as far as it falls into the image and within 5.5 sigma. px.
void addLight(Eigen::Ref<Image> image, double x, double y, double sigma, double photons);

/// Pixels top … bottom - 1, left … right - 1.
struct PixelBox {
    Eigen::Index top = 0, left = 0, bottom = 0, right = 0;
};

/// Adds one exposure: every sub-position the same share of `photons`, times its light (0 to 1). Gives the
/// part of the image that may have changed.
PixelBox addExposure(Eigen::Ref<Image> image, const Eigen::Ref<const Positions>& path,
                     const Eigen::Ref<const Eigen::ArrayXd>& light, double sigma, double photons);

/// The same light on pixels `oversampling` times finer in both directions, not yet summed into camera pixels:
/// photons a fine pixel. Its value at a fine pixel's centre stands for the whole of it, as the 2024 report
/// renders. Slow: the reference that tests and the bench compare with, and the picture of one frame with its
/// sub-positions.
Image oversampledExposure(Eigen::Index height, Eigen::Index width, int oversampling,
                          const Eigen::Ref<const Positions>& path,
                          const Eigen::Ref<const Eigen::ArrayXd>& light, double sigma, double photons);

/// Sums fine pixels into camera pixels.
Image binned(const Image& fine, int oversampling);

} // namespace perrin
