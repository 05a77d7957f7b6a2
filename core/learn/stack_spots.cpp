// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_spots.h"

#include "core/learn/matched_filter.h"
#include "core/learn/report_spots.h"
#include "core/track/detector.h"
#include "core/track/localizer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr std::size_t mostCandidates = 6; // a frame
constexpr double missing = -3;            // ln of the share of frames that show nothing

double medianOf(const Image& frame) {
    std::vector<float> values(frame.data(), frame.data() + frame.size());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return static_cast<double>(*middle);
}

std::vector<Candidate> candidatesIn(const Image& frame, const Imaging& imaging) {
    const double background = medianOf(frame);
    const double variance =
        std::max(imaging.camera.excessFactor() * std::max(background, 0.0) + imaging.readVariance(), 1e-3);
    std::vector<Candidate> found =
        localMaxima(matchedFilter(frame, background, variance, 1.15 * imaging.psfSigma), 2);
    if (found.size() > mostCandidates)
        found.resize(mostCandidates);
    return found;
}

/// One candidate a frame (-1: none), the most likely way for a molecule of this D (px^2 a frame).
struct Way {
    double logLikelihood = -1e300;
    std::vector<int> chosen{};
};

Way bestWay(const std::vector<std::vector<Candidate>>& candidates, double d, double area) {
    const auto frames = candidates.size();
    struct State {
        double value;
        std::size_t frame;
        int candidate;
        std::ptrdiff_t before; // state
    };
    std::vector<State> states;
    Way way;
    std::ptrdiff_t last = -1;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const std::size_t earlier = states.size();
        for (std::size_t c = 0; c < candidates[frame].size(); ++c) {
            const Candidate& here = candidates[frame][c];
            State best{missing * static_cast<double>(frame) - std::log(area), frame, static_cast<int>(c), -1};
            for (std::size_t s = 0; s < earlier; ++s) {
                const Candidate& there =
                    candidates[states[s].frame][static_cast<std::size_t>(states[s].candidate)];
                const auto gap = static_cast<double>(frame - states[s].frame);
                const double variance = 2 * d * gap + 0.3;
                const double step = std::pow(static_cast<double>(here.x - there.x), 2) +
                                    std::pow(static_cast<double>(here.y - there.y), 2);
                const double value = states[s].value + missing * (gap - 1) - 0.5 * step / variance -
                                     std::log(2 * std::numbers::pi * variance);
                if (value > best.value) {
                    best.value = value;
                    best.before = static_cast<std::ptrdiff_t>(s);
                }
            }
            best.value += 0.5 * here.score * here.score;
            states.push_back(best);
            const double whole = best.value + missing * static_cast<double>(frames - 1 - frame);
            if (whole > way.logLikelihood) {
                way.logLikelihood = whole;
                last = static_cast<std::ptrdiff_t>(states.size()) - 1;
            }
        }
    }
    way.chosen.assign(frames, -1);
    for (; last >= 0; last = states[static_cast<std::size_t>(last)].before) {
        const State& state = states[static_cast<std::size_t>(last)];
        way.chosen[state.frame] = state.candidate;
    }
    return way;
}

StackSpot fitted(const Image& frame, const Candidate& candidate, const Imaging& imaging) {
    const NoiseLine noise{.slope = imaging.camera.excessFactor(), .floor = imaging.readVariance()};
    const SpotFit fit = fitWeighted(frame, static_cast<double>(candidate.x), static_cast<double>(candidate.y),
                                    imaging.psfSigma, noise);
    StackSpot spot{.x = fit.x,
                   .y = fit.y,
                   .photons = fit.amplitude,
                   .background = fit.background,
                   .sigma = fit.sigma,
                   .xVariance = fit.xVariance,
                   .yVariance = fit.yVariance,
                   .score = candidate.score};
    // A fit that has lost the light says so by its error.
    spot.seen = std::max(fit.xVariance, fit.yVariance) < imaging.psfSigma * imaging.psfSigma;
    return spot;
}

} // namespace

std::vector<StackSpot> followMolecule(const FrameStack& electrons, const Imaging& imaging) {
    if (imaging.report)
        return followReportMolecule(electrons);
    std::vector<std::vector<Candidate>> candidates;
    for (Eigen::Index frame = 0; frame < electrons.frames(); ++frame)
        candidates.push_back(candidatesIn(electrons.frame(frame), imaging));
    const auto area = static_cast<double>(electrons.height * electrons.pixels.cols());
    Way best;
    for (double d = 0.01; d < 40; d *= 2) {
        Way way = bestWay(candidates, d, area);
        if (way.logLikelihood > best.logLikelihood)
            best = std::move(way);
    }
    std::vector<StackSpot> spots(candidates.size());
    for (std::size_t frame = 0; frame < spots.size() && !best.chosen.empty(); ++frame)
        if (const int chosen = best.chosen[frame]; chosen >= 0)
            spots[frame] = fitted(electrons.frame(static_cast<Eigen::Index>(frame)),
                                  candidates[frame][static_cast<std::size_t>(chosen)], imaging);
    return spots;
}

} // namespace perrin
