// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/candidate_fit.h"

#include "core/track/fit_window.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace perrin {
namespace {

/// The frame in the units of the fit: photo-electrons where the camera is known, ADU where not.
Image inFitUnits(const Image& image, const std::optional<Camera>& camera) {
    if (!camera)
        return image;
    return (image - static_cast<float>(camera->offset)) / static_cast<float>(camera->gain);
}

NoiseLine noiseLine(const FindSettings& settings, const FindCalibration& calibration) {
    if (settings.camera)
        return {.slope = settings.camera->excessFactor(), .floor = std::pow(settings.camera->readNoise, 2)};
    return {.slope = calibration.noiseSlope, .floor = calibration.noiseFloor};
}

/// How one frame's spots are fitted.
struct FitTask {
    LocalizerKind kind;
    double psfSigma; // px
    NoiseLine noise; // in the units of the fit
};

SpotFit localize(const Image& image, double x, double y, const FitTask& task) {
    SpotFit fit;
    switch (task.kind) {
    case LocalizerKind::MaximumLikelihood:
        fit = fitWeighted(image, x, y, task.psfSigma, task.noise);
        break;
    case LocalizerKind::LeastSquares:
        fit = fitLeastSquares(image, x, y, task.psfSigma, task.noise);
        break;
    case LocalizerKind::RadialSymmetry:
        return fitRadialSymmetry(image, x, y, task.psfSigma, task.noise);
    case LocalizerKind::Centroid:
        return fitCentroid(image, x, y, task.psfSigma, task.noise);
    }
    const double shape =
        pathShapeVariance(fit, task.psfSigma, task.noise, task.kind == LocalizerKind::MaximumLikelihood);
    fit.xVariance += shape;
    fit.yVariance += shape;
    return fit;
}

/// Two maxima on one blurred spot end at the same place: the brighter one came first and stays.
void mergeTwins(std::vector<FittedCandidate>& fitted, double psfSigma) {
    std::vector<FittedCandidate> kept;
    for (const FittedCandidate& next : fitted)
        if (std::none_of(kept.begin(), kept.end(), [&](const FittedCandidate& other) {
                return std::hypot(other.fit.x - next.fit.x, other.fit.y - next.fit.y) < psfSigma;
            }))
            kept.push_back(next);
    fitted = std::move(kept);
}

/// A spot too wide and too bright for one molecule, better explained by two, becomes two. The light decides
/// against a fast molecule, whose blob is wide but no brighter.
void splitPairs(std::vector<FittedCandidate>& fitted, const Image& image, const FindCalibration& calibration,
                const NoiseLine& noise) {
    const double usual = calibration.usualAmplitude;
    if (!(usual > 0))
        return;
    const std::size_t count = fitted.size();
    for (std::size_t i = 0; i < count; ++i) {
        const SpotFit& wide = fitted[i].fit;
        if (wide.sigma < 1.25 * calibration.psfSigma || wide.amplitude < 1.4 * usual)
            continue;
        const PairFit pair = fitPair(image, wide, calibration.psfSigma, noise);
        const auto& [first, second, gain] = pair;
        const double distance = std::hypot(first.x - second.x, first.y - second.y);
        const auto another = [&](const SpotFit& half) { // a spot that was found there by itself
            for (std::size_t j = 0; j < fitted.size(); ++j)
                if (j != i &&
                    std::hypot(fitted[j].fit.x - half.x, fitted[j].fit.y - half.y) < 2 * calibration.psfSigma)
                    return true;
            return false;
        };
        if (gain < 12 || distance < 1.5 * calibration.psfSigma ||
            std::min(first.amplitude, second.amplitude) < 0.4 * usual || another(first) || another(second))
            continue;
        fitted[i].fit = first;
        fitted.push_back({fitted[i].score, second});
    }
}

/// Where blobs reach into each other's windows, each is fitted again with the others taken away.
void refitNeighbours(std::vector<FittedCandidate>& fitted, const Image& image, const FitTask& task) {
    const double reach = 2.5 * FitWindow::half(task.psfSigma);
    std::vector<std::size_t> crowded;
    for (std::size_t i = 0; i < fitted.size(); ++i)
        for (std::size_t j = 0; j < fitted.size(); ++j)
            if (i != j &&
                std::hypot(fitted[i].fit.x - fitted[j].fit.x, fitted[i].fit.y - fitted[j].fit.y) < reach) {
                crowded.push_back(i);
                break;
            }
    if (crowded.empty())
        return;
    Image rest = image;
    for (const std::size_t i : crowded)
        addSpot(rest, fitted[i].fit, -1);
    for (int round = 0; round < 2; ++round)
        for (const std::size_t i : crowded) {
            SpotFit& fit = fitted[i].fit;
            addSpot(rest, fit, 1);
            const SpotFit again = localize(rest, fit.x, fit.y, task);
            if (again.converged && again.amplitude > 0.2 * fit.amplitude)
                fit = again;
            addSpot(rest, fit, -1);
        }
}

/// A fit that found no light does not know where its molecule is: nothing can be followed there.
void leaveOutLost(std::vector<FittedCandidate>& fitted, double psfSigma) {
    const double reach = static_cast<double>(FitWindow::half(psfSigma));
    std::erase_if(fitted, [&](const FittedCandidate& each) {
        return std::max(each.fit.xVariance, each.fit.yVariance) > reach * reach;
    });
}

} // namespace

std::vector<FittedCandidate> fitCandidates(const Image& image, const std::vector<Candidate>& candidates,
                                           const FindSettings& settings, const FindCalibration& calibration) {
    const FitTask task{settings.localizer, calibration.psfSigma, noiseLine(settings, calibration)};
    const Image units = inFitUnits(image, settings.camera);
    std::vector<FittedCandidate> fitted;
    for (const Candidate& candidate : candidates)
        fitted.push_back({candidate.score, localize(units, static_cast<double>(candidate.x),
                                                    static_cast<double>(candidate.y), task)});
    mergeTwins(fitted, calibration.psfSigma);
    splitPairs(fitted, units, calibration, task.noise);
    refitNeighbours(fitted, units, task);
    leaveOutLost(fitted, calibration.psfSigma);
    return fitted;
}

Spot spotOf(const FittedCandidate& fitted, int frame, double threshold) {
    Spot spot = spotOf(fitted.fit, frame);
    spot.score = fitted.score;
    spot.clear = fitted.score > threshold;
    return spot;
}

} // namespace perrin
