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

Scenario readScenario(const std::filesystem::path& path);
void writeScenario(const std::filesystem::path& path, const Scenario& scenario);

/// One field by its path, "motion.diffusion_coefficient_um2_per_s=0.5"; the value is JSON, or else taken as
/// text. Throws Error: no such field (and the names near it), an impossible value.
Scenario withSetting(const Scenario& scenario, const std::string& assignment);

} // namespace perrin
