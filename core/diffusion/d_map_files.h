// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/d_map.h"
#include "core/table.h"

#include <cstdint>
#include <filesystem>
#include <utility>

namespace perrin {

/// Limits (um^2/s) of a map's colours: the middle 96 % of the bins' D, at least half a decade; the program's fixed
/// scale where no bin has one. Give the limits yourself where maps are to be compared.
std::pair<double, double> automaticLimits(const DMap& map);

/// PNG file's bytes: D in viridis on a logarithmic scale beside the molecules a bin; title above. Bins without a D
/// are hatched. limits: um^2/s; empty: automaticLimits(). Throws Error.
std::vector<std::uint8_t> mapPng(const DMap& map, const std::string& title,
                                 const std::optional<std::pair<double, double>>& limits = {});

/// A float32 TIFF of three pages named "D (um^2/s)", "SD of ln D" and "molecules"; one pixel a bin, its pixel size
/// the bin's; NaN where not available. Throws Error.
void writeMapTiff(const std::filesystem::path& path, const DMap& map);

/// One row a bin, row by row: X, Y (um, bin's centre), N, D, SD_LN_D, SE_LN_D, N_LIMITS, N_EFFECTIVE. Comments hold
/// units and settings.
Table mapTable(const DMap& map);
/// The same under the lines that say how it was measured. sha256: of the movie, may be empty.
Table mapTable(const DMap& map, const Measurement& measurement, const std::string& file,
               const std::string& sha256);

} // namespace perrin
