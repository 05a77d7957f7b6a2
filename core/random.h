// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Random123/philox.h>

#include <cstdint>
#include <limits>
#include <random>

namespace perrin {

/// Counter-based generator (Philox 4x32-10; Salmon 2011): (seed, stream) fixes every number it gives, so parallel
/// work that takes one stream an item is the same with any number of threads. A uniform random bit generator.
class Random {
  public:
    using result_type = std::uint32_t;

    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
        : key_{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}},
          counter_{{0, 0, static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)}} {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()() {
        if (used_ == 4) {
            block_ = r123::Philox4x32()(counter_, key_);
            counter_.incr();
            used_ = 0;
        }
        return block_[used_++];
    }

    /// Uniform in [0, 1), 53 bits.
    double uniform() {
        const std::uint64_t high = (*this)() >> 5, low = (*this)() >> 6;
        return (static_cast<double>(high) * 67108864.0 + static_cast<double>(low)) / 9007199254740992.0;
    }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    double normal() { return normal_(*this); }
    /// Counts of mean `mean`.
    double poisson(double mean) {
        return mean > 0 ? static_cast<double>(std::poisson_distribution<long>(mean)(*this)) : 0.0;
    }
    double gamma(double shape, double scale) {
        return shape > 0 ? std::gamma_distribution<double>(shape, scale)(*this) : 0.0;
    }

  private:
    r123::Philox4x32::key_type key_;
    r123::Philox4x32::ctr_type counter_;
    r123::Philox4x32::ctr_type block_{};
    unsigned used_ = 4;
    std::normal_distribution<double> normal_;
};

} // namespace perrin
