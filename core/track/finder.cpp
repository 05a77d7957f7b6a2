// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/finder.h"

#include "core/track/detector.h"
#include "core/track/fit_window.h"
#include "core/track/localizer.h"
#include "core/track/residual_noise.h"
#include "core/track/threshold.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <mutex>
#include <string>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_group.h>

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

/// Width looked for until the movie has shown its own: a PSF sampled as most cameras do.
constexpr double usualSigma = 1.3;

/// Runs of neighbouring frames spread over the movie: some 200 frames are enough to know the noise.
std::vector<std::pair<std::size_t, std::size_t>> sampleRuns(std::size_t frames) {
    constexpr std::size_t length = 12, most = 18;
    if (frames <= length * most)
        return {{0, frames}};
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t first = i * (frames - length) / (most - 1);
        runs.emplace_back(first, first + length);
    }
    return runs;
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

SpotFit localize(const Image& image, double x, double y, LocalizerKind kind, double psfSigma,
                 const NoiseLine& noise) {
    switch (kind) {
    case LocalizerKind::MaximumLikelihood:
        return fitWeighted(image, x, y, psfSigma, noise);
    case LocalizerKind::LeastSquares:
        return fitLeastSquares(image, x, y, psfSigma, noise);
    case LocalizerKind::RadialSymmetry:
        return fitRadialSymmetry(image, x, y, psfSigma, noise);
    case LocalizerKind::Centroid:
        return fitCentroid(image, x, y, psfSigma, noise);
    }
    return {};
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
void refitNeighbours(std::vector<FittedCandidate>& fitted, const Image& image, LocalizerKind kind,
                     double psfSigma, const NoiseLine& noise) {
    const double reach = 2.5 * FitWindow::half(psfSigma);
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
            const SpotFit again = localize(rest, fit.x, fit.y, kind, psfSigma, noise);
            if (again.converged && again.amplitude > 0.2 * fit.amplitude)
                fit = again;
            addSpot(rest, fit, -1);
        }
}

/// A score that a clear spot has and noise hardly: only to keep molecules out of the noise and to measure
/// widths.
double spotLike(DetectorKind kind) {
    switch (kind) {
    case DetectorKind::Glrt:
        return 11;
    case DetectorKind::Log:
    case DetectorKind::Dog:
        return 5;
    case DetectorKind::Wavelet:
        return 1.2;
    }
    return 0;
}

double thresholdFromMovie(const Movie& movie, const FindSettings& settings, double psfSigma, const Job& job) {
    const auto runs = sampleRuns(movie.info().frames);
    const auto area = static_cast<double>(movie.info().width * movie.info().height);
    // Far enough to cover a spot and its way from frame to frame.
    const double reach = 3 * psfSigma + 4;
    std::vector<EmptyScores> parts(runs.size());
    std::size_t total = 0, done = 0;
    for (const auto& [first, last] : runs)
        total += last - first;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto [first, last] = runs[r];
        std::vector<Image> scores(std::min<std::size_t>(3, last - first));
        // Three frames at a time pass by: the one before, the one looked at, the one after.
        for (std::size_t f = first; f < last; ++f) {
            job.progress(static_cast<double>(done++) / static_cast<double>(total), "Looking at the noise");
            scores[(f - first) % scores.size()] =
                spotScore(movie.frame(f, settings.channel), settings.detector, psfSigma);
            if (last - first < 3) {
                addEmptyScores(parts[r], nullptr, scores[f - first], nullptr, spotLike(settings.detector),
                               reach);
            } else if (f >= first + 2) {
                const auto at = [&](std::size_t frame) { return &scores[(frame - first) % scores.size()]; };
                addEmptyScores(parts[r], at(f - 2), *at(f - 1), at(f), spotLike(settings.detector), reach);
            }
        }
    }
    EmptyScores all;
    for (const EmptyScores& part : parts) {
        all.scores.insert(all.scores.end(), part.scores.begin(), part.scores.end());
        all.area += part.area;
    }
    return falseAlarmThreshold(std::move(all), area, settings.falseAlarm);
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct LearnedFromSpots {
    std::optional<double> sigma; // px, median width of clear spots
    std::optional<NoiseLine> noise;
    double amplitude = 0; // fit units, median light of clear spots
};

