// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated stacks as a movie's tracks come to a network: short, with gaps, at the edge, beside others.
#include "core/learn/tracked_stack.h"

#include "core/learn/background.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

constexpr std::uint64_t seed = 5;

/// Slow molecules of Physical A in the middle of the window.
Scenario resting() {
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::fixed(0.02);
    scenario.window.centring = 0.5;
    return scenario;
}

Truth withNeighbour(const Scenario& scenario, const Simulator& simulator, std::uint64_t index,
                    double distance) {
    Truth truth = simulator.truth(index);
    const double angle = 0.7 * static_cast<double>(index);
    Neighbour other{.photons = scenario.emission.photons.value,
                    .psfSigma = truth.conditions.psfSigma,
                    .path = truth.path,
                    .light = truth.light};
    other.path.rowwise() += distance * Eigen::RowVector2d(std::cos(angle), std::sin(angle));
    truth.neighbours.push_back(std::move(other));
    return truth;
}

std::vector<std::optional<StackPlace>> placesOf(const Truth& truth) {
    std::vector<std::optional<StackPlace>> places;
    for (const auto& centre : truth.centres.rowwise())
        places.push_back(StackPlace{centre[0] + 0.2, centre[1] - 0.2});
    return places;
}

struct Fits {
    double bias = 0, rms = 0; // px, of the centres
    double width = 0;         // px^2, mean
    double light = 0;         // electrons, mean
};

Fits fitsOf(const std::vector<FittedStack>& stacks, const std::vector<Positions>& centres) {
    Fits fits;
    double count = 0;
    for (std::size_t k = 0; k < stacks.size(); ++k)
        for (std::size_t f = 0; f < stacks[k].spots.size(); ++f) {
            const StackSpot& spot = stacks[k].spots[f];
            if (!spot.seen)
                continue;
            const auto row = static_cast<Eigen::Index>(f);
            const double dx = spot.x - centres[k](row, 0), dy = spot.y - centres[k](row, 1);
            fits.bias += dx;
            fits.rms += (dx * dx + dy * dy) / 2;
            fits.width += spot.sigma * spot.sigma;
            fits.light += spot.photons;
            ++count;
        }
    return {fits.bias / count, std::sqrt(fits.rms / count), fits.width / count, fits.light / count};
}

} // namespace

// Cut through its middle a blob tells less, but nothing wrong.
TEST(TrackedStack, halfABlobAtTheEdgeIsFittedRight) {
    const Scenario scenario = resting();
    const Simulator simulator(scenario, seed);
    std::vector<FittedStack> whole, half;
    std::vector<Positions> centres, shifted;
    for (std::uint64_t k = 0; k < 60; ++k) {
        const Truth truth = simulator.truth(k);
        KnownStack known{.adu = simulator.record(truth),
                         .imaging = imagingOf(scenario, truth.conditions),
                         .places = placesOf(truth)};
        whole.push_back(fittedStack(known));
        centres.push_back(truth.centres);
        keepPart(known, 31, 0, 33, 64); // half a px beside the molecule
        half.push_back(fittedStack(known));
        shifted.push_back(truth.centres.rowwise() - Eigen::RowVector2d(31, 0));
    }
    const Fits all = fitsOf(whole, centres), cut = fitsOf(half, shifted);
    EXPECT_NEAR(all.light, 500, 5);
    EXPECT_NEAR(cut.light, 500, 15);
    EXPECT_NEAR(cut.bias, 0, 0.02);
    EXPECT_LT(cut.rms, 2 * all.rms);
    EXPECT_NEAR(cut.width, all.width, 0.02);
}

