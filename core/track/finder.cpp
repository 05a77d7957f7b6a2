// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/finder.h"

#include "core/movie/even_movie.h"
#include "core/track/candidate_fit.h"
#include "core/track/detector.h"

#include <algorithm>
#include <array>
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

LocalizerKind usedLocalizer(const FindSettings& settings) {
    return settings.localizer == LocalizerKind::MaximumLikelihood && !settings.camera
               ? LocalizerKind::LeastSquares
               : settings.localizer;
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
    const auto candidates =
        localMaxima(spotScore(image, settings.detector, calibration.psfSigma), calibration.weakThreshold);
    std::vector<Spot> spots;
    for (const FittedCandidate& fitted : fitCandidates(image, candidates, settings, calibration))
        spots.push_back(spotOf(fitted, frame, calibration.threshold));
    return spots;
}

std::vector<std::vector<Spot>> findSpots(const Movie& movie, const FindSettings& settings,
                                         const FindCalibration& calibration, const Job& job) {
    const auto even = evenMovie(movie, settings.camera);
    const std::size_t frames = movie.info().frames;
    std::vector<std::vector<Spot>> spots(frames);
    std::size_t done = 0;
    std::mutex reporting;
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, frames, 1), [&](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t f = range.begin(); f < range.end(); ++f) {
                job.checkCancelled();
                spots[f] =
                    findSpots(even->frame(f, settings.channel), static_cast<int>(f), settings, calibration);
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
