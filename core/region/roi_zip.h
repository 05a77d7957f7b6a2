// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// Bytes; ImageJ itself takes no larger one.
inline constexpr std::size_t largestRoi = 5242880;

struct ZipEntry {
    std::string name; // UTF-8, with its folders
    std::string bytes;
};

/// Every *.roi of an archive, in its order; at most 10000 of 100 MB together. Throws Error naming the file.
std::vector<ZipEntry> readRoiZip(const std::filesystem::path& path);

/// The bytes of an archive of these.
std::string roiZip(const std::vector<ZipEntry>& entries);

} // namespace perrin
