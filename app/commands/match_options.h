// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/camera_calibration.h"
#include "core/noise/noise_match.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

struct MatchOptions {
    std::filesystem::path movie; // may be empty with a dark movie
    std::optional<std::filesystem::path> camera, dark, cameraOut;
    std::vector<std::filesystem::path> flats;
    std::string frames = "all";
    std::optional<std::string> roi, exposure;
    std::optional<std::filesystem::path> scenario;
    std::string preset;
    std::vector<std::string> locks; // NAME=VALUE
    std::string em = "auto";
    std::string search, loss = "ssim+mse"; // of the report's own searches; empty: none
    bool levelsOnly = false, json = false;
    std::optional<double> pixelSize, frameInterval, psf;
    int channel = 1;
    std::optional<std::filesystem::path> out, figure;
};

void addMatchOptions(CLI::App& command, MatchOptions& options);

/// Offset, read noise and gain from dark and flat movies; only with options.dark. Throws Error, Cancelled.
CameraCalibration calibrationFor(const MatchOptions& options, const Job& job);
/// A camera measured before is held in the fit, but for what --lock holds. hasGain: its gain was measured too.
void hold(const Camera& camera, bool hasGain, const MatchOptions& options, NoiseFitSettings& fit);

/// The scenario that the match begins with; with options.camera, with that camera.
Scenario baseScenario(const MatchOptions& options);
/// What the movie's file knows, and what was given instead.
Acquisition acquisitionFor(const MovieInfo& info, const MatchOptions& options);
/// Throws Error naming the option that asks for what the movie does not have.
MatchSettings settingsFor(const Movie& movie, const Scenario& base, const MatchOptions& options);

} // namespace perrin::app
