// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_spots.h"

#include "core/diffusion/mle.h"
#include "core/learn/background.h"
#include "core/learn/encoder.h"
#include "core/learn/spot_features.h"
#include "core/learn/symmetry.h"
#include "core/units.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

/// The fixed condition at which protocols of accuracy are told: 500 photons, background 10, PSF 1.3 px.
Scenario condition(double d) {
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::fixed(d);
    return scenario;
}

struct Errors {
    double squares = 0, claimed = 0, sum = 0, axes = 0; // px^2, px^2, px
    long missed = 0, lost = 0, frames = 0;
    double rms() const { return std::sqrt(squares / axes); }
    double claimedRms() const { return std::sqrt(claimed / axes); }
};

Errors errorsOf(const Scenario& scenario, int stacks) {
    const Simulator simulator(scenario, 11);
    const Imaging imaging = imagingOf(scenario);
    Errors errors;
    for (int k = 0; k < stacks; ++k) {
        const Truth truth = simulator.truth(static_cast<std::uint64_t>(k));
        const auto spots = followMolecule(calibrated(simulator.record(truth), imaging), imaging);
        for (std::size_t f = 0; f < spots.size(); ++f) {
            ++errors.frames;
            if (!spots[f].seen) {
                ++errors.missed;
                continue;
            }
            const auto row = static_cast<Eigen::Index>(f);
            const double dx = spots[f].x - truth.centres(row, 0), dy = spots[f].y - truth.centres(row, 1);
            if (std::hypot(dx, dy) > 3) {
                ++errors.lost;
                continue;
            }
            errors.squares += dx * dx + dy * dy;
            errors.claimed += spots[f].xVariance + spots[f].yVariance;
            errors.sum += dx + dy;
            errors.axes += 2;
        }
    }
    return errors;
}

} // namespace

TEST(StackSpots, aRestingMoleculeIsFoundAsWellAsTheoryAllows) {
    const Errors errors = errorsOf(condition(1e-4), 100);
    // Mortensen 2010, eq. 6 (maximum likelihood, one width): about .09 px; a free width and background cost
    // little.
    EXPECT_NEAR(errors.rms(), 0.094, 0.008);
    EXPECT_NEAR(errors.claimedRms(), errors.rms(), 0.08 * errors.rms());
    EXPECT_NEAR(errors.sum / errors.axes, 0, 4 * errors.rms() / std::sqrt(errors.axes));
    EXPECT_EQ(errors.missed, 0);
    EXPECT_EQ(errors.lost, 0);
}

TEST(StackSpots, aFastMoleculeIsFollowed) {
    const Errors errors = errorsOf(condition(5), 100); // 3.2 px a frame and axis
    EXPECT_LT(errors.rms(),
              0.32); // the blob is no Gaussian; at D = 10 its path's mean is known to .22 px at best
    EXPECT_LT(errors.missed + errors.lost, errors.frames / 50);
}

TEST(StackSpots, anEmcdWithLittleLightLosesFewFrames) {
    Scenario scenario = preset("tirf-emccd");
    scenario.motion.diffusionCoefficient = Range::fixed(0.5);
    scenario.emission.photons = Range::fixed(200);
    scenario.background.photons = Range::fixed(10);
    scenario.psf.tolerance = 0;
    const Errors errors = errorsOf(scenario, 60);
    EXPECT_LT(errors.missed + errors.lost, errors.frames / 20);
}

TEST(StackSpots, darkFramesHoldNoMolecule) {
    Scenario scenario = condition(0.2);
    scenario.emission.bleachingTime = 0.08; // s: half of the 16 frames of 10 ms
    const Simulator simulator(scenario, 5);
    const Imaging imaging = imagingOf(scenario);
    long dark = 0, believed = 0, lit = 0, seen = 0;
    for (std::uint64_t k = 0; k < 100; ++k) {
        const Truth truth = simulator.truth(k);
        const auto spots = followMolecule(calibrated(simulator.record(truth), imaging), imaging);
        for (std::size_t f = 0; f < spots.size(); ++f) {
            const double photons = truth.photons[static_cast<Eigen::Index>(f)];
            dark += photons <= 0 ? 1 : 0;
            believed += photons <= 0 && spots[f].seen ? 1 : 0;
            lit += photons > 250 ? 1 : 0;
            seen += photons > 250 && spots[f].seen ? 1 : 0;
        }
    }
    ASSERT_GT(dark, 200);
    EXPECT_LT(static_cast<double>(believed), 0.03 * static_cast<double>(dark));
    EXPECT_GT(static_cast<double>(seen), 0.99 * static_cast<double>(lit));
}

