// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace perrin {

/// A perrin_learn that was built on this computer, for another LibTorch than the program's own.
struct EngineBuild {
    std::filesystem::path library{};
    std::filesystem::path libtorch{}; // the folder, which it needs as long as it is used
    std::string engine{};             // "LibTorch 2.1.0 with CUDA 12.1"
    std::string sources{};            // engineSources() of the program that it was built for
};

/// Stands for the sources of perrin_learn that this program was built with.
std::string engineSources();

/// Which one programs of this person load when they start, and where such builds lie. Empty: the program's
/// own. Throws Error when what was kept cannot be read.
std::optional<EngineBuild> chosenEngine();
std::filesystem::path engineBuildsPath();

/// From the next start on. Nothing: the program's own again. Throws Error.
void chooseEngine(const std::optional<EngineBuild>& build);

/// Why it cannot be loaded, as far as that can be told without loading it, and what to do; empty: nothing is
/// wrong.
std::string whyNotUsable(const EngineBuild& build);

} // namespace perrin
