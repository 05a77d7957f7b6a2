// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/neighbours.h"

#include "core/learn/tracked_stack.h"

#include <cmath>
#include <utility>

namespace perrin::test {
namespace {

constexpr std::uint64_t addedSeed = 21;

} // namespace

Scenario many() {
    Scenario scenario = preset("general");
    scenario.window.neighbours = Range::fixed(1);
    scenario.emission.photons = Range::logUniform(160, 2000);
    scenario.background.photons = Range::logUniform(1, 40);
    scenario.instruments.psfSigma = Range::uniform(1, 1.8);
    scenario.instruments.leastD = Range::fixed(0.01);
    return scenario;
}

AddLight beside(double nearest, double farthest, double dimmest, double brightest) {
    return [=](Truth& truth, const Neighbour& drawn, RandomStream& random) {
        Neighbour other = drawn;
        const double distance = random.uniform(nearest, farthest), angle = random.uniform(0, 6.2831853);
        other.photons = random.uniform(dimmest, brightest) * truth.conditions.photons;
        const Eigen::Index middle = truth.path.rows() / 2;
        other.path.rowwise() += truth.path.row(middle) - other.path.row(middle).eval() +
                                distance * Eigen::RowVector2d(std::cos(angle), std::sin(angle));
        truth.neighbours.push_back(other);
    };
}

KnownStack followed(const Simulator& simulator, std::uint64_t index, const AddLight& addLight) {
    Truth truth = simulator.truth(index);
    RandomStream random = beyondSimulation(addedSeed, index);
    const Neighbour other = std::exchange(truth.neighbours, {}).front();
    if (addLight)
        addLight(truth, other, random);
    KnownStack known{.adu = simulator.record(truth),
                     .imaging = imagingOf(simulator.scenario(), truth.conditions)};
    for (Eigen::Index f = 0; f < truth.centres.rows(); ++f)
        known.places.push_back(truth.photons[f] > 0.3 * truth.conditions.photons
                                   ? std::optional(StackPlace{truth.centres(f, 0), truth.centres(f, 1)})
                                   : std::nullopt);
    return known;
}

} // namespace perrin::test
