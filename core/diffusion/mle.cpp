// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/mle.h"

#include "core/diffusion/displacement_model.h"
#include "core/error.h"

#include <algorithm>
#include <boost/math/special_functions/lambert_w.hpp>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <functional>
#include <limits>

namespace perrin {
namespace {

// Chi-square with one degree of freedom, 95 %.
constexpr double intervalThreshold = 3.841459;
// Half the digits of a double: a maximum cannot be placed better.
constexpr int minimumBits = 28;

using Function = std::function<double(double)>;

/// Place of the greatest value of f in [low, high]: the best of a grid, refined between its neighbours
/// (Brent).
double maximize(const Function& f, double low, double high, int cells) {
    const double step = (high - low) / cells;
    int best = 0;
    double bestValue = -std::numeric_limits<double>::infinity();
    for (int i = 0; i <= cells; ++i) {
        const double value = f(low + i * step);
        if (value > bestValue) {
            bestValue = value;
            best = i;
        }
    }
    std::uintmax_t iterations = 60;
    return boost::math::tools::brent_find_minima(
               [&](double x) { return -f(x); }, low + std::max(0, best - 1) * step,
               low + std::min(cells, best + 1) * step, minimumBits, iterations)
        .first;
}

/// The root between `inside` (f >= 0) and `outside` (f < 0).
double crossing(const Function& f, double inside, double outside) {
    if (f(inside) <= 0)
        return inside;
    std::uintmax_t iterations = 60;
    const auto [low, high] =
        boost::math::tools::toms748_solve(f, std::min(inside, outside), std::max(inside, outside),
                                          boost::math::tools::eps_tolerance<double>(30), iterations);
    return 0.5 * (low + high);
}

void setInterval(MleEstimate& estimate, double low, double high) {
    estimate.d.high = high;
    if (estimate.diffusionCoefficient > 0) {
        estimate.d.value = estimate.diffusionCoefficient;
        estimate.d.low = low;
    }
}

/// The localization variances are known: a search over ln motion alone.
MleEstimate withKnownLocalization(const DisplacementModel& model, const Trajectory& trajectory) {
    const Function logLikelihood = [&](double logMotion) {
        return model.at(std::exp(logMotion), 1).logLikelihood();
    };
    const double variance = trajectory.localizationVariance.mean();
    const double lowest = std::log(std::min(model.scale(), variance) + 1e-12 * variance) - 20;
    const double highest = std::log(std::max(model.scale(), variance)) + 4;
    const double atRest = model.at(0, 1).logLikelihood();
    const double best = maximize(logLikelihood, lowest, highest, static_cast<int>(highest - lowest) + 1);

    MleEstimate estimate;
    estimate.localizationVariance = variance;
    estimate.logLikelihood = logLikelihood(best);
    const double perMotion = 1 / (2 * trajectory.frameInterval);
    if (estimate.logLikelihood > atRest)
        estimate.diffusionCoefficient = std::exp(best) * perMotion;
    else
        estimate.logLikelihood = atRest;
    estimate.motionEvidence = 2 * (estimate.logLikelihood - atRest);

    const bool restExcluded = estimate.motionEvidence > intervalThreshold;
    constexpr double drop = intervalThreshold / 2;
    const Function above = [&](double logMotion) {
        return logLikelihood(logMotion) - estimate.logLikelihood + drop;
    };
    const double centre = estimate.diffusionCoefficient > 0 ? best : lowest;
    double outside = std::max(centre, std::log(variance)) + 1;
    while (above(outside) >= 0)
        outside += 2;
    const double high = std::exp(crossing(above, centre, outside)) * perMotion;
    const double low = restExcluded ? std::exp(crossing(above, centre, lowest)) * perMotion : 0;
    setInterval(estimate, low, high);
    return estimate;
}

/// Localization variance fitted: with the ratio motion / noise = exp(theta) held, the most likely scale is a
/// closed form, so one search over theta remains. theta runs over what can be told apart; its ends (no noise,
/// no motion) are exact.
class RatioProfile {
  public:
    explicit RatioProfile(const DisplacementModel& model) : model_(model), freedom_(model.freedom()) {}

    static constexpr double lowest = -20, highest = 14;

