// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace perrin {

/// A number that is fixed, or drawn anew for each stack (in a movie: for each molecule).
struct Range {
    enum class Draw { Fixed, Uniform, LogUniform, Choice };

    double value = 0; // what a preview shows; all there is when Fixed
    Draw draw = Draw::Fixed;
    double low = 0, high = 0;      // the ends, of Uniform and LogUniform
    std::vector<double> choices{}; // of Choice: taken in turn, so that each has the same share

    static Range fixed(double value) { return {.value = value}; }
    /// value: the middle of the range, geometric for logUniform.
    static Range uniform(double low, double high);
    static Range logUniform(double low, double high);
    static Range oneOf(std::vector<double> choices);

    bool operator==(const Range&) const = default;
    /// share: 0 to 1, a uniform random number; index: of the stack or molecule (only Choice looks at it).
    double drawn(double share, std::uint64_t index) const;
    double smallest() const;
    double largest() const;
    /// Throws Error naming `name` and the value: an end outside [least, most], ends in the wrong order,
    /// LogUniform from 0, no choices.
    void check(const std::string& name, double least, double most) const;
};

} // namespace perrin
