// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

#include <QImage>
#include <array>
#include <cstddef>

namespace perrin::ui {

/// Values shown as black and as white, ADU.
struct DisplayRange {
    double black = 0, white = 1;
    bool operator==(const DisplayRange&) const = default;
};

/// Histogram of one frame from its smallest to its largest value; what is not a number is left out.
struct FrameHistogram {
    double min = 0, max = 0; // ADU
    std::array<std::size_t, 256> bins{};
    std::size_t count = 0;
};
FrameHistogram histogramOf(const Image& image);

enum class ContrastRule { Auto, Percentile, MinMax };

/// ImageJ's "Auto" (ContrastAdjuster.autoAdjust): the outermost bins that hold more than 1/5000 of the
/// pixels; each repeat halves that divisor and so sharpens the picture, and starts anew after 1/9.
DisplayRange autoRange(const FrameHistogram& histogram, int repeats = 0);
/// The values with `share` of the pixels below black and above white.
DisplayRange percentileRange(const FrameHistogram& histogram, double share = 0.002);
DisplayRange rangeFor(ContrastRule rule, const FrameHistogram& histogram, int repeats = 0);

/// 8-bit gray picture of a frame; not-a-number is black.
QImage toGray(const Image& image, const DisplayRange& range);

} // namespace perrin::ui