TEST(TrackedStack, aNeighbourDoesNotWidenTheBlob) {
    const Scenario scenario = resting();
    const Simulator simulator(scenario, seed);
    for (const double distance : {6.0, 8.0, 11.0, 20.0}) {
        std::vector<FittedStack> alone, beside;
        std::vector<Positions> centres;
        for (std::uint64_t k = 0; k < 60; ++k) {
            const Truth truth = simulator.truth(k), two = withNeighbour(scenario, simulator, k, distance);
            const Imaging imaging = imagingOf(scenario, truth.conditions);
            alone.push_back(fittedStack({simulator.record(truth), imaging, placesOf(truth)}));
            beside.push_back(fittedStack({simulator.record(two), imaging, placesOf(two)}));
            centres.push_back(truth.centres);
        }
        const Fits one = fitsOf(alone, centres), other = fitsOf(beside, centres);
        EXPECT_LT(other.rms, (distance < 7 ? 1.6 : 1.1) * one.rms) << distance;
        EXPECT_NEAR(other.width, one.width, distance < 7 ? 0.1 : 0.03) << distance; // of 1.69 px^2
        EXPECT_NEAR(other.light, 500, 10) << distance;
    }
}

TEST(TrackedStack, theBackgroundIsAPlaneWhateverElseShines) {
    Scenario scenario = resting();
    scenario.background.slope = 0.4;
    scenario.window.neighbours = Range::fixed(3);
    const Simulator simulator(scenario, seed);
    for (std::uint64_t k = 0; k < 10; ++k) {
        const Truth truth = simulator.truth(k);
        const KnownStack known{simulator.record(truth), imagingOf(scenario, truth.conditions),
                               placesOf(truth)};
        const FittedStack fitted = fittedStack(known);
        const BackgroundTrend trend = backgroundOf(fitted.electrons, fitted.spots, known.imaging);
        EXPECT_NEAR(trend.level, 10, 0.1);
        EXPECT_NEAR(trend.slopeX, truth.conditions.backgroundSlopeX, 0.004); // of .06 electrons a px per px
        EXPECT_NEAR(trend.slopeY, truth.conditions.backgroundSlopeY, 0.004);
    }
}

TEST(TrackedStack, thoseOfTheGeneralPresetAreAsMoviesAre) {
    const Scenario scenario = preset("general");
    const Simulator simulator(scenario, seed);
    constexpr double stacks = 600;
    double followed = 0, shortOnes = 0, narrow = 0, crowded = 0, em = 0, mistaken = 0, seen = 0;
    for (std::uint64_t k = 0; k < static_cast<std::uint64_t>(stacks); ++k) {
        const Truth truth = simulator.truth(k);
        RandomStream random = beyondSimulation(seed, k);
        const KnownStack known = knownStack(scenario, truth, simulator.record(truth), random);
        const Imaging& imaging = known.imaging;
        em += imaging.camera.em;
        EXPECT_NEAR(truth.conditions.psfSigma / imaging.psfSigma, 1, imaging.psfTolerance + 1e-9);
        EXPECT_TRUE(imaging.exposure > 0.0014 && imaging.exposure <= 0.01) << imaging.exposure;
        narrow += known.adu.height < 64 || known.adu.pixels.cols() < 64;
        crowded += !truth.neighbours.empty();
        const FittedStack fitted = fittedStack(known);
        if (known.places.empty()) {
            EXPECT_TRUE(truth.neighbours.empty());
            for (std::size_t f = 0; f < 16; ++f) {
                const auto row = static_cast<Eigen::Index>(f);
                if (!fitted.spots[f].seen)
                    continue;
                ++seen;
                mistaken += std::hypot(fitted.spots[f].x - truth.centres(row, 0),
                                       fitted.spots[f].y - truth.centres(row, 1)) > 4;
            }
        } else {
            ++followed;
            shortOnes += !known.places.front() && !known.places.back();
        }
    }
    EXPECT_NEAR(em / stacks, 0.5, 0.07);
    EXPECT_NEAR(crowded / stacks, 4.0 / 9, 0.01);
    EXPECT_NEAR(followed / stacks, 1 - 0.5 * 5 / 9, 0.07);
    EXPECT_GT(shortOnes / followed, 0.25);
    EXPECT_GT(narrow, 15);
    EXPECT_LT(mistaken / seen, 0.01);
}
