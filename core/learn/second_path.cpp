// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/second_path.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace perrin {
namespace {

constexpr int gridReach = 10, gridSide = 2 * gridReach + 1; // px, around the molecule
constexpr double nearReach = 6;                             // px, of the molecule
constexpr int gridStride = 24;                              // a whole number of processor vectors
constexpr int longestTaps = 10;                             // px to one side
constexpr double ofPixel = 1.0 / 12;                        // px^2
constexpr double darkFrames = 0.1;                          // of the second one: it may blink, or bleach
constexpr double lightSpread = 0.4;                         // relative, of its light around the first one's
constexpr double clearest = 8;                              // ln: no frame counts for more
constexpr double gridVariance = 0.1;                        // px^2: places lie a px apart
constexpr double shapePerBlur = 0.4;                        // measured on simulated molecules of all D
constexpr double cautious = 2.5;                            // times that: neighbouring pixels differ alike

/// D frameInterval / pixelSize^2 of the second one, equally likely; slow ones share the first filter.
struct Speed {
    double d;
    std::size_t filter;
};
constexpr std::array<Speed, 5> speeds{{{0.02, 0}, {0.12, 0}, {0.6, 0}, {2, 1}, {6, 2}}};
constexpr std::array<double, 3> filterSpeeds{0.15, 2, 6};

/// A number for each px around the molecule; lanes beyond the side stay 0.
struct Grid {
    alignas(32) std::array<float, gridSide * gridStride> values{};

    float* row(int y) { return values.data() + y * gridStride; }
    const float* row(int y) const { return values.data() + y * gridStride; }
    auto array() {
        return Eigen::Map<Eigen::Array<float, gridSide * gridStride, 1>, Eigen::Aligned32>(values.data());
    }
    auto array() const {
        return Eigen::Map<const Eigen::Array<float, gridSide * gridStride, 1>, Eigen::Aligned32>(
            values.data());
    }
};

/// Of a symmetric kernel: its middle and one side.
struct Taps {
    int reach = 0;
    std::array<float, longestTaps + 1> values{};
};

Taps gaussianTaps(double variance) {
    Taps taps{.reach = std::min(longestTaps, static_cast<int>(std::ceil(2.7 * std::sqrt(variance))))};
    for (int k = 0; k <= taps.reach; ++k)
        taps.values[static_cast<std::size_t>(k)] = static_cast<float>(
            std::exp(-0.5 * k * k / variance) / std::sqrt(2 * std::numbers::pi * variance));
    return taps;
}

/// The same with the sum 1.
Taps stepTaps(double variance) {
    Taps taps = gaussianTaps(variance);
    float sum = taps.values[0];
    for (std::size_t k = 1; k < taps.values.size(); ++k)
        sum += 2 * taps.values[k];
    for (float& tap : taps.values)
        tap /= sum;
    return taps;
}

Taps squared(Taps taps) {
    for (float& tap : taps.values)
        tap *= tap;
    return taps;
}

/// result(y, x): the kernel around (y + down, x + right) in the source, which is 0 outside.
__attribute__((target_clones("avx2", "default"))) void aroundEach(const Grid& source, const Taps& taps,
                                                                  int right, int down, Grid& result) {
    constexpr int farthest = gridSide + longestTaps, margin = farthest + longestTaps;
    alignas(32) std::array<float, gridStride> sums;
    alignas(32) std::array<float, margin + gridStride + margin> line{};
    const int shift = std::clamp(right, -farthest, farthest);
    for (int y = 0; y < gridSide; ++y) {
        sums.fill(0);
        for (int k = -taps.reach; k <= taps.reach; ++k) {
            const int from = y + down + k;
            if (from < 0 || from >= gridSide)
                continue;
            const float tap = taps.values[static_cast<std::size_t>(std::abs(k))];
            const float* row = source.row(from);
            for (std::size_t x = 0; x < gridStride; ++x)
                sums[x] += tap * row[x];
        }
        std::copy_n(sums.begin(), gridSide, line.begin() + margin);
        const float* middle = line.data() + margin + shift;
        float* target = result.row(y);
        for (int x = 0; x < gridStride; ++x)
            target[x] = taps.values[0] * middle[x];
        for (int k = 1; k <= taps.reach; ++k) {
            const float tap = taps.values[static_cast<std::size_t>(k)];
            for (int x = 0; x < gridStride; ++x)
                target[x] += tap * (middle[x - k] + middle[x + k]);
        }
        std::fill(target + gridSide, target + gridStride, 0.0f);
    }
}

struct Corner {
    int left, top; // px, of the grid
};

Corner cornerAround(const StackSpot& spot) {
    return {static_cast<int>(std::lround(spot.x)) - gridReach,
            static_cast<int>(std::lround(spot.y)) - gridReach};
}

/// What a fit leaves: each pixel's weight (over its variance), and the rest times the weight.
struct Rest {
    Grid weight, weighted;

