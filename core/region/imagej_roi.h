// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/region/region.h"

#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// The regions of an ImageJ file: one of a .roi, all of a RoiSet .zip; their names made unique. What has no
/// inside (lines, points, angles, texts) is left out, and `warnings` gets a sentence for each. A position in
/// the stack is not read: a region holds for every frame. Throws Error naming the file when it is damaged or
/// holds no region.
std::vector<Region> readRois(const std::filesystem::path& path, std::vector<std::string>& warnings);

/// For ImageJ: a .roi of one region or a .zip of any number; places to the 32-bit float. Written atomically.
/// Throws Error.
void writeRois(const std::filesystem::path& path, const std::vector<Region>& regions);

} // namespace perrin
