// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/json_field.h"

namespace perrin {

/// Flat, by the names provenanceJson() uses. Reading checks types only.
nlohmann::json settingsJson(const MeasureSettings& settings);
MeasureSettings settingsFrom(const JsonField& field);

/// Estimates are [value, low, high] in um^2/s; spots are rows of numbers under spot_columns (see
/// measurementJson()), px and photons or ADU. Reading checks that there is a spot and that frames increase.
nlohmann::json moleculeJson(const Molecule& molecule);
Molecule moleculeFrom(const JsonField& field);

/// Everything but `spots`. Reading checks what everybody relies on: settings good to measure with, and the
/// molecules.
nlohmann::json measurementJson(const Measurement& measurement);
Measurement measurementFrom(const JsonField& field);

} // namespace perrin
