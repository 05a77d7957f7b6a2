// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>

namespace perrin::ui {

/// Pictures of the help pages, by file name without ".png".
inline constexpr std::array helpPictures{"start",    "guide",    "calibration", "movie",
                                         "evidence", "network",  "population",  "map",
                                         "match",    "simulate", "train",       "batch"};
inline constexpr long largestPicture = 150'000; // bytes

} // namespace perrin::ui
