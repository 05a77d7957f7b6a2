// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/engine.h"
#include "core/learn/imaging.h"

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

/// Copies row `from` of one batch to row `to` of another of the same kind.
void copyRow(const NetworkInput& source, std::int64_t from, NetworkInput& target, std::int64_t to);

/// The symmetries of free diffusion in a square window. 0 is the stack itself; 0-3 quarter turns; 4-7 their
/// mirror images; 8-15 the same backwards in time.
inline constexpr int symmetryCount = 16;
/// Throws Error when the window is not square and the symmetry turns it.
FrameStack transformed(const FrameStack& stack, int symmetry);

} // namespace perrin
