// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"

namespace perrin {

/// Log-uniform priors: every decade between the ends is as likely.
struct BayesPrior {
    double dLow = 0, dHigh = 0; // um^2/s
    double localizationSdLow = 0,
           localizationSdHigh = 0; // um; used only where the localization error is unknown
};

struct BayesEstimate {
    Estimate d;          // exp of the posterior mean of ln D, and the central 95 %
    double meanLogD = 0; // of ln(D / (um^2/s)); least squared error of ln D under the prior
    double sdLogD = 0;
};

/// Posterior of D on a grid, with the likelihood of mle(). Where the trajectory has no localization
/// variances, theirs is integrated out. Throws Error: exposure unknown, fewer than 3 positions, a prior that
/// is empty or not above 0.
BayesEstimate bayes(const Trajectory& trajectory, const BayesPrior& prior);

} // namespace perrin
