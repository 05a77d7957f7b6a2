// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/engine.h"

#include <memory>
#include <torch/torch.h>

namespace perrin {

/// A batch on its device: NetworkInput as tensors, empty ones undefined.
struct NetworkTensors {
    torch::Tensor pixels;     // (stacks, frames, height, width)
    torch::Tensor spots;      // (stacks, frames, spotNumbers)
    torch::Tensor crops;      // (stacks, frames, cropSide * cropSide)
    torch::Tensor conditions; // (stacks, conditionNumbers)
    torch::Tensor seen;       // (stacks, frames)
};

class Network : public torch::nn::Module {
  public:
    /// (stacks, 1): mean; (stacks, 2) where the description asks for the spread: mean, ln variance.
    virtual torch::Tensor forward(const NetworkTensors& input) = 0;
};

/// One architecture: its name and how it is built. Each file of this folder gives one or a few.
struct Architecture {
    NetworkInfo info;
    /// Weights from torch's global generator. Throws Error: an option or size it cannot have.
    std::shared_ptr<Network> (*make)(const NetworkDescription& description);
};

/// All of them, in the order in which people are shown them.
const std::vector<Architecture>& architectures();

} // namespace perrin
