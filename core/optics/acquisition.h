// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

namespace perrin {

/// How a movie was taken. What is not known stays empty: nothing that needs it runs on a guess.
struct Acquisition {
    std::optional<double> pixelSize{};     // um in the sample, at most 5
    std::optional<double> frameInterval{}; // s, start of one frame to the start of the next
    std::optional<double> exposure{};      // s, <= frameInterval

    bool operator==(const Acquisition&) const = default;
    /// Throws Error naming the field and its value.
    void check() const;
    /// R = exposure / (6 frame interval) (Berglund 2010); empty until both are known.
    std::optional<double> blurCoefficient() const;
};

} // namespace perrin
