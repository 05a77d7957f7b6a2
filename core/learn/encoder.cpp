// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/encoder.h"

#include "core/learn/report_spots.h"
#include "core/learn/spot_features.h"

#include <algorithm>

namespace perrin {
namespace {

void copy(const std::vector<float>& source, std::int64_t from, std::vector<float>& target, std::int64_t to,
          std::int64_t stacks) {
    if (source.empty())
        return;
    const auto size = static_cast<std::ptrdiff_t>(source.size()) / stacks;
    std::copy_n(source.begin() + from * size, size, target.begin() + to * size);
}

} // namespace

NetworkInput emptyInput(Sees sees, std::int64_t stacks, std::int64_t frames, std::int64_t height,
                        std::int64_t width) {
    NetworkInput input{.stacks = stacks, .frames = frames, .height = height, .width = width};
    const auto size = [](std::int64_t count) { return static_cast<std::size_t>(count); };
    if (sees == Sees::Pixels) {
        input.pixels.resize(size(stacks * frames * height * width));
        return input;
    }
    input.spots.resize(size(stacks * frames * spotNumbers));
    input.crops.resize(size(stacks * frames * cropSide * cropSide));
    input.conditions.resize(size(stacks * conditionNumbers));
    input.seen.resize(size(stacks * frames));
    return input;
}

void encode(const FrameStack& adu, const Imaging& imaging, const Normalization& normalization, Sees sees,
            NetworkInput& batch, std::int64_t row) {
    if (sees == Sees::Pixels) {
        const FrameStack electrons = calibrated(adu, imaging);
        const Eigen::Index size = electrons.pixels.size();
        Eigen::Map<Image> pixels(batch.pixels.data() + row * size, electrons.pixels.rows(),
                                 electrons.pixels.cols());
        pixels = (electrons.pixels - static_cast<float>(normalization.pixelMean)) *
                 static_cast<float>(1 / normalization.pixelScale);
    } else {
        const FittedStack stack = fittedStack(adu, imaging);
        writeSpotFeatures(stack.electrons, stack.spots, imaging, batch, row);
    }
}

FittedStack fittedStack(const FrameStack& adu, const Imaging& imaging,
                        const std::vector<std::optional<StackPlace>>& places) {
    FittedStack stack{.electrons = calibrated(adu, imaging), .spots = {}};
    if (imaging.report) // the gain of its numbers differs from frame to frame
        stack.electrons = reportCounts(stack.electrons);
    stack.spots =
        places.empty() ? followMolecule(stack.electrons, imaging) : spotsAt(stack.electrons, imaging, places);
    return stack;
}

void copyRow(const NetworkInput& source, std::int64_t from, NetworkInput& target, std::int64_t to) {
    copy(source.pixels, from, target.pixels, to, source.stacks);
    copy(source.spots, from, target.spots, to, source.stacks);
    copy(source.crops, from, target.crops, to, source.stacks);
    copy(source.conditions, from, target.conditions, to, source.stacks);
    copy(source.seen, from, target.seen, to, source.stacks);
}

} // namespace perrin
