// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/even_movie.h"
#include "core/track/detector.h"
#include "core/track/finder.h"
#include "core/track/localizer.h"
#include "core/track/residual_noise.h"
#include "core/track/threshold.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <tbb/parallel_for.h>

namespace perrin {
namespace {

/// Width looked for until the movie has shown its own: a PSF sampled as most cameras do.

struct Run {
    std::size_t first, last; // [first, last)
};

/// Runs of neighbouring frames spread over the movie: about four million pixels show the noise well enough.
std::vector<Run> sampleRuns(const MovieInfo& info) {
    constexpr std::size_t length = 12;
    const double area = static_cast<double>(info.width * info.height);
    const auto enough = static_cast<std::size_t>(std::clamp(4e6 / (length * area), 4.0, 128.0));
    std::vector<Run> runs;
    if (info.frames <= enough * length) {
        // All of it; runs overlap by two frames, because only those with both neighbours are looked at.
        for (std::size_t first = 0; first == 0 || first + 2 < info.frames; first += length - 2)
            runs.push_back({first, std::min(info.frames, first + length)});
    } else {
        for (std::size_t i = 0; i < enough; ++i) {
            const std::size_t first = i * (info.frames - length) / (enough - 1);
            runs.push_back({first, first + length});
        }
    }
    return runs;
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

/// Shape of the far tail of the scores that noise gives: the likelihood ratio falls off exponentially, a
/// linear filter's answer faster, nearly as a Gaussian (seen alike on CCD and EMCCD noise with 1 to 100
/// electrons).
double tailShape(DetectorKind kind) {
    return kind == DetectorKind::Glrt ? 0.02 : -0.08;
}

EmptyScores emptyScores(const Movie& movie, const FindSettings& settings, double psfSigma, const Run& run,
                        const Job& job) {
    // Far enough to cover a spot and its way from frame to frame.
    const double reach = 3 * psfSigma + 4;
    const double clear = spotLike(settings.detector);
    const std::size_t frames = run.last - run.first;
    EmptyScores empty;
    std::array<Image, 3> scores; // three frames pass by: the one before, the one looked at, the one after
    for (std::size_t f = 0; f < frames; ++f) {
        job.checkCancelled();
        scores[f % 3] = spotScore(movie.frame(run.first + f, settings.channel), settings.detector, psfSigma);
        if (frames < 3)
            addEmptyScores(empty, nullptr, scores[f % 3], nullptr, clear, reach);
        else if (f >= 2)
            addEmptyScores(empty, &scores[(f - 2) % 3], scores[(f - 1) % 3], &scores[f % 3], clear, reach);
    }
    return empty;
}

void setThresholds(FindCalibration& calibration, const Movie& movie, const FindSettings& settings,
                   const Job& job) {
    const std::vector<Run> runs = sampleRuns(movie.info());
    std::vector<EmptyScores> parts(runs.size());
    std::size_t done = 0;
    std::mutex reporting;
    tbb::parallel_for(std::size_t{0}, runs.size(), [&](std::size_t r) {
        parts[r] = emptyScores(movie, settings, calibration.psfSigma, runs[r], job);
        const std::scoped_lock lock(reporting);
        job.progress(static_cast<double>(++done) / static_cast<double>(runs.size()), "Looking at the noise");
    });
    EmptyScores all;
    for (const EmptyScores& part : parts) {
        all.scores.insert(all.scores.end(), part.scores.begin(), part.scores.end());
        all.area += part.area;
    }
    const auto area = static_cast<double>(movie.info().width * movie.info().height);
    calibration.noise = noiseTail(std::move(all), area, tailShape(settings.detector));
    calibration = withFalseAlarm(calibration, settings.falseAlarm);
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
    std::vector<std::size_t> frames;
    for (std::size_t offset = 0; offset < 12;
         offset += 2) // every second frame, all over the movie from the start
        for (const Run& run : sampleRuns(movie.info()))
            if (run.first + offset < run.last)
                frames.push_back(run.first + offset);
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

FindCalibration withFalseAlarm(const FindCalibration& calibration, double falseAlarm) {
    FindSettings{.falseAlarm = falseAlarm}.check();
    FindCalibration changed = calibration;
    changed.threshold = thresholdAt(calibration.noise, falseAlarm);
    changed.weakThreshold = thresholdAt(calibration.noise, 20 * falseAlarm);
    return changed;
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
    calibration.psfSigma = settings.psfSigma.value_or(usualPsfSigma);
    const auto even = evenMovie(movie, settings.camera);
    setThresholds(calibration, *even, settings, job.part(0, 0.4));
    const LearnedFromSpots learned =
        learnFromSpots(*even, settings, calibration.psfSigma, calibration.threshold, job.part(0.4, 0.6));
    calibration.usualAmplitude = learned.amplitude;
    const NoiseLine residual =
        learned.noise.value_or(NoiseLine{}); // no spot to learn from: plain least squares
    calibration.noiseSlope = residual.slope;
    calibration.noiseFloor = residual.floor;
    if (!settings.psfSigma && learned.sigma) {
        calibration.psfSigma = *learned.sigma;
        calibration.psfMeasured = true;
        setThresholds(calibration, *even, settings, job.part(0.6, 1));
    }
    job.progress(1, "Noise known");
    return calibration;
}

} // namespace perrin
