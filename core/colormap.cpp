// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

std::array<Rgb, 256> openCvTable(int kind) {
    cv::Mat levels(1, 256, CV_8UC1);
    for (int i = 0; i < 256; ++i)
        levels.at<std::uint8_t>(i) = static_cast<std::uint8_t>(i);
    cv::Mat colored;
    cv::applyColorMap(levels, colored, kind);
    std::array<Rgb, 256> table;
    for (int i = 0; i < 256; ++i) {
        const cv::Vec3b bgr = colored.at<cv::Vec3b>(i);
        table[static_cast<std::size_t>(i)] = {bgr[2], bgr[1], bgr[0]};
    }
    return table;
}

/// Every level through a rule.
std::array<Rgb, 256> tableOf(Rgb (*rule)(std::uint8_t level)) {
    std::array<Rgb, 256> table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = rule(static_cast<std::uint8_t>(i));
    return table;
}

} // namespace

const char* name(LookupTable table) {
    switch (table) {
    case LookupTable::Grays:
        return "Grays";
    case LookupTable::InvertedGrays:
        return "Inverted grays";
    case LookupTable::Green:
        return "Green";
    case LookupTable::Magenta:
        return "Magenta";
    case LookupTable::Hot:
        return "Hot";
    case LookupTable::Inferno:
        return "Inferno";
    case LookupTable::Viridis:
        return "Viridis";
    }
    return "";
}

LookupTable lookupTable(std::string_view name) {
    const auto* found =
        std::ranges::find_if(allLookupTables, [&](LookupTable table) { return perrin::name(table) == name; });
    return found == allLookupTables.end() ? LookupTable::Grays : *found;
}

std::array<Rgb, 256> colors(LookupTable table) {
    switch (table) {
    case LookupTable::Grays:
        break;
    case LookupTable::InvertedGrays:
        return tableOf([](std::uint8_t level) {
            const auto dark = static_cast<std::uint8_t>(255 - level);
            return Rgb{dark, dark, dark};
        });
    case LookupTable::Green:
        return tableOf([](std::uint8_t level) { return Rgb{0, level, 0}; });
    case LookupTable::Magenta:
        return tableOf([](std::uint8_t level) { return Rgb{level, 0, level}; });
    case LookupTable::Hot:
        return openCvTable(cv::COLORMAP_HOT);
    case LookupTable::Inferno:
        return openCvTable(cv::COLORMAP_INFERNO);
    case LookupTable::Viridis:
        return openCvTable(cv::COLORMAP_VIRIDIS);
    }
    return tableOf([](std::uint8_t level) { return Rgb{level, level, level}; });
}

Rgb viridis(double fraction) {
    static const std::array<Rgb, 256> table = colors(LookupTable::Viridis);
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
