// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/autosave.h"

#include "core/error.h"
#include "core/file_lock.h"
#include "core/session/session_file.h"

#include <algorithm>
#include <charconv>
#include <random>
#include <system_error>

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
    return FileLock::isTaken(lockOf(path));
}

} // namespace

Autosave::Autosave(const fs::path& folder) : path_(fs::absolute(folder) / freshName()) {}

Autosave::~Autosave() = default;

void Autosave::write(const Session& session) {
    if (!lock_) {
        try {
            lock_ = FileLock::taken(lockOf(path_));
        } catch (const Error& failure) {
            throw Error(std::string("the session cannot be saved by itself: ") + failure.what() +
                        "; save it yourself from time to time");
        }
    }
    writeSession(path_, session);
}

void Autosave::remove() {
    if (!lock_)
        return;
    std::error_code ignored;
    fs::remove(path_, ignored);
    fs::remove(lockOf(path_), ignored);
    lock_.reset();
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
