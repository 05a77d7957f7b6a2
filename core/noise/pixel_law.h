// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/noise_model.h"

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <memory>

namespace perrin {

/// How likely each whole value (ADU) of a pixel is under a noise model.
struct PixelLaw {
    std::int64_t first = 0;     // ADU, the value of probability[0]
    Eigen::ArrayXd probability; // of first, first + 1, …: sums to 1

    /// P(value <= x).
    Eigen::ArrayXd cumulative() const;
};

/// The law with its slopes in the parameters.
struct PixelLawSlopes {
    PixelLaw law;
    /// d probability / d offset, gain, background, variance of the Gaussian, variance of the Laplace noise
    /// (ADU^2): variances, because the law has a slope in them at 0 too.
    std::array<Eigen::ArrayXd, noiseParameterCount> slopes;
};

/// Makes laws on a fixed range of values by numerical convolution: the product of the characteristic
/// functions of all parts, rounding included, aliased onto whole numbers and transformed back.
class PixelLawMaker {
  public:
    /// Values from first on, at least `count` of them; what lies outside comes back in at the other end, so
    /// the range is to hold all that is likely.
    PixelLawMaker(std::int64_t first, std::int64_t count);
    ~PixelLawMaker();
    PixelLawMaker(PixelLawMaker&&) noexcept;

    PixelLaw law(const NoiseModel& model) const;
    PixelLawSlopes lawWithSlopes(const NoiseModel& model) const;

  private:
    struct Plan;
    std::unique_ptr<Plan> plan_;
};

/// On a range that holds all but some 1e-9 of the law.
PixelLaw pixelLaw(const NoiseModel& model);

} // namespace perrin
