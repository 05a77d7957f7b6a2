// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/engine.h"

#include <torch/torch.h>

namespace perrin {

/// Adam (Kingma & Ba 2015), AdamW (Loshchilov & Hutter 2019) or SGD with momentum on one flat row of
/// parameters. torch::optim keeps its state under keys that changed between LibTorch versions; this one is
/// saved and read alike by all.
class Optimizer {
  public:
    Optimizer(const OptimizerSettings& settings, const torch::Tensor& like);

    /// Clips the gradients in place to settings.clip and moves the values. Gives the gradient's 2-norm
    /// before; where that is not finite, everything stays as it was.
    double step(torch::Tensor& values, torch::Tensor& gradients, double learningRate);

    /// Its moments, to be exchanged between processes.
    std::vector<torch::Tensor> moments() const;

    Tensors state() const;
    /// Throws Error naming the tensor that is missing or of another shape.
    void setState(const Tensors& state);

  private:
    OptimizerSettings settings_;
    torch::Tensor mean_, square_; // moments; SGD has only the first
    std::int64_t steps_ = 0;
};

} // namespace perrin
