// SPDX-License-Identifier: GPL-3.0-or-later
// Pix2D (Park et al. 2023, Commun. Biol. 6:336): convolutions of 2, 4, 8 and 8 times as many channels as
// frames.
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/image_network.h"

namespace perrin {
namespace {

namespace nn = torch::nn;

constexpr double droppedShare = 0.2;

struct Layer {
    std::int64_t factor; // channels per frame
    bool halving;        // 2x2 with stride 2, otherwise 3x3
};
constexpr Layer layers[] = {{2, false}, {2, true}, {4, false}, {4, true}, {8, false}, {8, false}};

class Pix2d : public ImageNetwork {
  public:
    explicit Pix2d(const NetworkDescription& d)
        : ImageNetwork(d, {}), dropout_(droppedShare), dense_(8 * d.frames, answersOf(d)) {
        sizesOf(d, {});
        std::int64_t in = d.frames;
        for (const Layer& layer : layers) {
            const std::int64_t out = layer.factor * d.frames;
            const auto options = layer.halving ? nn::Conv2dOptions(in, out, 2).stride(2)
                                               : nn::Conv2dOptions(in, out, 3).padding(1);
            const std::string number = std::to_string(convs_.size() + 1);
            convs_.push_back(register_module("conv" + number, nn::Conv2d(options)));
            norms_.push_back(register_module("norm" + number, nn::BatchNorm2d(out)));
            in = out;
        }
        register_module("dropout", dropout_);
        register_module("dense", dense_);
    }

  private:
    torch::Tensor answer(torch::Tensor x) override {
        x = x.contiguous(torch::MemoryFormat::ChannelsLast);
        for (std::size_t i = 0; i < convs_.size(); ++i)
            x = torch::silu(norms_[i](convs_[i](x)));
        return dense_(dropout_(x.mean({2, 3})));
    }

    std::vector<nn::Conv2d> convs_;
    std::vector<nn::BatchNorm2d> norms_;
    nn::Dropout dropout_;
    nn::Linear dense_;
};

} // namespace

Architecture pix2d() {
    return {.info = {.name = "pix2d",
                     .description =
                         "Pix2D of Park et al. 2023: six convolutions with batch norm, mean over the window"},
            .make = makeNetwork<Pix2d>};
}

} // namespace perrin
