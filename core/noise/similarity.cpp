// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/similarity.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>
#include <string>

namespace perrin {
namespace {

void checkFilled(bool isFilled) {
    if (!isFilled)
        throw Error("there is nothing to compare: a sample is empty");
}

template<typename Values>
void checkEqual(const Values& a, const Values& b, Eigen::Index least) {
    if (a.rows() != b.rows() || a.cols() != b.cols())
        throw Error("images of " + std::to_string(a.cols()) + "x" + std::to_string(a.rows()) + " and " +
                    std::to_string(b.cols()) + "x" + std::to_string(b.rows()) +
                    " px cannot be compared; they need one size");
    if (a.rows() < least || a.cols() < least)
        throw Error("images of " + std::to_string(a.cols()) + "x" + std::to_string(a.rows()) +
                    " px are too small to compare; the least is " + std::to_string(least) + "x" +
                    std::to_string(least));
}

/// Calls step(width, distance) for every stretch between neighbouring values of both samples.
template<typename Step>
void walk(std::vector<double>& a, std::vector<double>& b, const Step& step) {
    checkFilled(!a.empty() && !b.empty());
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        const double here = j == b.size() || (i < a.size() && a[i] <= b[j]) ? a[i] : b[j];
        while (i < a.size() && a[i] == here)
            ++i;
        while (j < b.size() && b[j] == here)
            ++j;
        double next = here;
        if (i < a.size() && j < b.size())
            next = std::min(a[i], b[j]);
        else if (i < a.size() || j < b.size())
            next = i < a.size() ? a[i] : b[j];
        step(next - here, std::abs(static_cast<double>(i) / static_cast<double>(a.size()) -
                                   static_cast<double>(j) / static_cast<double>(b.size())));
    }
}

/// Calls step(distance) for every whole value that either side has.
template<typename Step>
void walk(const ValueCounts& values, const PixelLaw& law, const Step& step) {
    const double total = values.total();
    checkFilled(total > 0 && law.probability.size() > 0);
    const std::int64_t first = std::min(values.first, law.first);
    const std::int64_t end = std::max(values.first + static_cast<std::int64_t>(values.counts.size()),
                                      law.first + static_cast<std::int64_t>(law.probability.size()));
    double seen = 0, expected = 0;
    for (std::int64_t value = first; value < end; ++value) {
        if (const std::int64_t i = value - values.first;
            i >= 0 && i < static_cast<std::int64_t>(values.counts.size()))
            seen += values.counts[static_cast<std::size_t>(i)] / total;
        if (const std::int64_t i = value - law.first; i >= 0 && i < law.probability.size())
            expected += law.probability[i];
        step(std::abs(seen - expected));
    }
}

double standardizedMoment(const std::vector<double>& values, int power) {
    checkFilled(!values.empty());
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double square = 0, sum = 0;
    for (const double value : values) {
        square += (value - mean) * (value - mean);
        sum += std::pow(value - mean, power);
    }
    return sum / count / std::pow(square / count, 0.5 * power);
}

/// Sums over all 7x7 windows that lie within the image, from a table of sums.
Eigen::ArrayXXd windowSums(const Eigen::ArrayXXd& values, Eigen::Index window) {
    Eigen::ArrayXXd table = Eigen::ArrayXXd::Zero(values.rows() + 1, values.cols() + 1);
    for (Eigen::Index x = 0; x < values.cols(); ++x)
        for (Eigen::Index y = 0; y < values.rows(); ++y)
            table(y + 1, x + 1) = values(y, x) + table(y, x + 1) + table(y + 1, x) - table(y, x);
    const Eigen::Index height = values.rows() - window + 1, width = values.cols() - window + 1;
    return table.bottomRightCorner(height, width) - table.topRightCorner(height, width) -
           table.bottomLeftCorner(height, width) + table.topLeftCorner(height, width);
}

} // namespace

double kolmogorovSmirnov(std::vector<double> a, std::vector<double> b) {
    double largest = 0;
    walk(a, b, [&](double, double distance) { largest = std::max(largest, distance); });
    return largest;
}

double wasserstein(std::vector<double> a, std::vector<double> b) {
    double area = 0;
    walk(a, b, [&](double width, double distance) { area += width * distance; });
    return area;
}

double kolmogorovSmirnov(const ValueCounts& values, const PixelLaw& law) {
    double largest = 0;
    walk(values, law, [&](double distance) { largest = std::max(largest, distance); });
    return largest;
}

