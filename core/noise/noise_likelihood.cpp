// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_likelihood.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace perrin {
namespace {

constexpr double leastInBin = 4;          // pixels; values are joined until a bin has them
constexpr double leastInBrightBin = 2e-4; // share of pixels: faint molecules that were not seen end up there
constexpr double placesInDeviation =
    60; // of the law in a standard deviation; coarser ones would lose information
constexpr double skewOfFewPhotons =
    0.75; // above it single photons may show as peaks, which are not to be blurred
constexpr double leastProbability = 1e-13;
constexpr double leastBackground = 1e-4; // photons a px
constexpr double leastInPlaces = 0.3; // of places of several ADU; less is lost in their width, but costs time

} // namespace

NoiseLikelihood::NoiseLikelihood(const EmptyPixels& pixels) {
    const ValueCounts all = pixels.pooled();
    skewness_ = all.skewness();
    if (skewness_ < skewOfFewPhotons)
        width_ = std::max<std::int64_t>(1, std::llround(std::sqrt(all.variance()) / placesInDeviation));
    for (const ValueCounts& values : pixels.levels) {
        std::size_t lowest = 0, highest = values.counts.size();
        while (values.counts[lowest] <= 0)
            ++lowest;
        while (values.counts[highest - 1] <= 0)
            --highest;
        const auto present = static_cast<std::int64_t>(highest - lowest);
        const std::int64_t span = (present + width_ - 1) / width_, room = span / 2 + 16;
        Level level{.mean = values.mean(),
                    .count = values.total(),
                    .origin = values.first + static_cast<std::int64_t>(lowest) - room * width_,
                    .maker = PixelLawMaker(0, span + 2 * room),
                    .starts = {0},
                    .counts = {}};
        std::vector<double> counts;
        double sum = 0;
        for (std::int64_t place = 0; place < span; ++place) {
            for (std::int64_t i = place * width_; i < std::min((place + 1) * width_, present); ++i)
                sum += values.counts[lowest + static_cast<std::size_t>(i)];
            if (sum < leastInBin)
                continue;
            counts.push_back(sum);
            sum = 0;
            level.starts.push_back(room + place + 1);
        }
        // What is left belongs to the last bin, which is to hold its share.
        double bright = sum;
        while (counts.size() > 1 && bright < leastInBrightBin * level.count) {
            bright += counts.back();
            counts.pop_back();
            level.starts.pop_back();
        }
        if (bright > 0)
            counts.push_back(bright);
        else
            level.starts.pop_back();
        level.counts =
            Eigen::Map<const Eigen::ArrayXd>(counts.data(), static_cast<Eigen::Index>(counts.size()));
        bins_ += level.counts.size();
        count_ += level.count;
        mean_ += level.count * level.mean;
        variance_ += level.count * values.variance();
        levels_.push_back(std::move(level));
    }
    mean_ /= count_;
    variance_ = std::max(variance_ / count_, 0.05);
}

NoiseModel NoiseLikelihood::at(const Level& level, const NoiseModel& model) const {
    const auto width = static_cast<double>(width_);
    return {.offset = (model.offset - static_cast<double>(level.origin) - 0.5 * (width - 1)) / width,
            .gain = model.gain / width,
            .em = model.em,
            .background = std::max(model.background + (level.mean - mean_) / model.gain, leastBackground),
            .gaussian = width_ > 1 ? std::max(model.gaussian / width, leastInPlaces) : model.gaussian,
            .laplace = model.laplace / width};
}

Eigen::ArrayXd NoiseLikelihood::binned(const Level& level, const Eigen::ArrayXd& probability) {
    Eigen::ArrayXd sums(level.counts.size());
    for (Eigen::Index bin = 0; bin < sums.size(); ++bin) {
        const Eigen::Index start = level.starts[static_cast<std::size_t>(bin)];
        const Eigen::Index end =
            bin + 1 < sums.size() ? level.starts[static_cast<std::size_t>(bin) + 1] : probability.size();
        sums[bin] = probability.segment(start, end - start).sum();
    }
    return sums;
}

