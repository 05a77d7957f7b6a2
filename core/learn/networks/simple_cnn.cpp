// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/image_network.h"

namespace perrin {
namespace {

namespace nn = torch::nn;

constexpr std::int64_t widths[] = {32, 64, 128};
constexpr std::int64_t denseWidths[] = {256, 64};

std::int64_t halvedThrice(std::int64_t side) {
    return (side + 7) / 8;
}

nn::Conv2d halving(std::int64_t in, std::int64_t out) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, 7).stride(2).padding(3));
}

class SimpleCnn : public ImageNetwork {
  public:
    explicit SimpleCnn(const NetworkDescription& d)
        : ImageNetwork(d, {}), conv1_(halving(d.frames, widths[0])), conv2_(halving(widths[0], widths[1])),
          conv3_(halving(widths[1], widths[2])),
          dense1_(widths[2] * halvedThrice(d.height) * halvedThrice(d.width), denseWidths[0]),
          dense2_(denseWidths[0], denseWidths[1]), dense3_(denseWidths[1], answersOf(d)) {
        sizesOf(d, {});
        register_module("conv1", conv1_);
        register_module("conv2", conv2_);
        register_module("conv3", conv3_);
        register_module("dense1", dense1_);
        register_module("dense2", dense2_);
        register_module("dense3", dense3_);
    }

  private:
    torch::Tensor answer(torch::Tensor x) override {
        x = x.contiguous(torch::MemoryFormat::ChannelsLast);
        x = conv1_(x).relu_();
        x = conv2_(x).relu_();
        x = conv3_(x).relu_();
        x = dense1_(x.flatten(1)).relu_();
        x = dense2_(x).relu_();
        return dense3_(x);
    }

    nn::Conv2d conv1_, conv2_, conv3_;
    nn::Linear dense1_, dense2_, dense3_;
};

} // namespace

Architecture simpleCnn() {
    return {.info = {.name = "simple-cnn",
                     .description =
                         "three wide convolutions and three dense layers; the smallest, to try things"},
            .make = makeNetwork<SimpleCnn>};
}

} // namespace perrin
