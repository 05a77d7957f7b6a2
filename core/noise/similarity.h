// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/noise/empty_pixels.h"
#include "core/noise/pixel_law.h"

#include <vector>

namespace perrin {

/// Largest distance between the cumulative distributions of two samples (two-sample Kolmogorov-Smirnov).
/// Throws Error for an empty sample; so do all measures here, and for images of unequal size.
double kolmogorovSmirnov(std::vector<double> a, std::vector<double> b);
/// Area between the cumulative distributions (first Wasserstein distance), in the samples' unit.
double wasserstein(std::vector<double> a, std::vector<double> b);

/// The same between counted values and a law.
double kolmogorovSmirnov(const ValueCounts& values, const PixelLaw& law);
double wasserstein(const ValueCounts& values, const PixelLaw& law);

/// Third and fourth standardized moments (the fourth less 3) of a sample.
double skewness(const std::vector<double>& values);
double excessKurtosis(const std::vector<double>& values);

// Pixel by pixel, as the 2024 report compared a real with a simulated frame. They fit one noise to another
// and are best where there is too little of it: to judge noise, compare distributions.

/// Mean squared difference.
double meanSquaredError(const Eigen::ArrayXXd& a, const Eigen::ArrayXXd& b);
/// Peak signal-to-noise ratio, dB; dataRange: of the values.
double peakSignalToNoise(const Eigen::ArrayXXd& a, const Eigen::ArrayXXd& b, double dataRange);
/// Structural similarity (Wang 2004), mean over 7x7 uniform windows with sample covariances, as scikit-image
/// has it by default.
double structuralSimilarity(const Eigen::ArrayXXd& a, const Eigen::ArrayXXd& b, double dataRange);

/// Power of an image about its mean at each spatial frequency, mean over directions. Entry k: frequency k / n
/// cycles a px with n the longer side, to half a cycle a px; entry 0 is left at 0. White noise of variance v:
/// v everywhere. empty: pixels that count; the others are put at the mean, and power is per pixel that
/// counts.
std::vector<double> radialPowerSpectrum(const Image& image, const EmptyMap* empty = nullptr);

} // namespace perrin
