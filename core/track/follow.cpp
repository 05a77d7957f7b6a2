// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/follow.h"

#include "core/error.h"
#include "core/movie/even_movie.h"
#include "core/track/candidate_fit.h"
#include "core/track/detector.h"
#include "core/track/fit_window.h"
#include "core/track/frame_linker.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <string>

namespace perrin {
namespace {

struct Place {
    double x, y; // px
};

double distance(const Place& place, double x, double y) {
    return std::hypot(place.x - x, place.y - y);
}

/// How far around a spot others have a say in its fit: their light reaches into its window.
double neighbourhood(double psfSigma) {
    return 2.5 * FitWindow::half(psfSigma);
}

/// A part of a frame around a place, large enough that what lies within `reach` px of it comes out as it does
/// in the whole frame.
struct Crop {
    Eigen::Index left = 0, top = 0;
    Image pixels;

    Crop(const Image& image, const Place& centre, double reach, const FindSettings& settings,
         double psfSigma) {
        double half = std::ceil(reach + neighbourhood(psfSigma) + 2 * FitWindow::half(psfSigma));
        // The other detectors measure in spreads of the frame's noise, which it takes some pixels to see.
        if (settings.detector != DetectorKind::Glrt)
            half = std::max(half, 64.0);
        const auto size = static_cast<Eigen::Index>(half);
        left = std::clamp<Eigen::Index>(std::lround(centre.x) - size, 0, image.cols() - 1);
        top = std::clamp<Eigen::Index>(std::lround(centre.y) - size, 0, image.rows() - 1);
        const Eigen::Index right =
            std::clamp<Eigen::Index>(std::lround(centre.x) + size, 0, image.cols() - 1);
        const Eigen::Index bottom =
            std::clamp<Eigen::Index>(std::lround(centre.y) + size, 0, image.rows() - 1);
        pixels = image.block(top, left, bottom - top + 1, right - left + 1);
    }

    /// The place counted from the crop's first pixel, and back.
    Place inside(const Place& place) const {
        return {place.x - static_cast<double>(left), place.y - static_cast<double>(top)};
    }
    Spot outside(Spot spot) const {
        spot.x += static_cast<double>(left);
        spot.y += static_cast<double>(top);
        return spot;
    }
};

/// Local maxima within `reach` of the place (both in the crop's px) above the threshold.
std::vector<Candidate> candidatesNear(const Image& score, const Place& place, double reach,
                                      double threshold) {
    std::vector<Candidate> candidates = localMaxima(score, threshold);
    std::erase_if(candidates, [&](const Candidate& candidate) {
        return distance(place, static_cast<double>(candidate.x), static_cast<double>(candidate.y)) > reach;
    });
    return candidates;
}

/// Whether a person who says that there is a spot can be believed.
bool isSpot(const SpotFit& fit, double psfSigma) {
    return fit.converged && fit.amplitude > 0 && fit.sigma > 0.41 * psfSigma && fit.sigma < 2.9 * psfSigma &&
           std::max(fit.xVariance, fit.yVariance) < psfSigma * psfSigma;
}

/// Places of molecules that are followed already, by frame; in their gaps on the line between both sides.
std::map<int, std::vector<Place>> takenPlaces(const std::vector<Track>& others) {
    std::map<int, std::vector<Place>> taken;
    for (const Track& track : others)
        for (std::size_t i = 0; i < track.spots.size(); ++i) {
            const Spot& spot = track.spots[i];
            taken[spot.frame].push_back({spot.x, spot.y});
            if (i + 1 == track.spots.size())
                continue;
            const Spot& next = track.spots[i + 1];
            for (int frame = spot.frame + 1; frame < next.frame; ++frame) {
                const double share = static_cast<double>(frame - spot.frame) / (next.frame - spot.frame);
                taken[frame].push_back({std::lerp(spot.x, next.x, share), std::lerp(spot.y, next.y, share)});
            }
        }
    return taken;
}

class Follower {
  public:
    Follower(const Movie& movie, const FindSettings& find, const FindCalibration& calibration,
             const LinkSettings& link, const Acquisition& acquisition, const std::vector<Track>& others)
        : movie_(evenMovie(movie, find.camera)), find_(find), calibration_(calibration), link_(link),
          acquisition_(acquisition), taken_(takenPlaces(others)) {}

