// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/colormap.h"
#include "core/job.h"
#include "core/movie/movie.h"

#include <QImage>
#include <array>
#include <cstddef>

namespace perrin::ui {

/// Values shown as black and as white, ADU.
struct DisplayRange {
    double black = 0, white = 1;
    bool operator==(const DisplayRange&) const = default;
};

/// Histogram of one frame, or of a sample of frames, from its smallest to its largest value; what is not a
/// number is left out.
struct FrameHistogram {
    double min = 0, max = 0; // ADU
    std::array<std::size_t, 256> bins{};
    std::size_t count = 0;
};
FrameHistogram histogramOf(const Image& image);

/// Of up to 16 frames spread over the movie, the first among them, and at most about 260 000 pixels of each.
/// Throws Error, Cancelled.
FrameHistogram sampleHistogram(const Movie& movie, std::size_t channel, const Job& job = {});

enum class ContrastRule { Auto, Percentile, MinMax };

/// ImageJ's "Auto" (ContrastAdjuster.autoAdjust): the outermost bins that hold more than 1/5000 of the
/// pixels; each repeat halves that divisor and so sharpens the picture, and starts anew after 1/9.
DisplayRange autoRange(const FrameHistogram& histogram, int repeats = 0);
/// The values with `share` of the pixels below black and above white.
DisplayRange percentileRange(const FrameHistogram& histogram, double share = 0.002);
DisplayRange rangeFor(ContrastRule rule, const FrameHistogram& histogram, int repeats = 0);

/// 8-bit gray picture of a frame; not-a-number is black.
QImage toGray(const Image& image, const DisplayRange& range);
/// The same levels in the colours of a look-up table.
QImage colored(const QImage& gray, LookupTable table);

} // namespace perrin::ui
