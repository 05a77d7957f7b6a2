// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/measure_options.h"
#include "app/commands/measure_regions.h"
#include "core/diffusion/measurement.h"
#include "core/figure.h"

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace perrin::app {

/// One movie's results, with what the output needs to know of the movie.
struct MeasuredMovie {
    std::filesystem::path path;
    std::string sha256;
    Measurement measurement;
};

/// For people: aligned columns with units, then a summary line.
void printMolecules(std::ostream& out, const MeasuredMovie& movie);
void printSummary(std::ostream& out, const MeasuredMovie& movie);

/// For programs: provenance and every column of the CSV and of the summary, under the same names.
nlohmann::ordered_json asJson(const MeasuredMovie& movie, const ChosenRegions& regions);

/// The molecules of all movies; a comment that does not hold for all of them begins with its movie's name.
Table allMolecules(const std::vector<MeasuredMovie>& movies, const ChosenRegions& regions);

/// The summaries of all movies: of each a row of all its molecules, then one of each region.
Table allSummaries(const std::vector<MeasuredMovie>& movies, const ChosenRegions& regions);

/// The frame where most is to be seen: its molecules, each with its D and its path over the last 30 frames.
OverlayFigure overlayOf(const Movie& movie, const MeasuredMovie& measured);

/// The file an output of one movie goes to: `name` itself, or NAME-MOVIE.ext where there are several movies.
std::filesystem::path outputOf(const std::filesystem::path& name, const std::filesystem::path& movie,
                               bool several);

/// For a single image with numbered siblings: that its folder would be a movie.
std::string seriesHint(const MovieInfo& info);

} // namespace perrin::app
