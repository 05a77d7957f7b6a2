// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_model.h"
#include "core/noise/pixel_law.h"

#include <string>

namespace perrin {

/// How far real empty pixels are from what a model expects of them.
struct NoiseComparison {
    double ks = 0;          // Kolmogorov-Smirnov distance of the distributions
    double wasserstein = 0; // ADU
    struct Shape {
        double mean = 0, sd = 0; // ADU
        double skewness = 0, excessKurtosis = 0;
    };
    Shape real, simulated;
};

/// The simulated side is the model's law itself: no chance is in it but that of the real pixels. Quick enough
/// to follow a slider.
NoiseComparison compareNoise(const EmptyPixels& pixels, const NoiseModel& model);

/// The same of what is at hand: all pixels pooled, and what is expected of them.
NoiseComparison compareNoise(const ValueCounts& real, const PixelLaw& law);

/// Largest Kolmogorov-Smirnov distances at which noise counts as the same, and as close.
constexpr double sameNoise = 0.008, closeNoise = 0.02;

/// One line for people: whether the simulated noise can be told from the real one, and by what.
std::string verdict(const NoiseComparison& comparison);

} // namespace perrin
