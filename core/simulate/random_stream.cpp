// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/random_stream.h"

#include <Random123/philox.h>

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double tailStart = 3.442619855899; // of the ziggurat with 128 layers of equal area …
constexpr double layerArea = 9.91256303526217e-3;

double bell(double x) {
    return std::exp(-0.5 * x * x);
}

/// Marsaglia & Tsang's constants.
struct GammaShape {
    GammaShape() = default;
    explicit GammaShape(std::uint32_t shape)
        : d(static_cast<float>(shape) - 1.0f / 3), c(1 / std::sqrt(9 * d)) {}
    float d = 0, c = 0;
};
const std::array<GammaShape, 256> gammaShapes = [] {
    std::array<GammaShape, 256> table{};
    for (std::uint32_t shape = 1; shape < table.size(); ++shape)
        table[shape] = GammaShape(shape);
    return table;
}();

const std::array<double, 256> logFactorials = [] {
    std::array<double, 256> table{};
    for (std::size_t n = 1; n < table.size(); ++n)
        table[n] = table[n - 1] + std::log(static_cast<double>(n));
    return table;
}();

double logFactorial(double n) {
    if (n < static_cast<double>(logFactorials.size()))
        return logFactorials[static_cast<std::size_t>(n)];
    const double x = n + 1, inverse = 1 / x; // Stirling's series, exact to 1e-16 here
    return (x - 0.5) * std::log(x) - x + 0.91893853320467274178 +
           inverse * (1.0 / 12 - inverse * inverse * (1.0 / 360 - inverse * inverse / 1260));
}

} // namespace

const RandomStream::Ziggurat RandomStream::ziggurat;

RandomStream::Ziggurat::Ziggurat() {
    // Layer 0 is the base with the tail: as wide as a rectangle of its area and height would be.
    edge[0] = layerArea / bell(tailStart);
    edge[1] = tailStart;
    for (std::size_t i = 2; i < 128; ++i)
        edge[i] = std::sqrt(-2 * std::log(layerArea / edge[i - 1] + bell(edge[i - 1])));
    edge[128] = 0;
    for (std::size_t i = 0; i <= 128; ++i)
        height[i] = bell(edge[i]);
    for (std::size_t i = 0; i < 128; ++i) {
        width[i] = static_cast<float>(edge[i] * 0x1p-23);
        inside[i] = static_cast<std::uint32_t>(edge[i + 1] / edge[i] * 0x1p23);
    }
}

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream) {
    const r123::Philox4x64::ctr_type start = r123::Philox4x64()({{stream, 0, 0, 0}}, {{seed, 0}});
    std::copy(start.begin(), start.end(), state_.begin());
}

float RandomStream::normalOutside(std::uint32_t layer, float value) {
    const Ziggurat& layers = ziggurat;
    if (layer == 0) { // the tail (Marsaglia 1964)
        double x, y;
        do {
            x = -std::log(open()) / tailStart;
            y = -std::log(open());
        } while (2 * y < x * x);
        return static_cast<float>(value < 0 ? -tailStart - x : tailStart + x);
    }
    const double low = layers.height[layer], high = layers.height[layer + 1];
    if (low + uniform() * (high - low) < bell(value))
        return value;
    return normal();
}

double RandomStream::exponential() {
    return -std::log(open());
}

float RandomStream::laplace() {
    const std::uint32_t bits = word();
    const float size = -std::log((static_cast<float>(bits >> 8) + 0.5f) * 0x1p-24f);
    return bits & 1u ? size : -size;
}

double RandomStream::poisson(double mean) {
    if (mean >= 10)
        return manyPoisson(mean);
    double share = uniform();
    if (share < 1 - mean) // below exp(-mean)
        return 0;
    double probability = std::exp(-mean), count = 0;
    while (share >= probability && count < 150) {
        share -= probability;
        probability *= mean / ++count;
    }
    return count;
}

double RandomStream::manyPoisson(double mean) {
    const double logMean = std::log(mean);
    const double b = 0.931 + 2.53 * std::sqrt(mean), a = -0.059 + 0.02483 * b;
    const double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), fits = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        const double u = open() - 0.5, v = open(), distance = 0.5 - std::abs(u);
        const double count = std::floor((2 * a / distance + b) * u + mean + 0.43);
        if (distance >= 0.07 && v <= fits)
            return count;
        if (count < 0 || (distance < 0.013 && v > distance))
            continue;
        if (std::log(v * inverseAlpha / (a / (distance * distance) + b)) <=
            count * logMean - mean - logFactorial(count))
            return count;
    }
}

float RandomStream::gamma(std::uint32_t shape) {
    const GammaShape made = shape < gammaShapes.size() ? gammaShapes[shape] : GammaShape(shape);
    for (;;) {
        const std::uint64_t random = bits();
        const float x = normal(static_cast<std::uint32_t>(random >> 32)), root = 1 + made.c * x;
        if (root <= 0)
            continue;
        const float v = root * root * root;
        const float u = (static_cast<float>(static_cast<std::uint32_t>(random) >> 8) + 0.5f) * 0x1p-24f;
        if (u < 1 - 0.0331f * x * x * x * x || std::log(u) < 0.5f * x * x + made.d * (1 - v + std::log(v)))
            return made.d * v;
    }
}

} // namespace perrin