LearnedFromSpots learnFromSpots(const Movie& movie, const FindSettings& settings, double psfSigma,
                                double threshold, const Job& job) {
    const auto runs = sampleRuns(movie.info().frames);
    std::vector<std::size_t> frames;
    for (const auto& [first, last] : runs)
        for (std::size_t f = first; f < last; f += 2) // every second frame: the widths change slowly
            frames.push_back(f);
    std::vector<double> widths, amplitudes;
    ResidualNoise residuals;
    for (std::size_t i = 0; i < frames.size() && widths.size() < 2000; ++i) {
        job.progress(static_cast<double>(i) / static_cast<double>(frames.size()), "Looking at clear spots");
        const Image image = movie.frame(frames[i], settings.channel);
        const Image score = spotScore(image, settings.detector, psfSigma);
        for (const Candidate& candidate : localMaxima(score, threshold)) {
            const SpotFit fit = fitLeastSquares(image, static_cast<double>(candidate.x),
                                                static_cast<double>(candidate.y), psfSigma, NoiseLine{});
            if (!fit.converged)
                continue;
            widths.push_back(fit.sigma);
            amplitudes.push_back(fit.amplitude);
            residuals.add(image, fit, psfSigma);
        }
    }
    LearnedFromSpots learned{.sigma = std::nullopt, .noise = residuals.solve()};
    if (widths.size() >= 20) {
        learned.sigma = std::clamp(median(widths), 0.7, 4.0);
        learned.amplitude = median(amplitudes) / (settings.camera ? settings.camera->gain : 1);
    }
    return learned;
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

FindCalibration calibrateFinder(const Movie& movie, const FindSettings& settings, const Job& job) {
    settings.check();
    if (settings.channel >= movie.info().channels)
        throw Error("channel " + std::to_string(settings.channel) + " was asked for but the movie has " +
                    std::to_string(movie.info().channels) + " (counted from 0)");
    if (movie.info().width < 16 || movie.info().height < 16)
        throw Error("the frames are " + std::to_string(movie.info().width) + "x" +
                    std::to_string(movie.info().height) + " px; finding spots needs at least 16x16");
    FindCalibration calibration;
    calibration.psfSigma = settings.psfSigma.value_or(usualSigma);
    calibration.threshold = thresholdFromMovie(movie, settings, calibration.psfSigma, job.part(0, 0.4));
    const LearnedFromSpots learned =
        learnFromSpots(movie, settings, calibration.psfSigma, calibration.threshold, job.part(0.4, 0.6));
    calibration.usualAmplitude = learned.amplitude;
    const NoiseLine residual =
        learned.noise.value_or(NoiseLine{}); // no spot to learn from: plain least squares
    calibration.noiseSlope = residual.slope;
    calibration.noiseFloor = residual.floor;
    if (!settings.psfSigma && learned.sigma) {
        calibration.psfSigma = *learned.sigma;
        calibration.threshold = thresholdFromMovie(movie, settings, calibration.psfSigma, job.part(0.6, 1));
    }
    job.progress(1, "Noise known");
    return calibration;
}

std::vector<Spot> findSpots(const Image& image, int frame, const FindSettings& settings,
                            const FindCalibration& calibration) {
    const NoiseLine noise = noiseLine(settings, calibration);
    const Image units = inFitUnits(image, settings.camera);
    std::vector<FittedCandidate> fitted;
    for (const Candidate& candidate :
         localMaxima(spotScore(image, settings.detector, calibration.psfSigma), calibration.threshold))
        fitted.push_back({candidate.score,
                          localize(units, static_cast<double>(candidate.x), static_cast<double>(candidate.y),
                                   settings.localizer, calibration.psfSigma, noise)});
    mergeTwins(fitted, calibration.psfSigma);
    splitPairs(fitted, units, calibration, noise);
    refitNeighbours(fitted, units, settings.localizer, calibration.psfSigma, noise);

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
                         .score = score});
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
