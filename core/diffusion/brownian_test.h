// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"

namespace perrin {

/// Does a track look like free Brownian motion with any D and localization error?
struct BrownianTest {
    enum class Verdict { Brownian, Confined, Directed };
    Verdict verdict = Verdict::Brownian;
    double driftSpeed = 0; // um/s, the track's mean velocity
    double slowPower = 1;  // slow motion found over slow motion expected: below 1 confined, above 1 directed
    double pValue = 1;     // of the most telling of the comparisons, not corrected for their number
};

/// Compares the slow part of the motion with the fast part by F tests on the displacements whitened under the
/// fitted Brownian law, which decide alike for any D, localization error and gaps. About 1 % of Brownian
/// tracks fail. Blur and localization error are fitted together, so neither needs to be known. Throws Error
/// with fewer than 3 positions; below 12 nothing is concluded.
BrownianTest testBrownian(const Trajectory& trajectory);

} // namespace perrin
