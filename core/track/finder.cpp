// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/finder.h"

#include "core/track/detector.h"
#include "core/track/fit_window.h"
#include "core/track/localizer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <string>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace perrin {
namespace {

template<class Kind>
struct Named {
    Kind kind;
    const char* name;
};
constexpr std::array detectors{Named{DetectorKind::Glrt, "glrt"}, Named{DetectorKind::Log, "log"},
                               Named{DetectorKind::Dog, "dog"}, Named{DetectorKind::Wavelet, "wavelet"}};
constexpr std::array localizers{
    Named{LocalizerKind::MaximumLikelihood, "mle"}, Named{LocalizerKind::LeastSquares, "least-squares"},
    Named{LocalizerKind::RadialSymmetry, "radial-symmetry"}, Named{LocalizerKind::Centroid, "centroid"}};

template<class List, class Kind>
const char* nameIn(const List& list, Kind kind) {
    return std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.kind == kind; })
        ->name;
}

template<class List>
auto kindIn(const List& list, std::string_view name, const char* what) {
    std::string known;
    for (const auto& entry : list) {
        if (name == entry.name)
            return entry.kind;
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    }
    throw Error(std::string(what) + " \"" + std::string(name) + "\" is not known; choose one of " + known);
}

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

struct FittedCandidate {
    double score;
    SpotFit fit;
};

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

} // namespace

const char* name(DetectorKind kind) {
    return nameIn(detectors, kind);
}
const char* name(LocalizerKind kind) {
    return nameIn(localizers, kind);
}
DetectorKind detectorKind(std::string_view name) {
    return kindIn(detectors, name, "detector");
}
LocalizerKind localizerKind(std::string_view name) {
    return kindIn(localizers, name, "localizer");
}

void FindSettings::check() const {
    if (!(falseAlarm > 0 && falseAlarm <= 100))
        throw Error("false alarms a frame is " + std::to_string(falseAlarm) +
                    "; it must be above 0 and at most 100");
    if (psfSigma && !(*psfSigma >= 0.4 && *psfSigma <= 12))
        throw Error(
            "PSF width is " + std::to_string(*psfSigma) +
            " px (standard deviation); it must be within 0.4 and 12 px: check the FWHM and the pixel size");
    if (camera)
        camera->check();
}

std::vector<Spot> findSpots(const Image& image, int frame, const FindSettings& settings,
                            const FindCalibration& calibration) {
    const FitTask task{settings.localizer, calibration.psfSigma, noiseLine(settings, calibration)};
    const Image units = inFitUnits(image, settings.camera);
    std::vector<FittedCandidate> fitted;
    for (const Candidate& candidate :
         localMaxima(spotScore(image, settings.detector, calibration.psfSigma), calibration.weakThreshold))
        fitted.push_back({candidate.score, localize(units, static_cast<double>(candidate.x),
                                                    static_cast<double>(candidate.y), task)});
    mergeTwins(fitted, calibration.psfSigma);
    splitPairs(fitted, units, calibration, task.noise);
    refitNeighbours(fitted, units, task);

    std::vector<Spot> spots;
    for (const auto& [score, fit] : fitted)
        spots.push_back({.frame = frame,
                         .x = fit.x,
                         .y = fit.y,
                         .xSd = std::sqrt(fit.xVariance),
                         .ySd = std::sqrt(fit.yVariance),
                         .sigma = fit.sigma,
                         .amplitude = fit.amplitude,
                         .background = fit.background,
                         .score = score,
                         .clear = score > calibration.threshold});
    return spots;
}

std::vector<std::vector<Spot>> findSpots(const Movie& movie, const FindSettings& settings,
                                         const FindCalibration& calibration, const Job& job) {
    const std::size_t frames = movie.info().frames;
    std::vector<std::vector<Spot>> spots(frames);
    std::size_t done = 0;
    std::mutex reporting;
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, frames, 1), [&](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t f = range.begin(); f < range.end(); ++f) {
                job.checkCancelled();
                spots[f] =
                    findSpots(movie.frame(f, settings.channel), static_cast<int>(f), settings, calibration);
                const std::scoped_lock lock(reporting);
                ++done;
                job.progress(static_cast<double>(done) / static_cast<double>(frames),
                             "Finding spots, frame " + std::to_string(done) + " of " +
                                 std::to_string(frames));
            }
        });
    return spots;
}

} // namespace perrin
