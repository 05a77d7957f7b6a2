// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/noise_tail.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace perrin {
namespace {

// Anchored at one false alarm a frame, where the usual weak threshold lies.
constexpr double lnRateStep = 0.02;

/// Above this rate the scores themselves say it, below it their law.
double seenRate(const NoiseTail& tail) {
    return 0.8 * tail.count * tail.frameArea / tail.emptyArea;
}

void checkKnown(const NoiseTail& tail) {
    if (tail.quantiles.empty())
        throw Error("the noise of this movie is not known yet; find spots in it first");
}

} // namespace

void setQuantiles(NoiseTail& tail, const std::vector<double>& scores) {
    const double last = static_cast<double>(scores.size() - 1) * tail.frameArea / tail.emptyArea;
    tail.firstQuantile = static_cast<int>(std::floor(std::log(seenRate(tail)) / lnRateStep));
    const int lastQuantile = static_cast<int>(std::ceil(std::log(last) / lnRateStep));
    tail.quantiles.clear();
    for (int i = tail.firstQuantile; i <= std::max(lastQuantile, tail.firstQuantile); ++i) {
        const double rank = std::exp(lnRateStep * i) * tail.emptyArea / tail.frameArea;
        tail.quantiles.push_back(scores[std::min(scores.size() - 1, static_cast<std::size_t>(rank))]);
    }
}

double thresholdAt(const NoiseTail& tail, double falseAlarm) {
    checkKnown(tail);
    const double wanted = falseAlarm * tail.emptyArea / tail.frameArea; // scores above it in the empty area
    if (wanted > 0.8 * tail.count) {
        const double place = std::clamp(std::log(falseAlarm) / lnRateStep - tail.firstQuantile, 0.0,
                                        static_cast<double>(tail.quantiles.size() - 1));
        const auto before = static_cast<std::size_t>(place);
        const std::size_t after = std::min(before + 1, tail.quantiles.size() - 1);
        return std::lerp(tail.quantiles[before], tail.quantiles[after], place - std::floor(place));
    }
    const double lnShare = std::log(wanted / tail.count);
    if (std::abs(tail.shape) < 1e-6)
        return tail.level - tail.scale * lnShare;
    return tail.level + tail.scale * std::expm1(-tail.shape * lnShare) / tail.shape;
}

double falseAlarmsAbove(const NoiseTail& tail, double score) {
    checkKnown(tail);
    const double seen = seenRate(tail);
    if (score >= thresholdAt(tail, seen)) {
        if (!(tail.scale > 0)) // all scores alike
            return score > tail.level ? 0 : seen;
        const double distance = (score - tail.level) / tail.scale;
        const double grown = 1 + tail.shape * distance;
        if (grown <= 0)
            return 0; // beyond the end of the law
        const double lnSurvival = std::abs(tail.shape) < 1e-6 ? -distance : -std::log(grown) / tail.shape;
        return tail.count * tail.frameArea / tail.emptyArea * std::exp(lnSurvival);
    }
    const auto below = std::partition_point(tail.quantiles.begin(), tail.quantiles.end(),
                                            [&](double quantile) { return quantile > score; });
    double place = static_cast<double>(std::distance(tail.quantiles.begin(), below));
    if (below == tail.quantiles.end())
        place -= 1; // every maximum is higher
    else if (below != tail.quantiles.begin())
        place -= (score - *below) / (*std::prev(below) - *below);
    return std::max(seen, std::exp(lnRateStep * (place + tail.firstQuantile)));
}

} // namespace perrin
