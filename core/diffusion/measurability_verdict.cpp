// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurability_verdict.h"

#include "core/diffusion/spot_precision.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace perrin {
namespace {

std::string roundText(double number) {
    return numberText(number < 10 ? std::round(10 * number) / 10 : std::round(number));
}

std::string percent(double share) {
    return roundText(100 * share) + " %";
}

std::string nanometres(double um) {
    return roundText(1000 * um) + " nm";
}

std::string grade(double error) {
    if (error <= 0.15)
        return "Excellent";
    if (error <= 0.3)
        return "Good";
    if (error <= 0.6)
        return "Fair";
    return error < 1 ? "Poor" : "Hopeless";
}

/// What may hold the measurement back, or help it: a name, and the scenario without it, or with it.
struct Variant {
    std::string name;
    std::function<void(Scenario&)> change;
};

void magnify(Scenario& scenario, double factor) {
    *scenario.acquisition.pixelSize /= factor;
    scenario.background.photons.value /= factor * factor;
    for (int* size : {&scenario.window.width, &scenario.window.height})
        *size = static_cast<int>(std::ceil(*size * factor));
}

void exposeFully(Scenario& scenario) {
    Acquisition& acquisition = scenario.acquisition;
    const double factor = *acquisition.frameInterval / *acquisition.exposure;
    scenario.emission.photons.value *= factor;
    scenario.background.photons.value *= factor;
    acquisition.exposure = acquisition.frameInterval;
}

void scaleReadNoise(Scenario& scenario, double factor) {
    SensorSettings& sensor = scenario.sensor;
    sensor.camera.readNoise *= factor;
    sensor.laplaceNoise *= factor;
}

void widenWindow(Scenario& scenario, int factor) {
    scenario.window.width *= factor;
    scenario.window.height *= factor;
}

bool shutterIsClosedMostly(const Scenario& scenario) {
    return *scenario.acquisition.exposure < 0.5 * *scenario.acquisition.frameInterval;
}

/// Each with its cause taken away altogether.
std::vector<Variant> possibleLimits(const Scenario& now, const Measurability& numbers) {
    const double interval = *now.acquisition.frameInterval;
    const SpotLight light = spotLight(now);
    const double psfSigma = std::sqrt(light.psfVariance); // px
    const std::string step =
        nanometres(std::sqrt(2 * now.motion.diffusionCoefficient.value * interval)) + " between frames";
    const std::string seen = "seen in only " + roundText(numbers.framesSeen) + " of " +
                             std::to_string(now.window.frames) + " frames";
    std::vector<Variant> limits{
        {"it moves so far that it leaves the window, " + seen, [](Scenario& s) { widenWindow(s, 100); }}};
    if (now.emission.bleachingTime > 0)
        limits.push_back({"it bleaches early, " + seen, [](Scenario& s) { s.emission.bleachingTime = 0; }});
    if (now.emission.onTime > 0)
        limits.push_back(
            {"it blinks, " + seen, [](Scenario& s) { s.emission.onTime = s.emission.offTime = 0; }});
    const bool blurred = numbers.localizationSd > 0.3 * psfSigma * *now.acquisition.pixelSize;
    limits.push_back({"it is too " + std::string(blurred ? "dim" : "slow") + ", localized to " +
                          nanometres(numbers.localizationSd) + " while it moves " + step,
                      [](Scenario& s) { *s.acquisition.frameInterval *= 4; }});
    if (now.formation == Formation::Report2024)
        return limits;
    limits.push_back({"the background of " + roundText(light.background) + " photons a pixel drowns it",
                      [](Scenario& s) { s.background.photons.value = 0; }});
    limits.push_back(
        {"the camera's noise of " + roundText(std::sqrt(light.noise.floor)) + " electrons drowns it",
         [](Scenario& s) { scaleReadNoise(s, 0); }});
    limits.push_back({"the width of the PSF is not known well enough to see the motion blur",
                      [](Scenario& s) { s.psf.tolerance = 0; }});
    if (psfSigma < 0.7)
        limits.push_back(
            {"the pixels are too coarse for the PSF", [=](Scenario& s) { magnify(s, 1 / psfSigma); }});
    if (psfSigma > 3)
        limits.push_back({"the pixels are so fine that its light is lost in their noise",
                          [=](Scenario& s) { magnify(s, 1 / psfSigma); }});
    if (shutterIsClosedMostly(now))
        limits.push_back({"the shutter is closed most of the time", exposeFully});
    return limits;
}

/// Each a step of two, so that they can be compared.
std::vector<Variant> possibleHelp(const Scenario& now) {
    std::vector<Variant> help{
        {now.window.frames == 1 ? "four frames" : "twice as many frames",
         [](Scenario& s) { s.window.frames = std::max(4, 2 * s.window.frames); }},
        {"a window twice as wide", [](Scenario& s) { widenWindow(s, 2); }},
        {"frames twice as far apart", [](Scenario& s) { *s.acquisition.frameInterval *= 2; }}};
    if (now.emission.bleachingTime > 0)
        help.push_back(
            {"a dye that lasts twice as long", [](Scenario& s) { s.emission.bleachingTime *= 2; }});
    if (now.formation == Formation::Report2024)
        return help;
    help.push_back({"twice the photons", [](Scenario& s) { s.emission.photons.value *= 2; }});
    help.push_back({"half the background", [](Scenario& s) { s.background.photons.value /= 2; }});
    help.push_back({"a camera of half the noise", [](Scenario& s) { scaleReadNoise(s, 0.5); }});
    help.push_back({"pixels half as large", [](Scenario& s) { magnify(s, 2); }});
    help.push_back({"pixels twice as large", [](Scenario& s) { magnify(s, 0.5); }});
    help.push_back({"a PSF known twice as well", [](Scenario& s) { s.psf.tolerance /= 2; }});
    if (shutterIsClosedMostly(now))
        help.push_back({"an exposure as long as the frame interval", exposeFully});
    return help;
}

/// The variant with the least error of D.
std::pair<std::string, double> best(const Scenario& scenario, const std::vector<Variant>& variants) {
    std::pair<std::string, double> found{"", std::numeric_limits<double>::infinity()};
    for (const Variant& variant : variants) {
        Scenario changed = scenario;
        variant.change(changed);
        if (const double error = measurabilityNumbers(changed).bestError; error < found.second)
            found = {variant.name, error};
    }
    return found;
}

} // namespace

std::string measurabilityVerdict(const Scenario& scenario, const Measurability& numbers) {
    const double error = numbers.bestError;
    if (std::isinf(error))
        return scenario.emission.photons.value > 0
                   ? "Hopeless: the pixels are so coarse that they do not tell where in them a molecule is."
                   : "Hopeless: the molecule sends no light.";
    std::string sentence = grade(error) + ": one molecule " +
                           (error < 1 ? "gives D to about " + percent(error)
                                      : "does not give D (its error is " + percent(error) + ")") +
                           "; ";
    const auto [limit, without] = best(scenario, possibleLimits(scenario, numbers));
    const int frames = scenario.window.frames;
    if (without < 0.8 * error && frames >= 3)
        sentence += limit + "; ";
    else if (error > 0.15) // there is no other cause, so it is the chance in the steps themselves
        sentence += "there " + std::string(frames == 1 ? "is" : "are") + " only " + std::to_string(frames) +
                    (frames == 1 ? " frame; " : " frames; ");
    const auto [help, after] = best(scenario, possibleHelp(scenario));
    return sentence + help + " would help most (to " + percent(after) + ").";
}

} // namespace perrin
