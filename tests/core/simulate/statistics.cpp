// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulate/statistics.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace perrin::test {

double Moments::standardError() const {
    return std::sqrt(variance / count);
}

Moments momentsOf(const std::vector<double>& values) {
    Moments moments{.count = static_cast<double>(values.size())};
    for (const double value : values)
        moments.mean += value / moments.count;
    double third = 0, fourth = 0;
    for (const double value : values) {
        const double off = value - moments.mean;
        moments.variance += off * off / moments.count;
        third += off * off * off / moments.count;
        fourth += off * off * off * off / moments.count;
    }
    moments.skewness = third / std::pow(moments.variance, 1.5);
    moments.excessKurtosis = fourth / (moments.variance * moments.variance) - 3;
    return moments;
}

void expectMean(const std::vector<double>& values, double mean) {
    const Moments moments = momentsOf(values);
    EXPECT_NEAR(moments.mean, mean, 4 * moments.standardError());
}

double kolmogorovSmirnov(std::vector<double> first, std::vector<double> second) {
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    const auto size1 = static_cast<double>(first.size()), size2 = static_cast<double>(second.size());
    double distance = 0;
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
        const double value = std::min(first[i], second[j]);
        while (i < first.size() && first[i] == value)
            ++i;
        while (j < second.size() && second[j] == value)
            ++j;
        distance =
            std::max(distance, std::abs(static_cast<double>(i) / size1 - static_cast<double>(j) / size2));
    }
    return distance;
}

double kolmogorovSmirnov(std::vector<double> sample, const std::function<double(double)>& cumulative) {
    std::sort(sample.begin(), sample.end());
    const auto size = static_cast<double>(sample.size());
    double distance = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double share = cumulative(sample[i]);
        distance = std::max(
            {distance, share - static_cast<double>(i) / size, static_cast<double>(i + 1) / size - share});
    }
    return distance;
}

double kolmogorovSmirnovOfCounts(std::vector<double> sample,
                                 const std::function<double(double)>& cumulative) {
    std::sort(sample.begin(), sample.end());
    const auto size = static_cast<double>(sample.size());
    double distance = 0;
    for (std::size_t i = 0; i < sample.size();) {
        const double value = sample[i], before = static_cast<double>(i) / size;
        while (i < sample.size() && sample[i] == value)
            ++i;
        distance = std::max({distance, std::abs(static_cast<double>(i) / size - cumulative(value)),
                             std::abs(before - cumulative(value - 1))});
    }
    return distance;
}

double kolmogorovSmirnovLimit(std::size_t count) {
    // Kolmogorov's law: P(sqrt(n) distance > z) = 2 exp(-2 z^2), beyond z = 1.
    return std::sqrt(-0.5 * std::log(0.5 / 30000) / static_cast<double>(count));
}

} // namespace perrin::test
