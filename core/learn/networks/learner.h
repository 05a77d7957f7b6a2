// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn.
#include "core/learn/engine.h"

namespace perrin {

/// A learner in LibTorch. Throws Error: see Engine::learner.
std::unique_ptr<Learner> makeTorchLearner(const LearnerSettings& settings);

} // namespace perrin
