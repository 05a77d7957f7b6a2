// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ostream>
#include <string>
#include <vector>

namespace perrin::app {

/// Rows of equally many cells (UTF-8) in columns, the header first: numbers to the right; the last column is words.
void printAligned(std::ostream& out, const std::vector<std::vector<std::string>>& rows);

} // namespace perrin::app
