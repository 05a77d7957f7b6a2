// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spot_features.h"

#include "core/learn/background.h"
#include "core/track/localizer.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

using Grid = Eigen::Array<double, gridSize, 1>;

/// Numbers written one behind the other.
class Row {
  public:
    explicit Row(float* place) : place_(place) {}
    void add(double value, double most = 12) {
        *place_++ = static_cast<float>(std::clamp(value, -most, most));
    }

  private:
    float* place_;
};

/// The seen spots of a stack with what follows from them.
struct Seen {
    std::vector<int> frames;
    std::vector<StackSpot> spots;
    std::vector<double> xVariance, yVariance; // px^2, path shape included
    BackgroundTrend background{};
};

double blurRatio(const Imaging& imaging) {
    return imaging.exposure / imaging.frameInterval;
}

Seen seenOnes(const std::vector<StackSpot>& spots, const Imaging& imaging) {
    const NoiseLine noise{.slope = imaging.camera.excessFactor(), .floor = imaging.readVariance()};
    Seen seen;
    for (std::size_t f = 0; f < spots.size(); ++f) {
        const StackSpot& spot = spots[f];
        if (!spot.seen)
            continue;
        const SpotFit fit{.amplitude = spot.photons, .background = spot.background, .sigma = spot.sigma};
        const double shape = pathShapeVariance(fit, imaging.psfSigma, noise, true);
        seen.frames.push_back(static_cast<int>(f));
        seen.spots.push_back(spot);
        seen.xVariance.push_back(spot.xVariance + shape);
        seen.yVariance.push_back(spot.yVariance + shape);
    }
    return seen;
}

Grid likelihood(const Seen& seen, double blur) {
    const Grid d = Grid::LinSpaced(gridSize, gridLow, gridHigh).exp();
    Grid sum = Grid::Zero();
    for (const bool across : {true, false}) {
        const std::vector<double>& variance = across ? seen.xVariance : seen.yVariance;
        Grid before = Grid::Ones(), off = Grid::Zero();
        for (std::size_t i = 1; i < seen.spots.size(); ++i) {
            const double step =
                across ? seen.spots[i].x - seen.spots[i - 1].x : seen.spots[i].y - seen.spots[i - 1].y;
            const double frames = seen.frames[i] - seen.frames[i - 1];
            const Grid own = 2 * d * (frames - blur / 3) + variance[i] + variance[i - 1];
            if (i == 1) {
                before = own;
                off = step;
            } else {
                const Grid share =
                    (d * blur / 3 - variance[i - 1]) / before; // covariance with the step before
                off = step - share * off;
                before = (own - share.square() * before).max(1e-9);
            }
            sum -= 0.5 * (before.log() + off.square() / before);
        }
    }
    return sum - sum.maxCoeff();
}

/// Leaves what is known of D beforehand.
Grid amongKnown(const Grid& belief, const Imaging& imaging) {
    if (!(imaging.leastD > 0))
        return belief;
    const Grid grid = Grid::LinSpaced(gridSize, gridLow, gridHigh);
    const double least = std::min(std::log(imaging.leastD / imaging.unitD()), gridHigh);
    const Grid left = (grid < least - 1e-6).select(-1e3, belief);
    return left - left.maxCoeff();
}

/// Mean squared displacement over `lag` frames, px^2; 0 where no pair of spots has it.
double meanSquare(const Seen& seen, int lag) {
    double sum = 0, pairs = 0;
    for (std::size_t i = 0; i < seen.spots.size(); ++i)
        for (std::size_t j = i + 1; j < seen.spots.size() && seen.frames[j] - seen.frames[i] <= lag; ++j)
            if (seen.frames[j] - seen.frames[i] == lag) {
                sum += std::pow(seen.spots[j].x - seen.spots[i].x, 2) +
                       std::pow(seen.spots[j].y - seen.spots[i].y, 2);
                pairs += 1;
            }
    return pairs > 0 ? sum / pairs : 0;
}

