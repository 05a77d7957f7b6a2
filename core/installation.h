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

/// The root of the sources that perrin_learn can be built from again: of the installation or the source tree. Throws
/// Error when neither is there.
std::filesystem::path networkSourcesPath();

/// The program `perrin` itself: of the installation or the folder it was built in. Throws Error when neither has it.
std::filesystem::path programPath();

/// Where this person's own things of the program lie ($XDG_DATA_HOME/Perrin/Perrin); perhaps not there yet.
std::filesystem::path userDataPath();

/// The folder with the trained networks of the program, found likewise.
std::filesystem::path modelsPath();

} // namespace perrin