double wasserstein(const ValueCounts& values, const PixelLaw& law) {
    double area = 0;
    walk(values, law, [&](double distance) { area += distance; });
    return area;
}

double skewness(const std::vector<double>& values) {
    return standardizedMoment(values, 3);
}

double excessKurtosis(const std::vector<double>& values) {
    return standardizedMoment(values, 4) - 3;
}

double meanSquaredError(const Eigen::ArrayXXd& a, const Eigen::ArrayXXd& b) {
    checkEqual(a, b, 1);
    return (a - b).square().mean();
}

double peakSignalToNoise(const Eigen::ArrayXXd& a, const Eigen::ArrayXXd& b, double dataRange) {
    return 10 * std::log10(dataRange * dataRange / meanSquaredError(a, b));
}

double structuralSimilarity(const Eigen::ArrayXXd& a, const Eigen::ArrayXXd& b, double dataRange) {
    constexpr Eigen::Index window = 7;
    checkEqual(a, b, window);
    // About one mean, which covariances do not feel, so that sums of squares keep their digits.
    const double middle = a.mean();
    const Eigen::ArrayXXd x = a - middle, y = b - middle;
    constexpr double pixels = window * window, sample = pixels / (pixels - 1);
    const Eigen::ArrayXXd xMean = windowSums(x, window) / pixels, yMean = windowSums(y, window) / pixels;
    const Eigen::ArrayXXd xx = sample * (windowSums(x.square(), window) / pixels - xMean.square());
    const Eigen::ArrayXXd yy = sample * (windowSums(y.square(), window) / pixels - yMean.square());
    const Eigen::ArrayXXd xy = sample * (windowSums(x * y, window) / pixels - xMean * yMean);
    const double c1 = std::pow(0.01 * dataRange, 2), c2 = std::pow(0.03 * dataRange, 2);
    const Eigen::ArrayXXd mx = xMean + middle, my = yMean + middle;
    return ((2 * mx * my + c1) * (2 * xy + c2) / ((mx.square() + my.square() + c1) * (xx + yy + c2))).mean();
}

std::vector<double> radialPowerSpectrum(const Image& image, const EmptyMap* empty) {
    checkEqual(image, image, 2);
    const Eigen::Index height = image.rows(), width = image.cols(), longer = std::max(height, width);
    double sum = 0, number = 0;
    const auto counts = [&](Eigen::Index y, Eigen::Index x) { return empty == nullptr || (*empty)(y, x); };
    for (Eigen::Index y = 0; y < height; ++y)
        for (Eigen::Index x = 0; x < width; ++x)
            if (counts(y, x)) {
                sum += static_cast<double>(image(y, x));
                ++number;
            }
    checkFilled(number > 0);
    cv::Mat values(static_cast<int>(height), static_cast<int>(width), CV_64F, cv::Scalar(0));
    for (Eigen::Index y = 0; y < height; ++y)
        for (Eigen::Index x = 0; x < width; ++x)
            if (counts(y, x))
                values.at<double>(static_cast<int>(y), static_cast<int>(x)) =
                    static_cast<double>(image(y, x)) - sum / number;
    cv::Mat spectrum;
    cv::dft(values, spectrum, cv::DFT_COMPLEX_OUTPUT);
    const auto entries = static_cast<std::size_t>(longer / 2) + 1;
    std::vector<double> power(entries), counted(entries);
    const auto frequency = [](Eigen::Index index, Eigen::Index size) { // cycles a px
        return static_cast<double>(index <= size / 2 ? index : index - size) / static_cast<double>(size);
    };
    for (Eigen::Index y = 0; y < height; ++y)
        for (Eigen::Index x = 0; x < width; ++x) {
            const double up = frequency(y, height), across = frequency(x, width);
            const double radius = std::sqrt(up * up + across * across);
            const auto entry = static_cast<std::size_t>(std::lround(radius * static_cast<double>(longer)));
            if (entry == 0 || entry >= entries)
                continue;
            const auto& value = spectrum.at<cv::Vec2d>(static_cast<int>(y), static_cast<int>(x));
            power[entry] += value[0] * value[0] + value[1] * value[1];
            ++counted[entry];
        }
    for (std::size_t entry = 0; entry < entries; ++entry)
        power[entry] /= std::max(counted[entry], 1.0) * number;
    return power;
}

} // namespace perrin
