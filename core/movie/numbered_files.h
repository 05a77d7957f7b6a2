// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// Files of one folder whose names differ in one number only, in its order.
struct NumberedSeries {
    std::string name; // of its files, with # for the number: "img_#_GFP.tif"
    std::vector<std::filesystem::path> files;
    std::vector<std::uint64_t> numbers;  // one a file; empty for a file without a number
    StackAxis axis = StackAxis::Unknown; // from the word in front of the number: time, t, z
};

/// The TIFF files of a folder by their names' endings, hidden ones left out; in no order. Throws Error.
std::vector<std::filesystem::path> imageFilesIn(const std::filesystem::path& folder);

/// Sorts files into series, the longest first. Where several numbers differ, the one called time or else the
/// one with the most values counts the frames.
std::vector<NumberedSeries> numberedSeries(const std::vector<std::filesystem::path>& files);

/// The series of a file among those beside it.
NumberedSeries seriesOf(const std::filesystem::path& file);

/// As people sort: img_2 before img_10, whatever the case.
bool naturallyBefore(const std::filesystem::path& a, const std::filesystem::path& b);

/// "3, 7 to 9 and 5 more places": numbers left out though the others keep equal steps; "" when none is.
std::string missingNumbers(const std::vector<std::uint64_t>& numbers);

} // namespace perrin