TEST(StackSpots, theBackgroundIsMeasuredBesideTheMolecule) {
    for (const double background : {0.5, 10.0, 80.0}) {
        Scenario scenario = condition(1);
        scenario.background.photons = Range::fixed(background);
        const Simulator simulator(scenario, 3);
        const Imaging imaging = imagingOf(scenario);
        double sum = 0;
        constexpr int stacks = 20;
        for (std::uint64_t k = 0; k < stacks; ++k) {
            const FrameStack electrons = calibrated(simulator.record(simulator.truth(k)), imaging);
            sum += backgroundOf(electrons, followMolecule(electrons, imaging), imaging).level / stacks;
        }
        // 1.2 million pixels; the camera rounds to whole ADU without bias.
        EXPECT_NEAR(sum, background, 0.01 + 4 * std::sqrt((background + 3) / 1.2e6)) << background;
    }
}

TEST(SpotFeatures, theCentresLikelihoodPeaksWhereMaximumLikelihoodDoes) {
    const Scenario scenario = condition(0.3);
    const Simulator simulator(scenario, 21);
    const Imaging imaging = imagingOf(scenario);
    int compared = 0;
    for (std::uint64_t k = 0; k < 40; ++k) {
        auto spots = followMolecule(calibrated(simulator.record(simulator.truth(k)), imaging), imaging);
        spots[3].seen = spots[9].seen = spots[10].seen = false; // gaps
        Trajectory trajectory{.frames = {},
                              .positions = {},
                              .localizationVariance = {},
                              .frameInterval = imaging.frameInterval,
                              .blurCoefficient = 1.0 / 6};
        const double square = imaging.pixelSize * imaging.pixelSize;
        trajectory.positions.resize(13, 2);
        trajectory.localizationVariance.resize(13);
        Eigen::Index row = 0;
        for (std::size_t f = 0; f < spots.size(); ++f) {
            spots[f].xVariance = spots[f].yVariance = 0.01; // px^2
            spots[f].sigma = imaging.psfSigma;              // at rest: no more variance from the path's shape
            if (!spots[f].seen)
                continue;
            trajectory.frames.push_back(static_cast<int>(f));
            trajectory.positions.row(row) << spots[f].x * imaging.pixelSize, spots[f].y * imaging.pixelSize;
            trajectory.localizationVariance[row++] = 0.01 * square;
        }
        ASSERT_EQ(row, 13);
        const double most = mle(trajectory).diffusionCoefficient;
        Eigen::Index peak = 0;
        centresLikelihood(spots, imaging).maxCoeff(&peak);
        const double step = (gridHigh - gridLow) / (gridSize - 1);
        if (most <= 0)
            continue;
        EXPECT_NEAR(gridLow + step * static_cast<double>(peak), std::log(most / imaging.unitD()), 0.75 * step)
            << k;
        ++compared;
    }
    EXPECT_GT(compared, 30);
}

TEST(SpotFeatures, framesWithoutTheMoleculeStayEmpty) {
    Scenario scenario = condition(0.2);
    scenario.emission.bleachingTime = 0.05;
    const Simulator simulator(scenario, 6);
    const Imaging imaging = imagingOf(scenario);
    NetworkInput input = emptyInput(Sees::Spots, 3, 16, 64, 64);
    for (std::int64_t k = 0; k < 3; ++k)
        encode({simulator.record(simulator.truth(static_cast<std::uint64_t>(k))), imaging}, {}, Sees::Spots,
               input, k);
    long unseen = 0;
    for (std::size_t frame = 0; frame < 48; ++frame) {
        if (input.seen[frame] > 0)
            continue;
        ++unseen;
        for (std::size_t i = 0; i < spotNumbers; ++i)
            EXPECT_EQ(input.spots[frame * spotNumbers + i], 0);
    }
    EXPECT_GT(unseen, 5);
    for (const float value : input.spots)
        ASSERT_TRUE(std::isfinite(value));
    for (const float value : input.conditions)
        ASSERT_TRUE(std::isfinite(value));
}

TEST(SpotFeatures, anEmptyStackGivesFiniteNumbers) {
    Scenario scenario = condition(0.2);
    scenario.emission.photons = Range::fixed(0.001);
    const Simulator simulator(scenario, 6);
    NetworkInput input = emptyInput(Sees::Spots, 1, 16, 64, 64);
    encode({simulator.record(simulator.truth(0)), imagingOf(scenario)}, {}, Sees::Spots, input, 0);
    for (const float value : input.conditions)
        ASSERT_TRUE(std::isfinite(value));
}

