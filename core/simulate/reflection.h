// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cmath>

namespace perrin {

/// Mirrored at 0 and at `last`, as often as it takes: keeps an even distribution even. How a field of view holds
/// its molecules.
inline double reflected(double value, double last) {
    const double period = 2 * last;
    const double place = std::fmod(std::fmod(value, period) + period, period);
    return place > last ? period - place : place;
}

} // namespace perrin
