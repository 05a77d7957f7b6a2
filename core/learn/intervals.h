// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

/// Half-widths of the central 68 % and 95 % of a normal distribution, in its standard deviations.
inline constexpr double z68 = 0.994458, z95 = 1.959964;

/// A network's ln of its variance is taken to lie within ± this: beyond, the exponential would run away.
inline constexpr double widestLogVariance = 12;

} // namespace perrin
