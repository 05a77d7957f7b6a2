// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

/// How a movie was taken and is measured, as the command line has it; what was not given stays empty. um, s.
struct MovieOptions {
    std::optional<double> pixelSize, frameInterval;
    std::optional<std::string> exposure; // s, or "full"
    std::optional<double> psfFwhm, falseAlarm, maxD;
    std::optional<int> minFrames, maxGap, channel; // channel from 1
    std::string method, detector, localizer;       // empty: the default
    std::string model;                             // empty: no network
    std::optional<std::filesystem::path> cameraFile;
    std::optional<double> gain, offset, readNoise;
    bool em = false, zAsTime = false;

    /// What a table says of them, "" where none was given: "options: --pixel-size 0.1 --exposure full".
    /// Camera and regions have lines of their own.
    std::string comment() const;
};

void addMovieOptions(CLI::App& command, MovieOptions& options);

/// What the options and the file together say of one movie; `remarks` gets a sentence where they differ.
/// Throws Error naming the option that is needed.
MeasureSettings settingsFor(const MovieInfo& info, const MovieOptions& options,
                            std::vector<std::string>& remarks);

} // namespace perrin::app
