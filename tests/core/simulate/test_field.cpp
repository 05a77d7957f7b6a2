// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/simulate/field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace perrin;

namespace {

Scenario scene() {
    Scenario scenario = preset("physical-a").fixed();
    scenario.motion.diffusionCoefficient = Range::fixed(1);
    scenario.field = {.width = 40, .height = 30, .frames = 100, .molecules = 20, .replaceBleached = true};
    return scenario;
}

std::vector<FieldFrame> movie(const Scenario& scenario, std::uint64_t seed = 1) {
    FieldSimulator simulator(scenario, seed);
    std::vector<FieldFrame> frames;
    for (int i = 0; i < scenario.field.frames; ++i)
        frames.push_back(simulator.next());
    return frames;
}

} // namespace

TEST(FieldSimulator, theSameSeedGivesTheSameMovieAndAnotherOneAnother) {
    const auto one = movie(scene(), 7), again = movie(scene(), 7), other = movie(scene(), 8);
    for (std::size_t i = 0; i < one.size(); ++i)
        ASSERT_TRUE((one[i].pixels == again[i].pixels).all()) << i;
    EXPECT_FALSE((one[0].pixels == other[0].pixels).all());
}

TEST(FieldSimulator, whatTheCameraCountsIsTheLightOfTheMoleculesAndTheBackground) {
    Scenario scenario = scene();
    scenario.field.width = scenario.field.height = 200; // few at the border, where light is lost
    double counted = 0, sent = 0, pixels = 0;
    for (const FieldFrame& frame : movie(scenario)) {
        counted += (frame.pixels.cast<double>() - 100).sum();
        pixels += static_cast<double>(frame.pixels.size());
        for (const FieldSpot& spot : frame.truth)
            sent += spot.photons;
    }
    // 20 x 500 x 100 photons and 10 a pixel, with the noise of both and of the camera; 1 % of the light is
    // lost.
    const double noise = std::sqrt(sent + pixels * (10 + 1.5 * 1.5));
    EXPECT_EQ(sent, 20.0 * 500 * 100);
    EXPECT_NEAR(counted - 10 * pixels, sent, 4 * noise + 0.02 * sent);
}

TEST(FieldSimulator, truePlacesAreWhereTheLightIs) {
    Scenario scenario = scene();
    scenario.field.molecules = 1;
    scenario.emission.photons = Range::fixed(20000);
    scenario.background.photons = Range::fixed(0);
    scenario.sensor.camera.readNoise = 0;
    scenario.field.width = scenario.field.height = 60;
    const Eigen::ArrayXd places = Eigen::ArrayXd::LinSpaced(60, 0, 59);
    double squares = 0, used = 0;
    for (const std::uint64_t seed : {1, 2, 3, 4, 5})
        for (const FieldFrame& frame : movie(scenario, seed)) {
            const FieldSpot& spot = frame.truth.at(0);
            if (std::min(spot.x, spot.y) < 12 || std::max(spot.x, spot.y) > 47)
                continue;
            const Eigen::ArrayXXd light = frame.pixels.cast<double>() - 100;
            const double x = (light.colwise().sum().transpose() * places).sum() / light.sum();
            const double y = (light.rowwise().sum() * places).sum() / light.sum();
            squares += std::pow(x - spot.x, 2) + std::pow(y - spot.y, 2);
            used += 2;
        }
    // The centroid of 20000 photons spread by the PSF of 1.3 px and the path (D t_E / 3 = 0.33 px^2).
    ASSERT_GT(used, 50);
    EXPECT_NEAR(squares / used, (1.69 + 1.0 / 12 + 1.0 / 3) / 20000, 5 * std::sqrt(2 / used) * 2.1 / 20000);
}

TEST(FieldSimulator, moleculesStayInTheFieldEvenlySpread) {
    Scenario scenario = scene();
    scenario.motion.diffusionCoefficient = Range::fixed(10); // crosses the field many times
    scenario.field.molecules = 100;
    std::array<double, 4> quarters{};
    double count = 0;
    for (const FieldFrame& frame : movie(scenario))
        for (const FieldSpot& spot : frame.truth) {
            ASSERT_GE(spot.x, 0);
            ASSERT_LE(spot.x, 39);
            ASSERT_GE(spot.y, 0);
            ASSERT_LE(spot.y, 29);
            ++quarters[static_cast<std::size_t>(spot.x / 39 * 3.9999)];
            ++count;
        }
    // A molecule is anywhere new after about (40 px)^2 / (pi^2 D / px^2) = 16 frames: 600 independent places.
    for (const double quarter : quarters)
        EXPECT_NEAR(quarter / count, 0.25, 4 * std::sqrt(0.25 * 0.75 / 600));
}

TEST(FieldSimulator, stepsBetweenFramesAreThoseOfD) {
    Scenario scenario = scene();
    scenario.field.width = scenario.field.height = 1000; // away from the borders
    scenario.field.molecules = 100;
    std::map<std::uint64_t, FieldSpot> last;
    double squares = 0, steps = 0;
    for (const FieldFrame& frame : movie(scenario))
        for (const FieldSpot& spot : frame.truth) {
            if (last.contains(spot.molecule)) {
                squares +=
                    std::pow(spot.x - last[spot.molecule].x, 2) + std::pow(spot.y - last[spot.molecule].y, 2);
                ++steps;
            }
            last[spot.molecule] = spot;
        }
    // MSD(1) = 4 D dt - 4/3 D t_E of exposure-averaged places, um^2; its relative error about 1 /
    // sqrt(steps).
    EXPECT_NEAR(squares / steps * 0.01, 4 * 0.01 - 4.0 / 3 * 0.01, 0.04 * 0.0267);
}

TEST(FieldSimulator, bleachedMoleculesAreReplacedOrNot) {
    Scenario scenario = scene();
    scenario.emission.bleachingTime = 0.2; // of 1 s
    scenario.field.molecules = 200;
    std::set<std::uint64_t> seen;
    for (const FieldFrame& frame : movie(scenario)) {
        EXPECT_NEAR(static_cast<double>(frame.truth.size()), 200, 1);
        for (const FieldSpot& spot : frame.truth)
            seen.insert(spot.molecule);
    }
    EXPECT_NEAR(static_cast<double>(seen.size()), 200 * (1 + 1 / 0.205),
                4 * std::sqrt(1000.0)); // each lasts its frame out
    scenario.field.replaceBleached = false;
    const auto frames = movie(scenario);
    const double after = std::exp(-0.5 / 0.2); // half-way
    EXPECT_NEAR(static_cast<double>(frames[50].truth.size()), 200 * after, 4 * std::sqrt(200 * after));
    EXPECT_EQ(frames[0].truth.size(), 200u);
}

TEST(FieldSimulator, choicesAreSharedOutEqually) {
    Scenario scenario = scene();
    scenario.motion.diffusionCoefficient = Range::oneOf({0.05, 1});
    int slow = 0;
    for (const FieldSpot& spot : FieldSimulator(scenario, 1).next().truth)
        slow += spot.conditions.diffusionCoefficient == 0.05;
    EXPECT_EQ(slow, 10);
}

TEST(FieldSimulator, theReportsFormationHasNoField) {
    EXPECT_THROW(FieldSimulator(preset("report-2024"), 1), Error);
}
