// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace perrin::test {

/// A folder as pytorch.org's archives unpack to, of links to the system's LibTorch: another one than the
/// program's as far as the program can tell. It has no CUDA.
void makeStandInLibTorch(const std::filesystem::path& folder);

/// The same with a header that no compiler takes.
void makeBrokenLibTorch(const std::filesystem::path& folder);

} // namespace perrin::test
