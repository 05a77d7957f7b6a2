// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/measure_regions.h"
#include "core/diffusion/batch.h"

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace perrin::app {

/// For people: aligned columns with units, then a summary line.
void printMolecules(std::ostream& out, const MeasuredMovie& movie);
void printSummary(std::ostream& out, const MeasuredMovie& movie);

/// For programs: provenance and every column of the CSV and of the summary, under the same names.
nlohmann::ordered_json asJson(const MeasuredMovie& movie, const ChosenRegions& regions);

/// For a single image with numbered siblings: that its folder would be a movie.
std::string seriesHint(const MovieInfo& info);

} // namespace perrin::app
