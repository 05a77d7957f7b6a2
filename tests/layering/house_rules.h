// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <vector>

namespace perrin::test {

/// Source files by their path from the root of the tree ("core/movie/movie.h").
using SourceTree = std::map<std::string, std::string>;

/// Includes that run against the arrows of the house, one sentence each:
/// app -> ui -> core; in core base <- optics <- movie <- simulate, track <- diffusion, noise <- learn <-
/// session; no Qt in core; torch in core/learn only; OpenCV, libtiff and torch in no header that another
/// folder includes.
std::vector<std::string> includeBreaches(const SourceTree& tree);

/// Files without the licence line, and source files that grew too long.
std::vector<std::string> fileBreaches(const SourceTree& tree);

/// Lines of ui, beside ui/look.h, that choose a space for themselves.
std::vector<std::string> lookBreaches(const SourceTree& tree);

} // namespace perrin::test
