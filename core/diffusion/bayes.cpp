// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bayes.h"

#include "core/diffusion/displacement_model.h"
#include "core/error.h"

#include <algorithm>
#include <boost/math/interpolators/cardinal_cubic_b_spline.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace perrin {
namespace {

struct LogRange {
    double low = 0, high = 0;
    double at(Eigen::Index i, Eigen::Index count) const {
        return count > 1 ? low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1) : low;
    }
};

/// The part of `range` where the best of each grid line stays within 14 of the greatest ln posterior (5
/// standard deviations), with a cell to spare on either side.
LogRange narrowed(const LogRange& range, const Eigen::ArrayXd& lineBest) {
    const Eigen::Index count = lineBest.size();
    if (count < 2)
        return range;
    const double limit = lineBest.maxCoeff() - 14;
    Eigen::Index first = 0, last = count - 1;
    while (lineBest[first] < limit)
        ++first;
    while (lineBest[last] < limit)
        --last;
    return {range.at(std::max<Eigen::Index>(0, first - 1), count),
            range.at(std::min<Eigen::Index>(count - 1, last + 1), count)};
}

/// Moments and quantiles of the first coordinate of a density given by its logarithm.
BayesEstimate summarize(const LogRange& logD, const Eigen::ArrayXd& density) {
    const Eigen::Index count = density.size();
    Eigen::ArrayXd weight = density; // trapezoids
    weight[0] /= 2;
    weight[count - 1] /= 2;
    weight /= weight.sum();
    BayesEstimate estimate;
    for (Eigen::Index i = 0; i < count; ++i)
        estimate.meanLogD += weight[i] * logD.at(i, count);
    double variance = 0;
    for (Eigen::Index i = 0; i < count; ++i)
        variance += weight[i] * std::pow(logD.at(i, count) - estimate.meanLogD, 2);
    estimate.sdLogD = std::sqrt(variance);

    Eigen::ArrayXd cumulative = Eigen::ArrayXd::Zero(count);
    for (Eigen::Index i = 1; i < count; ++i)
        cumulative[i] = cumulative[i - 1] + density[i - 1] + density[i];
    const auto quantile = [&](double p) {
        const double target = p * cumulative[count - 1];
        Eigen::Index i = 1;
        while (i < count - 1 && cumulative[i] < target)
            ++i;
        const double within = (target - cumulative[i - 1]) / (cumulative[i] - cumulative[i - 1]);
        const double from = logD.at(i - 1, count), to = logD.at(i, count);
        return std::exp(from + within * (to - from));
    };
    estimate.d = {std::exp(estimate.meanLogD), quantile(0.025), quantile(0.975)};
    return estimate;
}

/// The grid is drawn closer around the posterior until it fills it.
BayesEstimate posterior(LogRange logD, LogRange logNoise, Eigen::Index noiseLines,
                        const std::function<double(double logD, double logNoise)>& logLikelihood) {
    constexpr Eigen::Index lines = 64;
    const double prior = logD.high - logD.low;
    for (;;) {
        Eigen::ArrayXXd values(lines, noiseLines);
        for (Eigen::Index j = 0; j < noiseLines; ++j)
            for (Eigen::Index i = 0; i < lines; ++i)
                values(i, j) = logLikelihood(logD.at(i, lines), logNoise.at(j, noiseLines));
        const LogRange closerD = narrowed(logD, values.rowwise().maxCoeff());
        const LogRange closerNoise = narrowed(logNoise, values.colwise().maxCoeff().transpose());
        const auto shrunk = [](const LogRange& from, const LogRange& to) {
            return to.high - to.low < 0.6 * (from.high - from.low);
        };
        // Below a billionth of the prior only rounding is left.
        if ((shrunk(logD, closerD) || shrunk(logNoise, closerNoise)) &&
            closerD.high - closerD.low > 1e-9 * prior) {
            logD = closerD;
            logNoise = closerNoise;
            continue;
        }
        const Eigen::ArrayXXd density = (values - values.maxCoeff()).exp();
        Eigen::ArrayXd marginal = density.rowwise().sum();
        if (noiseLines > 1)
            marginal -= (density.col(0) + density.col(noiseLines - 1)) / 2;
        return summarize(logD, marginal);
    }
}

void checkRange(double low, double high, const char* name) {
    if (!(std::isfinite(high) && low > 0 && high > low))
        throw Error(std::string("prior of ") + name + " is " + std::to_string(low) + " to " +
                    std::to_string(high) + "; it must be above 0 and not empty");
}

} // namespace

BayesEstimate bayes(const Trajectory& trajectory, const BayesPrior& prior) {
    if (!trajectory.blurCoefficient)
        throw Error("the exposure is unknown; the Bayesian estimate needs it for the motion blur");
    checkRange(prior.dLow, prior.dHigh, "D");
    const double blur = *trajectory.blurCoefficient, perD = 2 * trajectory.frameInterval;
    const LogRange logD{std::log(prior.dLow), std::log(prior.dHigh)};
    if (trajectory.localizationVariance.size() > 0) {
        const DisplacementModel model(trajectory, blur, DisplacementModel::Localization::Known);
        return posterior(logD, {}, 1,
                         [&](double d, double) { return model.at(perD * std::exp(d), 1).logLikelihood(); });
    }
    checkRange(prior.localizationSdLow, prior.localizationSdHigh, "the localization SD");
    const LogRange logNoise{2 * std::log(prior.localizationSdLow), 2 * std::log(prior.localizationSdHigh)};
    const DisplacementModel model(trajectory, blur, DisplacementModel::Localization::Fitted);
    if (model.scale() <= 0)
        throw Error("every position of a track is the same; its motion cannot be measured");
    // The likelihood depends on the ratio theta = ln(motion / noise) through two smooth functions only: they
    // are computed on a line once, and the plane of (D, noise) is filled from there.
    constexpr double cell = 0.1;
    const double lowest = std::log(perD) + logD.low - logNoise.high - 2 * cell;
    const double highest = std::log(perD) + logD.high - logNoise.low + 2 * cell;
    const auto count = static_cast<std::size_t>((highest - lowest) / cell) + 2;
    std::vector<double> logDeterminant(count), logQuadratic(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto terms = model.at(1, std::exp(-(lowest + cell * static_cast<double>(i))));
        logDeterminant[i] = terms.logDeterminant;
        logQuadratic[i] = std::log(terms.quadratic);
    }
    using Spline = boost::math::interpolators::cardinal_cubic_b_spline<double>;
    const Spline determinant(logDeterminant.begin(), logDeterminant.end(), lowest, cell);
    const Spline quadratic(logQuadratic.begin(), logQuadratic.end(), lowest, cell);
    const double freedom = model.freedom();
    return posterior(logD, logNoise, 48, [&](double d, double noise) {
        const double logMotion = std::log(perD) + d;
        const double theta = logMotion - noise;
        return -0.5 * freedom * logMotion - determinant(theta) - 0.5 * std::exp(quadratic(theta) - logMotion);
    });
}

} // namespace perrin
