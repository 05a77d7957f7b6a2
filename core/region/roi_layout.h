// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>

namespace perrin::roi {

// An ImageJ ROI file, all big-endian, as ij.io.RoiDecoder and RoiEncoder lay it out.

/// ImageJ counts from the upper left corner of the top-left pixel, we from that pixel's centre.
inline constexpr double corner = 0.5;

inline constexpr std::size_t versionAt = 4, typeAt = 6, topAt = 8, leftAt = 10, bottomAt = 12, rightAt = 14,
                             countAt = 16, boxAt = 18, compositeSizeAt = 36, subtypeAt = 48, optionsAt = 50,
                             arcSizeAt = 54, header2At = 60, headerSize = 64;
// Of the second header, from its beginning.
inline constexpr std::size_t nameOffsetAt = 16, nameLengthAt = 20, header2Size = 64;

inline constexpr int splineFit = 1, subPixel = 128; // options
inline constexpr int text = 1, image = 4;           // subtypes
enum Type : std::uint8_t { Polygon = 0, Rectangle = 1, Oval = 2, Freehand = 7, Traced = 8 };

inline constexpr std::size_t mostCorners = 65535;

} // namespace perrin::roi
