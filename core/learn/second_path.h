// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/learn: a second molecule beside the one that was fitted.
#include "core/learn/encoder.h"

namespace perrin {

/// Probability that a second molecule is there, in free motion, and comes within 6 px of the fitted one
/// (prior odds 1). It shines about as brightly, within 10 px; its way and its D are not known, so that they
/// are summed over (forward algorithm of a hidden Markov model). d: of the fitted one, px^2 a frame; the
/// faster it is, the less its own blobs are Gaussian.
double secondPath(const FittedStack& stack, const Imaging& imaging, double d);

/// Of the light of a molecule with this D (px^2 a frame), whose PSF is known: by what share of it (rms) its
/// pixels differ from the Gaussian that fits best, because it moves while it is exposed.
double shapeNoise(double d, const Imaging& imaging);

} // namespace perrin
