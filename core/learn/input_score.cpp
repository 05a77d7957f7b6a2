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
// physical-a and scmos, the EMCCD movie of the tests).
constexpr double likelySecond = 0.3; // probability in one stretch; the mean of several scatters less, …
constexpr double oftenSecond = 0.2;  // … but one that is near for a short time does not matter
constexpr double tooWide = 0.3, tooNarrow = 1.7; // ln
constexpr double strangeNoise = 0.2;             // 1.2 times the variance
constexpr double coarseGrain = 0.45, fineGrain = -0.36;

/// D frameInterval / pixelSize^2; belief: by the centres alone.
double dOf(const Eigen::ArrayXd& belief) {
    const Eigen::ArrayXd grid = Eigen::ArrayXd::LinSpaced(belief.size(), gridLow, gridHigh);
    return std::exp((belief.exp() * grid).sum() / belief.exp().sum());
}

} // namespace

InputScore inputScore(const FittedStack& stack, const Imaging& imaging) {
    InputScore score;
    if (imaging.report)
        return score;
    double seen = 0, residue = 0, expectedResidue = 0;
    const double own = medianPhotons(stack.spots);
    const Eigen::ArrayXd belief = centresLikelihood(stack.spots, imaging);
    const double d = dOf(belief);
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
    score.width = widthEvidence(stack.spots, belief, imaging);
    score.second = secondPath(stack, imaging, d);
    if (expectedResidue > 0)
        score.grain = std::log(std::max(residue, 1e-9) / expectedResidue);
    score.noise = noiseRatio(stack.electrons, stack.spots, imaging);
    return score;
}

std::vector<std::string> doubts(const std::vector<InputScore>& stretches) {
    double crowded = 0, second = 0, dazzled = 0, wider = 0, narrower = 0, noise = 0, grain = 0;
    const auto count = static_cast<double>(stretches.size());
    for (const InputScore& score : stretches) {
        crowded += score.crowded / count;
        second += score.second / count;
        dazzled += score.dazzled / count;
        wider += score.width.wider;
        narrower += score.width.narrower;
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
    if (wider > tooWide)
        sentences.emplace_back(
            "Its blobs are wider than the PSF and its steps explain: it is out of focus, two that "
            "overlap, or the PSF is larger than told.");
    if (narrower > tooNarrow)
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
