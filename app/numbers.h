// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

namespace perrin::app {

// Checks of option values; both decimal marks are accepted. CLI11's own let "nan" pass.

/// A finite number above `low`, or at least `low`; `unit` is shown in the help.
CLI::Validator numberAbove(double low, const std::string& unit);
CLI::Validator numberFrom(double low, const std::string& unit);
/// A whole number from `low`.
CLI::Validator wholeNumberFrom(int low, const std::string& unit);
/// The same for counts of any size.
CLI::Validator largeNumberFrom(std::uint64_t low, const std::string& unit);

} // namespace perrin::app
