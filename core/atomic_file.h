// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <string_view>
#include <vector>

namespace perrin {

/// A file written beside its place, which gets its name when it is whole. Until then, and for ever without
/// it, `path` is what it was; nothing else is left. Every function throws Error with the system's reason.
class AtomicFile {
  public:
    explicit AtomicFile(const std::filesystem::path& path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view bytes);
    void write(const std::function<void(std::ostream&)>& content);
    /// Where the next write goes, in bytes from the start.
    void seek(std::uint64_t position);
    /// Everything is on the disk; only the name is missing.
    void finish();
    void appear();

  private:
    friend void appearTogether(const std::vector<AtomicFile*>& files);
    void keepOld();
    void disappear();

    std::filesystem::path path_, target_, temporary_, old_;
    std::ofstream stream_;
    int descriptor_ = -1;
};

/// Gives files that belong together their names: all of them or, when one cannot have its name, none.
void appearTogether(const std::vector<AtomicFile*>& files);

/// Writes beside `path`, flushes to the disk and renames: whatever happens, `path` is the old file or the
/// whole new one. Throws Error (with the system's reason) and leaves no temporary file behind.
void writeAtomically(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

} // namespace perrin
