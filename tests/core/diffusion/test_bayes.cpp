// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bayes.h"
#include "core/diffusion/displacement_model.h"
#include "core/diffusion/mle.h"
#include "core/error.h"
#include "tests/core/diffusion/simulated_track.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;
using test::SimulatedMotion;

namespace {

const BayesPrior priorOfA{0.01, 10, 0.0005, 0.05};

struct Statistics {
    double rmse = 0, coverage = 0, calibration = 0; // of ln D
};

/// D drawn from the prior, as the posterior believes.
Statistics run(int tracks, bool localizationKnown) {
    Statistics s;
    for (int i = 0; i < tracks; ++i) {
        Random random(40, static_cast<std::uint64_t>(i));
        const double d = std::exp(random.uniform(std::log(priorOfA.dLow), std::log(priorOfA.dHigh)));
        Trajectory trajectory = test::simulate({.d = d, .localizationSd = 0.009}, random);
        if (!localizationKnown)
            trajectory.localizationVariance.resize(0);
        const BayesEstimate estimate = bayes(trajectory, priorOfA);
        const double error = estimate.meanLogD - std::log(d);
        s.rmse += error * error / tracks;
        s.calibration += error * error / (estimate.sdLogD * estimate.sdLogD) / tracks;
        s.coverage += (*estimate.d.low <= d && d <= *estimate.d.high) / double(tracks);
    }
    s.rmse = std::sqrt(s.rmse);
    return s;
}

} // namespace

TEST(Bayes, reachesTheKnownErrorOfLnDAtPhysicalA) {
    // 16 frames, 0.1 um pixels, 10 ms, localization 0.09 px: .285 by an independent Monte Carlo.
    const Statistics known = run(2000, true);
    EXPECT_NEAR(known.rmse, 0.285, 0.02);
    EXPECT_NEAR(known.coverage, 0.95, 0.015);
    EXPECT_NEAR(known.calibration, 1, 0.1);
}

TEST(Bayes, isCalibratedWithUnknownLocalization) {
    const Statistics unknown = run(1500, false);
    EXPECT_GT(unknown.rmse, 0.285);
    EXPECT_LT(unknown.rmse, 0.45);
    EXPECT_NEAR(unknown.coverage, 0.95, 0.025);
}

TEST(Bayes, integratesTheLocalizationErrorOutAsAPlainGridDoes) {
    Random random(4);
    Trajectory trajectory = test::simulate({.d = 0.08, .localizationSd = 0.02, .missed = 0.2}, random);
    const BayesPrior prior{0.01, 10, 0.001, 0.05};
    double sum = 0, first = 0, second = 0;
    constexpr int cells = 400;
    const auto middle = [](double low, double high, int i) {
        return low * std::pow(high / low, (i + 0.5) / cells);
    };
    for (int j = 0; j < cells; ++j) {
        const double sd = middle(prior.localizationSdLow, prior.localizationSdHigh, j);
        trajectory.localizationVariance.setConstant(sd * sd);
        const DisplacementModel model(trajectory, 1.0 / 6, DisplacementModel::Localization::Known);
        for (int i = 0; i < cells; ++i) {
            const double d = middle(prior.dLow, prior.dHigh, i);
            const double weight =
                std::exp(model.at(2 * d * trajectory.frameInterval, 1).logLikelihood() - 70);
            sum += weight;
            first += weight * std::log(d);
            second += weight * std::log(d) * std::log(d);
        }
    }
    trajectory.localizationVariance.resize(0);
    const BayesEstimate estimate = bayes(trajectory, prior);
    EXPECT_NEAR(estimate.meanLogD, first / sum, 2e-3);
    EXPECT_NEAR(estimate.sdLogD, std::sqrt(second / sum - std::pow(first / sum, 2)), 2e-3);
}

TEST(Bayes, isTheMaximumLikelihoodOnLongTracks) {
    Random random(6);
    Trajectory trajectory = test::simulate({.d = 0.3, .localizationSd = 0.03, .frames = 3000}, random);
    for (int unknown = 0; unknown < 2; ++unknown) {
        const MleEstimate likely = mle(trajectory);
        const BayesEstimate estimate = bayes(trajectory, {0.001, 10, 0.0005, 0.05});
        EXPECT_NEAR(std::log(*estimate.d.value / *likely.d.value), 0, 0.2 * estimate.sdLogD);
        EXPECT_NEAR(std::log(*estimate.d.high / *estimate.d.low) / std::log(*likely.d.high / *likely.d.low),
                    1, 0.03);
        trajectory.localizationVariance.resize(0);
    }
}

TEST(Bayes, refusesAnEmptyPriorAndAnUnknownExposure) {
    Random random(1);
    Trajectory trajectory = test::simulate({}, random);
    EXPECT_THROW(bayes(trajectory, {1, 1, 0.001, 0.05}), Error);
    EXPECT_THROW(bayes(trajectory, {0, 1, 0.001, 0.05}), Error);
    trajectory.blurCoefficient.reset();
    EXPECT_THROW(bayes(trajectory, priorOfA), Error);
}
