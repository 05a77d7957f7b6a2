// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <fstream>
#include <string>

namespace perrin::test {

/// The largest resident memory of this process so far, MB.
inline double peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

} // namespace perrin::test
