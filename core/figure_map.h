// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

/// A quantity by place, in colours, beside how many it was taken from, in greys. Texts are ASCII; '^2' is raised,
/// "um" gets its Greek letter.
struct MapFigure {
    std::string title{}, caption{}; // above and below; a caption breaks at '\n'
    std::string valueLabel{};       // over the colour bar, with its unit
    std::string countLabel{};       // over the other panel's bar
    Image values{};                 // above 0, NaN where not available: hatched
    Image counts{};                 // of the same size, 0 or more
    std::pair<double, double> limits{0.01, 10}; // of the logarithmic colours; values outside have the end's
    double binSize = 1;                         // um, edge of a bin, for the scale bar
};

/// The figure as a PNG file's bytes. Throws Error: no bins, counts of another size, limits that are not above 0 or
/// not in order.
std::vector<std::uint8_t> mapPng(const MapFigure& figure);

} // namespace perrin
