// SPDX-License-Identifier: GPL-3.0-or-later
// After Dosovitskiy et al. 2021: a token a patch of a frame, layer norm first, no dropout.
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/image_network.h"
#include "core/learn/networks/token_mixer.h"

#include "core/error.h"

#include <cmath>

namespace perrin {
namespace {

namespace nn = torch::nn;

constexpr std::int64_t headWidth = 32;
constexpr double longestPeriod = 1000; // frames

class Vit : public ImageNetwork {
  public:
    explicit Vit(const NetworkDescription& d)
        : ImageNetwork(d, {.leastFrames = 4, .mostFrames = 64, .anyNumberOfFrames = true}) {
        const auto sizes =
            sizesOf(d, {{"width", 96, headWidth, 1024}, {"layers", 4, 1, 24}, {"patch", 16, 4, 64}});
        patch_ = sizes.at("patch");
        width_ = sizes.at("width");
        if (width_ % headWidth != 0)
            throw Error("vit: the option width is " + std::to_string(width_) + "; it is a multiple of " +
                        std::to_string(headWidth));
        if (d.height % patch_ != 0 || d.width % patch_ != 0)
            throw Error("vit: patches of " + std::to_string(patch_) + " px do not tile a window of " +
                        std::to_string(d.height) + "x" + std::to_string(d.width) +
                        " px; choose another option patch");
        embed_ = register_module("embed", nn::Linear(patch_ * patch_, width_));
        places_ = register_parameter("places",
                                     0.02 * torch::randn({(d.height / patch_) * (d.width / patch_), width_}));
        for (int i = 0; i < sizes.at("layers"); ++i)
            layers_.push_back(register_module("layer" + std::to_string(i + 1),
                                              std::make_shared<TokenMixer>(width_, width_ / headWidth)));
        norm_ = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({width_})));
        dense_ = register_module("dense", nn::Linear(width_, answersOf(d)));
    }

  private:
    /// (frames, width): sinusoids (Vaswani et al. 2017), so that the weights fit any number of frames.
    torch::Tensor times(std::int64_t frames, const torch::TensorOptions& options) const {
        const torch::Tensor rates = torch::exp(torch::arange(width_ / 2, options) *
                                               (-2 * std::log(longestPeriod) / static_cast<double>(width_)));
        const torch::Tensor phases = torch::arange(frames, options).unsqueeze(1) * rates;
        return torch::cat({phases.sin(), phases.cos()}, 1);
    }

    torch::Tensor answer(torch::Tensor pixels) override {
        const std::int64_t stacks = pixels.size(0), frames = pixels.size(1);
        const std::int64_t rows = pixels.size(2) / patch_, columns = pixels.size(3) / patch_;
        const torch::Tensor patches = pixels.view({stacks, frames, rows, patch_, columns, patch_})
                                          .transpose(3, 4)
                                          .reshape({stacks, frames, rows * columns, patch_ * patch_});
        torch::Tensor x = embed_(patches) + places_ + times(frames, pixels.options()).unsqueeze(1);
        x = x.flatten(1, 2);
        for (const auto& layer : layers_)
            x = layer->forward(x);
        return dense_(norm_(x).mean(1));
    }

    std::int64_t patch_ = 0, width_ = 0;
    nn::Linear embed_{nullptr}, dense_{nullptr};
    torch::Tensor places_;
    std::vector<std::shared_ptr<TokenMixer>> layers_;
    nn::LayerNorm norm_{nullptr};
};

} // namespace

Architecture vit() {
    return {
        .info = {.name = "vit",
                 .description = "transformer over patches of the frames; any number of frames from 4 to 64",
                 .anyNumberOfFrames = true},
        .make = makeNetwork<Vit>};
}

} // namespace perrin
