// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bound.h"
#include "core/diffusion/mle.h"
#include "core/error.h"
#include "tests/core/diffusion/simulated_track.h"

#include <Eigen/Dense>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;
using test::SimulatedMotion;

namespace {

struct MleStatistics {
    double mean = 0, sd = 0; // of D over the true D
    double coverage = 0, atRest = 0;
};

MleStatistics run(const SimulatedMotion& motion, bool localizationKnown, int tracks) {
    MleStatistics statistics;
    double square = 0;
    for (int i = 0; i < tracks; ++i) {
        Random random(20, static_cast<std::uint64_t>(i));
        const Trajectory trajectory = test::simulate(motion, random);
        const MleEstimate estimate = localizationKnown ? mle(trajectory) : mleFittedLocalization(trajectory);
        const double relative = motion.d > 0 ? estimate.diffusionCoefficient / motion.d : 0;
        statistics.mean += relative / tracks;
        square += relative * relative / tracks;
        statistics.coverage +=
            (estimate.d.low.value_or(0) <= motion.d && motion.d <= estimate.d.high.value()) / double(tracks);
        statistics.atRest += (estimate.motionEvidence < restThreshold) / double(tracks);
    }
    statistics.sd = std::sqrt(square - statistics.mean * statistics.mean);
    return statistics;
}

/// ln L by the textbook: the whole covariance matrix of the positions' differences, from the definition of a
/// path averaged over the exposure, inverted densely.
double denseLogLikelihood(const Trajectory& trajectory, double d) {
    const Eigen::Index n = trajectory.positions.rows();
    const double exposure = 6 * *trajectory.blurCoefficient * trajectory.frameInterval;
    Eigen::MatrixXd positions(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            const double a = trajectory.frames[static_cast<std::size_t>(i)] * trajectory.frameInterval;
            const double b = trajectory.frames[static_cast<std::size_t>(j)] * trajectory.frameInterval;
            // Mean of min(t, t') over both exposures, times 2D.
            positions(i, j) = 2 * d * (i == j ? a + exposure / 3 : std::min(a, b) + exposure / 2);
            if (i == j)
                positions(i, j) += trajectory.localizationVariance[i];
        }
    Eigen::MatrixXd difference = Eigen::MatrixXd::Zero(n - 1, n);
    for (Eigen::Index i = 0; i + 1 < n; ++i) {
        difference(i, i) = -1;
        difference(i, i + 1) = 1;
    }
    const Eigen::MatrixXd covariance = difference * positions * difference.transpose();
    const Eigen::MatrixXd steps = difference * trajectory.positions;
    return -std::log(covariance.determinant()) -
           0.5 * (steps.transpose() * covariance.inverse() * steps).trace();
}

} // namespace

TEST(Mle, likelihoodOfATrackWithGapsAndUnequalErrorsIsTheDenseOne) {
    Random random(3);
    Trajectory trajectory =
        test::simulate({.d = 0.2, .exposureFraction = 0.75, .frames = 30, .missed = 0.3}, random);
    ASSERT_LT(trajectory.frames.size(), 27u);
    for (double& variance : trajectory.localizationVariance)
        variance *= random.uniform(0.2, 3);
    const MleEstimate estimate = mle(trajectory);
    const double d = estimate.d.value.value();
    EXPECT_NEAR(estimate.logLikelihood, denseLogLikelihood(trajectory, d), 1e-8);
    EXPECT_GT(estimate.logLikelihood, denseLogLikelihood(trajectory, 1.02 * d));
    EXPECT_GT(estimate.logLikelihood, denseLogLikelihood(trajectory, 0.98 * d));
    // Both ends lie half the chi-square quantile below the top.
    EXPECT_NEAR(estimate.logLikelihood - denseLogLikelihood(trajectory, *estimate.d.low), 3.841459 / 2, 1e-5);
    EXPECT_NEAR(estimate.logLikelihood - denseLogLikelihood(trajectory, *estimate.d.high), 3.841459 / 2,
                1e-5);
}

TEST(Mle, isUnbiasedAndItsIntervalHoldsWithKnownLocalization) {
    for (const double missed : {0.0, 0.25})
        for (const double exposure : {0.2, 1.0}) {
            const auto s = run({.d = 0.5,
                                .localizationSd = 0.03,
                                .exposureFraction = exposure,
                                .frames = 24,
                                .missed = missed},
                               true, 1500);
            EXPECT_NEAR(s.mean, 1, 0.025);
            EXPECT_NEAR(s.coverage, 0.95, 0.02);
        }
}

TEST(Mle, isUnbiasedAndItsIntervalHoldsWithFittedLocalization) {
    for (const double missed : {0.0, 0.25}) {
        const auto s = run({.d = 0.2, .localizationSd = 0.04, .frames = 50, .missed = missed}, false, 1000);
        EXPECT_NEAR(s.mean, 1, 0.03);
        EXPECT_NEAR(s.coverage, 0.95, 0.02);
    }
}

TEST(Mle, reachesTheBoundOnLongTracks) {
    const SimulatedMotion motion{.d = 0.1, .localizationSd = 0.03, .frames = 100};
    const Bound bound = cramerRaoBound(
        motion.frames, std::sqrt(motion.d * motion.frameInterval) / motion.localizationSd, 1.0 / 6);
    EXPECT_NEAR(run(motion, true, 800).sd / bound.localizationKnown, 1, 0.08);
    EXPECT_NEAR(run(motion, false, 800).sd / bound.localizationUnknown, 1, 0.08);
}

TEST(Mle, tellsRestFromMotion) {
    for (const bool known : {true, false}) {
        EXPECT_GE(run({.d = 0, .localizationSd = 0.03}, known, 500).atRest, 0.93);
        EXPECT_LE(run({.d = 0.5, .localizationSd = 0.03}, known, 500).atRest, 0.02);
    }
}

TEST(Mle, upperLimitsHoldNearRest) {
    // sqrt(D dt) is a fifth of the localization error: hardly any such track can be told from rest.
    for (const bool known : {true, false}) {
        const auto s = run({.d = 0.004, .localizationSd = 0.03}, known, 1000);
        EXPECT_GE(s.atRest, 0.5);
        EXPECT_GE(s.coverage, 0.93);
    }
}

TEST(Mle, needsTheExposureAndThreePositions) {
    Random random(1);
    Trajectory trajectory = test::simulate({}, random);
    trajectory.blurCoefficient.reset();
    EXPECT_THROW(mle(trajectory), Error);
    EXPECT_THROW(mle(test::simulate({.frames = 2}, random)), Error);
    EXPECT_NO_THROW(mle(test::simulate({.frames = 3}, random)));
}

TEST(Mle, absurdPlacesAndErrorsAreRefused) {
    Random random(1);
    Trajectory trajectory = test::simulate({}, random);
    const Eigen::VectorXd known = trajectory.localizationVariance;
    for (const double variance : {1e300, 1e-300, 1e7, 0., -1., std::nan("")}) {
        trajectory.localizationVariance = known;
        trajectory.localizationVariance[2] = variance;
        EXPECT_THROW(mle(trajectory), Error) << variance;
    }
    trajectory.localizationVariance = known;
    trajectory.positions(1, 0) = std::nan("");
    EXPECT_THROW(mle(trajectory), Error);
    EXPECT_THROW(mleFittedLocalization(trajectory), Error);
}
