// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>

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
    /// All that were drawn.
    std::uint64_t total() const { return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0}); }
    /// Lower end of a bin, um^2/s.
    static double low(std::size_t bin) {
        return std::pow(10.0, lowestDecade + static_cast<double>(bin) / binsADecade);
    }
    bool operator==(const DrawnD&) const = default;

    /// [bin, count] of each bin that is not empty.
    nlohmann::ordered_json json() const {
        nlohmann::ordered_json bins = nlohmann::ordered_json::array();
        for (std::size_t bin = 0; bin < counts_.size(); ++bin)
            if (counts_[bin] > 0)
                bins.push_back({bin, counts_[bin]});
        return bins;
    }
    static DrawnD fromJson(const nlohmann::ordered_json& json) {
        DrawnD drawn;
        for (const auto& bin : json)
            drawn.counts_.at(bin.at(0).get<std::size_t>()) = bin.at(1);
        return drawn;
    }

  private:
    std::array<std::uint64_t, binsADecade * decades> counts_{};
};

} // namespace perrin
