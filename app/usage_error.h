// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace perrin::app {

/// What is wrong with the arguments, as it is printed: what was not understood, and the nearest that would
/// be.
std::string usageError(const CLI::App& program, const CLI::Error& error);

/// Of a word in place of a command that is neither a command nor a file.
std::string unknownCommand(const CLI::App& program, const std::string& word);

/// The name that the word is a slip of the pen from; empty: none is near.
std::string nearest(const std::string& word, const std::vector<std::string>& names);

} // namespace perrin::app
