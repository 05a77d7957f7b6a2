// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/engine.h"

#include <functional>
#include <torch/torch.h>

namespace perrin {

/// Adds up a tensor over all processes of a group, in place.
using SumOverProcesses = std::function<void(torch::Tensor&)>;

/// Meets the others (Gloo, or NCCL on GPUs); waits for them up to half an hour. Throws Error: a rank or a
/// rendezvous that cannot be, no other process came, a LibTorch without Gloo. The function throws Error when
/// another process is gone.
SumOverProcesses joinProcesses(const ProcessGroup& group, const torch::Device& device);

} // namespace perrin
