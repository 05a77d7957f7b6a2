// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_comparison.h"

#include "core/noise/noise_fit.h"
#include "core/noise/similarity.h"
#include "core/table.h"

#include <cmath>

namespace perrin {
namespace {

NoiseComparison::Shape shapeOf(const ValueCounts& values) {
    return {values.mean(), std::sqrt(values.variance()), values.skewness(), values.excessKurtosis()};
}

/// A law as counts that add up to 1.
ValueCounts countsOf(const PixelLaw& law) {
    return {.first = law.first,
            .counts = {law.probability.data(), law.probability.data() + law.probability.size()}};
}

std::string rounded(double value) {
    return value >= 10 ? std::to_string(std::lround(value)) : numberText(value, 2);
}

/// What differs most, in words.
std::string difference(const NoiseComparison& c) {
    const double shift = c.simulated.mean - c.real.mean;
    if (std::abs(shift) > 0.05 * c.real.sd)
        return "its mean is " + rounded(std::abs(shift)) + " ADU too " + (shift > 0 ? "high" : "low");
    const double ratio = c.simulated.sd / c.real.sd;
    if (std::abs(ratio - 1) > 0.02)
        return "it scatters " + rounded(100 * std::abs(ratio - 1)) + " % too " +
               (ratio > 1 ? "much" : "little");
    return c.simulated.skewness < c.real.skewness ? "its bright tail is too short"
                                                  : "its bright tail is too long";
}

} // namespace

NoiseComparison compareNoise(const EmptyPixels& pixels, const NoiseModel& model) {
    return compareNoise(pixels.pooled(), expectedLaw(pixels, model));
}

NoiseComparison compareNoise(const ValueCounts& real, const PixelLaw& law) {
    return {.ks = kolmogorovSmirnov(real, law),
            .wasserstein = wasserstein(real, law),
            .real = shapeOf(real),
            .simulated = shapeOf(countsOf(law))};
}

std::string verdict(const NoiseComparison& comparison) {
    const std::string ks = "KS " + rounded(comparison.ks);
    if (comparison.ks <= sameNoise)
        return "The simulated noise is indistinguishable: " + ks + ".";
    if (comparison.ks <= closeNoise)
        return "The simulated noise is close (" + ks + "): " + difference(comparison) + ".";
    return "The simulated noise does not match (" + ks + "): " + difference(comparison) + ".";
}

} // namespace perrin
