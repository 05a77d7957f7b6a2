// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"

namespace perrin {

/// The Gaussian law of one track's displacements under free Brownian motion with localization error and
/// motion blur (Berglund 2010, extended to gaps). Each axis has the tridiagonal covariance motion * A + noise
/// * B, where motion = 2 D frameInterval (um^2), A = (m - 2R on the diagonal, R beside it) for a step of m
/// frames, and B holds the localization variances: v_i + v_i+1 on the diagonal and -v_i+1 beside it.
class DisplacementModel {
  public:
    /// What B is made of: the trajectory's own variances (noise is then 1), or ones (noise is then the
    /// variance, um^2).
    enum class Localization { Known, Fitted };

    /// Throws Error with fewer than 3 positions, frames out of order, or variances that are missing or not
    /// above 0.
    DisplacementModel(const Trajectory& trajectory, double blurCoefficient, Localization localization);

    struct Terms {
        double logDeterminant = 0; // of one axis' covariance
        double quadratic = 0;      // dx' covariance^-1 dx, both axes together
        /// ln L without the constant of 2 pi, both axes together.
        double logLikelihood() const { return -logDeterminant - 0.5 * quadratic; }
    };
    /// O(N) by LDL'. motion * A + noise * B must be positive definite.
    Terms at(double motion, double noise) const;

    /// D^-1/2 L^-1 values: white, of unit variance, if the columns of `values` have this covariance.
    Eigen::MatrixXd whitened(const Eigen::MatrixXd& values, double motion, double noise) const;

    Eigen::Index count() const { return steps_.rows(); }
    double freedom() const { return static_cast<double>(steps_.size()); } // displacements of both axes
    const Eigen::Matrix<double, Eigen::Dynamic, 2>& steps() const { return steps_; } // um
    const Eigen::ArrayXd& frameSteps() const { return frameSteps_; }
    /// Mean squared displacement of one axis a frame, um^2: the scale of motion.
    double scale() const { return steps_.squaredNorm() / (2 * frameSteps_.sum()); }

  private:
    Eigen::Matrix<double, Eigen::Dynamic, 2> steps_;
    Eigen::ArrayXd frameSteps_;
    Eigen::ArrayXd motionDiagonal_, noiseDiagonal_, noiseBeside_;
    double motionBeside_;
};

} // namespace perrin
