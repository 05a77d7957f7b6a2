// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/contrast.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin::ui {

FrameHistogram histogramOf(const Image& image) {
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (Eigen::Index i = 0; i < image.size(); ++i) {
        const float value = image.data()[i];
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    FrameHistogram histogram;
    if (low > high)
        return histogram;
    histogram.min = low;
    histogram.max = high;
    const float scale = high > low ? 256.0f / (high - low) : 0.0f;
    for (Eigen::Index i = 0; i < image.size(); ++i) {
        const float value = image.data()[i];
        if (!std::isfinite(value))
            continue;
        ++histogram.bins[std::min<std::size_t>(255, static_cast<std::size_t>((value - low) * scale))];
        ++histogram.count;
    }
    return histogram;
}

DisplayRange autoRange(const FrameHistogram& histogram, int repeats) {
    // ImageJ keeps the divisor between clicks: 5000, 2500, …, 19, 9, and 5000 again.
    constexpr int firstDivisor = 5000;
    int divisor = firstDivisor;
    for (int i = 0; i < repeats; ++i)
        divisor = divisor < 10 ? firstDivisor : divisor / 2;
    const std::size_t limit =
        histogram.count / 10; // a bin fuller than this is background cut off by the camera
    const std::size_t threshold = histogram.count / static_cast<std::size_t>(divisor);
    const auto holdsPicture = [&](std::size_t count) { return count <= limit && count > threshold; };
    const auto first = std::ranges::find_if(histogram.bins, holdsPicture);
    const auto last = std::find_if(histogram.bins.rbegin(), histogram.bins.rend(), holdsPicture);
    if (first == histogram.bins.end())
        return {histogram.min, histogram.max};
    const auto low = static_cast<double>(first - histogram.bins.begin());
    const auto high = static_cast<double>(histogram.bins.rend() - last - 1);
    const double binSize = (histogram.max - histogram.min) / 256;
    if (low == high)
        return {histogram.min, histogram.max};
    return {histogram.min + low * binSize, histogram.min + high * binSize};
}

DisplayRange percentileRange(const FrameHistogram& histogram, double share) {
    const double wanted = share * static_cast<double>(histogram.count);
    const double binSize = (histogram.max - histogram.min) / 256;
    const auto binsBelow = [wanted](auto from, auto to) {
        double seen = 0;
        int bin = 0;
        for (; from != to; ++from, ++bin) {
            seen += static_cast<double>(*from);
            if (seen > wanted)
                break;
        }
        return bin;
    };
    const int below = binsBelow(histogram.bins.begin(), histogram.bins.end());
    const int above = binsBelow(histogram.bins.rbegin(), histogram.bins.rend());
    return {histogram.min + below * binSize, histogram.max - above * binSize};
}

DisplayRange rangeFor(ContrastRule rule, const FrameHistogram& histogram, int repeats) {
    switch (rule) {
    case ContrastRule::Auto:
        return autoRange(histogram, repeats);
    case ContrastRule::Percentile:
        return percentileRange(histogram);
    case ContrastRule::MinMax:
        break;
    }
    return {histogram.min, histogram.max};
}

QImage toGray(const Image& image, const DisplayRange& range) {
    QImage gray(static_cast<int>(image.cols()), static_cast<int>(image.rows()), QImage::Format_Grayscale8);
    const auto black = static_cast<float>(range.black);
    const double width = range.white - range.black;
    const auto scale = width > 0 ? static_cast<float>(255 / width) : std::numeric_limits<float>::max();
    for (Eigen::Index y = 0; y < image.rows(); ++y) {
        uchar* line = gray.scanLine(static_cast<int>(y));
        for (Eigen::Index x = 0; x < image.cols(); ++x) {
            const float level = (image(y, x) - black) * scale;
            line[x] = level > 0 ? static_cast<uchar>(std::min(level + 0.5f, 255.0f)) : uchar{0};
        }
    }
    return gray;
}

} // namespace perrin::ui
