// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/input_score.h"

#include "core/learn/background.h"
#include "core/learn/second_path.h"
#include "core/learn/spot_features.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr double near = 7;            // px; farther ones are masked well
constexpr double dazzling = 3;        // times the molecule's own light
constexpr double oftenCrowded = 0.12; // of the frames
constexpr double oftenDazzled = 0.25;
// Chosen together on simulated molecules, then measured on others (700 to 1500 of each kind; presets general,
// physical-a and scmos, the EMCCD movie of the tests). All together: 1 to 5 % false alarms; of second ones 90
// to 98 % are caught, of PSFs 30 % off 87 to 95 % (scmos, told only within 10 %: 57 to 90 %), of gains twice
// off 97 to 100 %.
constexpr double likelySecond = 0.3; // probability in one stretch; the mean of several scatters less, …
constexpr double oftenSecond = 0.2;  // … but one that is near for a short time does not matter
constexpr double tooWide = 1.9, tooNarrow = -3.1; // standard deviations
constexpr double strangeNoise = 0.2;              // 1.2 times the variance
constexpr double coarseGrain = 0.45, fineGrain = -0.36;
// Of the path's spread within an exposure, mean of both axes: relative variance (Brownian motion: 4/5 an
// axis).
constexpr double spreadVariance = 0.4;

/// D frameInterval / pixelSize^2 by the centres alone, and its relative error.
std::pair<double, double> stepsOf(const std::vector<StackSpot>& spots, const Imaging& imaging) {
    const Eigen::ArrayXd belief = centresLikelihood(spots, imaging);
    const Eigen::ArrayXd grid = Eigen::ArrayXd::LinSpaced(belief.size(), gridLow, gridHigh);
    const Eigen::ArrayXd weight = belief.exp() / belief.exp().sum();
    const double mean = (weight * grid).sum();
    return {std::exp(mean), std::sqrt((weight * (grid - mean).square()).sum())};
}

/// Mean width of the blobs less PSF and the spread of the steps' D, in its standard deviations.
double widthScore(const std::vector<StackSpot>& spots, const Imaging& imaging, double d, double error) {
    const double psf = imaging.psfSigma * imaging.psfSigma;
    const double blur = d * imaging.exposure / imaging.frameInterval / 3; // px^2 an axis
    double sum = 0, weights = 0, count = 0;
    for (const StackSpot& spot : spots) {
        if (!spot.seen)
            continue;
        // Of a Gaussian blob the width is known twice as well as the centre (variances).
        const double own =
            (spot.xVariance + spot.yVariance) / 2 * 2 * std::max(psf, spot.sigma * spot.sigma) +
            spreadVariance * blur * blur;
        sum += (spot.sigma * spot.sigma - psf) / own;
        weights += 1 / own;
        ++count;
    }
    if (count < 4)
        return 0;
    const double tolerance = 2 * psf * imaging.psfTolerance / std::sqrt(3.0), ofSteps = blur * error;
    return (sum / weights - blur) / std::sqrt(1 / weights + tolerance * tolerance + ofSteps * ofSteps);
}

} // namespace

InputScore inputScore(const FittedStack& stack, const Imaging& imaging) {
    InputScore score;
    if (imaging.report)
        return score;
    double seen = 0, residue = 0, expectedResidue = 0;
    const double own = medianPhotons(stack.spots);
    const auto [d, error] = stepsOf(stack.spots, imaging);
    const double shape = shapeNoise(d, imaging);
    for (const StackSpot& spot : stack.spots) {
        if (!spot.seen)
            continue;
        ++seen;
        if (spot.expectedResidue > 0) {
            const double squares =
                spot.photons * spot.photons / (4 * std::numbers::pi * spot.sigma * spot.sigma);
            residue += static_cast<double>(spot.residue);
            expectedResidue += static_cast<double>(spot.expectedResidue) + shape * shape * squares;
        }
        score.crowded += spot.nearestOther < near;
        score.dazzled += static_cast<double>(spot.brightestOther) > dazzling * own;
    }
    if (seen == 0)
        return score;
    score.crowded /= seen;
    score.dazzled /= seen;
    score.width = widthScore(stack.spots, imaging, d, error);
    score.second = secondPath(stack, imaging, d);
    if (expectedResidue > 0)
        score.grain = std::log(std::max(residue, 1e-9) / expectedResidue);
    score.noise = noiseRatio(stack.electrons, stack.spots, imaging);
    return score;
}

std::vector<std::string> doubts(const std::vector<InputScore>& stretches) {
    double crowded = 0, second = 0, dazzled = 0, width = 0, noise = 0, grain = 0;
    const auto count = static_cast<double>(stretches.size());
    for (const InputScore& score : stretches) {
        crowded += score.crowded / count;
        second += score.second / count;
        dazzled += score.dazzled / count;
        width += score.width / std::sqrt(count); // stretches share frames: a little too strict
        noise += score.noise / count;
        grain += score.grain / count;
    }
    std::vector<std::string> sentences;
    if (crowded > oftenCrowded)
        sentences.push_back("Another molecule shines within " + numberText(near) + " px of it in " +
                            numberText(std::round(100 * crowded)) + " % of its frames.");
    else if (second > std::max(oftenSecond, likelySecond / std::sqrt(count)))
        sentences.emplace_back("Another molecule seems to come within 6 px of it; their blobs may overlap.");
    if (dazzled > oftenDazzled)
        sentences.emplace_back("Something much brighter shines near it.");
    if (width > tooWide)
        sentences.emplace_back(
            "Its blobs are wider than the PSF and its steps explain: it is out of focus, two that "
            "overlap, or the PSF is larger than told.");
    if (width < tooNarrow)
        sentences.emplace_back(
            "Its blobs are narrower than the PSF and its steps explain: the PSF is smaller than "
            "told, the exposure shorter, or its steps are not those of free diffusion.");
    if (grain > coarseGrain || grain < fineGrain)
        sentences.push_back("Its own light is " + std::string(grain > 0 ? "more" : "less") +
                            " grainy than the camera's gain says; check the gain, or two molecules overlap.");
    if (std::abs(noise) > strangeNoise)
        sentences.push_back("The pixels around it vary " + numberText(std::exp(noise), 2) +
                            " times as much as the camera's gain and read noise say; check the camera.");
    return sentences;
}

} // namespace perrin
