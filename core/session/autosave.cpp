// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/autosave.h"

#include "core/error.h"
#include "core/session/session_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr const char* beginning = "autosave-";
constexpr const char* ending = ".perrin";

/// Process numbers come again after a restart and on other computers that share the folder.
std::string freshName() {
    std::random_device random;
    const std::uint64_t number = (std::uint64_t{random()} << 32) | random();
    char digits[16];
    return beginning + std::string(digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr) +
           ending;
}

fs::path lockOf(fs::path path) {
    return path.replace_extension(".lock");
}

bool isInUse(const fs::path& path) {
    const int lock = open(lockOf(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (lock < 0)
        return false;
    // Shared: several who look at once do not take each other for the owner.
    const bool taken = flock(lock, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(lock);
    return taken;
}

} // namespace

Autosave::Autosave(const fs::path& folder) : path_(fs::absolute(folder) / freshName()) {}

Autosave::~Autosave() {
    if (lock_ >= 0)
        close(lock_);
}

void Autosave::write(const Session& session) {
    if (lock_ < 0) {
        std::error_code failure;
        fs::create_directories(path_.parent_path(), failure);
        lock_ = open(lockOf(path_).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (lock_ < 0)
            throw Error(path_.parent_path().string() + ": the session cannot be saved there by itself: " +
                        std::generic_category().message(errno) + "; save it yourself from time to time");
        // Drives that know no locks: others may then offer to take the session over, which only copies it.
        flock(lock_, LOCK_EX | LOCK_NB);
    }
    writeSession(path_, session);
}

void Autosave::remove() {
    if (lock_ < 0)
        return;
    std::error_code ignored;
    fs::remove(path_, ignored);
    fs::remove(lockOf(path_), ignored);
    close(lock_);
    lock_ = -1;
}

std::vector<fs::path> Autosave::abandoned(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        std::error_code gone;
        const fs::file_time_type time = entry->last_write_time(gone);
        if (name.starts_with(beginning) && name.ends_with(ending) && !gone && !isInUse(entry->path()))
            found.emplace_back(time, entry->path());
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<fs::path> paths;
    paths.reserve(found.size());
    for (auto& [time, path] : found)
        paths.push_back(std::move(path));
    return paths;
}

void Autosave::discard(const fs::path& path) {
    if (isInUse(path))
        throw Error(path.string() + ": belongs to a Perrin that is running; close that one first");
    std::error_code failure;
    fs::remove(path, failure);
    if (failure)
        throw Error(path.string() + ": cannot be deleted: " + failure.message());
    fs::remove(lockOf(path), failure);
}

} // namespace perrin
