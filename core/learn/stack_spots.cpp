// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_spots.h"

#include "core/learn/background.h"
#include "core/learn/report_spots.h"
#include "core/learn/spot_finder.h"
#include "core/learn/stack_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace perrin {
namespace {

constexpr std::size_t candidatesPerFrame = 4;
constexpr std::size_t peaksOfCrowd = 24; // per frame, where it is known which one is meant
constexpr double brightest = 9;          // more does not make a candidate more believable
constexpr double missing = -2.5;         // what a frame without a spot costs, in ln of likelihood
constexpr int longestGap = 6;            // frames that a way may leap over
constexpr double widestStep = 40;  // px^2 an axis and frame: the variance beyond which a step is not believed
constexpr double clearOther = 5;   // in units of the noise, of another molecule's peak …
constexpr double likelyOther = 4;  // … that tells of one where it is there in many frames
constexpr double nearestOther = 4; // … px from the molecule; nearer ones may be a part of it
constexpr double farthestOther = 16; // px

/// ln density of a displacement (px) over `frames` frames, D being anything (log-uniform): 1 / r^2 between
/// the localization error and the fastest step.
double stepBelief(const Peak& from, const Peak& to, int frames) {
    const double square = (std::pow(to.x - from.x, 2) + std::pow(to.y - from.y, 2)) / frames;
    return -std::log(square + 2) - square / (4 * widestStep) - std::log(static_cast<double>(frames));
}

/// ln of how much more likely a peak is the molecule than noise somewhere in the frame.
double peakBelief(const Peak& peak, double pixels) {
    const double score = std::min(peak.score, brightest);
    return 0.5 * score * score - std::log(pixels);
}

/// The way through the candidates that is the most likely one (dynamic programming); by frame, or -1.
std::vector<int> bestWay(const std::vector<std::vector<Peak>>& peaks, double pixels) {
    struct State {
        double belief = 0;
        int frame = -1, peak = -1; // where the way came from
    };
    const int frames = static_cast<int>(peaks.size());
    std::vector<std::vector<State>> states(peaks.size());
    double best = missing * frames;
    int lastFrame = -1, lastPeak = -1;
    for (int frame = 0; frame < frames; ++frame) {
        const auto f = static_cast<std::size_t>(frame);
        for (const Peak& peak : peaks[f]) {
            State state{.belief = missing * frame};
            for (int before = std::max(0, frame - longestGap - 1); before < frame; ++before) {
                const auto b = static_cast<std::size_t>(before);
                for (std::size_t k = 0; k < peaks[b].size(); ++k) {
                    const double belief = states[b][k].belief +
                                          stepBelief(peaks[b][k], peak, frame - before) +
                                          missing * (frame - before - 1);
                    if (belief > state.belief)
                        state = {belief, before, static_cast<int>(k)};
                }
            }
            state.belief += peakBelief(peak, pixels);
            states[f].push_back(state);
            const double whole = state.belief + missing * (frames - 1 - frame);
            if (whole > best) {
                best = whole;
                lastFrame = frame;
                lastPeak = static_cast<int>(states[f].size()) - 1;
            }
        }
    }
    std::vector<int> way(peaks.size(), -1);
    while (lastFrame >= 0) {
        way[static_cast<std::size_t>(lastFrame)] = lastPeak;
        const State& state = states[static_cast<std::size_t>(lastFrame)][static_cast<std::size_t>(lastPeak)];
        lastFrame = state.frame;
        lastPeak = state.peak;
    }
    return way;
}

/// Peaks of other molecules than the one that was fitted, as far as they disturb its fit.
std::vector<StackPlace> othersNear(const StackSpot& spot, const std::vector<Peak>& peaks) {
    std::vector<StackPlace> others;
    const double nearest = std::max(nearestOther, 2.5 * spot.sigma);
    for (const Peak& peak : peaks) {
        const double distance = std::hypot(peak.x - spot.x, peak.y - spot.y);
        if (peak.score >= clearOther && distance >= nearest && distance < farthestOther)
            others.push_back({peak.x, peak.y});
    }
    return others;
}

void describeOthers(const std::vector<Peak>& peaks, StackSpot& spot) {
    const double nearest = std::max(nearestOther, 2.5 * spot.sigma);
    for (const Peak& peak : peaks) {
        const double distance = std::hypot(peak.x - spot.x, peak.y - spot.y);
        if (peak.score < likelyOther || distance < nearest)
            continue;
        spot.nearestOther = std::min(spot.nearestOther, static_cast<float>(distance));
        spot.brightestOther = std::max(spot.brightestOther, static_cast<float>(peak.photons));
    }
}

/// Fits a spot to every frame's peak. all: peaks of each frame, those of others among them; may be empty.
std::vector<StackSpot> fitted(const FrameStack& electrons, const Imaging& imaging,
                              const std::vector<std::optional<Peak>>& peaks,
                              const std::vector<std::vector<Peak>>& all) {
    std::vector<StackSpot> spots(peaks.size());
    for (std::size_t f = 0; f < peaks.size(); ++f)
        if (const auto& peak = peaks[f])
            spots[f] = {.seen = true,
                        .x = peak->x,
                        .y = peak->y,
                        .photons = peak->photons,
                        .sigma = 1.5 * imaging.psfSigma,
                        .score = peak->score};
    const BackgroundTrend background = backgroundOf(electrons, spots, imaging);
    SpotFitSettings settings{.psfSigma = imaging.psfSigma,
                             .excessFactor = imaging.camera.excessFactor(),
                             .readVariance = imaging.readVariance(),
                             // Even light differs a little from place to place.
                             .backgroundSd = 0.03 * std::max(background.level, 0.0) + 0.05};
    for (std::size_t f = 0; f < peaks.size(); ++f) {
        StackSpot& spot = spots[f];
        if (!spot.seen)
            continue;
        const auto frame = electrons.frame(static_cast<Eigen::Index>(f));
        const double score = spot.score;
        settings.background = background.at(spot.x, spot.y);
        settings.others.clear();
        spot = fitStackSpot(frame, spot.x, spot.y, spot.photons, settings);
        if (!all.empty())
            settings.others = othersNear(spot, all[f]);
        if (!settings.others.empty()) {
            settings.hidden = 2.2 * imaging.psfSigma;
            for (const StackPlace& other : settings.others)
                settings.hidden = std::min(settings.hidden, std::hypot(other.x - spot.x, other.y - spot.y) -
                                                                1.2 * imaging.psfSigma);
            spot = fitStackSpot(frame, peaks[f]->x, peaks[f]->y, peaks[f]->photons, settings);
        }
        spot.score = score;
        if (!all.empty())
            describeOthers(all[f], spot);
    }
    return spots;
}

} // namespace

