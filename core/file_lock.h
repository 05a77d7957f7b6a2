// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>

namespace perrin {

/// A file that says that what lies beside it is in use. The system lets go of it even when the program is
/// killed; drives that know no locks let everybody have it.
class FileLock {
  public:
    /// Makes the file, if it is not there, and its folders. Empty: another program, or another lock of this
    /// one, has it. Throws Error with the system's reason.
    static std::unique_ptr<FileLock> taken(const std::filesystem::path& path);
    /// Whether anybody has it.
    static bool isTaken(const std::filesystem::path& path);

    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

  private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

} // namespace perrin
