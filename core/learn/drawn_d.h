// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace perrin {

/// How often which D was drawn: ten bins a decade from 1e-6 to 1e5 um^2/s; what lies beyond is counted in the
/// bins at the ends.
class DrawnD {
  public:
    static constexpr int binsADecade = 10, lowestDecade = -6, decades = 11;

    void add(double d) {
        const double place = d > 0 ? binsADecade * (std::log10(d) - lowestDecade) : 0;
        ++counts_[static_cast<std::size_t>(std::clamp(place, 0.0, double{binsADecade * decades - 1}))];
    }
    const std::array<std::uint64_t, binsADecade * decades>& counts() const { return counts_; }
    /// Lower end of a bin, um^2/s.
    static double low(std::size_t bin) {
        return std::pow(10.0, lowestDecade + static_cast<double>(bin) / binsADecade);
    }

  private:
    std::array<std::uint64_t, binsADecade * decades> counts_{};
};

} // namespace perrin
