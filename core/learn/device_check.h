// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/engine.h"

namespace perrin {

inline constexpr int checkedStacks = 64; // a step

struct DeviceCheck {
    Device device{};
    double secondsPerStep = 0; // of `checkedStacks` stacks, once it is warm
};

/// Trains the network `perrin` for two steps on every device, from the same weights. Throws Error naming the
/// device: it fails, its loss is no number, or it answers otherwise than the processor; Cancelled.
std::vector<DeviceCheck> checkDevices(const Engine& engine, const Job& job = {});

} // namespace perrin
