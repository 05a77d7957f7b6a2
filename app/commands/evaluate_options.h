// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/predictor.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

struct EvaluateOptions {
    std::vector<std::string> models;
    std::optional<std::filesystem::path> stacks, report, scenario;
    std::optional<std::string> preset;
    std::vector<std::string> scenarioSettings; // KEY=VALUE
    int count = 2000;                          // fresh stacks of the scenario
    std::vector<std::string> rotations{"16"};
    std::vector<std::string> estimators; // as given; empty: all
    bool cues = false;
    std::optional<std::filesystem::path> csv, json, predictions, figures;
    std::optional<std::string> prior; // LOW,HIGH: D frameInterval / pixelSize^2
    std::string device = "cpu";
    int threads = 0;
    std::uint64_t seed = 1; // of the report's noise, or of the fresh stacks
};

void addEvaluateOptions(CLI::App& command, EvaluateOptions& options);

/// Help below the options.
std::string evaluateExplanation();

/// Throws CLI::ValidationError: no stacks to evaluate on; nothing to evaluate; --rotations repeated.
void checkOptions(const EvaluateOptions& options);

/// No work is done for a place that cannot be written, and nothing is written over what is read or over
/// another output. Throws Error.
void checkOutputs(const EvaluateOptions& options);

Symmetries symmetriesOf(const std::string& rotations);
/// All, none ("none"), or those listed, in the order of the table.
std::vector<std::string> chosenEstimators(const EvaluateOptions& options);

} // namespace perrin::app
