// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/track/detector.h"
#include "core/track/noise_tail.h"

#include <vector>

namespace perrin {

/// Scores of local maxima where frames hold no molecule, and how much of the frames was looked at.
struct EmptyScores {
    std::vector<double> scores;
    double area = 0; // px, summed over frames
};

/// Adds the empty part of the middle one of three frames in a row. A place counts as empty when neither
/// neighbour has a maximum above `spotLike` within `reach` px: molecules stay about where they were, noise
/// does not come twice, so the choice leaves the noise of the middle frame as it is. An absent neighbour is
/// given as nullptr.
void addEmptyScores(EmptyScores& empty, const Image* before, const Image& score, const Image* after,
                    double spotLike, double reach);

/// The law of these scores (sorted here, highest first). Their tail is fitted by a generalized Pareto law
/// (Pickands 1975) whose highest members are censored, so that a few molecules that slipped into them do not
/// matter, and continued beyond what was seen. expectedShape: of that law for this detector on camera noise
/// (0: exponential), which short tails lean on. frameArea: px. Throws Error with too few scores.
NoiseTail noiseTail(EmptyScores empty, double frameArea, double expectedShape);

} // namespace perrin
