// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/diffusion.
#include "core/diffusion/measurability.h"

namespace perrin {

/// All but the verdict. The scenario is one that passes check() and whose molecule moves.
Measurability measurabilityNumbers(const Scenario& scenario);

/// Finds what would help most by trying it.
std::string measurabilityVerdict(const Scenario& scenario, const Measurability& numbers);

} // namespace perrin