/// How the stack was taken, and what its centres say together.
void writeConditions(const Seen& seen, const Imaging& imaging, std::size_t frames, Row row) {
    const double psf = imaging.psfSigma, count = static_cast<double>(seen.spots.size());
    const double ratio = blurRatio(imaging);
    row.add(3 * std::log(psf / 1.3));
    row.add(2 * ratio - 1);
    row.add(imaging.camera.excessFactor() - 1.5);
    row.add(0.5 * std::log(imaging.readVariance() + 0.1));
    row.add(0.5 * std::log(std::max(seen.background.level, 0.0) + 0.3) - 1);
    row.add(2 * count / static_cast<double>(frames) - 1);
    row.add(std::log(static_cast<double>(frames) / 16));
    double light = 0, blur = 0, weights = 0, variance = 0;
    for (std::size_t i = 0; i < seen.spots.size(); ++i) {
        const StackSpot& spot = seen.spots[i];
        light += spot.photons;
        blur += spot.photons * (spot.sigma * spot.sigma - psf * psf);
        weights += spot.photons;
        variance += seen.xVariance[i] + seen.yVariance[i];
    }
    const double some = std::max(count, 1.0);
    row.add(std::log(light / some + 1) - 6);
    row.add(0.5 * std::log(variance / (2 * some) + 1e-4) + 1.5);
    blur = weights > 0 ? blur / weights : 0;
    row.add(std::asinh(4 * blur) / 2);
    row.add(0.5 * std::log(std::max(3 * blur / std::max(ratio, 0.05), 0.01)));
    // All lags through the origin, as the 2024 report's labels: linear and not.
    double top = 0, bottom = 0;
    std::array<double, 3> squares{};
    for (int lag = 1; lag < static_cast<int>(frames); ++lag) {
        const double square = meanSquare(seen, lag);
        if (square <= 0)
            continue;
        top += square * lag;
        bottom += static_cast<double>(lag) * lag;
        if (lag <= 3)
            squares[static_cast<std::size_t>(lag - 1)] = square;
    }
    const double all = bottom > 0 ? top / bottom / 4 : 0;
    row.add(all / 2, 50);
    row.add(0.5 * std::log(all + 1e-3));
    for (const double square : squares)
        row.add(0.5 * std::log(square + 1e-3));
    const Grid belief = amongKnown(likelihood(seen, ratio), imaging);
    const Grid weight = belief.exp() / belief.exp().sum();
    const Grid grid = Grid::LinSpaced(gridSize, gridLow, gridHigh);
    const double mean = (weight * grid).sum();
    row.add(mean / 2);
    row.add(std::sqrt(std::max(0.0, (weight * (grid - mean).square()).sum())));
    for (const double value : belief)
        row.add(std::max(value, -30.0) / 5);
    row.add(10 * imaging.psfTolerance);
}

/// To a neighbour in time: numbers of a step.
void writeStep(const Seen& seen, std::size_t i, bool later, Row& row) {
    const bool there = later ? i + 1 < seen.spots.size() : i > 0;
    if (!there) {
        for (int k = 0; k < 7; ++k)
            row.add(0);
        return;
    }
    const std::size_t j = later ? i + 1 : i - 1;
    const double dx = seen.spots[j].x - seen.spots[i].x, dy = seen.spots[j].y - seen.spots[i].y;
    row.add(1);
    row.add(dx / 3);
    row.add(dy / 3);
    row.add(std::asinh(6 * dx) / 2);
    row.add(std::asinh(6 * dy) / 2);
    row.add(0.5 * std::log(dx * dx + dy * dy + 0.01));
    row.add((std::abs(seen.frames[j] - seen.frames[i]) - 1) / 2.0);
}

