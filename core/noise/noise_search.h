// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/noise_fit.h"
#include "core/noise/noise_likelihood.h"

namespace perrin {

struct NoiseOptimum {
    NoiseModel model;
    double logLikelihood = 0;
};

/// Standard errors: offset ADU, gain ADU per photo-electron, background photons; of the levels those of their
/// variances (Gaussian g^2, Laplace 2 b^2), ADU^2. 0 for what is locked.
struct NoiseErrors {
    std::array<double, noiseParameterCount> errors{};
    double levelVariance = 0; // ADU^2, of both levels together
    double offsetBackgroundCorrelation = 0;

    double of(NoiseParameter which) const { return errors[static_cast<std::size_t>(which)]; }
};

/// Looks for the noise model that makes pixels likeliest.
class NoiseSearch {
  public:
    using Locks = std::array<bool, noiseParameterCount>;

    /// leastGaussian: electrons, of a Gaussian level that is free.
    explicit NoiseSearch(const NoiseLikelihood& likelihood, double leastGaussian = 0)
        : likelihood_(likelihood), leastGaussian_(leastGaussian) {}

    /// A model with the pixels' mean, variance and skewness, as far as what is locked allows.
    NoiseModel start(const NoiseFitSettings& settings, bool em) const;
    /// The best from there on. Throws Cancelled.
    NoiseOptimum best(const NoiseModel& start, const Locks& locked, const Job& job) const;
    /// From the expected information. A level at 0 counts as known there.
    NoiseErrors errors(const NoiseModel& model, const Locks& locked) const;
    /// How far a number can go in a direction (+1, -1) until twice the log-likelihood, at its best over all
    /// else that is free, has fallen by `height`: the model there. step: a guess of that way, of a level in
    /// its variance (ADU^2), of gain and background in their logarithm.
    NoiseModel profileEnd(const NoiseOptimum& best, const Locks& locked, NoiseParameter which, double height,
                          double direction, double step, const Job& job) const;

  private:
    const NoiseLikelihood& likelihood_;
    const double leastGaussian_;
};

} // namespace perrin
