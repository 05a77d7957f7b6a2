// SPDX-License-Identifier: GPL-3.0-or-later
// After Park et al. 2023 (Commun. Biol. 6:336), as the 2024 report changed it: frames as channels, Swish.
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/image_network.h"

namespace perrin {
namespace {

namespace nn = torch::nn;

constexpr std::int64_t channels[] = {16, 32, 64, 64};
constexpr std::int64_t hidden = 128;
constexpr double dropped = 0.3;

/// The window is halved twice: by pools behind the first two convolutions, or by strides of the two after.
class ParkCnn : public ImageNetwork {
  public:
    ParkCnn(const NetworkDescription& d, bool strided)
        : ImageNetwork(d, {.sideStep = 4}), strided_(strided), dropout_(dropped),
          dense1_(channels[3] * (d.height / 4) * (d.width / 4), hidden), dense2_(hidden, answersOf(d)) {
        sizesOf(d, {});
        std::int64_t in = d.frames;
        for (std::size_t i = 0; i < std::size(channels); ++i) {
            const std::int64_t stride = strided && halves(i, 1) ? 2 : 1;
            const std::string number = std::to_string(i + 1);
            convs_.push_back(
                register_module("conv" + number,
                                nn::Conv2d(nn::Conv2dOptions(in, channels[i], 3).stride(stride).padding(1))));
            norms_.push_back(register_module("norm" + number, nn::BatchNorm2d(channels[i])));
            in = channels[i];
        }
        register_module("dropout", dropout_);
        register_module("dense1", dense1_);
        register_module("dense2", dense2_);
    }

  private:
    static bool halves(std::size_t layer, std::size_t first) { return layer == first || layer == first + 1; }

    torch::Tensor answer(torch::Tensor x) override {
        x = x.contiguous(torch::MemoryFormat::ChannelsLast);
        for (std::size_t i = 0; i < convs_.size(); ++i) {
            x = torch::silu(norms_[i](convs_[i](x)));
            if (!strided_ && halves(i, 0))
                x = torch::max_pool2d(x, 2);
        }
        x = torch::silu(dense1_(dropout_(x.flatten(1))));
        return dense2_(x);
    }

    bool strided_;
    std::vector<nn::Conv2d> convs_;
    std::vector<nn::BatchNorm2d> norms_;
    nn::Dropout dropout_;
    nn::Linear dense1_, dense2_;
};

std::shared_ptr<Network> pooled(const NetworkDescription& description) {
    return std::make_shared<ParkCnn>(description, false);
}
std::shared_ptr<Network> strided(const NetworkDescription& description) {
    return std::make_shared<ParkCnn>(description, true);
}

} // namespace

Architecture parkCnn() {
    return {
        .info = {.name = "park-cnn",
                 .description = "the 2024 report's ParkCNN: four convolutions with batch norm, two pools"},
        .make = pooled};
}

Architecture parkCnnStrided() {
    return {
        .info = {.name = "park-cnn-strided", .description = "park-cnn with strides in place of its pools"},
        .make = strided};
}

} // namespace perrin
