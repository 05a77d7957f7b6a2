// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <vector>

namespace perrin::test {

struct Moments {
    double count = 0, mean = 0, variance = 0, skewness = 0, excessKurtosis = 0;
    double standardError() const; // of the mean
};
Moments momentsOf(const std::vector<double>& values);
/// Within four standard errors.
void expectMean(const std::vector<double>& values, double mean);

/// Largest distance between the cumulative distributions of two samples; equal values are one step.
double kolmogorovSmirnov(std::vector<double> first, std::vector<double> second);
/// … of a sample and a continuous distribution.
double kolmogorovSmirnov(std::vector<double> sample, const std::function<double(double)>& cumulative);
/// … of a sample of whole numbers and a distribution on them: cumulative(k) = P(number <= k).
double kolmogorovSmirnovOfCounts(std::vector<double> sample, const std::function<double(double)>& cumulative);

/// What the distance of a sample of this size exceeds once in 30 000 times.
double kolmogorovSmirnovLimit(std::size_t count);

} // namespace perrin::test
