// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/matched_filter.h"

#include "core/optics/psf.h"

#include <cmath>

namespace perrin {
namespace {

/// Sum over the spot's rows (or columns) that are within `length` ones, for each place of its middle.
Eigen::ArrayXf within(Eigen::Index length, const Eigen::ArrayXf& spot) {
    const Eigen::Index half = spot.size() / 2;
    Eigen::ArrayXf sums(length);
    for (Eigen::Index i = 0; i < length; ++i) {
        const Eigen::Index first = std::max<Eigen::Index>(0, half - i);
        const Eigen::Index last = std::min(spot.size() - 1, half + length - 1 - i);
        sums[i] = spot.segment(first, last - first + 1).sum();
    }
    return sums;
}

} // namespace

MatchedFilter::MatchedFilter(const Image& image, double sigma) {
    const auto half = static_cast<Eigen::Index>(std::ceil(3 * sigma));
    const Eigen::ArrayXf spot =
        pixelIntegratedGaussian(static_cast<double>(half), sigma, 2 * half + 1).cast<float>();
    const Eigen::Index height = image.rows(), width = image.cols();
    Image down = Image::Zero(height, width);
    for (Eigen::Index shift = -half; shift <= half; ++shift) {
        const Eigen::Index from = std::max<Eigen::Index>(0, -shift), count = height - std::abs(shift);
        if (count > 0)
            down.middleRows(from, count) += spot[shift + half] * image.middleRows(from + shift, count);
    }
    light_ = Image::Zero(height, width);
    Eigen::ArrayXf line = Eigen::ArrayXf::Zero(width + 2 * half);
    for (Eigen::Index row = 0; row < height; ++row) {
        line.segment(half, width) = down.row(row).transpose();
        Eigen::Map<Eigen::ArrayXf> sums(light_.row(row).data(), width);
        for (Eigen::Index k = 0; k < spot.size(); ++k)
            sums += spot[k] * line.segment(k, width);
    }
    down_ = within(height, spot);
    across_ = within(width, spot);
    squares_ = static_cast<double>(spot.square().sum());
}

Image MatchedFilter::score(double background, double variance) const {
    const auto scale = static_cast<float>(1 / (std::sqrt(variance) * squares_));
    const Eigen::ArrayXf dark = static_cast<float>(background) * down_;
    return (light_ - (dark.matrix() * across_.matrix().transpose()).array()) * scale;
}

} // namespace perrin
