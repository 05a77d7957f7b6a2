// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/explain.h"

#include "core/error.h"
#include "core/movie/even_movie.h"
#include "core/table.h"
#include "core/track/detector.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double highestRate = 100; // false alarms a frame that may be asked for

/// Upwards to two digits: what is advised must suffice.
double roundedUp(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::ceil(value / unit) * unit;
}

std::string text(double value, int digits = 3) {
    return numberText(value, digits);
}

std::string frameText(int frame) {
    return std::to_string(frame + 1);
}

std::string countedFrames(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " frame" : " frames");
}

std::string seenIn(const Track& track) {
    if (track.spots.size() == 1)
        return "seen in frame " + frameText(track.firstFrame()) + " only";
    return "followed through " + countedFrames(track.spots.size()) + " (" + frameText(track.firstFrame()) +
           " to " + frameText(track.lastFrame()) + ")";
}

class Explainer {
  public:
    Explainer(const Movie& movie, int frame, double x, double y, const MeasureSettings& settings,
              const FindCalibration& calibration, const Measurement* measurement)
        : movie_(movie), frame_(frame), x_(x), y_(y), settings_(settings), calibration_(calibration),
          measurement_(measurement), reach_(std::max(2.0, 1.5 * calibration.psfSigma)) {
        result_.threshold = calibration.threshold;
    }

    Explanation explain() {
        if (measurement_ && inMeasurement())
            return std::move(result_);
        const Image image = movie_.frame(static_cast<std::size_t>(frame_), settings_.find.channel);
        const std::vector<Spot> found = measurement_ && measurement_->spots
                                            ? measurement_->spots->at(static_cast<std::size_t>(frame_))
                                            : findSpots(image, frame_, settings_.find, calibration_);
        if (const Spot* spot = nearest(found); spot && distance(*spot) <= reach_)
            isFound(*spot);
        else
            isNotFound(image, spot);
        return std::move(result_);
    }

  private:
    double distance(const Spot& spot) const { return std::hypot(spot.x - x_, spot.y - y_); }

    const Spot* nearest(const std::vector<Spot>& spots) const {
        const auto best = std::min_element(spots.begin(), spots.end(), [&](const Spot& a, const Spot& b) {
            return distance(a) < distance(b);
        });
        return best == spots.end() ? nullptr : &*best;
    }

    std::string length(double pixels) const {
        const std::optional<double>& pixelSize = linked().acquisition.pixelSize;
        return text(pixels) + " px" + (pixelSize ? " (" + text(pixels * *pixelSize) + " um)" : "");
    }

    /// The settings that the tracks were made with.
    const MeasureSettings& linked() const { return measurement_ ? measurement_->settings : settings_; }

    void conclude(Fate fate, std::string verdict) {
        result_.fate = fate;
        result_.verdict = std::move(verdict);
    }
    void say(std::string reason) { result_.reasons.push_back(std::move(reason)); }

    void setScore(double score) {
        result_.score = score;
        result_.expectedFalseAlarms = falseAlarmsAbove(calibration_.noise, score);
    }

    void sayFound(const Spot& spot, const std::string& what) {
        setScore(spot.score);
        if (spot.clear)
            say("Its score " + text(spot.score) + " is above the threshold " + text(calibration_.threshold) +
                ", and it was " + what + ".");
        else
            say("Its score " + text(spot.score) + " is below the threshold " + text(calibration_.threshold) +
                ", but its track has clearer spots before and after; it was " + what + ".");
    }

    /// Whether a track, in the table or left out, has the spot nearest to this place, or a gap here.
    bool inMeasurement() {
        const Track* track = nullptr;
        const Spot* spot = nullptr;
        bool inTable = false;
        double closest = reach_;
        const auto look = [&](const Track& candidate, bool table) {
            const auto at = std::lower_bound(candidate.spots.begin(), candidate.spots.end(), frame_,
                                             [](const Spot& s, int frame) { return s.frame < frame; });
            if (at == candidate.spots.end() || at->frame != frame_ || !(distance(*at) < closest))
                return;
            closest = distance(*at);
            track = &candidate;
            spot = &*at;
            inTable = table;
        };
        for (const Molecule& molecule : measurement_->molecules)
            look(molecule.track, true);
        for (const Track& leftOut : measurement_->leftOut)
            look(leftOut, false);
        if (!track)
            return inGap();
        if (measurement_->spots) // a spot of no track may be nearer
            if (const Spot* free = nearest(measurement_->spots->at(static_cast<std::size_t>(frame_)));
                free && distance(*free) < closest - 0.5)
                return false;
        if (inTable) {
            result_.molecule = track->id;
            conclude(Fate::Molecule, "This is molecule " + std::to_string(track->id) + ".");
            sayFound(*spot, seenIn(*track));
        } else {
            isTooShort(*track, *spot);
        }
        return true;
    }

