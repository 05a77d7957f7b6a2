// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/encoder.h"
#include "core/simulate/random_stream.h"
#include "core/simulate/simulator.h"

#include <functional>

namespace perrin::test {

/// Molecules under the conditions of many microscopes, as Physical B's. The other one that is drawn with each
/// gives its way, with a D of its own; it stands in the window only where a test puts it.
Scenario many();

/// Puts something beside a molecule.
using AddLight = std::function<void(Truth&, const Neighbour&, RandomStream&)>;

/// Puts the other one at a distance (px) in half-time; its light, times the molecule's.
AddLight beside(double nearest, double farthest, double dimmest, double brightest);

/// A molecule as it is followed in a movie, the other one taken away or put where addLight puts it.
KnownStack followed(const Simulator& simulator, std::uint64_t index, const AddLight& addLight);

} // namespace perrin::test
