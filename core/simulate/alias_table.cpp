// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/alias_table.h"

#include "core/simulate/normal_cdf.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>
#include <unsupported/Eigen/FFT>

namespace perrin {
namespace {

constexpr double largestMean = 400;               // of a table of counts
constexpr double largestReading = 2000;           // entries
constexpr double mostEvaluations = 20000;         // of the Gaussian, to make a table of readings
constexpr std::size_t largestEmReading = 1 << 13; // entries
constexpr double leastEmNoise = 1.5;              // ADU; less would leave waves behind in the transform

struct Counts {
    int first = 0;
    std::vector<double> share{}; // what is left out at the ends is rarer than 2^-36
};

Counts poissonShares(double mean) {
    const double reach = 7.5 * std::sqrt(mean) + 12;
    Counts counts{.first = static_cast<int>(std::max(0.0, std::floor(mean - reach)))};
    const int last = static_cast<int>(std::ceil(mean + reach));
    double share = std::exp(counts.first * std::log(mean) - mean - std::lgamma(counts.first + 1.0));
    for (int count = counts.first; count <= last; ++count) {
        counts.share.push_back(share);
        share *= mean / (count + 1);
    }
    return counts;
}

} // namespace

namespace {

/// The same of an EMCCD at high gain: counts are Poisson, and each electron comes out as an exponential
/// number, so that the characteristic function of their sum is exp(mean (1 / (1 - i gain w) - 1)) (Hirsch
/// 2013 in closed form), times that of the Gaussian noise and of rounding. One Fourier transform gives every
/// reading.
AliasTable emReadingTable(double mean, const Camera& camera, int white) {
    using Complex = std::complex<double>;
    const double noise = camera.gain * camera.readNoise, reach = 7 * noise + 1;
    const auto first = static_cast<int>(std::floor(camera.offset - reach));
    // The tail falls as exp(-(sqrt(x) - sqrt(mean))^2).
    const double width = 2 * reach + camera.gain * std::pow(5 + std::sqrt(mean), 2);
    if (noise < leastEmNoise || width > static_cast<double>(largestEmReading))
        return {};
    const std::size_t size = std::bit_ceil(static_cast<std::size_t>(width) + 2);
    std::vector<Complex> wave(size), reading(size);
    for (std::size_t k = 0; k <= size / 2; ++k) {
        const double w = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size);
        const double rounding = k > 0 ? std::sin(w / 2) / (w / 2) : 1;
        const Complex light = mean * (1.0 / Complex(1, -camera.gain * w) - 1.0);
        const Complex shift(0, w * (camera.offset - first));
        wave[k] = rounding * std::exp(light + shift - 0.5 * noise * noise * w * w);
        if (k > 0)
            wave[size - k] = std::conj(wave[k]);
    }
    Eigen::FFT<double> transform;
    transform.fwd(reading, wave);
    std::vector<double> share;
    const int lowest = std::clamp(first, 0, white);
    for (std::size_t i = 0; i < size; ++i) {
        const int adu = std::clamp(first + static_cast<int>(i), 0, white);
        share.resize(static_cast<std::size_t>(adu - lowest) + 1, 0.0);
        share.back() += std::max(0.0, reading[i].real());
    }
    return {lowest, share};
}

} // namespace

AliasTable::AliasTable(int first, std::vector<double> share) {
    const double sum = std::accumulate(share.begin(), share.end(), 0.0);
    const unsigned bits = std::max(1u, static_cast<unsigned>(std::bit_width(share.size() - 1)));
    shift_ = 32 - bits;
    mask_ = (1u << shift_) - 1;
    share.resize(std::size_t{1} << bits, 0.0);
    cells_.resize(share.size());
    std::vector<std::size_t> poor, rich;
    for (std::size_t i = 0; i < share.size(); ++i) {
        share[i] *= static_cast<double>(share.size()) / sum;
        (share[i] < 1 ? poor : rich).push_back(i);
    }
    const auto value = [&](std::size_t i) { return static_cast<float>(first + static_cast<int>(i)); };
    const auto set = [&](std::size_t i, double own, std::size_t other) {
        const double threshold = std::round(own * std::ldexp(1.0, static_cast<int>(shift_)));
        cells_[i] = {static_cast<std::uint32_t>(threshold), {value(i), value(other)}};
    };
    while (!poor.empty() && !rich.empty()) {
        const std::size_t low = poor.back(), high = rich.back();
        poor.pop_back();
        set(low, share[low], high);
        share[high] -= 1 - share[low];
        if (share[high] < 1) {
            rich.pop_back();
            poor.push_back(high);
        }
    }
    for (const std::vector<std::size_t>* left : {&poor, &rich}) // full but for rounding
        for (const std::size_t i : *left)
            set(i, 1, i);
}

void AliasTable::fill(float* values, Eigen::Index count, RandomStream& random) const {
    RandomStream stream = random; // its own copy can live in registers
    Eigen::Index i = 0;
    for (; i + 1 < count; i += 2) {
        const std::uint64_t bits = stream.bits();
        values[i] = at(static_cast<std::uint32_t>(bits >> 32));
        values[i + 1] = at(static_cast<std::uint32_t>(bits));
    }
    if (i < count)
        values[i] = at(stream.word());
    random = stream;
}

AliasTable poissonTable(double mean) {
    if (!(mean > 0 && mean <= largestMean))
        return {};
    const Counts counts = poissonShares(mean);
    return {counts.first, counts.share};
}

AliasTable readingTable(double mean, const Camera& camera, int white) {
    if (!(mean > 0 && mean <= largestMean))
        return {};
    if (camera.em)
        return emReadingTable(mean, camera, white);
    const Counts counts = poissonShares(mean);
    const double noise = camera.gain * camera.readNoise; // ADU
    const double reach = 7 * noise + 1, last = counts.first + static_cast<double>(counts.share.size()) - 1;
    const double lowest = camera.offset + camera.gain * counts.first - reach,
                 highest = camera.offset + camera.gain * last + reach;
    if (highest - lowest > largestReading ||
        static_cast<double>(counts.share.size()) * 2 * reach > mostEvaluations)
        return {};
    const auto digitized = [&](double adu) {
        return static_cast<int>(std::clamp(std::floor(adu + 0.5), 0.0, static_cast<double>(white)));
    };
    const int first = digitized(lowest);
    std::vector<double> share(static_cast<std::size_t>(digitized(highest) - first + 1), 0.0);
    for (std::size_t i = 0; i < counts.share.size(); ++i) {
        const double centre = camera.offset + camera.gain * (counts.first + static_cast<double>(i));
        const int from = digitized(centre - reach), to = digitized(centre + reach);
        double below = 0; // everything darker than the first value reads as the first
        for (int adu = from; adu <= to; ++adu) {
            const double up = adu + 0.5 - centre;
            const double above = adu == to ? 1 : noise > 0 ? normalCdf(up / noise) : up > 0;
            share[static_cast<std::size_t>(adu - first)] += counts.share[i] * (above - below);
            below = above;
        }
    }
    return {first, share};
}

} // namespace perrin