// Against fits of the transformed frames themselves.
TEST(Symmetries, moveSpotsAsFitsWouldFindThem) {
    const Scenario scenario = condition(3);
    const Simulator simulator(scenario, 21);
    const Imaging imaging = imagingOf(scenario);
    int compared = 0, alike = 0;
    double farthest = 0;
    for (std::uint64_t k = 0; k < 6; ++k) {
        const FrameStack electrons = calibrated(simulator.record(simulator.truth(k)), imaging);
        const std::vector<StackSpot> spots = followMolecule(electrons, imaging);
        for (int symmetry = 1; symmetry < symmetryCount; ++symmetry) {
            const auto moved = transformed(spots, 64, 64, symmetry);
            const auto found = followMolecule(transformed(electrons, symmetry), imaging);
            for (std::size_t f = 0; f < found.size(); ++f) {
                ++compared;
                if (!moved[f].seen || !found[f].seen ||
                    std::hypot(moved[f].x - found[f].x, moved[f].y - found[f].y) > 0.1)
                    continue; // another peak of the same height
                ++alike;
                EXPECT_NEAR(moved[f].xVariance / found[f].xVariance, 1, 0.1);
                for (std::size_t i = 0; i < found[f].shape.size(); ++i)
                    farthest = std::max(farthest,
                                        static_cast<double>(std::abs(moved[f].shape[i] - found[f].shape[i])));
            }
        }
    }
    EXPECT_GE(alike, 0.98 * compared);
    EXPECT_LT(farthest, 0.05) << "shares of the light; they scatter by far more";
}

// A neighbour that is brighter than the molecule does not draw it away once its places are known.
TEST(StackSpots, thatAreKnownAreFittedThereAndMissingOnesStayMissing) {
    const Scenario scenario = condition(0.3);
    const Simulator simulator(scenario, 22), other(scenario, 23);
    const Imaging imaging = imagingOf(scenario);
    double squares = 0, axes = 0;
    for (std::uint64_t k = 0; k < 10; ++k) {
        const Truth truth = simulator.truth(k);
        FrameStack electrons = calibrated(simulator.record(truth), imaging);
        const FrameStack neighbour = calibrated(other.record(other.truth(k)), imaging);
        for (Eigen::Index f = 0; f < 16; ++f) // 12 px to the right, twice as bright
            electrons.frame(f).rightCols(52) += 2 * (neighbour.frame(f).leftCols(52) - 10.0f);
        std::vector<std::optional<StackPlace>> places(16);
        for (std::size_t f = 0; f < 16; ++f)
            if (f != 5 && f < 13)
                places[f] = StackPlace{truth.centres(static_cast<Eigen::Index>(f), 0) + 0.4,
                                       truth.centres(static_cast<Eigen::Index>(f), 1) - 0.4};
        const auto spots = spotsAt(electrons, imaging, places);
        ASSERT_EQ(spots.size(), 16u);
        for (std::size_t f = 0; f < 16; ++f) {
            EXPECT_EQ(spots[f].seen, places[f].has_value()) << f;
            if (!spots[f].seen)
                continue;
            const auto row = static_cast<Eigen::Index>(f);
            squares += std::pow(spots[f].x - truth.centres(row, 0), 2) +
                       std::pow(spots[f].y - truth.centres(row, 1), 2);
            axes += 2;
        }
    }
    EXPECT_LT(std::sqrt(squares / axes), 0.25);
}

TEST(Symmetries, movePixelsAsTheySay) {
    // One bright pixel in each of two frames of 3x3.
    FrameStack stack{.height = 3, .pixels = Image::Zero(6, 3)};
    stack.pixels(0, 2) = 1; // frame 0: top right
    stack.pixels(3, 1) = 2; // frame 1: top middle
    const auto at = [](const FrameStack& s, Eigen::Index frame, Eigen::Index y, Eigen::Index x) {
        return s.frame(frame)(y, x);
    };
    EXPECT_EQ(at(transformed(stack, 0), 0, 0, 2), 1);
    EXPECT_EQ(at(transformed(stack, 1), 0, 0, 0), 1); // a quarter turn counter-clockwise, as numpy.rot90
    EXPECT_EQ(at(transformed(stack, 1), 1, 1, 0), 2);
    EXPECT_EQ(at(transformed(stack, 2), 0, 2, 0), 1);
    EXPECT_EQ(at(transformed(stack, 3), 1, 1, 2), 2);
    EXPECT_EQ(at(transformed(stack, 4), 0, 0, 0), 1); // left and right exchanged
    EXPECT_EQ(at(transformed(stack, 8), 1, 0, 2), 1); // backwards
    EXPECT_EQ(at(transformed(stack, 8), 0, 0, 1), 2);
}

TEST(Symmetries, areSixteenDifferentOnesThatLoseNothing) {
    FrameStack stack{.height = 4, .pixels = Image(8, 4)};
    for (Eigen::Index i = 0; i < stack.pixels.size(); ++i)
        stack.pixels.data()[i] = static_cast<float>(i);
    for (int a = 0; a < symmetryCount; ++a) {
        EXPECT_EQ(transformed(stack, a).pixels.sum(), stack.pixels.sum());
        for (int b = 0; b < a; ++b)
            EXPECT_FALSE((transformed(stack, a).pixels == transformed(stack, b).pixels).all())
                << a << ' ' << b;
    }
}
