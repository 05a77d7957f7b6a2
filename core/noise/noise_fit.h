// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_model.h"
#include "core/noise/pixel_law.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

struct NoiseFitSettings {
    NoiseModel model{}; // holds the values of what is locked; the others do not matter
    std::array<bool, noiseParameterCount> locked{};
    std::optional<bool> em{}; // empty: the data choose

    /// Gaussian and Laplace levels only, with the rest as it is.
    static NoiseFitSettings levelsOnly(const NoiseModel& model);
    void check() const; // throws Error
};

/// One number of a noise model as a fit found it.
struct FittedNoise {
    double value = 0;
    std::optional<double> low{}, high{}; // 95 %; of a level that cannot be told from 0: its upper limit alone
    bool locked = false;
    bool determined = true; // false: the data cannot tell; the value is one of many that fit
};

struct NoiseFit {
    NoiseModel model;
    std::array<FittedNoise, noiseParameterCount> parameters;
    FittedNoise levelVariance; // gaussian^2 + 2 laplace^2, ADU^2
    FittedNoise slope;         // variance per ADU of light
    double logLikelihood = 0;
    std::optional<double> emOverCcd{}; // log-likelihood of EMCCD over CCD; empty: told beforehand
    bool emDetermined = true;
    double offsetBackgroundCorrelation = 0; // of their errors; 0 when one is locked
    double gaussianOnlyRatio = 0; // twice the log-likelihood over that of a constant with Gaussian noise
    double laplaceRatio = 0;      // twice the log-likelihood that the Laplace level adds
    double pixels = 0;            // empty ones looked at

    const FittedNoise& of(NoiseParameter parameter) const {
        return parameters[static_cast<std::size_t>(parameter)];
    }
};

/// Maximum likelihood over the density of empty pixels (Ceres Solver on the deviances of its bins). Levels
/// have intervals from the profile likelihood, the others from the information. Both levels are 0 where
/// together they add nothing (twice the log-likelihood below 2.71) to the noise of the light. Throws Error
/// when locked values contradict the pixels, Cancelled.
NoiseFit fitNoise(const EmptyPixels& pixels, const NoiseFitSettings& settings = {}, const Job& job = {});

/// A model with about the mean, variance and skewness of these pixels: where sliders may start.
NoiseModel roughNoise(const EmptyPixels& pixels);

/// What the model expects of these pixels all together, as EmptyPixels::pooled puts them.
PixelLaw expectedLaw(const EmptyPixels& pixels, const NoiseModel& model);

/// What a fit means, a sentence each: how well it was found, and what cannot be told.
std::vector<std::string> explain(const NoiseFit& fit);

} // namespace perrin
