// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

/// Least relative standard deviation an unbiased estimator of D can have on one track (Cramér-Rao, two axes).
struct Bound {
    double localizationKnown = 0;
    double localizationUnknown = 0;
};

/// positions: frames of the track without gaps, at least 3. diffusionSnr: sqrt(D frameInterval) /
/// localization SD; infinity for perfect localization. Throws Error naming the value out of range.
Bound cramerRaoBound(int positions, double diffusionSnr, double blurCoefficient);

} // namespace perrin
