// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/encoder.h"
#include "core/simulate/random_stream.h"

namespace perrin {

/// A simulated stack (ADU) and what is known of it. Of a scenario whose window is `tracked` half of the stacks
/// come as a movie's tracks do: the molecule has been followed already, its places within a tracker's error, in
/// some only through a part of the frames, in some with gaps, and in some the movie's edge is near. Stacks with
/// neighbours always come so: in them the wrong one might be looked for.
KnownStack knownStack(const Scenario& scenario, const Truth& truth, FrameStack adu, RandomStream& random);

/// The random numbers of a stack that are not its simulator's own: of knownStack(), and of what training draws.
RandomStream beyondSimulation(std::uint64_t seed, std::uint64_t index);

} // namespace perrin
