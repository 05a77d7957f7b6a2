// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/engine.h"
#include "core/learn/imaging.h"
#include "core/learn/stack_spots.h"

namespace perrin {

/// How stacks and labels become a network's numbers.
struct Normalization {
    double pixelMean = 0, pixelScale = 1; // electrons (of the report: its own numbers); image networks only
    double labelMean = 0, labelScale = 1;

    bool operator==(const Normalization&) const = default;
};

/// Room for stacks, zero everywhere.
NetworkInput emptyInput(Sees sees, std::int64_t stacks, std::int64_t frames, std::int64_t height,
                        std::int64_t width);

/// Writes one stack (ADU) into row `row`; may be called from many threads for different rows.
void encode(const FrameStack& adu, const Imaging& imaging, const Normalization& normalization, Sees sees,
            NetworkInput& batch, std::int64_t row);

/// A stack as networks look at it that see spots: its frames (electrons; of the report counts) and the molecule.
struct FittedStack {
    FrameStack electrons;
    std::vector<StackSpot> spots;
};
/// places: where the molecule is, by frame; empty: it is looked for.
FittedStack fittedStack(const FrameStack& adu, const Imaging& imaging,
                        const std::vector<std::optional<StackPlace>>& places = {});

/// Copies row `from` of one batch to row `to` of another of the same kind.
void copyRow(const NetworkInput& source, std::int64_t from, NetworkInput& target, std::int64_t to);

} // namespace perrin