    struct Point {
        double motion, noise; // at the most likely scale
        double logLikelihood;
    };
    Point at(double theta) const {
        const double share = 1 / (1 + std::exp(-theta));
        return at(share, 1 - share);
    }
    Point withoutNoise() const { return at(1.0, 0.0); }
    Point withoutMotion() const { return at(0.0, 1.0); }

    /// How far ln motion may move up (or down, negative) from the point's before ln L falls `drop` below
    /// `top`.
    double reach(const Point& point, double top, double drop, bool up) const {
        // ln L = -freedom/2 (u + exp(-u) - 1) + best, u = ln scale / best scale: solved by Lambert's W.
        const double budget = std::max(0.0, drop - (top - point.logLikelihood)) * 2 / freedom_;
        const double argument = -std::exp(-(1 + budget));
        const double y = up ? -boost::math::lambert_w0(argument) : -boost::math::lambert_wm1(argument);
        return -std::log(y);
    }

  private:
    Point at(double motion, double noise) const {
        const auto terms = model_.at(motion, noise);
        const double scale = terms.quadratic / freedom_;
        const double logLikelihood = -terms.logDeterminant - 0.5 * freedom_ * (std::log(scale) + 1);
        return {motion * scale, noise * scale, logLikelihood};
    }

    const DisplacementModel& model_;
    double freedom_;
};

MleEstimate withFittedLocalization(const DisplacementModel& model, const Trajectory& trajectory) {
    MleEstimate estimate;
    if (model.scale() <= 0)
        return estimate; // every position is the same: nothing can be said
    const RatioProfile profile(model);
    const Function logLikelihood = [&](double theta) { return profile.at(theta).logLikelihood; };
    const double theta = maximize(logLikelihood, RatioProfile::lowest, RatioProfile::highest, 34);
    const auto rest = profile.withoutMotion(), sharp = profile.withoutNoise();
    auto best = profile.at(theta);
    double centre = theta;
    if (sharp.logLikelihood >= best.logLikelihood) {
        best = sharp;
        centre = RatioProfile::highest;
    }
    if (rest.logLikelihood >= best.logLikelihood) {
        best = rest;
        centre = RatioProfile::lowest;
    }
    const double perMotion = 1 / (2 * trajectory.frameInterval);
    estimate.diffusionCoefficient = best.motion * perMotion;
    estimate.localizationVariance = best.noise;
    estimate.logLikelihood = best.logLikelihood;
    estimate.motionEvidence = 2 * (best.logLikelihood - rest.logLikelihood);

    const bool restExcluded = estimate.motionEvidence > intervalThreshold;
    constexpr double drop = intervalThreshold / 2;
    const Function above = [&](double t) { return logLikelihood(t) - best.logLikelihood + drop; };
    const auto end = [&](double border) {
        return above(border) >= 0 ? border : crossing(above, centre, border);
    };
    const double from = end(RatioProfile::lowest), to = end(RatioProfile::highest);
    const auto logMotion = [&](double t, bool up) {
        const auto point = profile.at(t);
        return std::log(point.motion) + profile.reach(point, best.logLikelihood, drop, up);
    };
    const int cells = 6;
    const double highAt = maximize([&](double t) { return logMotion(t, true); }, from, to, cells);
    const double high = std::exp(logMotion(highAt, true)) * perMotion;
    double low = 0;
    if (restExcluded) {
        const double lowAt = maximize([&](double t) { return -logMotion(t, false); }, from, to, cells);
        low = std::exp(logMotion(lowAt, false)) * perMotion;
    }
    setInterval(estimate, low, high);
    return estimate;
}

double blurOf(const Trajectory& trajectory) {
    if (!trajectory.blurCoefficient)
        throw Error("the exposure is unknown; maximum likelihood needs it for the motion blur");
    return *trajectory.blurCoefficient;
}

} // namespace

MleEstimate mle(const Trajectory& trajectory) {
    if (trajectory.localizationVariance.size() == 0)
        return mleFittedLocalization(trajectory);
    return withKnownLocalization(
        DisplacementModel(trajectory, blurOf(trajectory), DisplacementModel::Localization::Known),
        trajectory);
}

MleEstimate mleFittedLocalization(const Trajectory& trajectory) {
    return withFittedLocalization(
        DisplacementModel(trajectory, blurOf(trajectory), DisplacementModel::Localization::Fitted),
        trajectory);
}

} // namespace perrin
