// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "ui/plot/plot.h"

#include <optional>

namespace perrin::ui {

// What each draws replaces what the plot held, its table for export included.

/// Mean squared displacement against lag with the fitted line; error bars: Qian 1991.
void drawMsd(Plot& plot, const Molecule& molecule, const MeasureSettings& settings);
/// The molecule's way in the sample, coloured by time (viridis, dark to light); um, y downwards as in the
/// picture.
void drawTrajectory(Plot& plot, const Molecule& molecule, const MeasureSettings& settings);
/// The network's D of each stretch, with its 95 % interval, and that of all together; logarithmic.
void drawOverTime(Plot& plot, const Molecule& molecule);
/// Histogram of D on a logarithmic axis; upper limits are counted apart. selected: a row to point out.
void drawHistogram(Plot& plot, const Measurement& measurement, std::optional<std::size_t> selected);

} // namespace perrin::ui
