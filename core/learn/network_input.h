// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace perrin {

// How many numbers networks that see spots are shown; what they are tells spot_features.h.
inline constexpr std::int64_t spotNumbers = 42; // of one frame's spot
inline constexpr std::int64_t cropSide = 21;    // px, of the cut around it
inline constexpr std::int64_t gridSize = 28;    // values of ln D at which the centres' likelihood is given
inline constexpr std::int64_t conditionNumbers =
    19 + gridSize; // of a stack: how it was taken, its centres' sums

/// What a network is shown of some stacks; last index fastest. Image networks look at `pixels`, the others at
/// the rest; what a network does not look at may be left empty (NetworkInfo::sees).
struct NetworkInput {
    std::int64_t stacks = 0, frames = 0, height = 0, width = 0;
    std::vector<float> pixels{};     // (stacks, frames, height, width), normalized
    std::vector<float> spots{};      // (stacks, frames, spotNumbers): what was fitted
    std::vector<float> crops{};      // (stacks, frames, cropSide, cropSide) around the fitted spots
    std::vector<float> conditions{}; // (stacks, conditionNumbers)
    std::vector<float> seen{};       // (stacks, frames): 1 where the molecule was seen, 0 in a missing frame
};

/// What it answers: one number a stack, and ln of its variance (empty of a network that gives none); of the
/// normalized label.
struct NetworkOutput {
    std::vector<float> mean{}, logVariance{};
};

} // namespace perrin
