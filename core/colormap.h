// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace perrin {

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// How gray values are shown: ImageJ's "look-up tables".
enum class LookupTable { Grays, InvertedGrays, Green, Magenta, Hot, Inferno, Viridis };
inline constexpr std::array allLookupTables{
    LookupTable::Grays, LookupTable::InvertedGrays, LookupTable::Green,  LookupTable::Magenta,
    LookupTable::Hot,   LookupTable::Inferno,       LookupTable::Viridis};
const char* name(LookupTable table);            // "Grays", "Inverted grays", …
std::array<Rgb, 256> colors(LookupTable table); // from black to white
LookupTable lookupTable(std::string_view name); // Grays for a name that is none

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
