// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/simulate/scenario.h"
#include "core/units.h"

#include <array>

namespace perrin {
namespace {

/// One fixed condition: the reference setting at which estimators are compared.
Scenario physicalA() {
    Scenario scenario;
    scenario.psf.fwhm = 0.13 * fwhmPerSigma;
    return scenario;
}

/// Movies as they come: D dt/px^2 from .01 to 10 under the conditions of many microscopes, which the network
/// is told, with all that makes real molecules differ from ideal ones. Pixel size and frame interval only
/// name the units. The lists of choices are taken in turn: their lengths have no common divisor. Half of the
/// stacks are told that D is not below .01, as Physical B's is; movies have molecules that hardly move.
Scenario general() {
    Scenario scenario;
    scenario.motion.diffusionCoefficient = Range::logUniform(0.001, 10);
    scenario.emission = {.photons = Range::logUniform(120, 2600),
                         .bleachingTime = 2,
                         .onTime = 0.6,
                         .offTime = 0.02,
                         .fluctuation = Range::uniform(0, 0.35)};
    scenario.background = {.photons = Range::logUniform(0.7, 200), .slope = 0.3, .slopedShare = 0.15};
    scenario.psf.fwhm = 0.13 * fwhmPerSigma;
    scenario.sensor.camera = {.offset = 100, .gain = 20, .readNoise = 0.2, .em = true};
    scenario.instruments.drawn = true;
    scenario.instruments.leastD = Range::oneOf({0.01, 0.001});
    scenario.window.neighbours = Range::oneOf({0, 0, 0, 0, 1, 0, 2, 1, 3});
    scenario.window.tracked = true;
    return scenario;
}

/// A dye in a supported bilayer seen in total internal reflection by an EMCCD at EM gain, as published for
/// single-lipid tracking: about 8 ms a frame, some hundred photons.
Scenario tirfEmccd() {
    Scenario scenario;
    scenario.motion.diffusionCoefficient = Range::logUniform(0.02, 8);
    scenario.emission.photons = Range::logUniform(150, 1200);
    scenario.background.photons = Range::logUniform(4, 40);
    scenario.acquisition = {.pixelSize = 0.107, .frameInterval = 0.00776, .exposure = 0.00749};
    scenario.psf = {.fwhm = 0.28, .tolerance = 0.1};
    scenario.sensor.camera = {.offset = 500, .gain = 60, .readNoise = 0.3, .em = true};
    return scenario;
}

/// A back-illuminated sCMOS: small pixels, every one with its own offset, gain and read noise (Huang 2013).
Scenario scmos() {
    Scenario scenario;
    scenario.emission.photons = Range::logUniform(200, 2000);
    scenario.background.photons = Range::logUniform(2, 40);
    scenario.acquisition = {.pixelSize = 0.108, .frameInterval = 0.02, .exposure = 0.02};
    scenario.psf = {.fwhm = 0.3, .tolerance = 0.1};
    scenario.sensor.camera = {.offset = 100, .gain = 2.2, .readNoise = 1.4, .em = false};
    scenario.sensor.offsetSpread = 1.5;
    scenario.sensor.gainSpread = 0.01;
    scenario.sensor.readNoiseSpread = 0.25;
    return scenario;
}

/// Known from the report's code: the image formation, 16 frames of 10 sub-positions, 0.1 um pixels (its text
/// says 0.2 um). Inferred from its 250 test trajectories: they start one step from the middle; labels and
/// steps agree with 1 ms a sub-position, so frames of 10 ms without pause; the steps of those labelled 1 to
/// 50 scatter exactly as those of one D of 20 report units do (their mean is 20.07 +- 0.10), and of those
/// labelled 0 to 1 as of 0.5 units. So the labels differ by chance, not by D. What its networks were trained
/// on is not known: the range here spans both, 0.2 to 8 um^2/s, and the effective D then reaches from 0 to
/// beyond 50 units.
Scenario report2024() {
    Scenario scenario;
    scenario.formation = Formation::Report2024;
    scenario.motion.diffusionCoefficient = Range::uniform(0.2, 8);
    scenario.motion.diffusionCoefficient.value = 8;
    scenario.motion.subPositions = 10;
    scenario.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
    scenario.window.centring = 0;
    scenario.window.centredInTime = false;
    return scenario;
}

struct Preset {
    const char* name;
    const char* description;
    Scenario (*make)();
};

constexpr std::array presets{
    Preset{"physical-a",
           "One fixed condition (CCD, 500 photons, 10 ms), D .01 to 10: the reference for comparing",
           physicalA},
    Preset{"general",
           "Molecules as they come in movies of many microscopes: what the general model is trained on",
           general},
    Preset{"tirf-emccd", "A dye in a membrane, TIRF, EMCCD, 8 ms a frame", tirfEmccd},
    Preset{"scmos", "sCMOS with its own offset, gain and read noise in every pixel", scmos},
    Preset{"report-2024", "The image formation of the 2024 EPFL report, to the letter", report2024}};

const Preset& find(const std::string& name) {
    std::string known;
    for (const Preset& preset : presets) {
        if (name == preset.name)
            return preset;
        known += std::string(known.empty() ? "" : ", ") + preset.name;
    }
    throw Error("there is no preset '" + name + "'; the presets are " + known);
}

} // namespace

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const Preset& preset : presets)
        names.emplace_back(preset.name);
    return names;
}

std::string presetDescription(const std::string& name) {
    return find(name).description;
}

Scenario preset(const std::string& name) {
    Scenario scenario = find(name).make();
    scenario.name = name;
    return scenario;
}

} // namespace perrin
