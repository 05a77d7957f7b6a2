// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/simulator.h"
#include "tests/core/simulate/statistics.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;
using test::expectMean;

TEST(Instrument, everyStackMayHaveItsOwn) {
    Scenario scenario = preset("general");
    scenario.window.neighbours = Range::fixed(2);
    scenario.emission = {.photons = Range::fixed(300)};
    scenario.background = {.photons = Range::fixed(10)};
    scenario.motion.diffusionCoefficient = Range::fixed(0.001);
    const Simulator simulator(scenario, 32);
    double em = 0;
    for (std::uint64_t index = 0; index < 200; ++index) {
        const Truth truth = simulator.truth(index);
        const Instrument& instrument = truth.conditions.instrument;
        ASSERT_EQ(truth.neighbours.size(), 2u);
        // Noise of the pixels, by what is known of the camera: their variance less that of the light's
        // pattern.
        const FrameStack expected = simulator.expected(truth), adu = simulator.record(truth);
        const Eigen::ArrayXXd off = ((adu.pixels - 100.0f) / 20.0f - expected.pixels).cast<double>().eval();
        const double variance = (instrument.em ? 2 : 1) * expected.pixels.cast<double>().mean() +
                                std::pow(instrument.readNoise, 2) + 1. / 12 / 400;
        EXPECT_NEAR(off.square().mean() / variance, 1, 0.08) << index;
        em += instrument.em;
        EXPECT_NEAR(truth.conditions.psfSigma / instrument.psfSigma, 1, instrument.psfTolerance + 1e-12);
        for (const Neighbour& other : truth.neighbours)
            EXPECT_GT((other.path.row(128) - truth.path.row(128)).norm(), 3 - 1e-9);
    }
    EXPECT_NEAR(em, 100, 30);
}

TEST(Instrument, everyStackMayTellItsLeastD) {
    Scenario scenario = preset("general");
    scenario.motion.diffusionCoefficient = Range::logUniform(0.002, 20);
    scenario.instruments.leastD = Range::oneOf({0.2, 0.0001}); // the other one lies below the whole range
    const Simulator simulator(scenario, 33);
    std::vector<double> high, whole;
    for (std::uint64_t index = 0; index < 4000; ++index) {
        const Conditions drawn = simulator.truth(index).conditions;
        const double told = drawn.instrument.leastD;
        ASSERT_TRUE(told == 0.2 || told == 0.002) << told;
        ASSERT_GE(drawn.diffusionCoefficient, told);
        (told == 0.2 ? high : whole).push_back(std::log(drawn.diffusionCoefficient / told));
    }
    ASSERT_EQ(high.size(), 2000u);
    expectMean(high, std::log(100) / 2); // log-uniform up to 20
    expectMean(whole, std::log(10000) / 2);
    scenario.motion.diffusionCoefficient = Range::fixed(0.05);
    const Simulator fixed(scenario, 33);
    EXPECT_EQ(fixed.truth(0).conditions.diffusionCoefficient, 0.05);
    EXPECT_LE(fixed.truth(0).conditions.instrument.leastD, 0.05);
}
