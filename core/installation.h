// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace perrin {

/// The bundled sample movie: of the installation this program runs from, or of the source tree it was built
/// in. Throws Error when neither has it.
std::filesystem::path samplePath();

} // namespace perrin
