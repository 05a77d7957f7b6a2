// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/figure_chart.h"
#include "ui/plot/plot.h"

namespace perrin::ui {

/// Histograms of D laid over each other, above them the medians with their intervals: the numbers of
/// conditionChart().
void drawConditions(Plot& plot, const PointChart& chart);

} // namespace perrin::ui
