// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin::test {

/// Whether the sanitizers look on. They take tens of times as long over many molecules; rates and errors are measured
/// by the other builds, and the same code runs under the sanitizers in the tests beside.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

} // namespace perrin::test

/// Begins a test of numbers that need many molecules.
#define PERRIN_MEASURES_RATES                                                                                          \
    if constexpr (perrin::test::sanitized)                                                                             \
    GTEST_SKIP() << "rates are measured without the sanitizers"
