// SPDX-License-Identifier: GPL-3.0-or-later
// Of what a network was not trained on, how much is noticed.
#include "core/learn/input_score.h"

#include "core/learn/tracked_stack.h"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

constexpr std::uint64_t scoreSeed = 21;
constexpr int scoredStacks = 400;

/// Single molecules under the conditions of many microscopes, as a movie's tracks come.
Scenario singles() {
    Scenario scenario = preset("general");
    scenario.window.neighbours = Range::fixed(0);
    scenario.motion.diffusionCoefficient = Range::logUniform(0.01, 10);
    return scenario;
}

/// Share of the stacks that are doubted. change: of what is told; addLight: of what shines.
double doubted(const Scenario& scenario, const std::function<void(Imaging&)>& change = {},
               const std::function<void(Truth&, RandomStream&)>& addLight = {}) {
    const Simulator simulator(scenario, scoreSeed);
    int count = 0, all = 0;
    for (std::uint64_t k = 0; k < scoredStacks; ++k) {
        Truth truth = simulator.truth(k);
        RandomStream random = beyondSimulation(scoreSeed, k);
        if (addLight)
            addLight(truth, random);
        KnownStack known{.adu = simulator.record(truth), .imaging = imagingOf(scenario, truth.conditions)};
        for (Eigen::Index f = 0; f < truth.centres.rows(); ++f)
            known.places.push_back(truth.photons[f] > 0.3 * truth.conditions.photons
                                       ? std::optional(StackPlace{truth.centres(f, 0), truth.centres(f, 1)})
                                       : std::nullopt);
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

Neighbour beside(const Truth& truth, double distance, double photons, RandomStream& random) {
    const double angle = random.uniform(0, 6.2831853);
    Neighbour other{
        .photons = photons, .psfSigma = truth.conditions.psfSigma, .path = truth.path, .light = truth.light};
    // It goes its own way: turned by a right angle around where both are at half-time.
    const Eigen::RowVector2d middle = truth.path.row(truth.path.rows() / 2);
    other.path.col(0) = middle[0] - (truth.path.col(1).array() - middle[1]) + distance * std::cos(angle);
    other.path.col(1) = middle[1] + (truth.path.col(0).array() - middle[0]) + distance * std::sin(angle);
    return other;
}

} // namespace

TEST(InputScore, fewThatAreAsInTrainingAreDoubted) {
    EXPECT_LE(doubted(singles()), 0.055); // nominal 5 %
}

TEST(InputScore, aPsfThatIsThirtyPercentOffIsNoticed) {
    Scenario scenario = singles();
    scenario.instruments.psfTolerance = Range::fixed(0.05); // as movies are told
    const auto told = [&](double factor) {
        return doubted(scenario, [&](Imaging& imaging) { imaging.psfSigma *= factor; });
    };
    EXPECT_GT((told(0.7) + told(1.3)) / 2, 0.88);
}

TEST(InputScore, aGainThatIsTwiceOffIsNoticed) {
    // The read noise is known from the same dark movie, in ADU.
    const auto told = [&](double factor) {
        return doubted(singles(), [&](Imaging& imaging) {
            imaging.camera.gain *= factor;
            imaging.camera.readNoise /= factor;
        });
    };
    EXPECT_GT(told(0.5), 0.88);
    EXPECT_GT(told(2), 0.95);
}

TEST(InputScore, anotherMoleculeAndABrightOneAreNoticed) {
    const auto beyond = [&](double nearest, double farthest, double brighter) {
        return doubted(singles(), {}, [&](Truth& truth, RandomStream& random) {
            truth.neighbours.push_back(beside(truth, random.uniform(nearest, farthest),
                                              brighter * truth.conditions.photons, random));
        });
    };
    EXPECT_GT(beyond(3, 7, 1), 0.8);
    EXPECT_GT(beyond(5, 25, 10), 0.95);
}