void writeSpot(const Seen& seen, std::size_t i, const Imaging& imaging, double x, double y, Row row) {
    const StackSpot& spot = seen.spots[i];
    const double psf = imaging.psfSigma;
    row.add((spot.x - x) / 4);
    row.add((spot.y - y) / 4);
    writeStep(seen, i, false, row);
    writeStep(seen, i, true, row);
    // Where the blob lies on its pixels, and on the cut around it.
    row.add(2 * (spot.x - std::round(spot.x)));
    row.add(2 * (spot.y - std::round(spot.y)));
    row.add(std::log(spot.photons + 1) - 6);
    row.add(std::asinh(4 * (spot.sigma * spot.sigma - psf * psf) / (psf * psf)) / 2);
    row.add(3 * std::log(spot.sigma / psf));
    row.add(0.5 * std::log(seen.xVariance[i]) + 1.5);
    row.add(0.5 * std::log(spot.xVariance) + 1.5);
    row.add(0.5 * std::log(spot.yVariance) + 1.5);
    const double noise = std::sqrt(imaging.camera.excessFactor() * std::max(seen.background.level, 0.0) +
                                   imaging.readVariance() + 0.01);
    row.add(3 * (spot.background - seen.background.at(spot.x, spot.y)) / noise);
    row.add(std::log(spot.score + 1) - 2);
    for (const float shape : spot.shape)
        row.add(2 * static_cast<double>(shape));
    const double lengthen = static_cast<double>(spot.shape[0] - spot.shape[2]),
                 slant = static_cast<double>(spot.shape[1]);
    row.add(2 * std::hypot(lengthen, slant));
    // The blob is longest along its way: its length in the direction from the spot before to the one after.
    const bool between = i > 0 && i + 1 < seen.spots.size();
    const StackSpot& before = seen.spots[i > 0 ? i - 1 : i];
    const StackSpot& after = seen.spots[i + 1 < seen.spots.size() ? i + 1 : i];
    const double wayX = after.x - before.x, wayY = after.y - before.y, way = wayX * wayX + wayY * wayY + 1e-6;
    row.add(2 * (lengthen * (wayX * wayX - wayY * wayY) + 1.41421 * 2 * slant * wayX * wayY) / way);
    const double turn =
        between ? (spot.x - before.x) * (after.x - spot.x) + (spot.y - before.y) * (after.y - spot.y) : 0;
    row.add(std::asinh(6 * turn) / 2);
    row.add(0.5 * std::log(way + 0.01));
}

void writeCrop(const Eigen::Ref<const Image>& frame, const StackSpot& spot, const BackgroundTrend& background,
               double noise, float* place) {
    const Eigen::Index half = cropSide / 2, middleX = std::lround(spot.x), middleY = std::lround(spot.y);
    const auto perNoise = static_cast<float>(1 / (3 * noise));
    const auto slope = static_cast<float>(background.slopeX);
    for (Eigen::Index y = middleY - half; y <= middleY + half; ++y) {
        const auto level = static_cast<float>(background.at(0, static_cast<double>(y)));
        for (Eigen::Index x = middleX - half; x <= middleX + half; ++x, ++place) {
            const bool inside = y >= 0 && x >= 0 && y < frame.rows() && x < frame.cols();
            // Grows like the logarithm where it is bright.
            const float value =
                inside ? (frame(y, x) - level - slope * static_cast<float>(x)) * perNoise : 0.0f;
            *place = std::copysign(std::log1p(std::abs(value)), value);
        }
    }
}

} // namespace

Eigen::ArrayXd centresLikelihood(const std::vector<StackSpot>& spots, const Imaging& imaging) {
    return likelihood(seenOnes(spots, imaging), blurRatio(imaging));
}

void writeSpotFeatures(const FrameStack& electrons, const std::vector<StackSpot>& spots,
                       const Imaging& imaging, NetworkInput& batch, std::int64_t row) {
    Seen seen = seenOnes(spots, imaging);
    seen.background = backgroundOf(electrons, spots, imaging);
    const std::size_t frames = spots.size();
    writeConditions(seen, imaging, frames, Row(batch.conditions.data() + row * conditionNumbers));
    double x = 0, y = 0;
    for (const StackSpot& spot : seen.spots) {
        x += spot.x / static_cast<double>(seen.spots.size());
        y += spot.y / static_cast<double>(seen.spots.size());
    }
    const double noise = std::sqrt(std::max(
        imaging.camera.excessFactor() * std::max(seen.background.level, 0.0) + imaging.readVariance(), 0.05));
    for (std::size_t i = 0; i < seen.spots.size(); ++i) {
        const std::int64_t place = row * static_cast<std::int64_t>(frames) + seen.frames[i];
        batch.seen[static_cast<std::size_t>(place)] = 1;
        writeSpot(seen, i, imaging, x, y, Row(batch.spots.data() + place * spotNumbers));
        writeCrop(electrons.frame(seen.frames[i]), seen.spots[i],
                  imaging.report ? BackgroundTrend{.level = seen.spots[i].background} : seen.background,
                  noise, batch.crops.data() + place * cropSide * cropSide);
    }
}

} // namespace perrin
