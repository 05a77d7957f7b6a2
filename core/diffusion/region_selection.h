// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/region/region.h"

#include <vector>

namespace perrin {

/// Sets each molecule's region to the first that contains its mean position, leaves out those not wanted, and
/// says in `notes` how many. Tracks stay whole, with their ids: cut at a border they would keep the steps
/// that stay inside, the shorter ones, and D would come out too small. Throws Error when a region is none,
/// two bear one name, or there is none to be inside or outside of.
Measurement selectByRegion(const Measurement& measurement, const std::vector<Region>& regions, RegionUse use);

} // namespace perrin
