// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/residual.h"

namespace perrin {
namespace {

namespace nn = torch::nn;

/// A 3-D convolution, padded, of a volume with a depth of 1. Only the middle plane of its kernel ever meets
/// data, so it is computed as the 2-D convolution that it is; the other planes stay as they were drawn.
class DepthOneConvolutionImpl : public nn::Module {
  public:
    DepthOneConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride)
        : kernel_(kernel), stride_(stride),
          conv_(nn::Conv3dOptions(in, out, kernel).stride(stride).padding(kernel / 2)) {
        weight_ = register_parameter("weight", conv_->weight);
        bias_ = register_parameter("bias", conv_->bias);
    }

    torch::Tensor forward(const torch::Tensor& x) {
        const torch::Tensor middle = weight_.select(2, kernel_ / 2);
        return torch::conv2d(x, middle.contiguous(torch::MemoryFormat::ChannelsLast), bias_, stride_,
                             kernel_ / 2);
    }

  private:
    std::int64_t kernel_, stride_;
    nn::Conv3d conv_; // draws the first weights
    torch::Tensor weight_, bias_;
};
TORCH_MODULE(DepthOneConvolution);

struct DepthOne {
    using Convolution = DepthOneConvolution;
    using Norm = nn::BatchNorm2d;

    static Convolution convolution(std::int64_t in, std::int64_t out, std::int64_t kernel,
                                   std::int64_t stride) {
        return Convolution(in, out, kernel, stride);
    }
};

/// Frames as channels, so that it never convolves over time.
class Resnet3dReport : public ImageNetwork {
  public:
    explicit Resnet3dReport(const NetworkDescription& d)
        : ImageNetwork(d, {}), trunk_(std::make_shared<ResidualTrunk<DepthOne>>(
                                   d.frames, std::vector<std::int64_t>{64, 128, 256},
                                   sizesOf(d, {{"stem_stride", 1, 1, 2}}).at("stem_stride"), answersOf(d))) {
        register_module("trunk", trunk_);
    }

  private:
    torch::Tensor answer(torch::Tensor pixels) override {
        return trunk_->forward(pixels.contiguous(torch::MemoryFormat::ChannelsLast));
    }

    std::shared_ptr<ResidualTrunk<DepthOne>> trunk_;
};

} // namespace

Architecture resnet3dReport() {
    return {.info = {.name = "resnet3d-report",
                     .description =
                         "the 2024 report's ResNet3D: 3-D kernels on frames as channels, a depth of 1"},
            .make = makeNetwork<Resnet3dReport>};
}

} // namespace perrin
