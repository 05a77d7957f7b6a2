// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/advisor.h"
#include "ui/plot/plot.h"

namespace perrin::ui {

/// Expected error against frame interval, a curve for each D; what is advised and what is simulated now are
/// marked, intervals within 10 % of the best shaded.
void drawAdviceCurves(Plot& plot, const Advice& advice, const ExpectedErrors& now);

/// Expected error by interval and exposure, with the same marks.
void drawAdviceMap(Plot& plot, const Advice& advice, const ExpectedErrors& now);

/// "± 27 %"; "–": D cannot be measured.
QString expectedErrorText(double error);
/// In ms, without the unit.
QString millisecondsText(double seconds);

} // namespace perrin::ui
