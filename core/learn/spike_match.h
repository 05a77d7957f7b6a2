// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/spike_in.h"
#include "core/learn/spiked_movie.h"

#include <vector>

namespace perrin {

/// What came of synthetic molecules. before: the movie measured without them; after: with them. gate: px. Of every
/// frame the nearest pairs of a measured and a true place first, each place once; molecules that were there before
/// take part with their places of then.
std::vector<SpikedOutcome> lookUp(const std::vector<SpikedMolecule>& molecules, const Measurement& before,
                                  const Measurement& after, double gate);

} // namespace perrin
