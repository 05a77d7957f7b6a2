// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"

#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// The program's version, as "0.1.0".
const char* version();

/// The commit it was built from, as "62c0568"; empty where that is not known.
const char* commit();
bool localChanges(); // whether the sources differed from it
/// "0.1.0 (commit 62c0568, with local changes)".
std::string build();

/// SHA-256 of a file in lower-case hexadecimal, read in blocks. Throws Error, Cancelled.
std::string sha256(const std::filesystem::path& path, const Job& job = {});
/// Of several files, one behind the other, as `cat FILES | sha256sum` gives it.
std::string sha256(const std::vector<std::filesystem::path>& files, const Job& job = {});

/// SHA-256 of a file's size (8 bytes, lowest first) and its first, last and 16 evenly spread blocks of 64
/// KiB; of all of it up to 18 blocks. Knows a file of any size again in milliseconds. Throws Error.
std::string fingerprint(const std::filesystem::path& path);

} // namespace perrin
