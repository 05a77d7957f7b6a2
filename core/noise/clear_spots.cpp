// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/clear_spots.h"

#include "core/noise/empty_mask.h"

namespace perrin {

std::vector<SpotFit> clearSpots(const Image& frame, const NoiseModel& model, double psfSigma) {
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
    return spots;
}

} // namespace perrin
