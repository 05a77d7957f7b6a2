// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/report_spots.h"
#include "core/simulate/report_2024.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

/// hr px; ten sub-positions in one frame.
Positions restingAt(double x, double y) {
    return Eigen::RowVector2d(x, y).replicate(10, 1);
}

} // namespace

TEST(ReportSpots, theGainOfAFrameIsReadFromItsBackground) {
    RandomStream random(3);
    for (int i = 0; i < 10; ++i) {
        const FrameStack expected = reportExpected(restingAt(10 * i, 0));
        const FrameStack noisy = reportNoise(expected, random);
        const ReportBackground background = reportBackground(noisy.frame(0), fromReport(10 * i), 31.5);
        // The brightest pixel holds 40.96 counts whatever its light, which is stored over 1000; some 100 of
        // the light are background, drawn and so not known to better than 10 to 30.
        const double perCount = (static_cast<double>(expected.pixels.maxCoeff()) + 100) / 1000 / 40.96;
        EXPECT_NEAR(background.perCount / perCount, 1, 0.08);
        EXPECT_NEAR(background.counts * perCount, 0.1, 0.01);
        EXPECT_NEAR(background.variance, background.counts + 0.01 * std::pow(background.counts, 2),
                    0.02 * background.counts);
    }
    EXPECT_EQ(reportBackground(Image::Constant(64, 64, 1), 32, 32).perCount, 0) << "flat";
}

TEST(ReportSpots, emptyFramesShowNothing) {
    RandomStream random(8);
    const Eigen::Index frames = 500;
    const FrameStack dark{.height = 64, .pixels = Image::Zero(64 * frames, 64)};
    for (const StackSpot& spot : followReportMolecule(reportNoise(dark, random)))
        EXPECT_FALSE(spot.seen);
}

TEST(ReportSpots, theMoleculeIsFoundWhereItIs) {
    RandomStream random(1), places(2);
    double squares = 0, variances = 0;
    constexpr int count = 200;
    for (int i = 0; i < count; ++i) {
        const double x = places.uniform(-130, 130), y = places.uniform(-130, 130);
        const auto spots = followReportMolecule(reportNoise(reportExpected(restingAt(x, y)), random));
        ASSERT_TRUE(spots.at(0).seen);
        // The report's grid of 318/319 hr px.
        squares += std::pow(spots[0].x - fromReport(x * 319. / 318), 2) +
                   std::pow(spots[0].y - fromReport(y * 319. / 318), 2);
        variances += spots[0].xVariance + spots[0].yVariance;
    }
    const double rmse = std::sqrt(squares / (2 * count));
    EXPECT_LT(rmse, 0.12) << "px";
    EXPECT_NEAR(std::sqrt(variances / (2 * count)) / rmse, 1, 0.2) << "it knows its error";
}

TEST(ReportSpots, scalingTheImageChangesNothingButTheGain) {
    RandomStream random(6);
    FrameStack stack = reportNoise(reportExpected(restingAt(20, -30)), random);
    const StackSpot before = followReportMolecule(stack).at(0);
    stack.pixels *= 1.25F;
    const StackSpot after = followReportMolecule(stack).at(0);
    EXPECT_NEAR(after.x, before.x, 1e-3);
    EXPECT_NEAR(after.photons / before.photons, 1, 1e-3);
}
