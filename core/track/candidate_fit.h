// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/track/detector.h"
#include "core/track/finder.h"
#include "core/track/localizer.h"

#include <vector>

namespace perrin {

struct FittedCandidate {
    double score = 0;
    SpotFit fit; // in photo-electrons (camera known) or ADU
};

/// The spots that the candidates of one frame (ADU), highest score first, turn out to be: twins on one
/// blurred spot are one, wide and bright ones may be two, overlapping ones are fitted with the others taken
/// away.
std::vector<FittedCandidate> fitCandidates(const Image& image, const std::vector<Candidate>& candidates,
                                           const FindSettings& settings, const FindCalibration& calibration);

/// `clear` when the score is above the threshold.
Spot spotOf(const FittedCandidate& fitted, int frame, double threshold);

} // namespace perrin
