// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/engine.h"
#include "core/learn/training.h"

namespace perrin::test {

/// An engine without torch: "line" answers with a straight line through the logarithms of three mean squared
/// differences between frames. Its gradient is shaken by numbers from (seed, step) as dropout would, and it
/// keeps a moment, so that a training which loses a counter or a state ends elsewhere. Options: "broken_at":
/// the step whose loss is no number; "milliseconds": that each step lasts.
const Engine& simpleEngine();

/// Something small that "line" learns.
TrainingSettings simpleTraining();

} // namespace perrin::test
