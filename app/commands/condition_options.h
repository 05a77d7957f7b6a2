// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/output_files.h"
#include "core/diffusion/condition_names.h"
#include "core/diffusion/condition_table.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace perrin::app {

/// What `perrin measure` and `perrin merge` are told of conditions to compare.
struct ConditionOptions {
    std::vector<std::string> patterns; // NAME=PATTERN
    std::optional<std::filesystem::path> list;
    std::string d; // empty: automatic
    std::optional<std::filesystem::path> csv, figure;

    ComparedD compared() const { return d.empty() ? ComparedD::Automatic : comparedD(d); }
    bool given() const { return !patterns.empty() || list; }
};

std::vector<CLI::Option*> addConditionOptions(CLI::App& command, ConditionOptions& options);

/// The conditions, and which of them each movie belongs to.
struct AssignedConditions {
    std::vector<std::string> conditions;
    std::map<std::string, std::string> ofMovie;
};

/// Throws Error: options that do not fit together, a movie of two conditions, a condition without movies.
AssignedConditions assignConditions(const ConditionOptions& options, const std::vector<std::string>& movies,
                                    std::vector<std::string>& notes);

/// Refuses places where --conditions-out and --conditions-figure cannot write. Throws Error.
void checkPlaces(const ConditionOptions& options, OutputFiles& places);

void printConditions(std::ostream& out, const ComparedConditions& compared);

/// The contents of --conditions-out and --conditions-figure.
std::string conditionsCsv(const ComparedConditions& compared);
std::string conditionsPng(const ComparedConditions& compared);

} // namespace perrin::app
