// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/numbers.h"

#include "core/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace perrin::app {
namespace {

template<class Number>
std::optional<Number> parsed(const std::string& text) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

CLI::Validator number(double low, bool lowIncluded, const std::string& unit) {
    return CLI::Validator(
        [low, lowIncluded](std::string& text) -> std::string {
            const std::string given = text;
            if (text.find('.') == std::string::npos)
                std::replace(text.begin(), text.end(), ',', '.');
            const std::optional<double> value = parsed<double>(text);
            if (!value || !std::isfinite(*value))
                return "'" + given + "' is not a number";
            if (lowIncluded ? *value < low : *value <= low)
                return given + " must be " + (lowIncluded ? "at least " : "above ") + numberText(low);
            return {};
        },
        unit);
}

template<class Whole>
CLI::Validator wholeNumber(Whole low, const std::string& unit) {
    return CLI::Validator(
        [low](std::string& text) -> std::string {
            const std::optional<Whole> value = parsed<Whole>(text);
            if (!value)
                return "'" + text + "' is not a whole number";
            return *value < low ? text + " must be at least " + std::to_string(low) : std::string();
        },
        unit);
}

} // namespace

CLI::Validator numberAbove(double low, const std::string& unit) {
    return number(low, false, unit);
}

CLI::Validator numberFrom(double low, const std::string& unit) {
    return number(low, true, unit);
}

CLI::Validator wholeNumberFrom(int low, const std::string& unit) {
    return wholeNumber(low, unit);
}

CLI::Validator largeNumberFrom(std::uint64_t low, const std::string& unit) {
    return wholeNumber(low, unit);
}

} // namespace perrin::app
