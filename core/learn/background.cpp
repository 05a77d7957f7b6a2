// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/background.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin {
namespace {

constexpr Eigen::Index tileSide = 8;    // px
constexpr Eigen::Index fewestTiles = 3; // along a side
constexpr std::size_t fewestTilesOfNoise = 100;
constexpr double standsOut = 4.5; // times the noise of a tile's mean
constexpr double steepest = 0.3;  // of the level, before the plane is known

struct Tile {
    float x, y, mean; // its middle, px; electrons a px
    float variance;   // within it, electrons^2
};

/// Pixels that the molecule may reach in a frame.
struct Reach {
    double left, top, right, bottom; // px

    explicit Reach(const StackSpot& spot) {
        const double reach = 5 * spot.sigma + 1;
        left = spot.x - reach;
        right = spot.x + reach;
        top = spot.y - reach;
        bottom = spot.y + reach;
    }
    bool meets(double x, double y, double half) const {
        return x + half > left && x - half < right && y + half > top && y - half < bottom;
    }
};

double meanAway(const FrameStack& electrons, const std::vector<StackSpot>& spots) {
    double sum = 0, count = 0;
    for (std::size_t f = 0; f < spots.size(); ++f) {
        if (!spots[f].seen)
            continue;
        const auto frame = electrons.frame(static_cast<Eigen::Index>(f));
        const Reach reach(spots[f]);
        const auto cut = [](double place, Eigen::Index size) {
            return static_cast<Eigen::Index>(std::clamp<long>(std::lround(place), 0, size));
        };
        const Eigen::Index top = cut(reach.top, frame.rows()), bottom = cut(reach.bottom + 1, frame.rows());
        const Eigen::Index left = cut(reach.left, frame.cols()), right = cut(reach.right + 1, frame.cols());
        const auto hidden = frame.block(top, left, bottom - top, right - left);
        sum += static_cast<double>(frame.sum() - hidden.sum());
        count += static_cast<double>(frame.size() - hidden.size());
    }
    return count > 0 ? sum / count : darkLevel(electrons.pixels);
}

/// withVariance: else it is left 0.
std::vector<Tile> tilesOf(const FrameStack& electrons, const std::vector<StackSpot>& spots,
                          bool withVariance) {
    const Eigen::Index down = electrons.height / tileSide, across = electrons.pixels.cols() / tileSide;
    std::vector<Tile> tiles;
    for (std::size_t f = 0; f < spots.size(); ++f) {
        if (!spots[f].seen)
            continue;
        const auto frame = electrons.frame(static_cast<Eigen::Index>(f));
        const Reach reach(spots[f]);
        for (Eigen::Index ty = 0; ty < down; ++ty) {
            const Eigen::ArrayXf sums = frame.middleRows(ty * tileSide, tileSide)
                                            .leftCols(across * tileSide)
                                            .colwise()
                                            .sum()
                                            .transpose();
            const double y = static_cast<double>(ty * tileSide) + (tileSide - 1) / 2.0;
            for (Eigen::Index tx = 0; tx < across; ++tx) {
                const double x = static_cast<double>(tx * tileSide) + (tileSide - 1) / 2.0;
                if (reach.meets(x, y, tileSide / 2.0))
                    continue;
                const float mean = sums.segment(tx * tileSide, tileSide).sum() / (tileSide * tileSide);
                float variance = 0;
                if (withVariance)
                    variance = (frame.block(ty * tileSide, tx * tileSide, tileSide, tileSide) - mean)
                                   .square()
                                   .sum() /
                               (tileSide * tileSide - 1);
                tiles.push_back({static_cast<float>(x), static_cast<float>(y), mean, variance});
            }
        }
    }
    return tiles;
}

float medianOf(const std::vector<Tile>& tiles) {
    std::vector<float> means;
    for (const Tile& tile : tiles)
        means.push_back(tile.mean);
    const auto middle = means.begin() + static_cast<std::ptrdiff_t>(means.size() / 2);
    std::nth_element(means.begin(), middle, means.end());
    return *middle;
}

} // namespace

double darkLevel(const Eigen::Ref<const Image>& image) {
    const Image values = image(Eigen::seq(0, image.rows() - 1, 4), Eigen::all);
    float mean = values.mean(), highest = std::numeric_limits<float>::infinity();
    for (int pass = 0; pass < 4; ++pass) {
        mean = values.min(highest).mean();
        highest = mean + 3 * std::sqrt((values.min(highest) - mean).square().mean()) + 1e-6f;
    }
    return static_cast<double>(mean);
}

double noiseRatio(const FrameStack& electrons, const std::vector<StackSpot>& spots, const Imaging& imaging) {
    std::vector<Tile> tiles = tilesOf(electrons, spots, true);
    if (tiles.size() < fewestTilesOfNoise)
        return 0;
    // Without the quarter in which others may shine.
    std::ranges::sort(tiles, {}, &Tile::mean);
    tiles.resize(tiles.size() - tiles.size() / 4);
    double variance = 0, mean = 0;
    for (const Tile& tile : tiles) {
        variance += static_cast<double>(tile.variance) / static_cast<double>(tiles.size());
        mean += static_cast<double>(tile.mean) / static_cast<double>(tiles.size());
    }
    const double expected = imaging.camera.excessFactor() * std::max(mean, 0.0) + imaging.readVariance();
    return std::log(std::max(variance, 1e-6) / std::max(expected, 1e-6));
}

BackgroundTrend backgroundOf(const FrameStack& electrons, const std::vector<StackSpot>& spots,
                             const Imaging& imaging) {
    const Eigen::Index width = electrons.pixels.cols();
    BackgroundTrend plane{.x0 = static_cast<double>(width - 1) / 2,
                          .y0 = static_cast<double>(electrons.height - 1) / 2};
    std::vector<Tile> tiles;
    if (!imaging.report && std::min(electrons.height, width) >= fewestTiles * tileSide)
        tiles = tilesOf(electrons, spots, false);
    if (tiles.size() < 9) {
        plane.level = meanAway(electrons, spots);
        return plane;
    }
    plane.level = medianOf(tiles);
    const double variance =
        std::max(imaging.camera.excessFactor() * std::max(plane.level, 0.0) + imaging.readVariance(), 1e-3);
    const double noise = standsOut * std::sqrt(variance) / tileSide;
    double allowed = noise + steepest * std::max(plane.level, 0.0);
    for (int pass = 0; pass < 3; ++pass) {
        Eigen::Matrix3d sums = Eigen::Matrix3d::Zero();
        Eigen::Vector3d right = Eigen::Vector3d::Zero();
        for (const Tile& tile : tiles) {
            const double mean = tile.mean, x = tile.x, y = tile.y;
            if (std::abs(mean - plane.at(x, y)) > allowed)
                continue;
            const Eigen::Vector3d row(1, x - plane.x0, y - plane.y0);
            sums.noalias() += row * row.transpose();
            right += mean * row;
        }
        const Eigen::Vector3d solved = sums.ldlt().solve(right);
        if (sums(0, 0) < 9 || !solved.allFinite())
            break;
        plane.level = solved[0];
        plane.slopeX = solved[1];
        plane.slopeY = solved[2];
        allowed = noise;
    }
    return plane;
}

} // namespace perrin
