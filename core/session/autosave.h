// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/session/session.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace perrin {

class FileLock;

/// What a running program saves of its session by itself: autosave-NUMBER.perrin in a folder that many may
/// share. A lock beside it, let go of by the system even when the program is killed, says that it is in use.
class Autosave {
  public:
    /// Nothing is written yet.
    explicit Autosave(const std::filesystem::path& folder);
    /// Leaves the file behind, as a crash does.
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Atomically; makes the folder. Throws Error.
    void write(const Session& session);
    /// The work is saved or not wanted any more: nothing stays behind.
    void remove();

    /// Autosaves of programs that no longer run, newest first; none where the folder cannot be read.
    static std::vector<std::filesystem::path> abandoned(const std::filesystem::path& folder);
    /// Deletes one of them. Throws Error when a running program uses it or it cannot be deleted.
    static void discard(const std::filesystem::path& path);

  private:
    std::filesystem::path path_;
    std::unique_ptr<FileLock> lock_;
};

} // namespace perrin
