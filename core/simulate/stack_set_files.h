// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/stack_set.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

/// What the names of a set's files have in common.
std::filesystem::path prefixOf(const std::filesystem::path& path);

/// Columns every stack set has, in their order.
const std::vector<std::string>& stackSetColumns();

/// How a simulation was made, to be written beside it. kind: for people, "stack set".
nlohmann::ordered_json simulationRecord(const std::string& kind, const Scenario& scenario,
                                        std::uint64_t seed);

/// Black and white for showing these pixels, ADU.
std::pair<double, double> displayRange(const Image& pixels);

} // namespace perrin
