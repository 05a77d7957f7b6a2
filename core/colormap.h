// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>

namespace perrin {

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// The viridis colour map (van der Walt & Smith 2015): dark blue at 0, yellow at 1; values outside are
/// clamped.
Rgb viridis(double fraction);

// D has one colour scale everywhere, with fixed limits, so that colours of two movies can be compared.
inline constexpr double diffusionScaleLow = 0.01; // um^2/s
inline constexpr double diffusionScaleHigh = 10;  // um^2/s
inline constexpr std::array<double, 4> diffusionScaleTicks{0.01, 0.1, 1, 10};
inline constexpr Rgb noEstimateColor{150, 150, 150};

/// Place of D (um^2/s) on the logarithmic scale: 0 at its low end, 1 at its high end, clamped; D <= 0 is at
/// 0.
double diffusionScalePosition(double d);

/// Colour of D (um^2/s); grey without an estimate.
Rgb diffusionColor(std::optional<double> d);

} // namespace perrin
