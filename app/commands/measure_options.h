// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/condition_options.h"
#include "app/commands/map_options.h"
#include "app/commands/movie_options.h"
#include "core/movie/movie_list.h"
#include "core/table.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

/// The command line of `perrin measure`; what was not given stays empty.
struct MeasureOptions : MovieOptions {
    std::vector<std::filesystem::path> movies; // and folders
    bool recursive = false;
    std::optional<Shard> shard;
    bool watch = false;
    double settle = 4; // s
    int tries = 5;

    std::optional<std::filesystem::path> regions;
    std::string regionUse = "label";

    std::optional<std::filesystem::path> csv, summary, spots, overlay, outDir;
    ConditionOptions conditions;
    MapOptions map;
    std::string spotsFormat = "trackmate";
    bool json = false, plain = false;
    std::string separator = ",", decimal = ".";

    TableFormat tableFormat() const;
};

void addMeasureOptions(CLI::App& command, MeasureOptions& options);

} // namespace perrin::app
