// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/residual.h"

namespace perrin {
namespace {

namespace nn = torch::nn;

struct Plane {
    using Convolution = nn::Conv2d;
    using Norm = nn::BatchNorm2d;

    static Convolution convolution(std::int64_t in, std::int64_t out, std::int64_t kernel,
                                   std::int64_t stride) {
        return Convolution(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2));
    }
};

/// Frames as channels.
class Resnet2d : public ImageNetwork {
  public:
    explicit Resnet2d(const NetworkDescription& d)
        : ImageNetwork(d, {}), trunk_(std::make_shared<ResidualTrunk<Plane>>(
                                   d.frames, std::vector<std::int64_t>{64, 128, 256, 512},
                                   sizesOf(d, {{"stem_stride", 1, 1, 2}}).at("stem_stride"), answersOf(d))) {
        register_module("trunk", trunk_);
    }

  private:
    torch::Tensor answer(torch::Tensor pixels) override {
        return trunk_->forward(pixels.contiguous(torch::MemoryFormat::ChannelsLast));
    }

    std::shared_ptr<ResidualTrunk<Plane>> trunk_;
};

} // namespace

Architecture resnet2d() {
    return {.info = {.name = "resnet2d",
                     .description =
                         "the 2024 report's ResNet2D: frames as channels, four residual blocks up to 512"},
            .make = makeNetwork<Resnet2d>};
}

} // namespace perrin
