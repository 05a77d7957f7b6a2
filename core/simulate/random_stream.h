// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <bit>
#include <cstdint>

namespace perrin {

/// The simulator's fast random numbers and the distributions of light and electronics drawn from them. (seed,
/// stream) fixes them as it does with Random: the Philox block of that counter is the start, from which
/// xoshiro256++ (Blackman & Vigna 2021) goes on; it gives four times as many numbers a second as Philox, and
/// a stack takes 10^5.
class RandomStream {
  public:
    explicit RandomStream(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint64_t bits() {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }
    std::uint32_t word() { return static_cast<std::uint32_t>(bits() >> 32); }
    /// Uniform in [0, 1), 53 bits.
    double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in (0, 1).
    double open() { return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52; }
    /// Standard normal (ziggurat of 128 layers; Marsaglia & Tsang 2000, with the layer and the place in it
    /// taken from different bits; Doornik 2005).
    float normal() { return normal(word()); }
    /// The same with a random word that is at hand.
    float normal(std::uint32_t random) {
        const Ziggurat& layers = ziggurat;
        const std::uint32_t layer = random & 127u;
        const auto place = static_cast<std::int32_t>(random) >> 8; // 24 bits with the sign
        const float value = static_cast<float>(place) * layers.width[layer];
        if (static_cast<std::uint32_t>(place < 0 ? -place : place) < layers.inside[layer])
            return value;
        return normalOutside(layer, value);
    }
    /// Standard exponential.
    double exponential();
    /// Laplace of scale 1: variance 2.
    float laplace();
    /// Counts of mean `mean` (0 or more): inversion below 10, else transformed rejection (PTRS, Hörmann
    /// 1993).
    double poisson(double mean);
    /// Gamma of whole shape (1 or more) and scale 1 (Marsaglia & Tsang 2000).
    float gamma(std::uint32_t shape);

  private:
    struct Ziggurat {
        Ziggurat();
        std::array<std::uint32_t, 128> inside; // places below this are under the curve for certain
        std::array<float, 128> width;          // of one place
        std::array<double, 129> edge, height;  // of the layers
    };
    static const Ziggurat ziggurat;

    float normalOutside(std::uint32_t layer, float value);
    double manyPoisson(double mean);

    std::array<std::uint64_t, 4> state_;
};

} // namespace perrin
