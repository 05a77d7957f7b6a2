// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/residual.h"

namespace perrin {
namespace {

namespace nn = torch::nn;

/// Strides halve the window; time keeps its length.
struct Volume {
    using Convolution = nn::Conv3d;
    using Norm = nn::BatchNorm3d;

    static Convolution convolution(std::int64_t in, std::int64_t out, std::int64_t kernel,
                                   std::int64_t stride) {
        return Convolution(
            nn::Conv3dOptions(in, out, kernel).stride({1, stride, stride}).padding(kernel / 2));
    }
};

class Resnet3d : public ImageNetwork {
  public:
    explicit Resnet3d(const NetworkDescription& d)
        : ImageNetwork(d, {.leastFrames = 4, .mostFrames = 64, .anyNumberOfFrames = true}) {
        const std::int64_t width = sizesOf(d, {{"width", 16, 4, 128}}).at("width");
        trunk_ =
            register_module("trunk", std::make_shared<ResidualTrunk<Volume>>(
                                         1, std::vector<std::int64_t>{width, 2 * width, 4 * width, 8 * width},
                                         2, answersOf(d)));
    }

  private:
    torch::Tensor answer(torch::Tensor pixels) override {
        return trunk_->forward(pixels.unsqueeze(1).contiguous(torch::MemoryFormat::ChannelsLast3d));
    }

    std::shared_ptr<ResidualTrunk<Volume>> trunk_;
};

} // namespace

Architecture resnet3d() {
    return {.info = {.name = "resnet3d",
                     .description =
                         "residual blocks that convolve over time too; any number of frames from 4 to 64",
                     .anyNumberOfFrames = true},
            .make = makeNetwork<Resnet3d>};
}

} // namespace perrin