    Rest(const Eigen::Ref<const Image>& frame, const StackSpot& spot, const Imaging& imaging, double shape) {
        const Corner corner = cornerAround(spot);
        const double variance = spot.sigma * spot.sigma + ofPixel;
        std::array<float, gridSide> across, down;
        for (int i = 0; i < gridSide; ++i) {
            const auto at = static_cast<std::size_t>(i);
            across[at] =
                static_cast<float>(std::exp(-0.5 * std::pow(corner.left + i - spot.x, 2) / variance));
            down[at] = static_cast<float>(std::exp(-0.5 * std::pow(corner.top + i - spot.y, 2) / variance) *
                                          spot.photons / (2 * std::numbers::pi * variance));
        }
        const auto excess = static_cast<float>(imaging.camera.excessFactor());
        const auto floor = static_cast<float>(std::max(imaging.readVariance(), 1e-3));
        const auto background = static_cast<float>(spot.background), own = static_cast<float>(shape * shape);
        const int first = std::max(0, -corner.left),
                  last = std::min<int>(gridSide, static_cast<int>(frame.cols()) - corner.left);
        for (int y = 0; y < gridSide; ++y) {
            if (corner.top + y < 0 || corner.top + y >= frame.rows())
                continue;
            const float* pixels = frame.data() + (corner.top + y) * frame.outerStride() + corner.left;
            for (int x = first; x < last; ++x) {
                const float light = across[static_cast<std::size_t>(x)] * down[static_cast<std::size_t>(y)];
                const float mean = background + light;
                const float inverse = 1 / (excess * std::max(mean, 0.0f) + floor + own * light * light);
                weight.row(y)[x] = inverse;
                weighted.row(y)[x] = inverse * (pixels[x] - mean);
            }
        }
    }
};

/// By what factor a second one at each place makes the frame more likely; its light is normal around `light`.
void likelihoodRatio(const Rest& rest, const Taps& filter, const Taps& energy, double light, Grid& ratio) {
    Grid score, information;
    aroundEach(rest.weighted, filter, 0, 0, score);
    aroundEach(rest.weight, energy, 0, 0, information);
    const auto mean = static_cast<float>(light),
               variance = static_cast<float>(std::pow(lightSpread * light, 2));
    const auto s = score.array(), i = information.array();
    const Eigen::Array<float, gridSide * gridStride, 1> shrink = (1 + variance * i).inverse();
    ratio.array() = static_cast<float>(darkFrames) +
                    static_cast<float>(1 - darkFrames) * shrink.sqrt() *
                        ((s * mean + 0.5f * variance * s.square() - 0.5f * mean * mean * i) * shrink)
                            .min(static_cast<float>(clearest))
                            .exp();
}

/// Where a second one of some D is, given all frames so far.
struct Belief {
    Grid place;
    float elsewhere = 0.5f; // outside of the grid, or nowhere
    double evidence = 0;    // ln
    double near = 0;        // the highest probability of a frame that it is near
};

Belief before() {
    Belief belief;
    for (int y = 0; y < gridSide; ++y)
        std::fill_n(belief.place.row(y), gridSide, 0.5f / (gridSide * gridSide));
    return belief;
}

/// 1 within some px of the molecule.
Grid withinReach(double reach) {
    Grid grid;
    for (int y = 0; y < gridSide; ++y)
        for (int x = 0; x < gridSide; ++x)
            grid.row(y)[x] = std::hypot(x - gridReach, y - gridReach) < reach ? 1.0f : 0.0f;
    return grid;
}

} // namespace

double shapeNoise(double d, const Imaging& imaging) {
    const double blur = d * imaging.exposure / imaging.frameInterval / 3; // px^2 an axis
    return shapePerBlur * blur / (imaging.psfSigma * imaging.psfSigma + blur);
}

double secondPath(const FittedStack& stack, const Imaging& imaging, double d) {
    const double share = imaging.exposure / imaging.frameInterval;
    std::array<Taps, filterSpeeds.size()> filters, energies;
    for (std::size_t i = 0; i < filters.size(); ++i) {
        filters[i] =
            gaussianTaps(imaging.psfSigma * imaging.psfSigma + ofPixel + filterSpeeds[i] * share / 3);
        energies[i] = squared(filters[i]);
    }
    std::array<Belief, speeds.size()> beliefs;
    beliefs.fill(before());
    const double light = medianPhotons(stack.spots), shape = cautious * shapeNoise(d, imaging);
    std::array<Grid, filterSpeeds.size()> ratios;
    std::optional<std::size_t> last;
    Grid moved;
    const Grid nearness = withinReach(nearReach);
    for (std::size_t f = 0; f < stack.spots.size(); ++f) {
        const StackSpot& spot = stack.spots[f];
        if (!spot.seen)
            continue;
        const Rest rest(stack.electrons.frame(static_cast<Eigen::Index>(f)), spot, imaging, shape);
        for (std::size_t i = 0; i < filters.size(); ++i)
            likelihoodRatio(rest, filters[i], energies[i], light, ratios[i]);
        for (std::size_t k = 0; k < speeds.size(); ++k) {
            Belief& belief = beliefs[k];
            if (last) {
                const Corner from = cornerAround(stack.spots[*last]), to = cornerAround(spot);
                const double steps = static_cast<double>(f - *last);
                aroundEach(belief.place, stepTaps(2 * speeds[k].d * steps + gridVariance),
                           to.left - from.left, to.top - from.top, moved);
                belief.elsewhere += std::max(0.0f, belief.place.array().sum() - moved.array().sum());
                belief.place = moved;
            }
            belief.place.array() *= ratios[speeds[k].filter].array();
            const float all = belief.place.array().sum() + belief.elsewhere;
            belief.evidence += std::log(static_cast<double>(all));
            belief.place.array() /= all;
            belief.elsewhere /= all;
            belief.near =
                std::max(belief.near, static_cast<double>((belief.place.array() * nearness.array()).sum()));
        }
        last = f;
    }
    double best = beliefs[0].evidence, sum = 0;
    for (const Belief& belief : beliefs)
        best = std::max(best, belief.evidence);
    double isNear = 0;
    for (const Belief& belief : beliefs) {
        const double weight = std::exp(belief.evidence - best);
        sum += weight;
        isNear += weight * belief.near;
    }
    const double odds = std::exp(std::min(best, 500.0)) * sum / static_cast<double>(speeds.size());
    return isNear / sum * odds / (1 + odds);
}

} // namespace perrin
