// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/threshold.h"

#include "core/error.h"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

/// Exceedances over a level: those seen, and how many were cut off at `censor` (both relative to the level).
struct Tail {
    std::vector<double> seen;
    std::size_t censored = 0;
    double censor = 0;
};

/// ln of the survival function of the generalized Pareto law.
double lnSurvival(double x, double scale, double shape) {
    if (std::abs(shape) < 1e-6)
        return -x / scale;
    const double grown = 1 + shape * x / scale;
    return grown > 0 ? -std::log(grown) / shape : -1e9;
}

double negativeLogLikelihood(const Tail& tail, double scale, double shape) {
    double sum = static_cast<double>(tail.seen.size()) * std::log(scale);
    for (const double x : tail.seen)
        sum -= (1 + shape) * lnSurvival(x, scale, shape);
    return sum - static_cast<double>(tail.censored) * lnSurvival(tail.censor, scale, shape);
}

struct Pareto {
    double scale = 1, shape = 0;
};

Pareto fitPareto(const Tail& tail, double expectedShape) {
    // Keeps short tails from being continued on a whim.
    constexpr double shapeSpread = 0.06;
    double mean = static_cast<double>(tail.censored) * tail.censor;
    for (const double x : tail.seen)
        mean += x;
    mean /= static_cast<double>(tail.seen.size());
    if (!(mean > 0))
        return {.scale = 0, .shape = 0}; // all scores alike: nothing to continue

    Pareto best;
    const auto atShape = [&](double shape) {
        const auto [lnScale, value] = boost::math::tools::brent_find_minima(
            [&](double ln) { return negativeLogLikelihood(tail, std::exp(ln), shape); }, std::log(mean / 10),
            std::log(mean * 3), 20);
        best = {std::exp(lnScale), shape};
        return value + 0.5 * std::pow((shape - expectedShape) / shapeSpread, 2);
    };
    const double shape = boost::math::tools::brent_find_minima(atShape, -0.3, 0.4, 12).first;
    atShape(shape);
    return best;
}

} // namespace

void addEmptyScores(EmptyScores& empty, const Image* before, const Image& score, const Image* after,
                    double spotLike, double reach) {
    const int size = static_cast<int>(std::lround(reach));
    cv::Mat occupied = cv::Mat::zeros(static_cast<int>(score.rows()), static_cast<int>(score.cols()), CV_8U);
    for (const Image* neighbour : {before, after})
        if (neighbour)
            for (const Candidate& spot : localMaxima(*neighbour, spotLike))
                cv::circle(occupied, {static_cast<int>(spot.x), static_cast<int>(spot.y)}, size, 255,
                           cv::FILLED);
    empty.area += static_cast<double>(occupied.total()) - cv::countNonZero(occupied);
    for (const Candidate& maximum : localMaxima(score, 0))
        if (!occupied.at<unsigned char>(static_cast<int>(maximum.y), static_cast<int>(maximum.x)))
            empty.scores.push_back(maximum.score);
}

NoiseTail noiseTail(EmptyScores empty, double frameArea, double expectedShape) {
    std::vector<double>& scores = empty.scores;
    const std::size_t count = scores.size();
    if (count < 40)
        throw Error(
            "only " + std::to_string(count) +
            " empty places were found to learn the noise from; the movie is too small or too crowded");
    std::sort(scores.begin(), scores.end(), std::greater<>());
    const std::size_t tailSize = std::max(count / 100, std::min<std::size_t>(400, count / 5));
    const std::size_t cut = std::max<std::size_t>(3, tailSize / 50);
    const double level = scores[tailSize];
    Tail tail{.seen = {}, .censored = cut, .censor = scores[cut] - level};
    for (std::size_t i = cut; i < tailSize; ++i)
        tail.seen.push_back(scores[i] - level);
    const Pareto law = fitPareto(tail, expectedShape);
    NoiseTail noise{.emptyArea = empty.area,
                    .frameArea = frameArea,
                    .count = static_cast<double>(tailSize),
                    .level = level,
                    .scale = law.scale,
                    .shape = law.shape};
    setQuantiles(noise, scores);
    return noise;
}

} // namespace perrin
