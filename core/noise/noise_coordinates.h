// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to the search: it shows Ceres.
#include "core/noise/noise_search.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <ceres/jet.h>
#include <cmath>
#include <vector>

namespace perrin {

/// The numbers as the optimizer sees them. The pixels' mean and variance are what data tell best, and what
/// they tell of offset, gain and background is tangled; so these five are taken: mean (distance from the
/// pixels', in their standard deviation), ln of the variance (over theirs), ln gain, and the shares that
/// Gaussian and Laplace noise have of the variance. With two of offset, gain and background locked there is
/// no such choice, and the free one takes the place of the mean. A free Gaussian level may have a least value,
/// in electrons.
class NoiseCoordinates {
  public:
    static constexpr int size = static_cast<int>(noiseParameterCount);
    using Values = std::array<double, noiseParameterCount>;
    enum Place { Mean, LogVariance, LogGain, GaussianRoot, LaplaceRoot };

    NoiseCoordinates(const NoiseModel& start, const NoiseSearch::Locks& locked, double mean, double variance,
                     double leastGaussian)
        : start_(start), locked_(locked), mean_(mean), variance_(variance),
          least_(isLocked(3) ? 0 : leastGaussian * leastGaussian) {}

    Values valuesOf(const NoiseModel& model) const {
        const double variance = model.variance();
        return {(model.mean() - mean_) / std::sqrt(variance_), std::log(variance / variance_),
                std::log(model.gain),
                std::sqrt(std::max(0.0, model.gaussian * model.gaussian - least_ * model.gain * model.gain) /
                          variance),
                model.laplace * std::sqrt(2 / variance)};
    }
    /// Places whose value says nothing here, as what is locked tells it.
    std::vector<int> held() const {
        std::vector<int> places;
        const int locks = isLocked(0) + isLocked(1) + isLocked(2);
        if (locks >= 1) // with only gain, offset or background locked, gain follows
            places.push_back(LogGain);
        if (locks >= 2)
            places.push_back(LogVariance);
        if (locks == 3)
            places.push_back(Mean);
        for (const int level : {3, 4})
            if (isLocked(level))
                places.push_back(level);
        return places;
    }
    /// Offset (ADU), gain, background, variances of Gaussian and Laplace noise (ADU^2).
    template<typename T>
    std::array<T, noiseParameterCount> numbers(const T* x) const {
        using std::exp, std::sqrt;
        const double excess = start_.em ? 2 : 1;
        const T mean = mean_ + x[Mean] * std::sqrt(variance_);
        const int locks = isLocked(0) + isLocked(1) + isLocked(2);
        const T variance = locks >= 2 ? T(start_.variance()) : variance_ * exp(x[LogVariance]);
        const auto level = [&](int place, double held) {
            return isLocked(place) ? T(held) : x[place] * x[place] * variance;
        };
        T gaussian = level(3, start_.gaussian * start_.gaussian); // and the least one, once the gain is known
        const T laplace = level(4, 2 * start_.laplace * start_.laplace);
        T light = variance - gaussian - laplace; // variance of the light
        if (light < 1e-6 * variance)
            light = 1e-6 * variance;
        T offset(start_.offset), gain(start_.gain), background(start_.background);
        if (locks == 0 || (locks == 1 && isLocked(1))) {
            if (locks == 0)
                gain = exp(x[LogGain]);
            gaussian += least_ * gain * gain;
            light -= least_ * gain * gain;
            if (light < 1e-6 * variance)
                light = 1e-6 * variance;
            background = light / (excess * gain * gain);
            offset = mean - gain * background;
        } else if (locks == 1 && isLocked(0)) {
            T signal = mean - start_.offset;
            if (signal < 1e-6 * sqrt(variance))
                signal = 1e-6 * sqrt(variance);
            gain = light / (excess * signal);
            if (least_ > 0) // of excess * signal * gain + least * gain^2 = light
                gain = (sqrt(excess * excess * signal * signal + 4 * least_ * light) - excess * signal) /
                       (2 * least_);
            gaussian += least_ * gain * gain;
            background = signal / gain;
        } else if (locks == 1) {
            gain = sqrt(light / (excess * std::max(start_.background, 1e-6) + least_));
            gaussian += least_ * gain * gain;
            offset = mean - gain * background;
        } else if (!isLocked(0)) {
            offset = mean - gain * background;
        } else if (!isLocked(1)) {
            gain = (mean - offset) / std::max(start_.background, 1e-6);
        } else if (!isLocked(2)) {
            background = (mean - offset) / gain;
        }
        return {offset, gain, background, gaussian, laplace};
    }
    NoiseModel model(const double* x) const {
        const auto found = numbers(x);
        NoiseModel model{.offset = found[0],
                         .gain = std::max(found[1], 1e-6),
                         .em = start_.em,
                         .background = std::max(found[2], 1e-6),
                         .gaussian = std::sqrt(std::max(0.0, found[3])),
                         .laplace = std::sqrt(std::max(0.0, 0.5 * found[4]))};
        for (const NoiseParameter which : noiseParameters) // to the last digit
            if (locked_[static_cast<std::size_t>(which)])
                value(model, which) = value(start_, which);
        return model;
    }
    /// Slopes of numbers() in the coordinates.
    Eigen::Matrix<double, size, size> slopes(const double* x) const {
        using Jet = ceres::Jet<double, size>;
        std::array<Jet, noiseParameterCount> at;
        for (int i = 0; i < size; ++i)
            at[static_cast<std::size_t>(i)] = Jet(x[i], i);
        const auto found = numbers(at.data());
        Eigen::Matrix<double, size, size> result;
        for (int i = 0; i < size; ++i)
            result.row(i) = found[static_cast<std::size_t>(i)].v.transpose();
        return result;
    }

  private:
    int isLocked(int which) const { return locked_[static_cast<std::size_t>(which)] ? 1 : 0; }

    const NoiseModel start_;
    const NoiseSearch::Locks locked_;
    const double mean_, variance_;
    const double least_; // electrons^2
};

} // namespace perrin
