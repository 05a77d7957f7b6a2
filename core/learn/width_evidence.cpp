// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/width_evidence.h"

#include "core/learn/spot_features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perrin {
namespace {

constexpr double leastTolerance = 0.02;                    // of the PSF; no real one is known better
constexpr std::array<double, 3> wider{1.33, 1.43, 1.55};   // times the PSF told
constexpr std::array<double, 3> narrower{0.7, 0.77, 0.84}; // …
constexpr double unlikely = 14;                            // ln below the best D: does not count
/// Spread of a Brownian path within an exposure, mean of both axes and over its own mean: the means of fifths
/// of its distribution (200000 paths; variance 0.4).
constexpr std::array<float, 5> pathSpreads{0.386f, 0.608f, 0.837f, 1.163f, 2.007f};
/// Variance of a fitted sigma^2, over sigma^2 and the variance of the centre: 1 where the spot's own photons
/// make the noise, 2 where the background does, more with a background that is not known.
constexpr float widthToCentre = 2.6f;
constexpr float otherwise = 0.04f;    // relative error of sigma^2 even of the brightest
constexpr float outliers = 0.1f;      // share of widths that are just anything, …
constexpr float outlierSpread = 0.8f; // … within this (ln of sigma^2)
constexpr std::size_t leastSpots = 4;

using Values = Eigen::ArrayXf; // pathSpreads one below the other, D by D

double lnOfSum(const Eigen::ArrayXd& lns) {
    const double most = lns.maxCoeff();
    return most + std::log((lns - most).exp().sum());
}

double lnOfMean(const std::vector<double>& lns) {
    return lnOfSum(Eigen::Map<const Eigen::ArrayXd>(lns.data(), static_cast<Eigen::Index>(lns.size()))) -
           std::log(static_cast<double>(lns.size()));
}

/// ln likelihood of the widths and centres, given the PSF's variance; D integrated.
double likelihoodOf(const std::vector<const StackSpot*>& spots, const Eigen::ArrayXd& belief,
                    const Values& blur, double psfVariance) {
    constexpr auto spreads = static_cast<Eigen::Index>(pathSpreads.size());
    const Values mean = blur + static_cast<float>(psfVariance), lnMean = mean.log();
    Eigen::ArrayXd sum = belief;
    for (const StackSpot* spot : spots) {
        const auto width = static_cast<float>(spot->sigma * spot->sigma);
        const auto noise = static_cast<float>((spot->xVariance + spot->yVariance) / 2) * widthToCentre;
        // The noise of the width that is believed, not of the one that was found.
        const Values scale =
            (mean / std::max(width, 0.3f * static_cast<float>(psfVariance))).min(3.0f).max(0.4f);
        const Values variance = noise * mean * scale + (otherwise * mean).square();
        const Values density =
            (1 - outliers) * (-0.5f * (width - mean).square() / variance).exp() * variance.rsqrt() +
            outliers / (outlierSpread * width) *
                (-0.5f * ((std::log(width) - lnMean) / outlierSpread).square()).exp();
        const Eigen::Map<const Eigen::ArrayXXf> ofD(density.data(), spreads, belief.size());
        sum += ofD.colwise().mean().transpose().max(1e-30f).log().cast<double>();
    }
    return lnOfSum(sum);
}

} // namespace

WidthEvidence widthEvidence(const std::vector<StackSpot>& spots, const Eigen::ArrayXd& belief,
                            const Imaging& imaging) {
    std::vector<const StackSpot*> seen;
    for (const StackSpot& spot : spots)
        if (spot.seen)
            seen.push_back(&spot);
    if (seen.size() < leastSpots)
        return {};
    const Eigen::ArrayXd grid = Eigen::ArrayXd::LinSpaced(belief.size(), gridLow, gridHigh);
    Eigen::ArrayXd likely(belief.size());
    std::vector<float> blurs; // px^2 an axis
    Eigen::Index count = 0;
    for (Eigen::Index i = 0; i < belief.size(); ++i) {
        if (belief[i] < belief.maxCoeff() - unlikely)
            continue;
        likely[count++] = belief[i];
        const double blur = std::exp(grid[i]) * imaging.exposure / imaging.frameInterval / 3;
        for (const float spread : pathSpreads)
            blurs.push_back(spread * static_cast<float>(blur));
    }
    likely.conservativeResize(count);
    const Values blur = Eigen::Map<const Values>(blurs.data(), static_cast<Eigen::Index>(blurs.size()));
    const auto evidence = [&](const auto& factors) {
        std::vector<double> lns;
        for (const double factor : factors)
            lns.push_back(likelihoodOf(seen, likely, blur, std::pow(factor * imaging.psfSigma, 2)));
        return lnOfMean(lns);
    };
    const double tolerance = std::max(imaging.psfTolerance, leastTolerance);
    const double asTold =
        evidence(std::array{1 - tolerance, 1 - tolerance / 2, 1.0, 1 + tolerance / 2, 1 + tolerance});
    return {evidence(wider) - asTold, evidence(narrower) - asTold};
}

} // namespace perrin
