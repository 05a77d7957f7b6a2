// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/report_spots.h"

#include "core/learn/matched_filter.h"
#include "core/learn/stack_fit.h"
#include "core/simulate/report_2024.h"

#include <array>
#include <cmath>

namespace perrin {
namespace {

/// Widths that are looked for, px: at rest, and smeared along the way of one frame.
constexpr std::array widths{1.2, 2.4, 4.8};
/// Of 10^5 empty frames none reaches 5.5 (their 4096 pixels hold about 800 independent places).
constexpr double threshold = 6;
/// The fit looks for spots of .6 to 4 times this width (px): from those at rest (.94) to the most blurred.
constexpr double fitWidth = 1.5;
constexpr double loosest = 4;    // px^2: of a fit that has found the molecule
constexpr double spotReach = 14; // px around the molecule that are no background

/// (sd of the drawn background / its mean)^2
constexpr double unevenness =
    (report::backgroundSd / report::background) * (report::backgroundSd / report::background);

struct Best {
    Eigen::Index x = 0, y = 0;
    double score = 0;
};

/// Looks for the molecule in one frame.
class Search {
  public:
    explicit Search(const Image& frame) : mean_(static_cast<double>(frame.mean())) {
        for (const double width : widths)
            filters_.emplace_back(frame, width);
    }
    /// background, variance: of the frame's own values.
    Best best(double background, double variance) const {
        Best best;
        for (const MatchedFilter& filter : filters_) {
            const Image score = filter.score(background, variance);
            Eigen::Index x = 0, y = 0;
            const auto value = static_cast<double>(score.maxCoeff(&y, &x));
            if (value > best.score)
                best = {x, y, value};
        }
        return best;
    }
    Best brightest() const { return best(mean_, 1); }

  private:
    double mean_;
    std::vector<MatchedFilter> filters_;
};

ReportBackground backgroundBeside(const Best& place, const Image& frame) {
    return reportBackground(frame, static_cast<double>(place.x), static_cast<double>(place.y));
}

StackSpot spotIn(const Image& frame) {
    const Search search(frame);
    const ReportBackground background = backgroundBeside(search.brightest(), frame);
    if (background.perCount <= 0)
        return {};
    const Best best = search.best(background.counts * background.perCount,
                                  background.variance * background.perCount * background.perCount);
    StackSpot spot{.score = best.score};
    if (best.score < threshold)
        return spot;
    const SpotFitSettings settings{.psfSigma = fitWidth,
                                   .excessFactor = 1,
                                   .readVariance = background.variance - background.counts,
                                   .background = background.counts,
                                   .backgroundSd = 0.05 * background.counts};
    const Image counts = frame * static_cast<float>(1 / background.perCount);
    const StackSpot fit = fitStackSpot(counts, static_cast<double>(best.x), static_cast<double>(best.y),
                                       best.score * std::sqrt(background.variance) * 4, settings);
    if (!(std::max(fit.xVariance, fit.yVariance) < loosest))
        return spot;
    spot = fit;
    spot.score = best.score;
    return spot;
}

} // namespace

ReportBackground reportBackground(const Image& frame, double x, double y) {
    // Mean and variance of the pixels within 4.5 spreads of the mean, told from the step before.
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(frame.size()));
    for (Eigen::Index row = 0; row < frame.rows(); ++row)
        for (Eigen::Index column = 0; column < frame.cols(); ++column) {
            const double right = static_cast<double>(column) - x, below = static_cast<double>(row) - y;
            if (right * right + below * below >= spotReach * spotReach)
                values.push_back(static_cast<double>(frame(row, column)));
        }
    double low = -1e30, high = 1e30, mean = 0, variance = 0;
    for (int step = 0; step < 3; ++step) {
        double count = 0, sum = 0, squares = 0;
        for (const double value : values) {
            if (value < low || value > high)
                continue;
            ++count;
            sum += value;
            squares += value * value;
        }
        if (count < 2)
            return {};
        mean = sum / count;
        variance = squares / count - mean * mean;
        low = mean - 4.5 * std::sqrt(variance);
        high = mean + 4.5 * std::sqrt(variance);
    }
    // variance = perCount * mean + unevenness * mean^2
    const double perCount = mean > 0 ? variance / mean - unevenness * mean : 0;
    if (!(perCount > 0))
        return {};
    return {perCount, mean / perCount, variance / (perCount * perCount)};
}

FrameStack reportCounts(const FrameStack& frames) {
    FrameStack counts = frames;
    for (Eigen::Index index = 0; index < frames.frames(); ++index) {
        const Image frame = frames.frame(index);
        const ReportBackground background = backgroundBeside(Search(frame).brightest(), frame);
        if (background.perCount > 0)
            counts.frame(index) *= static_cast<float>(1 / background.perCount);
    }
    return counts;
}

std::vector<StackSpot> followReportMolecule(const FrameStack& frames) {
    std::vector<StackSpot> spots;
    for (Eigen::Index index = 0; index < frames.frames(); ++index)
        spots.push_back(spotIn(frames.frame(index)));
    return spots;
}

} // namespace perrin
