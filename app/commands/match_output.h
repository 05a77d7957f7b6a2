// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/noise_match.h"

#include <filesystem>
#include <ostream>

namespace perrin::app {

/// For people: every number with its interval and unit, then what it means.
void print(std::ostream& out, const std::filesystem::path& movie, const NoiseMatch& match);

/// Histogram of empty pixels on a logarithmic axis, and what the model expects of it.
void writeFigure(const std::filesystem::path& path, const std::filesystem::path& movie,
                 const NoiseMatch& match);

} // namespace perrin::app
