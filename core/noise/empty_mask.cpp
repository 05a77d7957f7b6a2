// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/empty_mask.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double maskRadius = 5.5; // in widths of the PSF: its wings and how far a molecule goes in a frame

} // namespace

std::vector<Candidate> likelySpots(const Image& image, double psfSigma) {
    return localMaxima(spotScore(image, DetectorKind::Glrt, psfSigma), std::min(spotOfNeighbour, spotOfMean));
}

void leaveOut(EmptyMap& empty, const std::vector<Candidate>& spots, double threshold, double psfSigma) {
    const double radius = maskRadius * psfSigma;
    const auto reach = static_cast<Eigen::Index>(std::ceil(radius));
    const auto from = [&](Eigen::Index middle) { return std::max<Eigen::Index>(0, middle - reach); };
    for (const Candidate& spot : spots) {
        if (spot.score <= threshold)
            continue;
        for (Eigen::Index y = from(spot.y); y < std::min(empty.rows(), spot.y + reach + 1); ++y)
            for (Eigen::Index x = from(spot.x); x < std::min(empty.cols(), spot.x + reach + 1); ++x)
                if (std::hypot(static_cast<double>(x - spot.x), static_cast<double>(y - spot.y)) <= radius)
                    empty(y, x) = false;
    }
}

} // namespace perrin