Eigen::MatrixXd NoiseLikelihood::slopesOf(const Level& level, const PixelLawSlopes& law,
                                          const NoiseModel& model) const {
    Eigen::MatrixXd slopes(level.counts.size(), static_cast<Eigen::Index>(noiseParameterCount));
    for (std::size_t i = 0; i < noiseParameterCount; ++i)
        slopes.col(static_cast<Eigen::Index>(i)) = binned(level, law.slopes[i]);
    const auto width = static_cast<double>(width_);
    slopes.leftCols(2) /= width;
    slopes.rightCols(2) /= width * width;
    // More gain makes less light of the distance between the levels.
    slopes.col(1) -= (level.mean - mean_) / (model.gain * model.gain) * slopes.col(2);
    return slopes;
}

double NoiseLikelihood::logLikelihood(const NoiseModel& model) const {
    double sum = 0;
    for (const Level& level : levels_) {
        const Eigen::ArrayXd p = binned(level, level.maker.law(at(level, model)).probability);
        sum += (level.counts * p.max(leastProbability).log()).sum();
    }
    return sum;
}

double NoiseLikelihood::logLikelihoodOfNormal() const {
    double sum = 0;
    for (const Level& level : levels_) {
        const boost::math::normal law(level.mean, std::sqrt(variance_));
        double below = 0;
        for (Eigen::Index bin = 0; bin < level.counts.size(); ++bin) {
            const bool isLast = bin + 1 == level.counts.size();
            const double edge =
                isLast ? 0
                       : static_cast<double>(level.origin +
                                             width_ * level.starts[static_cast<std::size_t>(bin) + 1]) -
                             0.5;
            const double up = isLast ? 1 : boost::math::cdf(law, edge);
            sum += level.counts[bin] * std::log(std::max(up - below, leastProbability));
            below = up;
        }
    }
    return sum;
}

Eigen::VectorXd NoiseLikelihood::residuals(const NoiseModel& model, Eigen::MatrixXd* slopes) const {
    Eigen::VectorXd residuals(bins_);
    if (slopes != nullptr)
        slopes->resize(bins_, static_cast<Eigen::Index>(noiseParameterCount));
    Eigen::Index row = 0;
    for (const Level& level : levels_) {
        const NoiseModel here = at(level, model);
        PixelLawSlopes law;
        if (slopes != nullptr)
            law = level.maker.lawWithSlopes(here);
        else
            law.law = level.maker.law(here);
        const Eigen::ArrayXd expected =
            level.count * binned(level, law.law.probability).max(leastProbability);
        Eigen::ArrayXd weights(expected.size()); // slope of the residual in the expected number
        for (Eigen::Index bin = 0; bin < expected.size(); ++bin) {
            const double n = level.counts[bin], mu = expected[bin];
            const double deviance = std::max(0.0, 2 * (n * std::log(n / mu) - (n - mu)));
            const double root = std::copysign(std::sqrt(deviance), mu - n);
            residuals[row + bin] = root;
            weights[bin] = std::abs(mu - n) < 1e-5 * n ? 1 / std::sqrt(n) : (1 - n / mu) / root;
        }
        if (slopes != nullptr)
            slopes->middleRows(row, expected.size()) =
                (level.count * weights).matrix().asDiagonal() * slopesOf(level, law, model);
        row += expected.size();
    }
    return residuals;
}

Eigen::MatrixXd NoiseLikelihood::information(const NoiseModel& model) const {
    constexpr auto size = static_cast<Eigen::Index>(noiseParameterCount);
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(size, size);
    for (const Level& level : levels_) {
        const NoiseModel here = at(level, model);
        const PixelLawSlopes law = level.maker.lawWithSlopes(here);
        const Eigen::MatrixXd slopes = slopesOf(level, law, model);
        const Eigen::ArrayXd p = binned(level, law.law.probability).max(leastProbability);
        sum += slopes.transpose() * (level.count / p).matrix().asDiagonal() * slopes;
    }
    return sum;
}

} // namespace perrin
