// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/scenario.h"

#include <string>

namespace perrin {

/// "Can I measure this?": what one molecule's stack can tell of D at best, before any is simulated.
struct Measurability {
    double localizationSd = 0; // um an axis, of one frame's fitted centre, motion blur included
    double diffusionSnr = 0;   // sqrt(D frameInterval) / localizationSd
    double blurVariance = 0;   // um^2 an axis: D exposure / 3
    double blurShare = 0;      // blurVariance / PSF variance
    double framesSeen = 0;     // frames in which the molecule is lit and in the window, on average
    /// Least relative standard error of D from the centres alone (Cramér-Rao, localization known); infinite
    /// with fewer than 3 frames.
    double centresError = 0;
    double bestError = 0; // with what the blobs' widths add, as far as the PSF's tolerance lets them
    /// 0 hopeless (a factor of two or worse) … 1 excellent (15 % or better).
    double score = 0;
    std::string verdict{}; // one sentence for people: what limits it and what would help most
};

/// For the scenario's fixed() values; photons, background, PSF, camera, frames and exposure as set. Free
/// diffusion. Throws Error: D is 0 (immobile) or scenario.check().
Measurability measurability(const Scenario& scenario);

} // namespace perrin
