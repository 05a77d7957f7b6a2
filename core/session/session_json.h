// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement_json.h"
#include "core/session/session.h"

namespace perrin {

nlohmann::json simulationJson(const SimulationSettings& simulation);
SimulationSettings simulationFrom(const JsonField& field);

/// Null where nothing was begun.
nlohmann::json matchingJson(const MatchingSettings& matching);
MatchingSettings matchingFrom(const JsonField& field);

} // namespace perrin