    Track follow(const Spot& start, const Job& job) {
        if (isTaken(start))
            throw Error("the spot at " + std::to_string(std::lround(start.x)) + ", " +
                        std::to_string(std::lround(start.y)) + " px in frame " +
                        std::to_string(start.frame + 1) +
                        " belongs to a molecule that is followed already; select that one instead");
        learn(start);
        const int frames = static_cast<int>(movie_->info().frames);
        const double ahead = static_cast<double>(frames - start.frame) / frames;
        const FrameLinker fresh(acquisition_, link_, newSpots_);
        OpenTrack track = walk(fresh.begin(start), 1, job.part(0, ahead));
        const std::vector<Spot> after = std::move(track.track.spots);
        track.track.spots = {start}; // going back, its D is known from going on
        std::vector<Spot> before = walk(std::move(track), -1, job.part(ahead, 1)).track.spots;
        std::reverse(before.begin(), before.end());

        Track whole;
        const auto isClear = [](const Spot& spot) { return spot.clear; };
        whole.spots.assign(std::find_if(before.begin(), before.end() - 1, isClear), before.end());
        const auto end = std::find_if(after.rbegin(), after.rend() - 1, isClear).base();
        whole.spots.insert(whole.spots.end(), after.begin() + 1, end);
        job.progress(1, "Followed");
        return whole;
    }

  private:
    /// Sets what to expect around the molecule: how low a score counts, and how crowded it is.
    void learn(const Spot& start) {
        const double gate = FrameLinker(acquisition_, link_, {}).reach(start, 1);
        const double searched = std::min(std::numbers::pi * gate * gate, calibration_.noise.frameArea);
        const double rate = 0.01 * calibration_.noise.frameArea / searched;
        calibration_.threshold = std::min(calibration_.threshold, thresholdAt(calibration_.noise, rate));
        calibration_.weakThreshold =
            std::min(calibration_.weakThreshold, thresholdAt(calibration_.noise, 20 * rate));
        const std::vector<Spot> around = look(start.frame, {start.x, start.y}, gate);
        const double area = std::numbers::pi * std::pow(gate + neighbourhood(calibration_.psfSigma), 2);
        newSpots_ = newSpots(static_cast<double>(std::count_if(around.begin(), around.end(),
                                                               [](const Spot& spot) { return spot.clear; })),
                             area / calibration_.noise.frameArea *
                                 falseAlarmsAbove(calibration_.noise, calibration_.weakThreshold),
                             area);
    }

    /// Spots within `reach` of the place and those around that overlap with them.
    std::vector<Spot> look(int frame, const Place& place, double reach) const {
        const Image image = movie_->frame(static_cast<std::size_t>(frame), find_.channel);
        const double psfSigma = calibration_.psfSigma;
        const Crop crop(image, place, reach, find_, psfSigma);
        const Image score = spotScore(crop.pixels, find_.detector, psfSigma);
        const auto candidates = candidatesNear(score, crop.inside(place), reach + neighbourhood(psfSigma),
                                               calibration_.weakThreshold);
        std::vector<Spot> spots;
        for (const FittedCandidate& fitted : fitCandidates(crop.pixels, candidates, find_, calibration_))
            spots.push_back(crop.outside(spotOf(fitted, frame, calibration_.threshold)));
        return spots;
    }

    bool isTaken(const Spot& spot) const {
        const auto places = taken_.find(spot.frame);
        return places != taken_.end() &&
               std::any_of(places->second.begin(), places->second.end(), [&](const Place& place) {
                   return distance(place, spot.x, spot.y) < calibration_.psfSigma;
               });
    }

