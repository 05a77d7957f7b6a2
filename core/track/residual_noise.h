// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/track/localizer.h"

#include <optional>
#include <vector>

namespace perrin {

/// Mean squared residual of fitted spots against the model's value: what floor and slope are read from when
/// the camera is unknown. Add fits, then solve.
class ResidualNoise {
  public:
    void add(const Image& image, const SpotFit& fit, double psfSigma);
    /// From the narrower half of the spots: a blob smeared by motion or made of two is no Gaussian, and what
    /// the model misses would pass for noise. Empty with fewer than 200 pixels.
    std::optional<NoiseLine> solve() const;

  private:
    struct Pixels {
        double sigma; // px, of the spot they belong to
        std::vector<double> means, squares;
    };
    std::vector<Pixels> spots_;
};

} // namespace perrin
