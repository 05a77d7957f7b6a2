// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/region/region.h"

#include <nlohmann/json_fwd.hpp>

namespace perrin {

/// {"name": …, "shape": "polygon", "outline_px": [[x, y], …]}.
void to_json(nlohmann::json& json, const Region& region);

/// Throws Error naming what is wrong; the region is checked.
void from_json(const nlohmann::json& json, Region& region);

} // namespace perrin
