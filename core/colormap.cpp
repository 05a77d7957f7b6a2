// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

std::array<Rgb, 256> viridisTable() {
    cv::Mat levels(1, 256, CV_8UC1);
    for (int i = 0; i < 256; ++i)
        levels.at<std::uint8_t>(i) = static_cast<std::uint8_t>(i);
    cv::Mat colors;
    cv::applyColorMap(levels, colors, cv::COLORMAP_VIRIDIS);
    std::array<Rgb, 256> table;
    for (int i = 0; i < 256; ++i) {
        const cv::Vec3b bgr = colors.at<cv::Vec3b>(i);
        table[static_cast<std::size_t>(i)] = {bgr[2], bgr[1], bgr[0]};
    }
    return table;
}

} // namespace

Rgb viridis(double fraction) {
    static const std::array<Rgb, 256> table = viridisTable();
    return table[static_cast<std::size_t>(std::lround(std::clamp(fraction, 0.0, 1.0) * 255))];
}

double diffusionScalePosition(double d) {
    if (!(d > 0))
        return 0;
    return std::clamp(std::log(d / diffusionScaleLow) / std::log(diffusionScaleHigh / diffusionScaleLow), 0.0,
                      1.0);
}

Rgb diffusionColor(std::optional<double> d) {
    return d ? viridis(diffusionScalePosition(*d)) : noEstimateColor;
}

} // namespace perrin
