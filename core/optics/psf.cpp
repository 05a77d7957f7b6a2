// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optics/psf.h"

#include <cmath>

namespace perrin {

Eigen::ArrayXd pixelIntegratedGaussian(double centre, double sigma, Eigen::Index size) {
    Eigen::ArrayXd share(size);
    const double scale = 1.0 / (std::sqrt(2.0) * sigma);
    double below = std::erf((-0.5 - centre) * scale);
    for (Eigen::Index i = 0; i < size; ++i) {
        const double above = std::erf((static_cast<double>(i) + 0.5 - centre) * scale);
        share[i] = 0.5 * (above - below);
        below = above;
    }
    return share;
}

Image psfImage(double x, double y, double sigma, Eigen::Index height, Eigen::Index width) {
    const Eigen::ArrayXd rows = pixelIntegratedGaussian(y, sigma, height);
    const Eigen::ArrayXd columns = pixelIntegratedGaussian(x, sigma, width);
    return (rows.matrix() * columns.matrix().transpose()).cast<float>().array();
}

} // namespace perrin
