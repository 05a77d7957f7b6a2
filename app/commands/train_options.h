// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/training.h"

#include <CLI/CLI.hpp>
#include <filesystem>

namespace perrin::app {

/// What the command line of `perrin train` says.
struct TrainOptions {
    std::optional<std::string> preset;
    std::optional<std::filesystem::path> scenario;
    std::vector<std::string> scenarioSettings;                       // KEY=VALUE
    std::vector<std::string> networkOptions;                         // KEY=VALUE
    nlohmann::ordered_json given = nlohmann::ordered_json::object(); // settings, as their JSON has them
    bool resume = false, dump = false;
    std::filesystem::path out;
};

void addTrainOptions(CLI::App& command, TrainOptions& options);

/// The options' training, begun anew. Throws Error naming the setting.
TrainingSettings newSettings(const TrainOptions& options);
/// A checkpoint's, with what the options may change in it. Throws Error: settings that differ from the
/// checkpoint's.
TrainingSettings resumedSettings(const TrainingSettings& checkpoint, const TrainOptions& options);

} // namespace perrin::app
