// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/condition_options.h"
#include "app/commands/map_options.h"
#include "core/diffusion/measurement.h"
#include "core/movie/movie_list.h"
#include "core/table.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

/// The command line of `perrin measure`; what was not given stays empty. um, s.
struct MeasureOptions {
    std::vector<std::filesystem::path> movies; // and folders
    bool recursive = false;
    std::optional<Shard> shard;
    std::optional<double> pixelSize, frameInterval;
    std::optional<std::string> exposure; // s, or "full"
    std::optional<double> psfFwhm, falseAlarm, maxD;
    std::optional<int> minFrames, maxGap, channel; // channel from 1
    std::string method, detector, localizer;       // empty: the default
    std::string model;                             // empty: no network
    std::optional<std::filesystem::path> cameraFile;
    std::optional<double> gain, offset, readNoise;
    bool em = false, zAsTime = false;

    std::optional<std::filesystem::path> regions;
    std::string regionUse = "label";

    std::optional<std::filesystem::path> csv, summary, spots, overlay, outDir;
    ConditionOptions conditions;
    MapOptions map;
    std::string spotsFormat = "trackmate";
    bool json = false, plain = false;
    std::string separator = ",", decimal = ".";

    TableFormat tableFormat() const;
    /// What a table says of them, "" where none was given: "options: --pixel-size 0.1 --exposure full". Camera and
    /// regions have lines of their own.
    std::string comment() const;
};

void addMeasureOptions(CLI::App& command, MeasureOptions& options);

/// What the options and the file together say of one movie; `remarks` gets a sentence where they differ.
/// Throws Error naming the option that is needed.
MeasureSettings settingsFor(const MovieInfo& info, const MeasureOptions& options,
                            std::vector<std::string>& remarks);

} // namespace perrin::app
