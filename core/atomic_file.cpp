// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"

#include "core/error.h"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace perrin {
namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, int code) {
    std::string reason = std::generic_category().message(code);
    if (code == ENOSPC)
        reason += "; free some space or choose another place";
    else if (code == ENOENT)
        reason = "its folder does not exist; make it or choose another place";
    return Error(path.string() + ": cannot be written: " + reason);
}

/// A file of its own beside the real one, gone again unless it was renamed.
class TemporaryFile {
  public:
    explicit TemporaryFile(const fs::path& target) : target_(target) {
        std::random_device random;
        do {
            char digits[16];
            const auto end = std::to_chars(digits, digits + sizeof digits, random(), 16).ptr;
            path_ = target.parent_path() /
                    ("." + target.filename().string() + "." + std::string(digits, end) + ".part");
            descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (descriptor_ < 0 && errno == EEXIST);
        if (descriptor_ < 0)
            throw failure(target, errno);
    }
    ~TemporaryFile() {
        if (descriptor_ >= 0)
            close(descriptor_);
        if (!path_.empty())
            unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const fs::path& path() const { return path_; }

    void replaceTarget() {
        struct stat old {};
        if (stat(target_.c_str(), &old) == 0 && fchmod(descriptor_, old.st_mode & 07777) != 0)
            throw failure(target_, errno);
        if (fsync(descriptor_) != 0)
            throw failure(target_, errno);
        const int closed = close(descriptor_);
        descriptor_ = -1;
        if (closed != 0 || rename(path_.c_str(), target_.c_str()) != 0)
            throw failure(target_, errno);
        path_.clear();
        // The rename itself reaches the disk with the folder; file systems that refuse this have done their
        // best.
        const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
        if (const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
            fsync(handle);
            close(handle);
        }
    }

  private:
    fs::path target_, path_;
    int descriptor_ = -1;
};

void writeInto(const fs::path& place, const fs::path& named,
               const std::function<void(std::ostream&)>& write) {
    errno = 0;
    std::ofstream out(place, std::ios::binary);
    if (!out)
        throw failure(named, errno);
    // Failing at once keeps the system's reason in errno.
    out.exceptions(std::ios::badbit | std::ios::failbit);
    try {
        write(out);
        out.close();
    } catch (const std::ios_base::failure&) {
        throw failure(named, errno ? errno : EIO);
    }
}

} // namespace

void writeAtomically(const fs::path& path, const std::function<void(std::ostream&)>& write) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_directory(status))
        throw Error(path.string() + ": is a folder; give the name of a file");
    // Devices and pipes (/dev/stdout) have no old content to keep and must not be replaced by a file.
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        writeInto(path, path, write);
        return;
    }
    if (fs::exists(status) && access(path.c_str(), W_OK) != 0)
        throw failure(path, errno);
    // A link stays a link: the file it points to is replaced.
    const fs::path target = fs::exists(status) ? fs::canonical(path) : path;
    TemporaryFile temporary(target);
    writeInto(temporary.path(), path, write);
    temporary.replaceTarget();
}

} // namespace perrin
