// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/scenario.h"

#include <nlohmann/json.hpp>

namespace perrin {

/// Names say their units: "pixel_size_um". A fixed Range is a plain number, any other an object with "draw".
nlohmann::ordered_json toJson(const Scenario& scenario);
/// Fields left out keep their defaults. Throws Error: `name` (of the file) and the field that is unknown, of
/// a wrong type or impossible (check() is called).
Scenario scenarioFromJson(const nlohmann::ordered_json& json, const std::string& name);

/// Of a scenario file, or of the JSON written beside a simulation.
Scenario readScenario(const std::filesystem::path& path);
void writeScenario(const std::filesystem::path& path, const Scenario& scenario);

/// Fields by their paths, "motion.diffusion_coefficient_um2_per_s=0.5"; a value is JSON, or else taken as
/// text. All are set before the whole is checked. Throws Error: no such field (and those there are), an
/// impossible value.
Scenario withSettings(const Scenario& scenario, const std::vector<std::string>& assignments);

} // namespace perrin
