// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/brownian_test.h"
#include "tests/core/diffusion/simulated_track.h"

#include <gtest/gtest.h>

using namespace perrin;
using test::SimulatedMotion;
using Verdict = BrownianTest::Verdict;

namespace {

double share(const SimulatedMotion& motion, Verdict verdict, int tracks) {
    double share = 0;
    for (int i = 0; i < tracks; ++i) {
        Random random(50, static_cast<std::uint64_t>(i));
        share += (testBrownian(test::simulate(motion, random)).verdict == verdict) / double(tracks);
    }
    return share;
}

} // namespace

TEST(Brownian, freeMoleculesPass) {
    for (const int frames : {16, 60, 200})
        for (const double d : {0.0, 0.02, 1.0})
            for (const double missed : {0.0, 0.2})
                EXPECT_GE(share({.d = d, .localizationSd = 0.02, .frames = frames, .missed = missed},
                                Verdict::Brownian, 1000),
                          0.98)
                    << frames << " frames, D " << d << ", missed " << missed;
}

TEST(Brownian, confinementIsSeen) {
    EXPECT_GE(share({.d = 0.5, .frames = 200, .confinementRadius = 0.25}, Verdict::Confined, 200), 0.95);
    EXPECT_GE(
        share({.d = 0.5, .frames = 200, .missed = 0.1, .confinementRadius = 0.25}, Verdict::Confined, 200),
        0.9);
}

TEST(Brownian, driftIsSeen) {
    // 10 um/s over 0.3 s go 3 um; free diffusion of D = 0.1 goes 0.35 um.
    EXPECT_GE(share({.d = 0.1, .frames = 30, .velocity = {10, 0}}, Verdict::Directed, 200), 0.95);
    EXPECT_GE(share({.d = 0, .frames = 30, .velocity = {2, 1}}, Verdict::Directed, 200), 0.95);
}

TEST(Brownian, driftSpeedIsMeasured) {
    Random random(1);
    const auto test = testBrownian(test::simulate({.d = 0.001, .frames = 100, .velocity = {3, 4}}, random));
    EXPECT_NEAR(test.driftSpeed, 5, 0.2);
}

TEST(Brownian, tooFewFramesConcludeNothing) {
    EXPECT_EQ(share({.d = 0.001, .frames = 10, .velocity = {10, 0}}, Verdict::Directed, 20), 0);
}
