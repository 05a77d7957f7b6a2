// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_estimators.h"

#include "core/diffusion/bayes.h"
#include "core/diffusion/cve.h"
#include "core/diffusion/displacement_model.h"
#include "core/diffusion/mle.h"
#include "core/diffusion/msd.h"
#include "core/learn/intervals.h"
#include "core/learn/parallel_stacks.h"
#include "core/track/localizer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr double tail68 = 0.16, tail95 = 0.025; // outside of an interval on either side
constexpr double finestVariance = 2.5e-5;       // px^2: no fit is better than .005 px

struct Named {
    const char* name;
    const char* description;
};
constexpr std::array estimators{
    Named{"mean", "the mean of the prior, whatever the stack shows"},
    Named{"msd-report", "MSD at all lags, straight line through the origin (the report's trajectory-D)"},
    Named{"msd", "MSD at the optimal number of lags"},
    Named{"cve", "covariance-based, told the localization error"},
    Named{"mle", "maximum likelihood, told the localization error"},
    Named{"bayes", "Bayesian maximum likelihood under the set's prior"}};

StackEstimate ofMean(const PriorRange& prior) {
    const double decades = std::log(prior.high / prior.low);
    const auto quantile = [&](double p) { return prior.low * std::exp(p * decades); };
    return {quantile(0.5), quantile(tail68), quantile(1 - tail68), quantile(tail95), quantile(1 - tail95)};
}

StackEstimate withError(double d, double standardError) {
    return {d, d - z68 * standardError, d + z68 * standardError, d - z95 * standardError,
            d + z95 * standardError};
}

/// Where the profile has fallen by z68^2 / 2 from its maximum: z68 standard deviations to
/// either side.
void setMle68(StackEstimate& estimate, const MleEstimate& mle, const Trajectory& trajectory) {
    const DisplacementModel model(trajectory, trajectory.blurCoefficient.value(),
                                  DisplacementModel::Localization::Known);
    const auto above = [&](double d) {
        return model.at(2 * d * trajectory.frameInterval, 1).logLikelihood() - mle.logLikelihood +
               0.5 * z68 * z68;
    };
    // Bisection between a D inside and one outside.
    const auto crossing = [&](double inside, double outside) {
        for (int step = 0; step < 60; ++step) {
            const double middle = 0.5 * (inside + outside);
            (above(middle) >= 0 ? inside : outside) = middle;
        }
        return inside;
    };
    const double best = mle.diffusionCoefficient;
    const double high = estimate.high95.value_or(0);
    if (!(high > best) || above(high) >= 0)
        return;
    estimate.high68 = crossing(best, high);
    estimate.low68 = above(0) >= 0 ? 0 : crossing(best, 0);
}

StackEstimate ofMle(const Trajectory& trajectory) {
    const MleEstimate mle = perrin::mle(trajectory);
    StackEstimate estimate{.d = mle.diffusionCoefficient, .low95 = mle.d.low, .high95 = mle.d.high};
    if (mle.diffusionCoefficient > 0)
        setMle68(estimate, mle, trajectory);
    return estimate;
}

StackEstimate ofBayes(const Trajectory& trajectory, const PriorRange& prior) {
    const BayesEstimate bayes =
        perrin::bayes(trajectory, {prior.low, prior.high, 0, 0}); // the localization error is known
    return {bayes.d.value, std::exp(bayes.meanLogD - z68 * bayes.sdLogD),
            std::exp(bayes.meanLogD + z68 * bayes.sdLogD), bayes.d.low, bayes.d.high};
}

/// Localization variance (px^2 an axis) of maximum likelihood for a spot as narrow as the PSF (Mortensen
/// 2010, in Rieger & Stallinga's closed form). No molecule is narrower: a fit that says so has followed the
/// noise, and with it its own error is too small.
double varianceAtRest(double photons, double background, double psfSigma, const NoiseLine& noise) {
    const double width = psfSigma * psfSigma + 1.0 / 12;
    const double level = noise.at(background) / noise.slope; // noise-equivalent background, a px
    const double share = 2 * std::numbers::pi * width * level / photons;
    return noise.slope * width / photons * (1 + 4 * share + std::sqrt(2 * share / (1 + 4 * share)));
}

} // namespace

StackEstimate asEstimate(const Prediction& prediction) {
    return {prediction.d, prediction.low68, prediction.high68, prediction.low95, prediction.high95};
}

const std::vector<std::string>& estimatorNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Named& estimator : estimators)
            all.emplace_back(estimator.name);
        return all;
    }();
    return names;
}

