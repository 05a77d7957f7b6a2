// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_model.h"

#include "core/error.h"
#include "core/table.h"

#include <cmath>
#include <string>

namespace perrin {
namespace {

void checkField(const char* name, double value, double least, const char* unit) {
    if (!std::isfinite(value) || value < least)
        throw Error(std::string("noise: ") + name + " is " + numberText(value) + " " + unit +
                    "; it must be a number of at least " + numberText(least));
}

/// n-th cumulant of the electrons of one photon on average, in units of the gain: 1 for Poisson, n! for
/// Poisson-Gamma with exponential multiplication.
double cumulant(bool em, int n) {
    return em ? std::tgamma(n + 1) : 1;
}

} // namespace

void NoiseModel::check() const {
    checkField("offset", offset, -1e7, "ADU");
    checkField("gain", gain, 1e-6, "ADU per photo-electron");
    checkField("background", background, 0, "photons a px");
    checkField("gaussian", gaussian, 0, "ADU");
    checkField("laplace", laplace, 0, "ADU");
}

double NoiseModel::mean() const {
    return offset + gain * background;
}

double NoiseModel::variance() const {
    return cumulant(em, 2) * gain * gain * background + levelVariance();
}

double NoiseModel::skewness() const {
    const double variance = this->variance();
    return variance > 0 ? cumulant(em, 3) * std::pow(gain, 3) * background / std::pow(variance, 1.5) : 0;
}

double NoiseModel::excessKurtosis() const {
    const double variance = this->variance();
    const double fourth = cumulant(em, 4) * std::pow(gain, 4) * background + 12 * std::pow(laplace, 4);
    return variance > 0 ? fourth / (variance * variance) : 0;
}

double NoiseModel::levelVariance() const {
    return gaussian * gaussian + 2 * laplace * laplace;
}

double NoiseModel::slope() const {
    return em ? 2 * gain : gain;
}

const char* name(NoiseParameter parameter) {
    switch (parameter) {
    case NoiseParameter::Offset:
        return "offset";
    case NoiseParameter::Gain:
        return "gain";
    case NoiseParameter::Background:
        return "background";
    case NoiseParameter::Gaussian:
        return "gaussian";
    case NoiseParameter::Laplace:
        break;
    }
    return "laplace";
}

const char* unit(NoiseParameter parameter) {
    if (parameter == NoiseParameter::Gain)
        return "ADU/e-";
    return parameter == NoiseParameter::Background ? "photons/px" : "ADU";
}

NoiseParameter noiseParameter(std::string_view text) {
    std::string names;
    for (const NoiseParameter parameter : noiseParameters) {
        if (text == name(parameter))
            return parameter;
        names += std::string(names.empty() ? "" : ", ") + name(parameter);
    }
    throw Error("noise: there is no \"" + std::string(text) + "\"; the names are " + names);
}

double& value(NoiseModel& model, NoiseParameter which) {
    switch (which) {
    case NoiseParameter::Offset:
        return model.offset;
    case NoiseParameter::Gain:
        return model.gain;
    case NoiseParameter::Background:
        return model.background;
    case NoiseParameter::Gaussian:
        return model.gaussian;
    case NoiseParameter::Laplace:
        break;
    }
    return model.laplace;
}

double value(const NoiseModel& model, NoiseParameter which) {
    NoiseModel copy = model;
    return value(copy, which);
}

NoiseModel noiseModelOf(const Scenario& scenario) {
    const Camera& camera = scenario.sensor.camera;
    return {.offset = camera.offset,
            .gain = camera.gain,
            .em = camera.em,
            .background = scenario.background.photons.value,
            .gaussian = camera.readNoise * camera.gain,
            .laplace = scenario.sensor.laplaceNoise};
}

void setNoise(Scenario& scenario, const NoiseModel& model) {
    model.check();
    const Camera before = scenario.sensor.camera;
    Camera camera{
        .offset = model.offset, .gain = model.gain, .readNoise = model.gaussian / model.gain, .em = model.em};
    camera.maps = mapsThatStay(camera, before);
    scenario.sensor.camera = camera;
    scenario.sensor.laplaceNoise = model.laplace;
    scenario.background.photons = Range::fixed(model.background);
}

Camera measuringCamera(const Scenario& scenario) {
    Camera camera = scenario.sensor.camera;
    if (scenario.sensor.laplaceNoise > 0) {
        camera.readNoise = std::sqrt(noiseModelOf(scenario).levelVariance()) / camera.gain;
        camera.maps = mapsThatStay(camera, scenario.sensor.camera);
    }
    return camera;
}

void setMeasuringCamera(Scenario& scenario, const Camera& camera) {
    const Camera own = measuringCamera(scenario);
    const auto same = [](double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b); };
    const double gaussian = scenario.sensor.camera.readNoise;
    const bool shared = scenario.sensor.laplaceNoise > 0 && same(camera.gain, own.gain) &&
                        same(camera.readNoise, own.readNoise);
    scenario.sensor.camera = camera;
    if (shared)
        scenario.sensor.camera.readNoise = gaussian;
    else
        scenario.sensor.laplaceNoise = 0;
}

} // namespace perrin
