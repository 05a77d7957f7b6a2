// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/movie_training.h"

#include "core/error.h"
#include "core/units.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr std::size_t fewestMolecules = 5; // that tell how bright they are
constexpr double wider = 1.3;              // times the range that was seen
constexpr double leastSpan = 1.5;          // from the low end to the high one

/// From the 5th to the 95th percentile and a little more; `usual` where too few were seen.
Range spanOf(std::vector<double> values, const Range& usual) {
    std::erase_if(values, [](double value) { return !(value > 0); });
    if (values.size() < fewestMolecules)
        return usual;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    const double low = at(0.05) / wider, high = std::max(at(0.95) * wider, low * leastSpan);
    return Range::logUniform(low, high);
}

Range around(double value) {
    return Range::logUniform(value / 3, 3 * value);
}

} // namespace

Scenario scenarioOf(const std::vector<Molecule>& molecules, const Imaging& imaging, const Scenario& matched,
                    const std::string& name) {
    Scenario scenario = preset("general");
    scenario.name = name;
    scenario.instruments.drawn = false;
    scenario.acquisition = {
        .pixelSize = imaging.pixelSize, .frameInterval = imaging.frameInterval, .exposure = imaging.exposure};
    scenario.sensor.camera = imaging.camera;
    scenario.sensor.camera.maps = {}; // they are taken out of the movie before a network sees it
    scenario.sensor.laplaceNoise = imaging.laplaceNoise;
    scenario.psf = {.fwhm = imaging.psfSigma * fwhmPerSigma * imaging.pixelSize,
                    .tolerance = imaging.psfTolerance};
    const double unit = imaging.unitD(), interval = imaging.frameInterval;
    Range& d = scenario.motion.diffusionCoefficient; // the general one is told for a unit of 1 um^2/s
    d = Range::logUniform(d.low * unit, d.high * unit);
    const double scale = interval / 0.01; // its times are told for frames of 10 ms
    for (double* time :
         {&scenario.emission.bleachingTime, &scenario.emission.onTime, &scenario.emission.offTime})
        *time *= scale;
    std::vector<double> photons, background;
    for (const Molecule& molecule : molecules)
        if (molecule.photons) {
            photons.push_back(*molecule.photons);
            background.push_back(molecule.background);
        }
    scenario.emission.photons = spanOf(std::move(photons), around(matched.emission.photons.value));
    scenario.background.photons = spanOf(std::move(background), around(matched.background.photons.value));
    return scenario;
}

TrainingSettings trainingFrom(const Model& model, const std::string& nameOrFile, const Scenario& scenario,
                              double stacks) {
    TrainingSettings settings;
    settings.scenario = scenario;
    settings.network = model.network;
    settings.startFrom = nameOrFile;
    settings.symmetries = true;
    // Judged up to 20 times, not more often than every 4096 stacks: the judging takes time, too.
    settings.epochs = static_cast<int>(std::clamp(stacks / 4096, 1.0, 20.0));
    const double batches = std::max(1.0, std::round(stacks / settings.epochs / settings.batch));
    settings.stacksPerEpoch = static_cast<std::uint64_t>(batches * settings.batch);
    settings.validationStacks =
        std::clamp(static_cast<int>(settings.stacksPerEpoch), settings.batch, settings.validationStacks);
    settings.learningRate.highest = 3e-4;
    settings.learningRate.warmUp = 0.05;
    if (model.label != settings.label || !model.network.spread)
        throw Error("the network " + model.name +
                    " answers something else than ln D with its interval; begin with another one");
    settings.check();
    return settings;
}

} // namespace perrin
