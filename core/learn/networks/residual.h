// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/networks/image_network.h"

#include <string>
#include <vector>

namespace perrin {

/// The basic residual block of He et al. 2016: two 3-wide convolutions beside the input, or beside its
/// projection where the shape changes. Layers gives the holders of modules Convolution and Norm, and
/// convolution(in, out, kernel, stride), padded to keep the size.
template<class Layers>
class ResidualBlock : public torch::nn::Module {
  public:
    ResidualBlock(std::int64_t in, std::int64_t out, std::int64_t stride)
        : conv1_(Layers::convolution(in, out, 3, stride)), conv2_(Layers::convolution(out, out, 3, 1)),
          norm1_(out), norm2_(out) {
        register_module("conv1", conv1_);
        register_module("norm1", norm1_);
        register_module("conv2", conv2_);
        register_module("norm2", norm2_);
        if (in == out && stride == 1)
            return;
        shortcut_ = register_module("shortcut", Layers::convolution(in, out, 1, stride));
        shortcutNorm_ = register_module("shortcut_norm", typename Layers::Norm(out));
    }

    torch::Tensor forward(const torch::Tensor& x) {
        const torch::Tensor y = norm2_(conv2_(norm1_(conv1_(x)).relu_()));
        return y.add_(shortcut_ ? shortcutNorm_(shortcut_(x)) : x).relu_();
    }

  private:
    typename Layers::Convolution conv1_, conv2_, shortcut_{nullptr};
    typename Layers::Norm norm1_, norm2_, shortcutNorm_{nullptr};
};

/// A first convolution and one block a stage, each with as many channels as named and, but for the first,
/// half the side of the one before; then the mean over all places and one dense layer.
template<class Layers>
class ResidualTrunk : public torch::nn::Module {
  public:
    ResidualTrunk(std::int64_t in, const std::vector<std::int64_t>& channels, std::int64_t stemStride,
                  std::int64_t answers)
        : stem_(Layers::convolution(in, channels.front(), 3, stemStride)), stemNorm_(channels.front()),
          dense_(channels.back(), answers) {
        register_module("stem", stem_);
        register_module("stem_norm", stemNorm_);
        std::int64_t before = channels.front();
        for (std::size_t i = 0; i < channels.size(); ++i) {
            blocks_.push_back(register_module(
                "block" + std::to_string(i + 1),
                std::make_shared<ResidualBlock<Layers>>(before, channels[i], i == 0 ? 1 : 2)));
            before = channels[i];
        }
        register_module("dense", dense_);
    }

    torch::Tensor forward(torch::Tensor x) {
        x = stemNorm_(stem_(x)).relu_();
        for (const auto& block : blocks_)
            x = block->forward(x);
        return dense_(x.flatten(2).mean(2));
    }

  private:
    typename Layers::Convolution stem_;
    typename Layers::Norm stemNorm_;
    std::vector<std::shared_ptr<ResidualBlock<Layers>>> blocks_;
    torch::nn::Linear dense_;
};

} // namespace perrin