    bool inGap() {
        for (const Molecule& molecule : measurement_->molecules) {
            const std::vector<Spot>& spots = molecule.track.spots;
            const auto after =
                std::upper_bound(spots.begin(), spots.end(), frame_,
                                 [](int frame, const Spot& spot) { return frame < spot.frame; });
            if (after == spots.begin() || after == spots.end() || std::prev(after)->frame == frame_)
                continue;
            const Spot& before = *std::prev(after);
            const double share = static_cast<double>(frame_ - before.frame) / (after->frame - before.frame);
            const Spot between{.x = std::lerp(before.x, after->x, share),
                               .y = std::lerp(before.y, after->y, share)};
            if (distance(between) > reach_)
                continue;
            result_.molecule = molecule.track.id;
            conclude(Fate::Missed,
                     "In this frame molecule " + std::to_string(molecule.track.id) + " was missed.");
            say("It was seen in frame " + frameText(before.frame) + " and again in frame " +
                frameText(after->frame) + "; gaps of up to " +
                countedFrames(static_cast<std::size_t>(linked().link.maxGap)) +
                " are bridged. It may have been dark or out of focus.");
            return true;
        }
        return false;
    }

    void isTooShort(const Track& track, const Spot& spot) {
        sayFound(spot, seenIn(track));
        if (sayLongStep(track)) {
            conclude(Fate::StepTooLong,
                     "Found, but the step to the next spot is longer than expected of any molecule.");
            return;
        }
        conclude(Fate::TooShort, "Found, but its track has only " + countedFrames(track.spots.size()) +
                                     ", fewest is " + std::to_string(linked().link.minFrames) + ".");
        if (track.spots.size() >= 3)
            say("Set the fewest frames to " + std::to_string(track.spots.size()) +
                " to have it in the table; the fewer frames, the less certain is its D.");
        else
            say("A diffusion coefficient needs at least 3 frames.");
    }

    /// Where a short track ends and another one begins in the very next frame beyond the gate.
    bool sayLongStep(const Track& track) {
        const double limit = gate(linked().link, linked().acquisition);
        struct Step {
            const Spot *here, *there;
            double length;
        };
        std::optional<Step> shortest;
        const auto consider = [&](const Spot& here, const Spot& there) {
            const double step = std::hypot(here.x - there.x, here.y - there.y);
            // Beyond some gates away it is hardly the same molecule.
            if (std::abs(here.frame - there.frame) == 1 && step > limit && step < 5 * limit &&
                (!shortest || step < shortest->length))
                shortest = Step{&here, &there, step};
        };
        for (const Track& other : measurement_->leftOut) {
            if (other.id == track.id)
                continue;
            if (other.firstFrame() == track.lastFrame() + 1)
                consider(track.spots.back(), other.spots.front());
            if (other.lastFrame() == track.firstFrame() - 1)
                consider(track.spots.front(), other.spots.back());
        }
        if (!shortest)
            return false;
        const double squared = std::pow(shortest->length * linked().acquisition.pixelSize.value(), 2);
        say("The nearest spot of frame " + frameText(shortest->there->frame) + " that no molecule has lies " +
            length(shortest->length) + " away; the largest D of " + text(linked().link.maxD) +
            " um^2/s allows steps of up to " + length(limit) + ".");
        say("If both are one molecule, its D is about " +
            text(squared / (4 * linked().acquisition.frameInterval.value()), 2) +
            " um^2/s: set the largest D above that.");
        return true;
    }

    void isFound(const Spot& spot) {
        if (!spot.clear) {
            setScore(spot.score);
            conclude(Fate::Weak, measurement_ ? "Found weakly, and no track needed it."
                                              : "Found weakly; only a track through it would keep it.");
            say("Its score " + text(spot.score) + " is between the thresholds " +
                text(calibration_.weakThreshold) + " and " + text(calibration_.threshold) +
                ": such spots only bridge gaps between clear spots of a molecule.");
            sayRate();
            return;
        }
        conclude(Fate::Found, measurement_ ? "Found, but its molecule is not in the table any more."
                                           : "Found; the spots are not linked to molecules yet.");
        setScore(spot.score);
        say("Its score " + text(spot.score) + " is above the threshold " + text(calibration_.threshold) +
            ".");
        say(measurement_ ? "It was removed, or the settings have changed since; measure anew."
                         : "Measure the movie to follow it.");
    }

