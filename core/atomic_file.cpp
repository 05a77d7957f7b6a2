// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"

#include "core/error.h"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
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

/// Runs `content` on a stream that fails at once, which keeps the system's reason in errno.
void writeInto(std::ostream& stream, const fs::path& named,
               const std::function<void(std::ostream&)>& content) {
    errno = 0;
    const auto before = stream.exceptions();
    try {
        stream.exceptions(std::ios::badbit | std::ios::failbit);
        content(stream);
        stream.flush();
    } catch (const std::ios_base::failure&) {
        throw failure(named, errno ? errno : EIO);
    }
    stream.exceptions(before);
}

} // namespace

AtomicFile::AtomicFile(const fs::path& path) : path_(path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_directory(status))
        throw Error(path.string() + ": is a folder; give the name of a file");
    if (fs::exists(status) && access(path.c_str(), W_OK) != 0)
        throw failure(path, errno);
    // A link stays a link: the file it points to is replaced.
    target_ = fs::exists(status) ? fs::canonical(path) : path;
    std::random_device random;
    do {
        char digits[16];
        const auto end = std::to_chars(digits, digits + sizeof digits, random(), 16).ptr;
        temporary_ = target_.parent_path() /
                     ("." + target_.filename().string() + "." + std::string(digits, end) + ".part");
        descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor_ < 0 && errno == EEXIST);
    if (descriptor_ < 0) {
        temporary_.clear();
        throw failure(path, errno);
    }
    stream_.open(temporary_, std::ios::binary);
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0)
        close(descriptor_);
    for (const fs::path& left : {temporary_, old_})
        if (!left.empty())
            unlink(left.c_str());
}

void AtomicFile::write(std::string_view bytes) {
    errno = 0;
    if (!stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw failure(path_, errno ? errno : EIO);
}

void AtomicFile::write(const std::function<void(std::ostream&)>& content) {
    writeInto(stream_, path_, content);
}

void AtomicFile::seek(std::uint64_t position) {
    errno = 0;
    if (!stream_.seekp(static_cast<std::streamoff>(position)))
        throw failure(path_, errno ? errno : EIO);
}

void AtomicFile::finish() {
    if (descriptor_ < 0)
        return;
    errno = 0;
    stream_.close();
    if (!stream_)
        throw failure(path_, errno ? errno : EIO);
    struct stat old {};
    if (stat(target_.c_str(), &old) == 0 && fchmod(descriptor_, old.st_mode & 07777) != 0)
        throw failure(path_, errno);
    if (fsync(descriptor_) != 0)
        throw failure(path_, errno);
    const int closed = close(descriptor_);
    descriptor_ = -1;
    if (closed != 0)
        throw failure(path_, errno);
}

void AtomicFile::appear() {
    finish();
    if (rename(temporary_.c_str(), target_.c_str()) != 0)
        throw failure(path_, errno);
    temporary_.clear();
    // The rename itself reaches the disk with the folder; file systems that refuse this have done their best.
    const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    if (const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
        fsync(handle);
        close(handle);
    }
}

/// A second name for the file that appear() replaces; where there is none (or no such names) old_ stays
/// empty.
void AtomicFile::keepOld() {
    const fs::path name = temporary_.string() + ".old";
    if (link(target_.c_str(), name.c_str()) == 0)
        old_ = name;
}

void AtomicFile::disappear() {
    if (old_.empty())
        unlink(target_.c_str());
    else if (rename(old_.c_str(), target_.c_str()) == 0)
        old_.clear();
}

void appearTogether(const std::vector<AtomicFile*>& files) {
    for (AtomicFile* file : files) {
        file->finish();
        file->keepOld();
    }
    std::size_t named = 0;
    try {
        for (; named < files.size(); ++named)
            files[named]->appear();
    } catch (...) {
        while (named-- > 0)
            files[named]->disappear();
        throw;
    }
}

void writeAtomically(const fs::path& path, const std::function<void(std::ostream&)>& write) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    // Devices and pipes (/dev/stdout) have no old content to keep and must not be replaced by a file.
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
        errno = 0;
        std::ofstream device(path, std::ios::binary);
        if (!device)
            throw failure(path, errno);
        writeInto(device, path, write);
        return;
    }
    AtomicFile file(path);
    file.write(write);
    file.appear();
}

} // namespace perrin
