// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/region/region.h"

#include <optional>
#include <string>

namespace perrin {

/// What one ImageJ ROI held: a region, or in `remark` why there is none. With both, what was lost.
struct DecodedRoi {
    std::optional<Region> region;
    std::string remark; // a sentence without its beginning: "is a line, …"
};

/// bytes: a whole .roi file, big-endian "Iout" (ij.io.RoiDecoder, versions 217 to 228). The region is named
/// by itself, else `fallbackName`. Throws Error beginning with `where` when the bytes are damaged.
DecodedRoi decodeRoi(const std::string& bytes, const std::string& fallbackName, const std::string& where);

/// The bytes of a .roi file, version 228; places to the 32-bit float. Throws Error naming the region.
std::string encodeRoi(const Region& region);

} // namespace perrin