double medianPhotons(const std::vector<StackSpot>& spots) {
    std::vector<double> photons;
    for (const StackSpot& spot : spots)
        if (spot.seen)
            photons.push_back(spot.photons);
    if (photons.empty())
        return 0;
    const auto middle = photons.begin() + static_cast<std::ptrdiff_t>(photons.size() / 2);
    std::nth_element(photons.begin(), middle, photons.end());
    return *middle;
}

std::vector<StackSpot> followMolecule(const FrameStack& electrons, const Imaging& imaging) {
    if (imaging.report)
        return followReportMolecule(electrons);
    const auto frames = static_cast<std::size_t>(electrons.frames());
    const double pixels = static_cast<double>(electrons.height * electrons.pixels.cols());
    const SpotFinder finder(imaging);
    const double level = darkLevel(electrons.pixels);
    std::vector<std::vector<Peak>> peaks(frames);
    for (std::size_t f = 0; f < frames; ++f)
        peaks[f] = finder.peaks(electrons.frame(static_cast<Eigen::Index>(f)), level, candidatesPerFrame);
    const std::vector<int> way = bestWay(peaks, pixels);
    std::vector<std::optional<Peak>> chosen(frames);
    for (std::size_t f = 0; f < frames; ++f)
        if (way[f] >= 0)
            chosen[f] = peaks[f][static_cast<std::size_t>(way[f])];
    return fitted(electrons, imaging, chosen, {});
}

std::vector<StackSpot> spotsAt(const FrameStack& electrons, const Imaging& imaging,
                               const std::vector<std::optional<StackPlace>>& places) {
    const SpotFinder finder(imaging);
    const double level = darkLevel(electrons.pixels);
    const double reach = std::max(3.0, 2 * imaging.psfSigma); // px
    std::vector<std::optional<Peak>> chosen(places.size());
    std::vector<std::vector<Peak>> all(places.size());
    for (std::size_t f = 0; f < places.size(); ++f) {
        if (!places[f])
            continue;
        all[f] = finder.peaks(electrons.frame(static_cast<Eigen::Index>(f)), level, peaksOfCrowd);
        for (const Peak& peak : all[f]) {
            if (std::hypot(peak.x - places[f]->x, peak.y - places[f]->y) > reach)
                continue;
            chosen[f] = peak; // the highest one
            chosen[f]->x = places[f]->x;
            chosen[f]->y = places[f]->y;
            break;
        }
    }
    return fitted(electrons, imaging, chosen, all);
}

} // namespace perrin
