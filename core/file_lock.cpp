// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_lock.h"

#include "core/error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace perrin {

std::unique_ptr<FileLock> FileLock::taken(const std::filesystem::path& path) {
    std::error_code ignored; // opening tells why
    std::filesystem::create_directories(path.parent_path(), ignored);
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        throw Error(path.string() + ": " + std::generic_category().message(errno));
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        close(descriptor);
        return nullptr;
    }
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock() {
    close(descriptor_);
}

bool FileLock::isTaken(const std::filesystem::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    // Shared: several who look at once do not take each other for the owner.
    const bool taken = flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return taken;
}

} // namespace perrin