    /// From its one spot on (direction 1) or back (-1): to the linker time always runs forward, so going back
    /// frames are counted below 0. The neighbours are linked too: what is theirs is not taken for it.
    OpenTrack walk(OpenTrack track, int direction, const Job& job) const {
        constexpr int id = 1;
        const Spot start = track.track.spots.front();
        const auto mirrored = [&](Spot spot) {
            spot.frame *= direction;
            return spot;
        };
        FrameLinker linker(acquisition_, link_, newSpots_);
        const auto addFrame = [&](int frame, std::vector<Spot> spots) {
            std::erase_if(spots, [&](const Spot& spot) { return isTaken(spot); });
            std::transform(spots.begin(), spots.end(), spots.begin(), mirrored);
            linker.addFrame(direction * frame, spots);
        };
        std::vector<Spot> neighbours = look(start.frame, {start.x, start.y}, linker.reach(start, 1));
        std::erase_if(neighbours, [&](const Spot& spot) {
            return distance({start.x, start.y}, spot.x, spot.y) < calibration_.psfSigma;
        });
        addFrame(start.frame, std::move(neighbours));
        track.track.id = id;
        track.track.spots = {mirrored(start)};
        linker.add(std::move(track));

        const int frames = static_cast<int>(movie_->info().frames);
        const int all = direction > 0 ? frames - start.frame : start.frame + 1;
        for (int frame = start.frame + direction; frame >= 0 && frame < frames; frame += direction) {
            const Spot& last = linker.find(id).track.spots.back();
            const int step = direction * frame - last.frame;
            if (step > link_.maxGap + 1)
                break;
            job.progress(static_cast<double>(std::abs(frame - start.frame)) / all,
                         "Following the molecule, frame " + std::to_string(frame + 1));
            addFrame(frame, look(frame, {last.x, last.y}, linker.reach(last, step)));
        }
        OpenTrack followed = linker.find(id);
        std::transform(followed.track.spots.begin(), followed.track.spots.end(), followed.track.spots.begin(),
                       mirrored);
        return followed;
    }

    std::shared_ptr<const Movie> movie_;
    FindSettings find_;
    FindCalibration calibration_; // thresholds as they are around the molecule
    LinkSettings link_;
    Acquisition acquisition_;
    std::map<int, std::vector<Place>> taken_;
    NewSpots newSpots_{};
};

} // namespace

std::optional<Spot> spotNear(const Image& image, int frame, double x, double y, double reach,
                             const FindSettings& settings, const FindCalibration& calibration) {
    if (!(x >= -0.5 && y >= -0.5 && x <= static_cast<double>(image.cols()) - 0.5 &&
          y <= static_cast<double>(image.rows()) - 0.5))
        throw Error("the place " + std::to_string(x) + ", " + std::to_string(y) +
                    " px is outside of the frame of " + std::to_string(image.cols()) + "x" +
                    std::to_string(image.rows()) + " px; point at a place inside");
    const double psfSigma = calibration.psfSigma;
    const Crop crop(image, {x, y}, reach, settings, psfSigma);
    const Place place = crop.inside({x, y});
    const Image score = spotScore(crop.pixels, settings.detector, psfSigma);
    const auto bestOf = [&](const std::vector<Candidate>& candidates) -> std::optional<Spot> {
        const FittedCandidate* best = nullptr;
        const auto fits = fitCandidates(crop.pixels, candidates, settings, calibration);
        for (const FittedCandidate& fitted : fits)
            if (distance(place, fitted.fit.x, fitted.fit.y) <= reach && isSpot(fitted.fit, psfSigma) &&
                (!best || fitted.score > best->score))
                best = &fitted;
        if (!best)
            return std::nullopt;
        return crop.outside(spotOf(*best, frame, calibration.threshold));
    };
    const auto found =
        candidatesNear(score, place, reach + neighbourhood(psfSigma), calibration.weakThreshold);
    if (const auto spot = bestOf(found))
        return spot;
    // Below what is looked for: one after another, so that other noise has no say in the fit.
    for (const Candidate& candidate : candidatesNear(score, place, reach + 1, 0)) {
        if (candidate.score > calibration.weakThreshold)
            continue;
        std::vector<Candidate> withIt = found;
        withIt.push_back(candidate);
        if (const auto spot = bestOf(withIt))
            return spot;
    }
    return std::nullopt;
}

Track followSpot(const Movie& movie, const Spot& start, const FindSettings& find,
                 const FindCalibration& calibration, const LinkSettings& link, const Acquisition& acquisition,
                 const std::vector<Track>& others, const Job& job) {
    find.check();
    link.check();
    acquisition.check();
    if (!acquisition.pixelSize || !acquisition.frameInterval)
        throw Error("following a molecule needs the pixel size and the frame interval; give both first");
    if (start.frame < 0 || static_cast<std::size_t>(start.frame) >= movie.info().frames)
        throw Error("frame " + std::to_string(start.frame + 1) + " was asked for but the movie has " +
                    std::to_string(movie.info().frames) + " frames");
    return Follower(movie, find, calibration, link, acquisition, others).follow(start, job);
}

} // namespace perrin
