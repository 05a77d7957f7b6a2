// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace perrin {

/// The bundled sample movie: of the installation this program runs from, or of the source tree it was built
/// in. Throws Error when neither has it.
std::filesystem::path samplePath();

/// The shared library of the networks (perrin_learn), which is loaded on first use: of the installation or of
/// the folder it was built in. Throws Error when neither has it.
std::filesystem::path learnLibraryPath();

/// The folder with the trained networks of the program, found likewise.
std::filesystem::path modelsPath();

} // namespace perrin
