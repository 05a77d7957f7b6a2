// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/clear_spots.h"

#include "core/noise/empty_mask.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double wideSpot = 1.25;                  // PSF widths, of one that may be two
constexpr double sureOfTwo = 12;                   // of log-likelihood
constexpr double pairDistance = 1.5, ownPlace = 2; // PSF widths

void takeApart(std::vector<SpotFit>& spots, const Image& electrons, double psfSigma, const NoiseLine& noise) {
    const auto distance = [](const SpotFit& a, const SpotFit& b) { return std::hypot(a.x - b.x, a.y - b.y); };
    const std::size_t count = spots.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (spots[i].sigma < wideSpot * psfSigma)
            continue;
        const PairFit pair = fitPair(electrons, spots[i], psfSigma, noise);
        const auto isTaken = [&](const SpotFit& half) { // a spot that was found there by itself
            for (std::size_t j = 0; j < spots.size(); ++j)
                if (j != i && distance(spots[j], half) < ownPlace * psfSigma)
                    return true;
            return false;
        };
        if (pair.gain < sureOfTwo || distance(pair.first, pair.second) < pairDistance * psfSigma ||
            std::min({pair.first.amplitude, pair.second.amplitude, pair.first.sigma - leastSpotWidth}) <= 0 ||
            isTaken(pair.first) || isTaken(pair.second))
            continue;
        spots[i] = pair.first;
        spots.push_back(pair.second);
    }
}

} // namespace

std::vector<SpotFit> clearSpots(const Image& frame, const NoiseModel& model, double psfSigma, bool apart) {
    const Image electrons = (frame - static_cast<float>(model.offset)) / static_cast<float>(model.gain);
    const NoiseLine noise{.slope = model.slope() / model.gain,
                          .floor = model.levelVariance() / (model.gain * model.gain)};
    std::vector<SpotFit> spots;
    for (const Candidate& candidate : likelySpots(frame, psfSigma)) {
        if (candidate.score < clearSpot)
            continue;
        const SpotFit fit = fitWeighted(electrons, static_cast<double>(candidate.x),
                                        static_cast<double>(candidate.y), psfSigma, noise);
        if (fit.converged && fit.amplitude > 0 && fit.sigma > leastSpotWidth && fit.sigma < 3 * psfSigma)
            spots.push_back(fit);
    }
    if (apart)
        takeApart(spots, electrons, psfSigma, noise);
    return spots;
}

} // namespace perrin
