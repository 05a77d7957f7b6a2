// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin::app {

// What the program tells the shell.
inline constexpr int success = 0;
inline constexpr int failed = 1;        // the world: a file, a disk, a missing value
inline constexpr int wrongUsage = 2;    // the command line itself
inline constexpr int interrupted = 130; // Ctrl-C, as shells count it

} // namespace perrin::app
