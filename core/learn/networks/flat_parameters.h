// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/tensor.h"

#include <torch/torch.h>

namespace perrin {

/// A module's parameters, and their gradients, as one row of numbers each: the optimizer, clipping and the
/// exchange between processes then are a few operations on one tensor. The module's own tensors are views
/// into it, kernels of convolutions with their input channels last.
class FlatParameters {
  public:
    explicit FlatParameters(torch::nn::Module& module);

    torch::Tensor& values() { return values_; }
    torch::Tensor& gradients() { return gradients_; }
    std::int64_t count() const { return values_.numel(); }
    /// The gradients by the parameters' names.
    Tensors namedGradients() const;

  private:
    torch::Tensor values_, gradients_;
    std::vector<std::pair<std::string, torch::Tensor>> parameters_;
};

/// A copy for the outside, and back. to(): onto the target's device; throws Error where the shapes differ.
Tensor fromTorch(const torch::Tensor& tensor);
void toTorch(const Tensor& source, torch::Tensor target, const std::string& name);

} // namespace perrin
