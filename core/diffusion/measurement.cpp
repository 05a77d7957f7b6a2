// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurement.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <mutex>
#include <tbb/parallel_for.h>
#include <tbb/task_group.h>
#include <utility>

namespace perrin {
namespace {

constexpr std::array<std::pair<Method, const char*>, 6> methods{{{Method::Mle, "mle"},
                                                                 {Method::Cve, "cve"},
                                                                 {Method::Msd, "msd"},
                                                                 {Method::MsdReport, "msd-report"},
                                                                 {Method::Bayes, "bayes"},
                                                                 {Method::Network, "network"}}};

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// Shorter tracks than asked for are linked too, so that they can be told of and asked about.
std::vector<Track> linkTracks(Measurement& result, const Job& job) {
    const LinkSettings& settings = result.settings.link;
    std::vector<Track> tracks = linkAllSpots(*result.spots, result.settings.acquisition, settings, job);
    const auto shorter = std::stable_partition(tracks.begin(), tracks.end(), [&](const Track& track) {
        return static_cast<int>(track.spots.size()) >= settings.minFrames;
    });
    result.leftOut.assign(std::make_move_iterator(shorter), std::make_move_iterator(tracks.end()));
    tracks.erase(shorter, tracks.end());
    int id = 0;
    for (std::vector<Track>* list : {&tracks, &result.leftOut})
        for (Track& track : *list)
            track.id = ++id;
    result.notes.push_back(counted(tracks.size(), "molecule was", "molecules were") +
                           " followed through at least " + std::to_string(settings.minFrames) + " frames.");
    const auto tracksLeftOut =
        static_cast<std::size_t>(std::count_if(result.leftOut.begin(), result.leftOut.end(),
                                               [](const Track& track) { return track.spots.size() >= 3; }));
    if (tracksLeftOut > 0)
        result.notes.push_back(counted(tracksLeftOut, "track of 3 to ", "tracks of 3 to ") +
                               std::to_string(settings.minFrames - 1) + " frames left out as too short.");
    return tracks;
}

std::vector<Molecule> measureTracks(std::vector<Track> tracks, const MeasureSettings& settings,
                                    const Job& job) {
    std::vector<Molecule> molecules(tracks.size());
    std::mutex reporting;
    std::size_t done = 0;
    tbb::task_group_context context;
    tbb::parallel_for(
        std::size_t{0}, tracks.size(),
        [&](std::size_t i) {
            molecules[i] = measureTrack(tracks[i], settings);
            const std::lock_guard lock(reporting);
            ++done;
            job.progress(static_cast<double>(done) / static_cast<double>(tracks.size()),
                         "Measuring molecule " + std::to_string(done) + " of " +
                             std::to_string(tracks.size()));
        },
        context);
    return molecules;
}

/// What follows from the spots under the settings of `result`.
void linkAndMeasure(Measurement& result, const Job& job) {
    for (const auto& frame : *result.spots)
        result.spotCount += static_cast<std::size_t>(
            std::count_if(frame.begin(), frame.end(), [](const Spot& spot) { return spot.clear; }));
    result.notes.push_back(counted(result.spotCount, "spot was", "spots were") + " found in " +
                           counted(result.spots->size(), "frame.", "frames."));
    if (!result.settings.find.psfSigma && !result.calibration.psfMeasured)
        result.notes.emplace_back(
            "The PSF could not be measured, as too few clear spots were seen: the usual 1.3 px "
            "(standard deviation) is taken. Give the PSF to be sure.");
    std::vector<Track> tracks = linkTracks(result, job.part(0, 1.0 / 3));
    result.molecules = measureTracks(std::move(tracks), result.settings, job.part(1.0 / 3, 1));
    for (std::string& note : unknownNotes(result.settings))
        result.notes.push_back(std::move(note));
    job.progress(1, "Measured");
}

} // namespace

std::vector<std::string> unknownNotes(const MeasureSettings& settings) {
    std::vector<std::string> notes;
    if (!settings.find.camera)
        notes.emplace_back(
            "The camera is not known: brightness is in ADU, and the localization error is fitted "
            "with D instead of being computed from the light.");
    if (!settings.acquisition.exposure)
        notes.emplace_back(
            "The exposure is not known: maximum likelihood and Bayes, which correct for motion blur, "
            "were left out; D is by the covariance estimator, which does not need it.");
    return notes;
}

const char* name(Method method) {
    return std::find_if(methods.begin(), methods.end(),
                        [&](const auto& entry) { return entry.first == method; })
        ->second;
}

Method method(std::string_view name) {
    std::string known;
    for (const auto& [value, text] : methods) {
        if (name == text)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(text);
    }
    throw Error("method \"" + std::string(name) + "\" is not known; choose one of " + known);
}

void MeasureSettings::check() const {
    acquisition.check();
    if (!acquisition.pixelSize)
        throw Error("the pixel size is not known; give it in um with --pixel-size");
    if (!acquisition.frameInterval)
        throw Error("the frame interval is not known; give it in seconds with --frame-interval");
    if (!acquisition.exposure && (method == Method::Mle || method == Method::Bayes))
        throw Error(std::string("method ") + name(*method) +
                    " needs the exposure, which is not known; give it in seconds with --exposure (\"full\": "
                    "equal to the "
                    "frame interval), or choose --method cve");
    if (method == Method::Network && model.empty())
        throw Error("method network needs a network; choose one with --model NAME, or another method");
    find.check();
    link.check();
    if (!(std::isfinite(priorHigh) && priorLow > 0 && priorHigh > priorLow))
        throw Error("the prior of D frameInterval / pixelSize^2 is " + std::to_string(priorLow) + " to " +
                    std::to_string(priorHigh) + "; it must be above 0 and not empty");
}

Measurement measure(const Movie& movie, const MeasureSettings& settings, const Job& job) {
    settings.check();
    Measurement result;
    result.settings = settings;
    result.calibration = calibrateFinder(movie, settings.find, job.part(0, 0.15));
    result.spots = std::make_shared<const std::vector<std::vector<Spot>>>(
        findSpots(movie, settings.find, result.calibration, job.part(0.15, 0.85)));
    linkAndMeasure(result, job.part(0.85, 1));
    return result;
}

Measurement relink(const Measurement& measurement, const MeasureSettings& settings, const Job& job) {
    settings.check();
    if (!measurement.spots)
        throw Error("the spots of this measurement were not kept; measure the movie anew");
    if (!(settings.find == measurement.settings.find))
        throw Error("the settings for finding spots are not those the spots were found with; measure the "
                    "movie anew");
    Measurement result;
    result.settings = settings;
    result.calibration = measurement.calibration;
    result.spots = measurement.spots;
    linkAndMeasure(result, job);
    return result;
}

} // namespace perrin
