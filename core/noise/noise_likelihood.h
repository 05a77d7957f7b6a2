// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/empty_pixels.h"
#include "core/noise/pixel_law.h"

#include <Eigen/Core>
#include <vector>

namespace perrin {

/// The likelihood of empty pixels under a noise model. Levels of the background differ in light only: that of
/// level c is the model's background + (mean of the level - mean of all) / gain.
class NoiseLikelihood {
  public:
    explicit NoiseLikelihood(const EmptyPixels& pixels);
    NoiseLikelihood(const NoiseLikelihood&) = delete;
    NoiseLikelihood& operator=(const NoiseLikelihood&) = delete;

    double count() const { return count_; }       // pixels
    double mean() const { return mean_; }         // ADU
    double variance() const { return variance_; } // ADU^2, about the levels' means
    double skewness() const { return skewness_; }

    double logLikelihood(const NoiseModel& model) const;

    /// Number of bins, of all levels.
    Eigen::Index bins() const { return bins_; }
    /// Signed roots of the deviances of all bins, whose sum of squares is 2 (best possible log-likelihood -
    /// the model's), and their slopes in offset, gain, background, variance of the Gaussian and of the
    /// Laplace noise.
    Eigen::VectorXd residuals(const NoiseModel& model, Eigen::MatrixXd* slopes) const;
    /// Expected information on the same five numbers.
    Eigen::MatrixXd information(const NoiseModel& model) const;

    /// Of pixels that are normally distributed about the levels' means: a constant with Gaussian noise.
    double logLikelihoodOfNormal() const;

  private:
    struct Level {
        double mean = 0;         // ADU
        double count = 0;        // pixels
        std::int64_t origin = 0; // ADU; place k of the law stands for origin + k * width and what follows
        PixelLawMaker maker;     // on all values of the level and more
        std::vector<Eigen::Index> starts; // of the bins, as places in the law; the last goes to its end
        Eigen::ArrayXd counts;            // of the bins
    };

    /// The model with the level's light, in units of `width` ADU from the level's origin.
    NoiseModel at(const Level& level, const NoiseModel& model) const;
    /// Probability of each bin.
    static Eigen::ArrayXd binned(const Level& level, const Eigen::ArrayXd& probability);
    /// Slopes of the bins' probabilities in the five numbers.
    Eigen::MatrixXd slopesOf(const Level& level, const PixelLawSlopes& law, const NoiseModel& model) const;

    std::vector<Level> levels_;
    std::int64_t width_ = 1; // ADU, of the law's places
    Eigen::Index bins_ = 0;
    double count_ = 0, mean_ = 0, variance_ = 0, skewness_ = 0;
};

} // namespace perrin
