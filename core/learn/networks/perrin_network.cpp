// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/image_network.h"
#include "core/learn/networks/token_mixer.h"

#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr int leastFrames = 4, mostFrames = 64;
constexpr std::int64_t timeNumbers = 8; // sines and cosines of a frame's place in time

torch::Tensor placesInTime(std::int64_t frames, const torch::TensorOptions& options) {
    const torch::Tensor time = torch::arange(frames, options).unsqueeze(1);
    const torch::Tensor rate =
        torch::pow(0.35, torch::arange(timeNumbers / 2, options)) * (std::numbers::pi / 2);
    return torch::cat({torch::sin(time * rate), torch::cos(time * rate)}, 1);
}

/// Perrin's own: each frame's fitted spot and a cut around it become a token; attention between the frames;
/// their mean, with what is known of the whole stack, gives the answer. Any number of frames; missing ones
/// are masked.
class PerrinNetwork : public Network {
  public:
    PerrinNetwork(std::int64_t width, std::int64_t layers, std::int64_t heads, std::int64_t cropWidth,
                  std::int64_t outputs)
        : cropIn_(register_module("crop_in", torch::nn::Linear(cropSide * cropSide, cropWidth))),
          cropOut_(register_module("crop_out", torch::nn::Linear(cropWidth, width))),
          spot_(register_module("spot", torch::nn::Linear(spotNumbers + timeNumbers, width))),
          condition_(register_module("condition", torch::nn::Linear(conditionNumbers, width))),
          mixIn_(register_module("mix_in", torch::nn::Linear(width, 2 * width))),
          mixOut_(register_module("mix_out", torch::nn::Linear(2 * width, width))),
          norm_(register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})))),
          headIn_(register_module("head_in", torch::nn::Linear(width + conditionNumbers, 2 * width))),
          headOut_(register_module("head_out", torch::nn::Linear(2 * width, outputs))),
          direct_(register_module("direct", torch::nn::Linear(conditionNumbers, outputs))) {
        for (std::int64_t i = 0; i < layers; ++i)
            layers_.push_back(
                register_module("layer" + std::to_string(i + 1), std::make_shared<TokenMixer>(width, heads)));
        torch::NoGradGuard noGrad;
        headOut_->weight.mul_(0.1);
    }

    torch::Tensor forward(const NetworkTensors& input) override {
        if (!input.spots.defined())
            throw Error("perrin looks at fitted spots, but was given none");
        checkFrames("perrin", input.seen.size(1), leastFrames, mostFrames);
        const torch::Tensor seen = input.seen.unsqueeze(-1);
        const torch::Tensor time = placesInTime(input.seen.size(1), input.seen.options())
                                       .unsqueeze(0)
                                       .expand({input.seen.size(0), -1, -1});
        torch::Tensor tokens = spot_(torch::cat({input.spots, time}, -1)) +
                               cropOut_(torch::gelu(cropIn_(input.crops))) +
                               condition_(input.conditions).unsqueeze(1);
        tokens = (tokens + mixOut_(torch::gelu(mixIn_(torch::gelu(tokens))))) * seen;
        const torch::Tensor hidden = ((input.seen - 1) * 1e4).unsqueeze(1).unsqueeze(1);
        for (const auto& layer : layers_)
            tokens = layer->forward(tokens, hidden);
        const torch::Tensor count = input.seen.sum(1, true).clamp_min(1);
        const torch::Tensor mean = (norm_(tokens) * seen).sum(1) / count;
        return headOut_(torch::gelu(headIn_(torch::cat({mean, input.conditions}, 1)))) +
               direct_(input.conditions);
    }

  private:
    torch::nn::Linear cropIn_, cropOut_, spot_, condition_, mixIn_, mixOut_;
    std::vector<std::shared_ptr<TokenMixer>> layers_;
    torch::nn::LayerNorm norm_;
    torch::nn::Linear headIn_, headOut_, direct_;
};

std::shared_ptr<Network> make(const NetworkDescription& description) {
    const std::map<std::string, int> sizes = sizesOf(
        description,
        {{"width", 96, 8, 1024}, {"layers", 3, 0, 24}, {"heads", 4, 1, 32}, {"crop-width", 128, 8, 2048}});
    checkFrames(description.name, description.frames, leastFrames, mostFrames);
    const int width = sizes.at("width"), heads = sizes.at("heads");
    if (width % heads != 0)
        throw Error("the network perrin needs a width that its heads divide evenly, not " +
                    std::to_string(width) + " for " + std::to_string(heads) + " heads");
    return std::make_shared<PerrinNetwork>(width, sizes.at("layers"), heads, sizes.at("crop-width"),
                                           answersOf(description));
}

} // namespace

Architecture perrinNetwork() {
    return {{.name = "perrin",
             .description = "Perrin's own: fitted spots and cuts around them, attention between the frames",
             .sees = Sees::Spots,
             .anyNumberOfFrames = true},
            make};
}

} // namespace perrin
