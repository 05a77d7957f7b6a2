// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/matched_filter.h"

#include "core/optics/psf.h"

#include <cmath>

namespace perrin {

Image matchedFilter(const Image& image, double background, double variance, double sigma) {
    const auto half = static_cast<Eigen::Index>(std::ceil(3 * sigma));
    const Eigen::ArrayXf spot =
        pixelIntegratedGaussian(static_cast<double>(half), sigma, 2 * half + 1).cast<float>();
    const Eigen::Index height = image.rows(), width = image.cols();
    const Image light = image - static_cast<float>(background);
    Image down = Image::Zero(height, width), both = Image::Zero(height, width);
    for (Eigen::Index shift = -half; shift <= half; ++shift) {
        const Eigen::Index from = std::max<Eigen::Index>(0, -shift), count = height - std::abs(shift);
        if (count > 0)
            down.middleRows(from, count) += spot[shift + half] * light.middleRows(from + shift, count);
    }
    for (Eigen::Index shift = -half; shift <= half; ++shift) {
        const Eigen::Index from = std::max<Eigen::Index>(0, -shift), count = width - std::abs(shift);
        if (count > 0)
            both.middleCols(from, count) += spot[shift + half] * down.middleCols(from + shift, count);
    }
    const auto squares = static_cast<double>(spot.square().sum());
    return both * static_cast<float>(1 / (std::sqrt(variance) * squares));
}

} // namespace perrin
