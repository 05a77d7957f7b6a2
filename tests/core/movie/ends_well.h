// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <gtest/gtest.h>

namespace perrin::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true; // its shadow memory does not fit under a limit
#else
inline constexpr bool sanitized = false;
#endif

/// Whether opening a file or folder and reading all its frames ends, well or with an Error that names a file
/// of it, in a process of its own with 500 MB and 2 s of processor time.
testing::AssertionResult endsWell(const std::filesystem::path& path);

} // namespace perrin::test
