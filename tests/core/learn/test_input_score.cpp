// SPDX-License-Identifier: GPL-3.0-or-later
// Of what a network was not trained on, how much is noticed.
#include "core/learn/input_score.h"
#include "tests/core/learn/neighbours.h"

#include "core/learn/molecule_predictor.h"
#include "core/learn/tracked_stack.h"
#include "tests/support/sanitized.h"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <utility>

using namespace perrin;
using test::AddLight;
using test::beside;
using test::many;

namespace {

constexpr std::uint64_t scoreSeed = 21;
constexpr int scoredStacks = 400, fewerStacks = 200;

/// As the movie of two speeds in tests/data/movie was taken.
Scenario oneEmccd() {
    Scenario scenario = many();
    scenario.instruments.drawn = false;
    scenario.emission = {.photons = Range::fixed(600)};
    scenario.background = {.photons = Range::fixed(8)};
    scenario.sensor.camera = {.offset = 500, .gain = 30, .readNoise = 20.0 / 30, .em = true};
    return scenario;
}

Scenario oneOther(const std::string& name) {
    Scenario scenario = preset(name);
    scenario.window.neighbours = Range::fixed(1);
    return scenario;
}

/// Share of the stacks that are doubted. change: of what is told; addLight: of what shines beside.
double doubted(const Scenario& scenario, const std::function<void(Imaging&)>& change = {},
               const AddLight& addLight = {}, int stacks = scoredStacks) {
    const Simulator simulator(scenario, scoreSeed);
    int count = 0, all = 0;
    for (std::uint64_t k = 0; k < static_cast<std::uint64_t>(stacks); ++k) {
        KnownStack known = test::followed(simulator, k, addLight);
        if (change)
            change(known.imaging);
        const FittedStack fitted = fittedStack(known);
        if (std::ranges::count_if(fitted.spots, &StackSpot::seen) < 6)
            continue;
        ++all;
        count += !doubts({inputScore(fitted, known.imaging)}).empty();
    }
    return static_cast<double>(count) / all;
}

} // namespace

TEST(InputScore, fewThatAreAsInTrainingAreDoubted) {
    PERRIN_MEASURES_RATES;
    EXPECT_LE(doubted(many()), 0.05);
    EXPECT_LE(doubted(oneOther("general")), 0.05);
    EXPECT_LE(doubted(oneOther("physical-a"), {}, {}, fewerStacks), 0.05);
    EXPECT_LE(doubted(oneEmccd(), {}, {}, fewerStacks), 0.05);
}

TEST(InputScore, aPsfThatIsThirtyPercentOffIsNoticed) {
    PERRIN_MEASURES_RATES;
    const auto caught = [](const Scenario& scenario, int stacks) {
        const auto told = [&](double factor) {
            return doubted(
                scenario, [&](Imaging& imaging) { imaging.psfSigma *= factor; }, {}, stacks);
        };
        return (told(0.7) + told(1.3)) / 2;
    };
    Scenario scenario = many();
    scenario.instruments.psfTolerance = Range::fixed(psfToleranceOfMovies);
    EXPECT_GT(caught(scenario, scoredStacks), 0.95);
    EXPECT_GT(caught(oneOther("general"), scoredStacks), 0.93);
    EXPECT_GT(caught(oneOther("physical-a"), fewerStacks), 0.95);
    EXPECT_GT(caught(oneOther("scmos"), fewerStacks), 0.9); // told within 10 %
    EXPECT_GT(caught(oneEmccd(), fewerStacks), 0.95);
}

TEST(InputScore, aGainThatIsTwiceOffIsNoticed) {
    // The read noise is known from the same dark movie, in ADU.
    const auto told = [&](double factor) {
        return doubted(many(), [&](Imaging& imaging) {
            imaging.camera.gain *= factor;
            imaging.camera.readNoise /= factor;
        });
    };
    EXPECT_GT(told(0.5), 0.92);
    EXPECT_GT(told(2), 0.95);
}

TEST(InputScore, aSecondMoleculeIsNoticed) {
    PERRIN_MEASURES_RATES;
    const AddLight similar = beside(2.5, 7, 0.7, 1.4);
    EXPECT_GT(doubted(many(), {}, similar), 0.9);
    EXPECT_GT(doubted(oneOther("physical-a"), {}, similar, fewerStacks), 0.94);
    EXPECT_GT(doubted(oneOther("scmos"), {}, similar, fewerStacks), 0.94);
    EXPECT_GT(doubted(oneEmccd(), {}, similar, fewerStacks), 0.94);
}

TEST(InputScore, oneThatIsFarAwayIsNot) {
    // Of those 20 px away few come near.
    EXPECT_LT(doubted(many(), {}, beside(20, 20, 0.7, 1.4), fewerStacks), 0.2);
    Scenario slow = oneEmccd();
    slow.motion.diffusionCoefficient = Range::logUniform(0.01, 0.05);
    EXPECT_GT(doubted(slow, {}, beside(3, 5, 0.7, 1.4), fewerStacks), 0.97);
    EXPECT_LT(doubted(slow, {}, beside(9, 9, 0.7, 1.4), fewerStacks), 0.1);
}

TEST(InputScore, aBrightOneIsNoticed) {
    EXPECT_GT(doubted(many(), {}, beside(5, 25, 10, 10), fewerStacks), 0.95);
}

TEST(InputScore, rateOfThoseThatAreDefocusedOrDoNotDiffuseFreely) {
    PERRIN_MEASURES_RATES;
    // Nothing is promised of these: how many are noticed stands in the test's report.
    Scenario confined = many(), directed = many(), twoStates = many();
    confined.motion.kind = MotionKind::Confined;
    confined.motion.diffusionCoefficient = directed.motion.diffusionCoefficient = Range::fixed(1);
    confined.motion.confinementRadius = 0.15;
    directed.motion.kind = MotionKind::Directed;
    directed.motion.speed = 10;
    twoStates.motion.kind = MotionKind::TwoState;
    twoStates.motion.diffusionCoefficient = Range::fixed(5);
    twoStates.motion.leaveFirst = twoStates.motion.leaveSecond = 12; // once in half a stack
    const AddLight defocus = [](Truth& truth, const Neighbour&, RandomStream&) {
        truth.conditions.psfSigma *= 1.4;
    };
    const double wide = doubted(many(), {}, defocus);
    RecordProperty("defocused_by_40_percent", std::to_string(wide));
    RecordProperty("confined", std::to_string(doubted(confined)));
    RecordProperty("directed", std::to_string(doubted(directed)));
    RecordProperty("two_states", std::to_string(doubted(twoStates)));
    EXPECT_GT(wide, 0.8);
}

TEST(InputScore, aSecondOneMayBeNearInSomeStretchesOnly) {
    std::vector<InputScore> stretches(8);
    stretches[3].second = 1;
    EXPECT_TRUE(doubts(stretches).empty());
    stretches[4].second = 0.9;
    EXPECT_EQ(doubts(stretches).size(), 1u);
}
