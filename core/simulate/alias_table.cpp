// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/alias_table.h"

#include "core/simulate/normal_cdf.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace perrin {
namespace {

constexpr double largestMean = 400;       // of a table of counts
constexpr double largestReading = 2000;   // entries
constexpr double mostEvaluations = 20000; // of the Gaussian, to make a table of readings

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
    if (camera.em || !(mean > 0 && mean <= largestMean))
        return {};
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
