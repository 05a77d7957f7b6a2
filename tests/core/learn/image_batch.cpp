// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/image_batch.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace perrin::test {

ImageBatch imageBatch(std::int64_t stacks, std::int64_t frames, std::int64_t side, unsigned seed) {
    ImageBatch batch{.input = {.stacks = stacks, .frames = frames, .height = side, .width = side},
                     .labels = {}};
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    for (std::int64_t stack = 0; stack < stacks; ++stack) {
        const float label = normal(random);
        batch.labels.push_back(label);
        for (std::int64_t pixel = 0; pixel < frames * side * side; ++pixel) {
            const std::int64_t x = pixel % side, y = pixel / side % side;
            const bool corner = x < side / 2 && y < side / 2;
            batch.input.pixels.push_back(0.3f * normal(random) + (corner ? label : 0));
        }
    }
    return batch;
}

ImageBatch reordered(const ImageBatch& batch, const std::vector<std::size_t>& order) {
    ImageBatch other = batch;
    const auto row = static_cast<std::ptrdiff_t>(batch.input.pixels.size() / batch.labels.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        other.labels[i] = batch.labels[order[i]];
        std::copy_n(batch.input.pixels.begin() + static_cast<std::ptrdiff_t>(order[i]) * row, row,
                    other.input.pixels.begin() + static_cast<std::ptrdiff_t>(i) * row);
    }
    return other;
}

LearnerSettings imageSettings(const std::string& network, int frames, int side, bool spread) {
    LearnerSettings settings;
    settings.network = {
        .name = network, .frames = frames, .height = side, .width = side, .spread = spread, .options = {}};
    if (network == "vit" && side < 64)
        settings.network.options["patch"] = std::max(4, side / 4);
    settings.loss = spread ? Loss::Gaussian : Loss::Mse;
    settings.optimizer = {.kind = OptimizerKind::Adam, .weightDecay = 0};
    settings.threads = 2;
    return settings;
}

std::vector<std::string> imageNetworks() {
    std::vector<std::string> names;
    for (const NetworkInfo& info : engine().networks())
        if (info.sees == Sees::Pixels)
            names.push_back(info.name);
    return names;
}

double distance(const Tensors& first, const Tensors& second) {
    double largest = 0, apart = 0;
    if (first.size() != second.size())
        return 1;
    for (const auto& [name, tensor] : first) {
        const auto other = second.find(name);
        if (other == second.end() || other->second.shape != tensor.shape)
            return 1;
        for (std::size_t i = 0; i < tensor.values.size(); ++i) {
            largest = std::max(largest, std::abs(static_cast<double>(tensor.values[i])));
            apart =
                std::max(apart, std::abs(static_cast<double>(tensor.values[i]) - other->second.values[i]));
        }
    }
    return largest > 0 ? apart / largest : apart;
}

} // namespace perrin::test