std::string estimatorDescription(const std::string& name) {
    std::string known;
    for (const Named& estimator : estimators) {
        if (name == estimator.name)
            return estimator.description;
        known += (known.empty() ? "" : ", ") + std::string(estimator.name);
    }
    throw Error("there is no estimator '" + name + "'; there are " + known);
}

Trajectory trajectoryOf(const std::vector<StackSpot>& spots, const Imaging& imaging) {
    Trajectory trajectory;
    trajectory.frameInterval = imaging.frameInterval;
    trajectory.blurCoefficient = imaging.exposure / (6 * imaging.frameInterval);
    const auto count = std::count_if(spots.begin(), spots.end(), [](const StackSpot& s) { return s.seen; });
    trajectory.positions.resize(count, 2);
    trajectory.localizationVariance.resize(count);
    const NoiseLine noise =
        imaging.report ? NoiseLine{.slope = 1, .floor = 0}
                       : NoiseLine{.slope = imaging.camera.excessFactor(), .floor = imaging.readVariance()};
    const double photons = medianPhotons(spots);
    Eigen::Index row = 0;
    for (std::size_t frame = 0; frame < spots.size(); ++frame) {
        const StackSpot& spot = spots[frame];
        if (!spot.seen)
            continue;
        const SpotFit fit{.amplitude = spot.photons, .background = spot.background, .sigma = spot.sigma};
        double variance = std::max(finestVariance, (spot.xVariance + spot.yVariance) / 2);
        if (spot.sigma < imaging.psfSigma)
            variance = std::max(variance, varianceAtRest(photons, spot.background, imaging.psfSigma, noise));
        variance += pathShapeVariance(fit, imaging.psfSigma, noise, true);
        trajectory.frames.push_back(static_cast<int>(frame));
        trajectory.positions.row(row) << spot.x * imaging.pixelSize, spot.y * imaging.pixelSize;
        trajectory.localizationVariance[row] = variance * imaging.pixelSize * imaging.pixelSize;
        ++row;
    }
    return trajectory;
}

StackEstimate estimateStack(const std::string& name, const Trajectory& trajectory, const PriorRange& prior) {
    static_cast<void>(estimatorDescription(name)); // there is such a one
    if (name == "mean")
        return ofMean(prior);
    const Eigen::Index count = trajectory.positions.rows();
    if (count < 3 || (trajectory.positions.rowwise() - trajectory.positions.row(0)).squaredNorm() <= 0)
        return {};
    if (name == "msd-report")
        return {.d = msdReport(trajectory)};
    if (name == "msd") {
        const std::optional<MsdFit> fit = fitMsd(trajectory);
        StackEstimate estimate;
        if (fit && fit->d.value) {
            estimate = withError(*fit->d.value, fit->standardError);
            estimate.low95 = fit->d.low;
            estimate.high95 = fit->d.high;
        }
        return estimate;
    }
    if (name == "cve") {
        const std::optional<CveEstimate> found = cveKnownLocalization(trajectory);
        return found ? withError(found->diffusionCoefficient, found->standardError) : StackEstimate{};
    }
    return name == "mle" ? ofMle(trajectory) : ofBayes(trajectory, prior);
}

std::vector<std::vector<StackEstimate>>
estimateStacks(const EvaluationSet& set, const std::vector<std::string>& names, const Job& job) {
    for (const std::string& name : names)
        static_cast<void>(estimatorDescription(name));
    std::vector<std::vector<StackEstimate>> all(names.size(), std::vector<StackEstimate>(set.size()));
    const bool looks =
        std::any_of(names.begin(), names.end(), [](const std::string& name) { return name != "mean"; });
    forEachStack(set.size(), "Measuring with the classical estimators", job, [&](std::size_t index) {
        Trajectory trajectory;
        if (looks) {
            const KnownStack stack = set.stack(index);
            trajectory = trajectoryOf(fittedStack(stack).spots, stack.imaging);
        }
        for (std::size_t k = 0; k < names.size(); ++k)
            all[k][index] = estimateStack(names[k], trajectory, set.prior[index]);
    });
    // The report is judged in D, not in ln D: there the best constant is the mean of the set.
    const auto mean = std::find(names.begin(), names.end(), "mean");
    if (set.report && mean != names.end()) {
        double sum = 0;
        for (const double d : set.d)
            sum += d;
        for (StackEstimate& estimate : all[static_cast<std::size_t>(mean - names.begin())])
            estimate = {.d = sum / static_cast<double>(set.size())};
    }
    return all;
}

} // namespace perrin
