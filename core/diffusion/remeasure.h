// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"

namespace perrin {

/// How much of a measurement other settings make anew.
enum class Rework { None, Estimates, Linking, Finding };
Rework reworkNeeded(const Measurement& measurement, const MeasureSettings& settings);

/// Brings a measurement to other settings with the least work: edits by hand (molecules added, moved,
/// deleted) stay as long as only estimates change; after linking or finding anew, molecules added by hand
/// stay unless the same were found now. Throws Error, Cancelled.
Measurement remeasure(const Movie& movie, const Measurement& previous, const MeasureSettings& settings,
                      const Job& job = {});

} // namespace perrin
