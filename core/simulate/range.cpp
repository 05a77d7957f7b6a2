// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/range.h"

#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>

namespace perrin {

Range Range::uniform(double low, double high) {
    return {.value = (low + high) / 2, .draw = Draw::Uniform, .low = low, .high = high};
}

Range Range::logUniform(double low, double high) {
    return {.value = std::sqrt(low * high), .draw = Draw::LogUniform, .low = low, .high = high};
}

Range Range::oneOf(std::vector<double> choices) {
    Range range{.draw = Draw::Choice, .choices = std::move(choices)};
    if (!range.choices.empty())
        range.value = range.choices.front();
    return range;
}

double Range::drawn(double share, std::uint64_t index) const {
    switch (draw) {
    case Draw::Fixed:
        return value;
    case Draw::Uniform:
        return low + (high - low) * share;
    case Draw::LogUniform:
        return low * std::pow(high / low, share);
    case Draw::Choice:
        return choices[index % choices.size()];
    }
    return value;
}

double Range::smallest() const {
    if (draw == Draw::Fixed)
        return value;
    return draw == Draw::Choice ? *std::min_element(choices.begin(), choices.end()) : low;
}

double Range::largest() const {
    if (draw == Draw::Fixed)
        return value;
    return draw == Draw::Choice ? *std::max_element(choices.begin(), choices.end()) : high;
}

void Range::check(const std::string& name, double least, double most) const {
    const auto inside = [&](double number, const char* part) {
        if (!(number >= least && number <= most))
            throw Error(name + part + " is " + numberText(number) + "; it must be from " + numberText(least) +
                        " to " + numberText(most));
    };
    inside(value, "");
    if (draw == Draw::Fixed)
        return;
    if (draw == Draw::Choice) {
        if (choices.empty())
            throw Error(name + " is drawn from a list of choices, but the list is empty; give at least one");
        for (const double choice : choices)
            inside(choice, ": one of the choices");
        return;
    }
    inside(low, ": the lower end");
    inside(high, ": the upper end");
    if (low > high)
        throw Error(name + " is drawn from " + numberText(low) + " to " + numberText(high) +
                    "; the first must be the smaller one");
    if (draw == Draw::LogUniform && !(low > 0))
        throw Error(name + " is drawn log-uniformly from " + numberText(low) +
                    "; the lower end must be above 0");
}

} // namespace perrin
