// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bound.h"

#include "core/error.h"

#include <Eigen/Dense>
#include <cmath>
#include <numbers>
#include <string>

namespace perrin {

Bound cramerRaoBound(int positions, double diffusionSnr, double blurCoefficient) {
    if (positions < 3)
        throw Error("positions is " + std::to_string(positions) + "; the bound needs a track of at least 3");
    if (!(diffusionSnr > 0))
        throw Error("diffusion SNR is " + std::to_string(diffusionSnr) + "; it must be above 0");
    if (!(blurCoefficient >= 0 && blurCoefficient <= 0.25))
        throw Error("blur coefficient is " + std::to_string(blurCoefficient) + "; it must lie in 0 to 1/4");
    // In units of D = frameInterval = 1: eigenvalues psi_k of the displacements' covariance (Berglund 2010)
    // and their derivatives by D and by the localization variance.
    const double variance = 1 / (diffusionSnr * diffusionSnr);
    const int count = positions - 1;
    Eigen::Matrix2d information = Eigen::Matrix2d::Zero();
    for (int k = 1; k <= count; ++k) {
        const double cosine = std::cos(k * std::numbers::pi / (count + 1));
        const Eigen::Vector2d slope(2 * (1 - 2 * blurCoefficient) + 4 * blurCoefficient * cosine,
                                    2 - 2 * cosine);
        const double psi = slope[0] + slope[1] * variance;
        information += slope * slope.transpose() / (psi * psi); // dimensions / 2 = 1
    }
    return {1 / std::sqrt(information(0, 0)), std::sqrt(information.inverse()(0, 0))};
}

} // namespace perrin
