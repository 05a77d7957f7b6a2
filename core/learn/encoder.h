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

/// A stack, and what is known of it.
struct KnownStack {
    FrameStack adu;
    Imaging imaging;
    /// Where the molecule is, by frame; empty: it is looked for. Networks that see pixels look at all of them.
    std::vector<std::optional<StackPlace>> places{};
};

/// Leaves of a stack the pixels from (left, top) on; places outside are missing then.
void keepPart(KnownStack& stack, Eigen::Index left, Eigen::Index top, Eigen::Index width, Eigen::Index height);

/// Writes one stack into row `row`, in one of its symmetric copies (see transformed()); may be called from many
/// threads for different rows.
void encode(const KnownStack& stack, const Normalization& normalization, Sees sees, NetworkInput& batch,
            std::int64_t row, int symmetry = 0);

/// A stack as networks look at it that see spots: its frames (electrons; of the report counts) and the molecule.
struct FittedStack {
    FrameStack electrons;
    std::vector<StackSpot> spots;
};
FittedStack fittedStack(const KnownStack& stack);

/// Writes it as encode() does.
void encode(const FittedStack& stack, const Imaging& imaging, NetworkInput& batch, std::int64_t row, int symmetry);

/// Copies row `from` of one batch to row `to` of another of the same kind.
void copyRow(const NetworkInput& source, std::int64_t from, NetworkInput& target, std::int64_t to);

} // namespace perrin
