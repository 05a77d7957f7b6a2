// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <ostream>

namespace perrin {

/// Writes beside `path`, flushes to the disk and renames: whatever happens, `path` is the old file or the whole new
/// one. Throws Error (with the system's reason) and leaves no temporary file behind.
void writeAtomically(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

} // namespace perrin
