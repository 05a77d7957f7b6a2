// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

/// One molecule as drawn on a frame: a ring, its way there, its D. px, the centre of the top-left pixel is
/// (0, 0).
struct FigureMark {
    double x = 0, y = 0;
    std::vector<std::pair<double, double>> tail{}; // earlier places (x, y), oldest first
    std::optional<double> d{};                     // um^2/s, gives the colour; empty: grey
    std::string label{};                           // beside the ring, left out where there is no room
};

/// D on the movie: a frame with its molecules, scale bar and colour bar.
struct OverlayFigure {
    Image frame;                     // ADU
    std::optional<double> pixelSize; // um, for the scale bar
    std::string title, caption;      // above and below the picture; ASCII, other letters show as '?'
    std::vector<FigureMark> marks;
};

/// The figure as a PNG file's bytes. The frame is enlarged by whole numbers without smoothing, black and
/// white set from its own values. Throws Error for an empty frame.
std::vector<std::uint8_t> overlayPng(const OverlayFigure& figure);

/// Nearest "1, 2 or 5 times a power of ten" at or below `longest` (um), for a scale bar.
double scaleBarLength(double longest);

} // namespace perrin
