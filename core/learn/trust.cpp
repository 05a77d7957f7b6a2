// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trust.h"

#include "core/table.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double otherPsf = 0.05;     // relative, beside the tolerance that was trained
constexpr double otherExposure = 0.1; // of the frame interval
constexpr double otherNoise = 1.25;   // times the standard deviation of an empty pixel
constexpr double beyond = 1.4;        // times the ends of a range: measured numbers scatter

std::string number(double value) {
    return numberText(value, 3);
}

double shareOf(const Imaging& imaging) {
    return imaging.exposure / imaging.frameInterval;
}

/// Electrons rms that stacks of cameras of this kind were given.
Range readNoiseOf(const Scenario& scenario, bool em) {
    if (scenario.instruments.drawn)
        return em ? scenario.instruments.emReadNoise : scenario.instruments.readNoise;
    return Range::fixed(std::sqrt(imagingOf(scenario).readVariance()));
}

std::string rangeText(const Range& range, const std::string& unit) {
    return range.smallest() == range.largest()
               ? number(range.smallest()) + unit
               : number(range.smallest()) + " to " + number(range.largest()) + unit;
}

} // namespace

std::vector<std::string> outsideTraining(const Model& model, const Imaging& imaging) {
    const Imaging trained = imagingOf(model.scenario);
    std::vector<std::string> sentences;
    const auto say = [&](const std::string& what, const std::string& trainedFor, const std::string& here) {
        sentences.push_back("The network " + model.name + " was trained for " + what + " " + trainedFor +
                            "; this movie has " + here + ".");
    };
    if (model.scenario.instruments.drawn) {
        const InstrumentRanges& ranges = model.scenario.instruments;
        const auto check = [&](double here, const Range& range, double margin, const std::string& what,
                               const std::string& unit) {
            if (here * margin < range.smallest() || here > range.largest() * margin)
                say(what, rangeText(range, unit), number(here) + unit);
        };
        check(imaging.psfSigma, ranges.psfSigma, 1 + otherPsf, "a PSF (standard deviation) of", " px");
        check(shareOf(imaging), ranges.exposureShare, 1 + otherExposure, "an exposure of",
              " frame intervals");
        return sentences;
    }
    if (std::abs(imaging.psfSigma / trained.psfSigma - 1) > model.scenario.psf.tolerance + otherPsf)
        say("a PSF of", number(trained.psfSigma) + " px (standard deviation)",
            number(imaging.psfSigma) + " px");
    if (std::abs(shareOf(imaging) - shareOf(trained)) > otherExposure)
        say("an exposure of", number(100 * shareOf(trained)) + " % of the frame interval",
            number(100 * shareOf(imaging)) + " %");
    if (imaging.camera.em != trained.camera.em)
        say("a camera", trained.camera.em ? "with EM gain" : "without EM gain",
            imaging.camera.em ? "it" : "none");
    return sentences;
}

std::vector<std::string> outsideTraining(const Model& model, const Imaging& imaging, const Molecule& molecule,
                                         double d) {
    const Scenario& scenario = model.scenario;
    std::vector<std::string> sentences;
    const auto check = [&](double value, const Range& range, double margin, const std::string& what,
                           const std::string& unit) {
        if (value * margin < range.smallest() || value > range.largest() * margin)
            sentences.push_back("The network " + model.name + " was trained for " + what + " of " +
                                rangeText(range, unit) + "; here it is " + number(value) + ".");
    };
    if (molecule.photons) {
        check(*molecule.photons, scenario.emission.photons, beyond, "a brightness", " photons a frame");
        check(molecule.background, scenario.background.photons, beyond, "a background", " photons a px");
    }
    // The read noise counts as far as it is seen beside that of the background's light.
    const Range reads = readNoiseOf(scenario, imaging.camera.em);
    const double read = std::sqrt(imaging.readVariance());
    const double nearest = std::clamp(read, reads.smallest(), reads.largest());
    const double light =
        imaging.camera.excessFactor() * std::max(molecule.photons ? molecule.background : 0, 0.0);
    const double ratio = std::sqrt((light + read * read) / (light + nearest * nearest));
    if (ratio > otherNoise || ratio < 1 / otherNoise)
        check(read, reads, 1, "a read noise", " e-");
    Range trained = scenario.motion.diffusionCoefficient; // to the movie's pixels and times
    const double scale = imaging.unitD() / imagingOf(scenario).unitD();
    for (double* end : {&trained.value, &trained.low, &trained.high})
        *end *= scale;
    for (double& choice : trained.choices)
        choice *= scale;
    if (trained.draw != Range::Draw::Fixed)
        check(d, trained, 1, "D", " um^2/s at this pixel size and frame interval");
    return sentences;
}

} // namespace perrin
