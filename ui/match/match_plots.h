// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/match/match_desk.h"
#include "ui/plot/plot.h"

namespace perrin::ui {

// The noise of real and simulated frames, drawn. Empty where there is nothing to draw yet, with the reason.

/// How often each value occurs among empty pixels, on a logarithmic axis.
void drawDensity(Plot& plot, const MatchDesk& desk);
/// Quantiles of the simulated values against those of the real ones, with the identity.
void drawQuantiles(Plot& plot, const MatchDesk& desk);
/// Variance over mean, of background and molecules, with the camera's line.
void drawTransfer(Plot& plot, const MatchDesk& desk);
/// Power of both frames at each spatial frequency.
void drawSpectrum(Plot& plot, const MatchDesk& desk);

} // namespace perrin::ui
