// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/field.h"

#include "core/error.h"
#include "core/simulate/draw.h"
#include "core/simulate/exposure.h"
#include "core/simulate/motion.h"
#include "core/simulate/reflection.h"

#include <algorithm>
#include <optional>

namespace perrin {
namespace {

struct Molecule {
    Molecule(const Scenario& scenario, std::uint64_t seed, std::uint64_t number_)
        : number(number_), random(streamFor(seed, Purpose::Molecule, number_)),
          conditions(drawConditions(scenario, number_, random)),
          start(random.uniform(0, scenario.field.width - 1), random.uniform(0, scenario.field.height - 1)),
          walker(scenario.motion, conditions.diffusionCoefficient, random),
          fluorophore(scenario.emission, random) {
        if (const Range& range = scenario.emission.fluctuation; range.largest() > 0)
            fluctuating = range.drawn(random.uniform(), number);
    }

    std::uint64_t number;
    RandomStream random;
    Conditions conditions;
    Eigen::Vector2d start; // px
    Walker walker;
    Fluorophore fluorophore;
    double waiting = 0;     // s, since the last sub-position
    double fluctuating = 0; // standard deviation of ln of the brightness from frame to frame
};

} // namespace

struct FieldSimulator::State {
    State(const Scenario& scenario_, std::uint64_t seed_)
        : scenario(scenario_), seed(seed_), noise(streamFor(seed, Purpose::FieldNoise, 0)),
          maps(sensorMaps(scenario.sensor, scenario.field.height, scenario.field.width)) {
        for (int i = 0; i < scenario.field.molecules; ++i)
            molecules.emplace_back(scenario, seed, next++);
        RandomStream random = streamFor(seed, Purpose::FieldTruth, 0);
        Scenario whole = scenario; // the slope is told from edge to edge of the picture
        whole.window.width = scenario.field.width;
        const BackgroundPlane plane(drawConditions(whole, 0, random), scenario.field.height,
                                    scenario.field.width);
        background.resize(scenario.field.height, scenario.field.width);
        plane.fill(background, plane.lowest());
        exposure.emplace(scenario.sensor, plane.lowest());
    }
    /// One exposure's sub-positions, px.
    FieldSpot expose(Molecule& molecule, int frame, Image& light);

    Scenario scenario;
    std::uint64_t seed, next = 0;
    int frame = 0;
    RandomStream noise;
    SensorMaps maps;
    std::vector<Molecule> molecules;
    Image background; // over its lowest value
    std::optional<Exposure> exposure;
};

FieldSpot FieldSimulator::State::expose(Molecule& molecule, int index, Image& light) {
    const int perFrame = scenario.motion.subPositions;
    const double interval = *scenario.acquisition.exposure / perFrame,
                 pixelSize = *scenario.acquisition.pixelSize;
    const double dead = *scenario.acquisition.frameInterval - *scenario.acquisition.exposure;
    Positions path(perFrame, 2);
    Eigen::ArrayXd lit(perFrame);
    for (int sub = 0; sub < perFrame; ++sub) {
        molecule.walker.advance(molecule.waiting + interval / 2, molecule.random);
        molecule.waiting = interval / 2;
        const Eigen::Vector2d place = molecule.start + molecule.walker.place() / pixelSize;
        path(sub, 0) = reflected(place.x(), scenario.field.width - 1);
        path(sub, 1) = reflected(place.y(), scenario.field.height - 1);
        lit[sub] = molecule.fluorophore.shine(interval, molecule.random);
    }
    molecule.waiting += dead;
    molecule.fluorophore.shine(dead, molecule.random);
    const double photons = molecule.conditions.photons * fluctuation(molecule.fluctuating, molecule.random);
    addExposure(light, path, lit, molecule.conditions.psfSigma, photons);
    const double sum = lit.sum();
    FieldSpot spot{.molecule = molecule.number,
                   .frame = index,
                   .photons = photons * sum / perFrame,
                   .conditions = molecule.conditions};
    if (sum > 0) {
        spot.x = (path.col(0).array() * lit).sum() / sum;
        spot.y = (path.col(1).array() * lit).sum() / sum;
    }
    return spot;
}

FieldSimulator::FieldSimulator(const Scenario& scenario, std::uint64_t seed) {
    scenario.check();
    if (scenario.formation == Formation::Report2024)
        throw Error("the 2024 report's image formation makes stacks of one molecule, no fields of view; "
                    "choose another "
                    "scenario for a movie");
    state_ = std::make_unique<State>(scenario, seed);
}

FieldSimulator::~FieldSimulator() = default;
FieldSimulator::FieldSimulator(FieldSimulator&&) noexcept = default;

FieldFrame FieldSimulator::next() {
    State& state = *state_;
    FieldFrame frame;
    Image light = state.background;
    for (Molecule& molecule : state.molecules) {
        if (molecule.fluorophore.bleached()) {
            if (!state.scenario.field.replaceBleached)
                continue;
            molecule = Molecule(state.scenario, state.seed, state.next++);
        }
        const FieldSpot spot = state.expose(molecule, state.frame, light);
        if (spot.photons > 0)
            frame.truth.push_back(spot);
    }
    ++state.frame;
    frame.pixels.resize(light.rows(), light.cols());
    state.exposure->record(light, {{0, 0, light.rows(), light.cols()}}, state.maps, 0, 0, state.noise,
                           frame.pixels);
    std::sort(frame.truth.begin(), frame.truth.end(),
              [](const FieldSpot& one, const FieldSpot& other) { return one.molecule < other.molecule; });
    return frame;
}

} // namespace perrin
