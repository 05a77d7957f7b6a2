// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/measure_options.h"
#include "app/output_files.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

/// Where a movie's own results go.
struct MovieFiles {
    std::optional<std::filesystem::path> spots, overlay;
    std::vector<std::filesystem::path> maps{};
};

/// Where the results of `perrin measure` go.
struct MeasureFiles {
    std::optional<std::filesystem::path> csv, summary;
    std::vector<MovieFiles> movies; // as the movies are listed
};

/// Names for all movies of the list, so that parts of a batch name theirs alike; makes the folder of --out-dir.
MeasureFiles filesFor(const MeasureOptions& options, const std::vector<std::filesystem::path>& movies);

/// Of one movie. several: its name is part of theirs.
MovieFiles movieFiles(const MeasureOptions& options, const std::string& name, bool several);

/// Nothing that is read may be written over, nor one file twice. Throws Error naming the option.
void check(const MeasureFiles& files, const MeasureOptions& options,
           const std::vector<std::filesystem::path>& movies, OutputFiles& places);

} // namespace perrin::app