    double currentRate() const { return falseAlarmsAbove(calibration_.noise, calibration_.threshold); }

    /// What rate of false alarms this score would need.
    void sayRate() {
        const double rate = result_.expectedFalseAlarms;
        if (rate > 0 && roundedUp(rate) <= highestRate)
            say("At " + text(roundedUp(rate), 2) + " false alarms a frame it would be found (now " +
                text(currentRate(), 2) +
                "). If you are sure that it is a molecule, click it to follow it by hand.");
        else
            say("Noise alone gives more than " + text(highestRate) +
                " scores this high in every frame: it is nothing to go by.");
    }

    void isNotFound(const Image& image, const Spot* neighbour) {
        std::vector<Candidate> maxima =
            localMaxima(spotScore(image, settings_.find.detector, calibration_.psfSigma), 0);
        std::erase_if(maxima, [&](const Candidate& maximum) {
            return std::hypot(static_cast<double>(maximum.x) - x_, static_cast<double>(maximum.y) - y_) >
                   reach_;
        });
        const Candidate* best = maxima.empty() ? nullptr : &maxima.front(); // highest first
        if (best)
            setScore(best->score);
        // Maxima are told apart from 3 px on, blobs from about 2.5 widths.
        const double resolution = std::max(3.0, 2.5 * calibration_.psfSigma);
        const double apart = neighbour ? distance(*neighbour) : 0;
        const bool high = best && best->score > calibration_.weakThreshold;
        if (neighbour && neighbour->score > result_.score.value_or(0) - 1e-6 &&
            apart <= resolution + (high ? reach_ : 0)) {
            conclude(Fate::Merged, "Not found apart from its brighter neighbour.");
            say("A spot of score " + text(neighbour->score) + " was found " + length(apart) +
                " away; spots closer than about " + length(resolution) +
                " have one maximum and are found as one.");
            say("In frames in which they are further apart both are found; a molecule that is resolved in "
                "enough of them gets a track of its own.");
        } else if (high) {
            conclude(Fate::Found, "Not found when the movie was measured, but it would be now.");
            say("Its score " + text(best->score) +
                " is high enough; the settings have changed since: measure anew.");
        } else if (best) {
            conclude(Fate::BelowThreshold, "Not found: its score is below the threshold.");
            say("Its score " + text(best->score) + " is below the threshold " + text(calibration_.threshold) +
                " that keeps false alarms at " + text(currentRate(), 2) + " a frame.");
            sayRate();
        } else {
            conclude(Fate::Nothing, "No spot here: the score has no maximum at this place.");
            say("The light within " + length(reach_) +
                " does not look like a spot of the width looked for, a standard deviation of " +
                length(calibration_.psfSigma) +
                ". If a molecule should be here, check that width and the focus.");
        }
    }

    const Movie& movie_;
    int frame_;
    double x_, y_; // px
    const MeasureSettings& settings_;
    const FindCalibration& calibration_;
    const Measurement* measurement_;
    double reach_; // px, how well a person points
    Explanation result_;
};

} // namespace

Explanation explain(const Movie& movie, int frame, double x, double y, const MeasureSettings& settings,
                    const FindCalibration& calibration, const Measurement* measurement) {
    const MovieInfo& info = movie.info();
    if (frame < 0 || static_cast<std::size_t>(frame) >= info.frames)
        throw Error("frame " + std::to_string(frame + 1) + " was asked about but the movie has " +
                    std::to_string(info.frames) + " frames");
    if (!(x >= -0.5 && y >= -0.5 && x <= static_cast<double>(info.width) - 0.5 &&
          y <= static_cast<double>(info.height) - 0.5))
        throw Error("the place " + text(x) + ", " + text(y) + " px is outside of the frames of " +
                    std::to_string(info.width) + "x" + std::to_string(info.height) + " px");
    return Explainer(*evenMovie(movie, settings.find.camera), frame, x, y, settings, calibration, measurement)
        .explain();
}

} // namespace perrin
