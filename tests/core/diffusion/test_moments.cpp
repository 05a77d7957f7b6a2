// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/cve.h"
#include "core/diffusion/msd.h"
#include "tests/core/diffusion/simulated_track.h"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>

using namespace perrin;
using test::SimulatedMotion;

namespace {

struct Answer {
    double d = 0, se = 0, low = 0, high = 0;
};

struct MomentStatistics {
    double mean = 0, scatter = 0, se = 0, coverage = 0; // over the true D
};

MomentStatistics run(const SimulatedMotion& motion, int tracks,
               const std::function<Answer(const Trajectory&)>& estimator) {
    MomentStatistics statistics;
    double square = 0, seSquare = 0;
    for (int i = 0; i < tracks; ++i) {
        Random random(30, static_cast<std::uint64_t>(i));
        const Answer answer = estimator(test::simulate(motion, random));
        const double relative = answer.d / motion.d;
        statistics.mean += relative / tracks;
        square += relative * relative / tracks;
        seSquare += answer.se * answer.se / tracks;
        statistics.coverage += (answer.low <= motion.d && motion.d <= answer.high) / double(tracks);
    }
    statistics.scatter = std::sqrt(square - statistics.mean * statistics.mean);
    statistics.se = std::sqrt(seSquare) / motion.d;
    return statistics;
}

Answer byCve(const Trajectory& trajectory) {
    const auto estimate = cve(trajectory).value();
    return {estimate.diffusionCoefficient, estimate.standardError, 0, 0};
}
Answer byKnownCve(const Trajectory& trajectory) {
    const auto estimate = cveKnownLocalization(trajectory).value();
    return {estimate.diffusionCoefficient, estimate.standardError, 0, 0};
}
Answer byMsd(const Trajectory& trajectory) {
    const auto fit = fitMsd(trajectory).value();
    return {*fit.d.value, fit.standardError, *fit.d.low, *fit.d.high};
}
Answer byAllLags(const Trajectory& trajectory) {
    return {msdReport(trajectory).value(), 0, 0, 0};
}

Trajectory line(const std::vector<int>& frames, double perFrame) {
    Trajectory trajectory;
    trajectory.frames = frames;
    trajectory.frameInterval = 0.5;
    trajectory.positions.resize(static_cast<Eigen::Index>(frames.size()), 2);
    for (std::size_t i = 0; i < frames.size(); ++i)
        trajectory.positions.row(static_cast<Eigen::Index>(i)) << perFrame * frames[i], 0;
    return trajectory;
}

} // namespace

TEST(Msd, gapsKeepTheirTrueLags) {
    const auto curve = msdCurve(line({0, 1, 3, 7}, 2));
    ASSERT_EQ(curve.size(), 6u); // lag 5 has no pair
    const int lags[] = {1, 2, 3, 4, 6, 7};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        EXPECT_EQ(curve[i].lag, lags[i]);
        EXPECT_DOUBLE_EQ(curve[i].value, 4.0 * lags[i] * lags[i]);
        EXPECT_EQ(curve[i].pairs, 1);
    }
}

TEST(Msd, moreLagsAreUsedTheNoisierThePositions) {
    const auto meanLags = [](double sd) {
        double sum = 0;
        for (std::uint64_t i = 0; i < 50; ++i) {
            Random random(5, i);
            sum +=
                fitMsd(test::simulate({.d = 0.1, .localizationSd = sd, .frames = 100}, random))->lags / 50.0;
        }
        return sum;
    };
    EXPECT_LT(meanLags(0.001), 2.5);
    EXPECT_GT(meanLags(0.15), 10);
}

TEST(Msd, optimalLagsBeatAllLagsByFar) {
    const SimulatedMotion motion{.d = 1, .localizationSd = 0.03, .frames = 50};
    EXPECT_LT(run(motion, 500, byMsd).scatter, 0.4 * run(motion, 500, byAllLags).scatter);
}

TEST(Msd, isUnbiasedWithAnHonestErrorAndInterval) {
    for (const double missed : {0.0, 0.2})
        for (const int frames : {20, 100}) {
            const auto s =
                run({.d = 0.5, .localizationSd = 0.03, .frames = frames, .missed = missed}, 1500, byMsd);
            EXPECT_NEAR(s.mean, 1, 0.04);
            EXPECT_NEAR(s.se / s.scatter, 1, 0.12);
            EXPECT_NEAR(s.coverage, 0.945, 0.03);
        }
}

TEST(Cve, isUnbiasedWithAnHonestError) {
    for (const double missed : {0.0, 0.2})
        for (const double d : {0.02, 0.5}) {
            const SimulatedMotion motion{
                .d = d, .localizationSd = 0.03, .exposureFraction = 0.5, .frames = 60, .missed = missed};
            const auto s = run(motion, 2000, byCve);
            EXPECT_NEAR(s.mean, 1, 4 * s.scatter / std::sqrt(2000));
            EXPECT_NEAR(s.se / s.scatter, 1, 0.08);
            const auto known = run(motion, 2000, byKnownCve);
            EXPECT_NEAR(known.mean, 1, 4 * known.scatter / std::sqrt(2000));
            EXPECT_NEAR(known.se / known.scatter, 1, 0.08);
            // Knowing the error pays once the molecule moves further than that in a frame.
            if (d > 0.1) {
                EXPECT_LT(known.scatter, s.scatter);
            }
        }
}

TEST(Cve, errorIsVestergaardsFormulaWithoutGaps) {
    Random random(8);
    const Trajectory trajectory = test::simulate({.d = 0.3, .localizationSd = 0.02, .frames = 200}, random);
    const auto estimate = cve(trajectory).value();
    const double d = estimate.diffusionCoefficient, n = 199;
    const double e = *estimate.localizationVariance / (d * 0.01) - 2.0 / 6;
    // Vestergaard 2014, eq. 15, for two axes.
    const double variance = d * d * ((6 + 4 * e + 2 * e * e) / n + 4 * (1 + e) * (1 + e) / (n * n)) / 2;
    EXPECT_NEAR(estimate.standardError, std::sqrt(variance), 0.005 * std::sqrt(variance));
}

TEST(Cve, needsNoExposureAndThreeFramesInARow) {
    Random random(2);
    Trajectory trajectory = test::simulate({}, random);
    const double d = cve(trajectory)->diffusionCoefficient;
    trajectory.blurCoefficient.reset();
    EXPECT_DOUBLE_EQ(cve(trajectory)->diffusionCoefficient, d);
    EXPECT_FALSE(cve(trajectory)->localizationVariance);
    EXPECT_FALSE(cve(line({0, 1, 3, 4, 6}, 1)));
    EXPECT_TRUE(cve(line({0, 2, 3, 4}, 1)));
}

TEST(Cve, negativeValuesAreKept) {
    Trajectory jitter = line({0, 1, 2, 3, 4}, 0);
    for (Eigen::Index i = 0; i < 5; ++i)
        jitter.positions(i, 0) = i % 2 == 0 ? 0.1 : -0.1;
    EXPECT_LT(cve(jitter)->diffusionCoefficient, 0);
}
