// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/session/json_field.h"
#include "core/session/session.h"

namespace perrin {

/// Flat, by the names provenanceJson() uses. Reading checks types only.
nlohmann::json settingsJson(const MeasureSettings& settings);
MeasureSettings settingsFrom(const JsonField& field);

/// Everything but `spots`. Estimates are [value, low, high] in um^2/s; spots are rows of numbers under
/// spot_columns, px and photons or ADU. Reading checks what everybody relies on: settings good to measure
/// with, tracks of at least one spot, frames that increase.
nlohmann::json measurementJson(const Measurement& measurement);
Measurement measurementFrom(const JsonField& field);

nlohmann::json simulationJson(const SimulationSettings& simulation);
SimulationSettings simulationFrom(const JsonField& field);

/// Null where nothing was begun.
nlohmann::json matchingJson(const MatchingSettings& matching);
MatchingSettings matchingFrom(const JsonField& field);

} // namespace perrin
