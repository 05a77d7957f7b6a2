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

FrameHistogram sampleHistogram(const Movie& movie, std::size_t channel, const Job& job) {
    constexpr std::size_t most = 16;
    constexpr double pixelsEach = 512.0 * 512.0;
    const MovieInfo& info = movie.info();
    const std::size_t count = std::min(most, info.frames);
    const auto step = std::max<Eigen::Index>(
        1, static_cast<Eigen::Index>(
               std::ceil(std::sqrt(static_cast<double>(info.width * info.height) / pixelsEach))));
    const Eigen::Index rows = (info.height + step - 1) / step, columns = (info.width + step - 1) / step;
    Image sample(rows * static_cast<Eigen::Index>(count), columns);
    Eigen::Index filled = 0;
    for (std::size_t i = 0; i < count; ++i) {
        job.checkCancelled();
        const std::size_t index = count > 1 ? i * (info.frames - 1) / (count - 1) : 0;
        try {
            const Image frame = movie.frame(index, channel);
            sample.middleRows(filled, rows) =
                frame(Eigen::seqN(0, rows, step), Eigen::seqN(0, columns, step));
            filled += rows;
        } catch (const Error&) {
            if (i == 0) // told when its turn comes, if it is another than the first
                throw;
        }
    }
    return histogramOf(sample.topRows(filled));
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

QImage colored(const QImage& gray, LookupTable table) {
    if (table == LookupTable::Grays)
        return gray;
    QImage picture =
        QImage(gray.constBits(), gray.width(), gray.height(), gray.bytesPerLine(), QImage::Format_Indexed8)
            .copy();
    QList<QRgb> colorTable;
    for (const Rgb& color : colors(table))
        colorTable << qRgb(color.red, color.green, color.blue);
    picture.setColorTable(colorTable);
    return picture;
}

} // namespace perrin::ui
