// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/encoder.h"

#include "core/error.h"
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
    const FrameStack electrons = calibrated(adu, imaging);
    if (sees == Sees::Pixels) {
        const Eigen::Index size = electrons.pixels.size();
        Eigen::Map<Image> pixels(batch.pixels.data() + row * size, electrons.pixels.rows(),
                                 electrons.pixels.cols());
        pixels = (electrons.pixels - static_cast<float>(normalization.pixelMean)) *
                 static_cast<float>(1 / normalization.pixelScale);
    } else {
        writeSpotFeatures(electrons, imaging, batch, row);
    }
}

void copyRow(const NetworkInput& source, std::int64_t from, NetworkInput& target, std::int64_t to) {
    copy(source.pixels, from, target.pixels, to, source.stacks);
    copy(source.spots, from, target.spots, to, source.stacks);
    copy(source.crops, from, target.crops, to, source.stacks);
    copy(source.conditions, from, target.conditions, to, source.stacks);
    copy(source.seen, from, target.seen, to, source.stacks);
}

FrameStack transformed(const FrameStack& stack, int symmetry) {
    const bool backwards = symmetry >= 8, mirrored = symmetry % 8 >= 4;
    const int turns = symmetry % 4;
    const Eigen::Index frames = stack.frames(), side = stack.height;
    if (turns % 2 == 1 && stack.pixels.cols() != side)
        throw Error("only a square window can be turned");
    FrameStack result{.height = side, .pixels = Image(stack.pixels.rows(), stack.pixels.cols())};
    for (Eigen::Index frame = 0; frame < frames; ++frame) {
        const auto source = stack.frame(backwards ? frames - 1 - frame : frame);
        auto target = result.frame(frame);
        if (turns == 0)
            target = source;
        else if (turns ==
                 1) // counter-clockwise as NumPy's rot90: what was the last column becomes the first row
            target = source.transpose().colwise().reverse();
        else if (turns == 2)
            target = source.reverse();
        else
            target = source.transpose().rowwise().reverse();
        if (mirrored)
            target = target.rowwise().reverse().eval();
    }
    return result;
}

} // namespace perrin
