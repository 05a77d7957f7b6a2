// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spot_finder.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double weakest = 3.2;      // of a candidate, in units of the noise
constexpr double blurredWidth = 1.8; // of the second filter, in PSF widths

/// A Gaussian cut off at 2.3 widths, sum 1: its middle and one side.
std::vector<float> kernel(double sigma) {
    const int half = std::max(1, static_cast<int>(std::lround(2.3 * sigma)));
    std::vector<float> taps;
    double sum = 0;
    for (int k = 0; k <= half; ++k) {
        taps.push_back(static_cast<float>(std::exp(-0.5 * k * k / (sigma * sigma))));
        sum += (k == 0 ? 1 : 2) * static_cast<double>(taps.back());
    }
    for (float& tap : taps)
        tap /= static_cast<float>(sum);
    return taps;
}

/// One row of a convolution: rows points to the middle one of those that `taps` reaches, `stride` apart.
__attribute__((target_clones("avx2", "default"))) void convolve(const float* middle, Eigen::Index stride,
                                                                const std::vector<float>& taps,
                                                                Eigen::Index count, float* result) {
    const float first = taps[0];
    for (Eigen::Index x = 0; x < count; ++x)
        result[x] = first * middle[x];
    std::size_t k = 1;
    for (; k + 1 < taps.size(); k += 2) { // two at a time: half the stores
        const float near = taps[k], far = taps[k + 1];
        const float *a = middle - static_cast<Eigen::Index>(k) * stride,
                    *b = middle + static_cast<Eigen::Index>(k) * stride;
        const float *c = a - stride, *d = b + stride;
        for (Eigen::Index x = 0; x < count; ++x)
            result[x] += near * (a[x] + b[x]) + far * (c[x] + d[x]);
    }
    for (; k < taps.size(); ++k) {
        const float *a = middle - static_cast<Eigen::Index>(k) * stride,
                    *b = middle + static_cast<Eigen::Index>(k) * stride;
        for (Eigen::Index x = 0; x < count; ++x)
            result[x] += taps[k] * (a[x] + b[x]);
    }
}

/// Convolution along both axes; outside the frame there is the value 0.
Image filtered(const Eigen::Ref<const Image>& image, const std::vector<float>& taps) {
    const auto half = static_cast<Eigen::Index>(taps.size()) - 1;
    const Eigen::Index rows = image.rows(), columns = image.cols(), width = columns + 2 * half;
    Image padded = Image::Zero(rows + 2 * half, width);
    padded.block(half, half, rows, columns) = image;
    Image down(1, width), both(rows, columns);
    for (Eigen::Index y = 0; y < rows; ++y) {
        convolve(padded.data() + (y + half) * width, width, taps, width, down.data());
        convolve(down.data() + half, 1, taps, columns, both.data() + y * columns);
    }
    return both;
}

/// Sums of 2x2 pixels.
Image halved(const Image& image) {
    const Eigen::Index rows = image.rows() / 2, columns = image.cols() / 2;
    const auto every = [&](Eigen::Index from, Eigen::Index count) { return Eigen::seqN(from, count, 2); };
    return image(every(0, rows), every(0, columns)) + image(every(0, rows), every(1, columns)) +
           image(every(1, rows), every(0, columns)) + image(every(1, rows), every(1, columns));
}

/// Local maxima of the filtered light, whose pixels are `binning` camera pixels wide and have this noise.
void collect(const Image& light, const std::vector<float>& taps, double noise, int binning,
             std::vector<Peak>& found) {
    double energy = 0;
    for (std::size_t k = 0; k < taps.size(); ++k)
        energy += (k == 0 ? 1 : 2) * static_cast<double>(taps[k]) * static_cast<double>(taps[k]);
    const Image smooth = filtered(light, taps);
    const double perScore = noise * energy; // the filter's noise: its energy in two dimensions is energy^2
    const auto least = static_cast<float>(weakest * perScore);
    const double middle = (binning - 1) / 2.0;
    for (Eigen::Index y = 0; y < smooth.rows(); ++y) {
        if (smooth.row(y).maxCoeff() < least)
            continue;
        for (Eigen::Index x = 0; x < smooth.cols(); ++x) {
            const float value = smooth(y, x);
            if (value < least)
                continue;
            const Eigen::Index top = std::max<Eigen::Index>(0, y - 1),
                               left = std::max<Eigen::Index>(0, x - 1);
            const Eigen::Index bottom = std::min(smooth.rows(), y + 2),
                               right = std::min(smooth.cols(), x + 2);
            if (smooth.block(top, left, bottom - top, right - left).maxCoeff() > value)
                continue;
            found.push_back({.x = static_cast<double>(x * binning) + middle,
                             .y = static_cast<double>(y * binning) + middle,
                             .score = static_cast<double>(value) / perScore,
                             .photons = static_cast<double>(value) / (energy * energy)});
        }
    }
}

/// The highest ones, none within 3 px of a higher one.
std::vector<Peak> apart(const std::vector<Peak>& sorted, std::size_t most) {
    std::vector<Peak> kept;
    for (const Peak& peak : sorted) {
        const bool near = std::any_of(kept.begin(), kept.end(), [&](const Peak& other) {
            return std::hypot(peak.x - other.x, peak.y - other.y) < 3;
        });
        if (!near)
            kept.push_back(peak);
        if (kept.size() == most)
            break;
    }
    return kept;
}

} // namespace

SpotFinder::SpotFinder(const Imaging& imaging)
    : excess_(imaging.camera.excessFactor()), readVariance_(imaging.readVariance()),
      narrow_(kernel(imaging.psfSigma)), wide_(kernel(blurredWidth * imaging.psfSigma / 2)) {}

std::vector<Peak> SpotFinder::peaks(const Eigen::Ref<const Image>& frame, double background,
                                    std::size_t most) const {
    const double noise = std::sqrt(std::max(excess_ * background + readVariance_, 1e-6));
    const Image light = frame - static_cast<float>(background);
    std::vector<Peak> found;
    collect(light, narrow_, noise, 1, found);
    collect(halved(light), wide_, 2 * noise, 2, found); // blurred ones need not be seen so finely
    std::sort(found.begin(), found.end(), [](const Peak& a, const Peak& b) { return a.score > b.score; });
    return apart(found, most);
}

} // namespace perrin
