// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model_card.h"

#include "core/learn/learning_json.h"
#include "core/table.h"
#include "core/units.h"

#include <cmath>
#include <sstream>

namespace perrin {
namespace {

std::string number(double value, int digits = 3) {
    return numberText(value, digits);
}

std::string text(const Range& range, const std::string& unit) {
    switch (range.draw) {
    case Range::Draw::Fixed:
        break;
    case Range::Draw::Uniform:
        return number(range.low) + " to " + number(range.high) + unit + ", uniform";
    case Range::Draw::LogUniform:
        return number(range.low) + " to " + number(range.high) + unit + ", log-uniform";
    case Range::Draw::Choice: {
        std::vector<std::string> words;
        for (const double choice : range.choices)
            words.push_back(number(choice));
        return listed(words) + unit;
    }
    }
    return number(range.value) + unit;
}

std::string motionText(const MotionSettings& motion) {
    const std::string d =
        "D " + text(motion.diffusionCoefficient, " µm²/s") +
        (motion.evenEffectiveD > 0 ? ", paths chosen so that their effective D is spread evenly from 0 to " +
                                         number(motion.evenEffectiveD) + " µm²/s"
                                   : "");
    switch (motion.kind) {
    case MotionKind::Brownian:
        return "free Brownian motion, " + d;
    case MotionKind::Confined:
        return "Brownian motion in a circle of " + number(motion.confinementRadius) + " µm radius, " + d;
    case MotionKind::Directed:
        return "Brownian motion with a drift of " + number(motion.speed) + " µm/s, " + d;
    case MotionKind::TwoState:
        return "switching between two states, " + d + " and " + number(motion.secondDiffusionCoefficient) +
               " µm²/s";
    case MotionKind::Immobile:
        break;
    }
    return "immobile";
}

std::string cameraText(const SensorSettings& sensor) {
    std::string camera = sensor.camera.em ? "EMCCD (excess noise)" : "CCD or sCMOS (no excess noise)";
    camera += ", gain " + number(sensor.camera.gain) + " ADU/e-, offset " + number(sensor.camera.offset) +
              " ADU, read noise " + number(sensor.camera.readNoise) + " e-";
    if (sensor.laplaceNoise > 0)
        camera += ", Laplace noise " + number(sensor.laplaceNoise) + " ADU";
    if (sensor.perPixel())
        camera += ", every pixel with its own";
    return camera;
}

Range percent(Range range) {
    for (double* part : {&range.value, &range.low, &range.high})
        *part *= 100;
    for (double& choice : range.choices)
        choice *= 100;
    return range;
}

std::vector<std::string> inWords(const InstrumentRanges& instruments) {
    std::vector<std::string> lines{
        "Told to the network: exposure " +
            text(percent(instruments.exposureShare), " % of the frame interval"),
        "… PSF: Gaussian, standard deviation " + text(instruments.psfSigma, " px") + ", off by up to " +
            text(percent(instruments.psfTolerance), " %"),
        "… camera: " + number(100 * instruments.emShare) + " % EMCCD (excess noise), read noise " +
            text(instruments.emReadNoise, " e-") + "; the others CCD or sCMOS, " +
            text(instruments.readNoise, " e-")};
    if (instruments.tellsLeastD())
        lines.push_back("… the least D there may be: " + text(instruments.leastD, " µm²/s"));
    return lines;
}

std::string labelText(Label label) {
    switch (label) {
    case Label::LnD:
        return "ln D of the generating diffusion coefficient";
    case Label::D:
        return "the generating diffusion coefficient D";
    case Label::EffectiveD:
    case Label::LnEffectiveD:
        break;
    }
    return std::string(isLogarithm(label) ? "ln of " : "") +
           "the effective D of the true path (the 2024 report's: a line through the origin and the MSD at "
           "all lags)";
}

std::string duration(double seconds) {
    if (seconds < 120)
        return number(seconds) + " s";
    return seconds < 7200 ? number(seconds / 60) + " min" : number(seconds / 3600) + " h";
}

double valueOf(const Json& json, const char* field) {
    const auto found = json.find(field);
    return found != json.end() && found->is_number() ? found->get<double>() : std::nan("");
}

std::string wordOf(const Json& json, const char* field) {
    const auto found = json.find(field);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

void writeTraining(std::ostream& out, const Model& model) {
    const Json& training = model.training;
    out << "\n## Training\n\n- Network `" << model.network.name << "`, "
        << std::llround(valueOf(training, "parameters")) << " parameters";
    for (const auto& [option, value] : model.network.options)
        out << ", " << option << ' ' << value;
    out << "; it learned " << labelText(model.label) << ".\n";
    const Json settings = training.value("settings", Json::object());
    if (const std::string start = wordOf(settings, "start_from"); !start.empty())
        out << "- It began with the weights of `" << start << "`.\n";
    out << "- " << std::llround(valueOf(training, "stacks")) << " simulated stacks, each seen once, in "
        << duration(valueOf(training, "seconds")) << " on " << wordOf(training, "device") << " ("
        << number(static_cast<double>(std::lround(1000 * valueOf(training, "share_waiting_for_stacks"))) / 10)
        << " % of it waiting for stacks).\n- " << wordOf(training, "program");
    if (const std::string commit = wordOf(training, "commit"); !commit.empty())
        out << ", commit " << commit;
    out << ", " << wordOf(training, "engine") << ".\n";
}

void writeScores(std::ostream& out, const Model& model) {
    const Json& scores = model.scores;
    if (scores.empty())
        return;
    const bool isLog = isLogarithm(model.label);
    const std::string unit = isLog ? "" : " µm²/s";
    out << "\n## Accuracy\n\nOn " << std::llround(valueOf(model.training, "validation_stacks"))
        << " stacks of the same scenario that were never trained on (they chose the best weights). Errors "
           "are of "
        << (isLog ? "ln D: 0.1 is about 10 % of D" : "D, in µm²/s") << ".\n\n"
        << "| D (µm²/s) | stacks | RMSE | bias |\n|---|---|---|---|\n| all | "
        << std::llround(valueOf(model.training, "validation_stacks")) << " | "
        << number(valueOf(scores, "rmse")) << " | " << number(valueOf(scores, "bias"), 2) << " |\n";
    const auto decades = scores.find("decades");
    if (decades != scores.end() && decades->is_array())
        for (const Json& decade : *decades)
            out << "| " << number(valueOf(decade, "d_low_um2_per_s")) << " to "
                << number(valueOf(decade, "d_high_um2_per_s")) << " | "
                << std::llround(valueOf(decade, "stacks")) << " | " << number(valueOf(decade, "rmse"))
                << " | " << number(valueOf(decade, "bias"), 2) << " |\n";
    out << "\nAlways answering the mean would give an RMSE of " << number(valueOf(scores, "label_sd")) << unit
        << ".\n";
    if (scores.contains("coverage_68"))
        out << "The 68 % intervals hold " << number(100 * valueOf(scores, "coverage_68"))
            << " % of the true values, the 95 % intervals " << number(100 * valueOf(scores, "coverage_95"))
            << " %.\n";
    if (const std::string warning = wordOf(scores, "warning"); !warning.empty())
        out << "\n**Warning:** " << warning << ".\n";
}

} // namespace

std::vector<std::string> inWords(const Scenario& scenario) {
    const WindowSettings& window = scenario.window;
    std::vector<std::string> lines{"One molecule in " + std::to_string(window.frames) + " frames of " +
                                       std::to_string(window.width) + "x" + std::to_string(window.height) +
                                       " px, within ±" + number(window.centring) + " px of the middle at " +
                                       (window.centredInTime ? "half-time" : "the start"),
                                   "Motion: " + motionText(scenario.motion)};
    const Acquisition& acquisition = scenario.acquisition;
    if (scenario.instruments.drawn)
        lines.push_back("Any pixel size and frame interval: told as a pixel of " +
                        number(*acquisition.pixelSize) + " µm and " +
                        number(1000 * *acquisition.frameInterval) +
                        " ms, what counts is D times the frame interval in square pixels");
    else
        lines.push_back("Pixel " + number(*acquisition.pixelSize) + " µm, frame interval " +
                        number(1000 * *acquisition.frameInterval) + " ms, exposure " +
                        number(1000 * *acquisition.exposure) + " ms");
    if (scenario.formation == Formation::Report2024) {
        lines.push_back("Light, PSF and noise as in the 2024 EPFL report");
        return lines;
    }
    const EmissionSettings& emission = scenario.emission;
    std::string light = "Light: " + text(emission.photons, " photons an exposure") + "; background " +
                        text(scenario.background.photons, " photons a pixel");
    if (emission.bleachingTime > 0)
        light += "; bleaches after " + number(emission.bleachingTime) + " s on average";
    if (emission.fluctuation.largest() > 0)
        light += "; brightness varies from frame to frame by " +
                 text(percent(emission.fluctuation), " % (standard deviation)");
    if (emission.onTime > 0)
        light += "; blinks (on " + number(emission.onTime) + " s, off " + number(emission.offTime) + " s)";
    if (scenario.background.slope > 0)
        light += "; in " + number(100 * scenario.background.slopedShare) +
                 " % of the stacks the background changes by " + number(100 * scenario.background.slope) +
                 " % from edge to edge";
    lines.push_back(light);
    if (window.neighbours.largest() > 0)
        lines.push_back("Other molecules in the window: " + text(window.neighbours, ""));
    if (window.tracked)
        lines.push_back(
            "Half of the stacks (all those with others) come as a movie's tracks do: followed already, some "
            "short, with gaps or at the edge");
    if (scenario.instruments.drawn) {
        const std::vector<std::string> instruments = inWords(scenario.instruments);
        lines.insert(lines.end(), instruments.begin(), instruments.end());
        return lines;
    }
    std::string psf = "PSF: Gaussian, standard deviation " + number(scenario.psf.fwhm / fwhmPerSigma) + " µm";
    if (scenario.psf.tolerance > 0)
        psf += " ± " + number(100 * scenario.psf.tolerance) + " %";
    lines.push_back(psf);
    lines.push_back("Camera: " + cameraText(scenario.sensor));
    return lines;
}

std::string modelCard(const Model& model) {
    std::ostringstream out;
    out << "# " << model.name << "\n\nA network that measures the diffusion coefficient of single molecules, "
        << "trained by Perrin on simulations of `" << model.scenario.name << "`:\n\n";
    for (const std::string& line : inWords(model.scenario))
        out << "- " << line << '\n';
    writeTraining(out, model);
    writeScores(out, model);
    out << "\n## Use\n\n```sh\nperrin evaluate --model " << model.name
        << ".safetensors --stacks PREFIX   # stacks made by: perrin simulate\n```\n\nIt answers for movies "
           "that "
           "look like its simulations: the same pixel size and frame interval up to a common scale of D, "
           "PSF, "
           "exposure, light and noise as above. Elsewhere its numbers and intervals are not to be trusted. "
           "The "
           "scenario, the settings and these scores are also in the model file.\n";
    return out.str();
}

} // namespace perrin
