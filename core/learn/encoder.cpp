// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/encoder.h"

#include "core/error.h"
#include "core/learn/report_spots.h"
#include "core/learn/spot_features.h"
#include "core/learn/symmetry.h"

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

void keepPart(KnownStack& stack, Eigen::Index left, Eigen::Index top, Eigen::Index width,
              Eigen::Index height) {
    FrameStack& adu = stack.adu;
    if (width != adu.pixels.cols() || height != adu.height) {
        FrameStack part{.height = height, .pixels = Image(adu.frames() * height, width)};
        for (Eigen::Index f = 0; f < adu.frames(); ++f)
            part.frame(f) = adu.frame(f).block(top, left, height, width);
        adu = std::move(part);
    }
    const auto isIn = [](double place, Eigen::Index size) {
        return place > -0.5 && place < static_cast<double>(size) - 0.5;
    };
    for (auto& place : stack.places) {
        if (!place)
            continue;
        place->x -= static_cast<double>(left);
        place->y -= static_cast<double>(top);
        if (!isIn(place->x, width) || !isIn(place->y, height))
            place.reset();
    }
}

void encode(const KnownStack& stack, const Normalization& normalization, Sees sees, NetworkInput& batch,
            std::int64_t row, int symmetry) {
    if (sees == Sees::Spots) {
        encode(fittedStack(stack), stack.imaging, batch, row, symmetry);
        return;
    }
    const FrameStack electrons =
        calibrated(symmetry == 0 ? stack.adu : transformed(stack.adu, symmetry), stack.imaging);
    if (electrons.height != stack.adu.height)
        throw Error("only square windows can be turned for a network that looks at pixels");
    const Eigen::Index size = electrons.pixels.size();
    Eigen::Map<Image> pixels(batch.pixels.data() + row * size, electrons.pixels.rows(),
                             electrons.pixels.cols());
    pixels = (electrons.pixels - static_cast<float>(normalization.pixelMean)) *
             static_cast<float>(1 / normalization.pixelScale);
}

void encode(const FittedStack& stack, const Imaging& imaging, NetworkInput& batch, std::int64_t row,
            int symmetry) {
    const FrameStack& electrons = stack.electrons;
    if (symmetry == 0)
        writeSpotFeatures(electrons, stack.spots, imaging, batch, row);
    else
        writeSpotFeatures(transformed(electrons, symmetry),
                          transformed(stack.spots, electrons.height, electrons.pixels.cols(), symmetry),
                          imaging, batch, row);
}

FittedStack fittedStack(const KnownStack& known) {
    FittedStack stack{.electrons = calibrated(known.adu, known.imaging), .spots = {}};
    if (known.imaging.report) // the gain of its numbers differs from frame to frame
        stack.electrons = reportCounts(stack.electrons);
    stack.spots = known.places.empty() ? followMolecule(stack.electrons, known.imaging)
                                       : spotsAt(stack.electrons, known.imaging, known.places);
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
