// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/batch.h"
#include "core/figure.h"

#include <string>

namespace perrin {

/// D of a molecule for people, without unit: "0.052", "< 0.02" for an upper limit, "-" for nothing.
std::string shownD(const Molecule& molecule, int digits);

/// The frame where most is to be seen: its molecules, each with its D and its path over the last 30 frames.
OverlayFigure overlayOf(const Movie& movie, const MeasuredMovie& measured);

} // namespace perrin
