// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/spike_in.h"
#include "ui/plot/plot.h"

namespace perrin::ui {

/// As people call it: "MLE".
QString methodTitle(SpikedMethod method);
QColor methodColor(SpikedMethod method, const PlotColors& colors);

/// True against measured D of every synthetic molecule that was found, a colour a method, with the identity
/// and the (geometric) means with their standard errors.
void drawSpikeIn(Plot& plot, const SpikeInResult& result);

} // namespace perrin::ui
