// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/engine.h"

#include <memory>
#include <string>
#include <vector>

namespace perrin::test {

/// Stacks whose brightness in a corner of every frame is their label, in noise: anything that learns can
/// learn it.
struct ImageBatch {
    NetworkInput input;
    std::vector<float> labels;
};
ImageBatch imageBatch(std::int64_t stacks, std::int64_t frames, std::int64_t side, unsigned seed = 1);

/// The stacks in another order: row i of the answer is row order[i].
ImageBatch reordered(const ImageBatch& batch, const std::vector<std::size_t>& order);

/// Of this size, on two threads, with Adam and the squared error, or the Gaussian likelihood where it has a
/// spread.
LearnerSettings imageSettings(const std::string& network, int frames, int side, bool spread = false);
inline std::unique_ptr<Learner> imageLearner(const std::string& network, int frames, int side,
                                             bool spread = false) {
    return engine().learner(imageSettings(network, frames, side, spread));
}

/// All networks that look at pixels.
std::vector<std::string> imageNetworks();

/// Largest distance between the two, in units of the largest number of all; 1 where they are not of the same
/// kind.
double distance(const Tensors& first, const Tensors& second);

} // namespace perrin::test
