// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/d_map.h"
#include "ui/plot/plot.h"

#include <optional>
#include <utility>

namespace perrin::ui {

enum class MapQuantity { D, Spread, Molecules };

/// A map of D, of its spread or of the molecules in each bin, as the movie lies: x to the right, y downwards,
/// um, whole pixels square. limits: um^2/s, of the colours of D. Bins without a value stay empty. Gives the
/// plot its readout.
void drawMap(Plot& plot, const DMap& map, MapQuantity quantity, const std::pair<double, double>& limits);

} // namespace perrin::ui
