// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace perrin {
namespace {

constexpr bool littleEndian = std::endian::native == std::endian::little;

bool tiffSignature(std::span<const std::byte> head) {
    if (head.size() < 8)
        return false;
    const auto at = [&](std::size_t i) { return std::to_integer<char>(head[i]); };
    if (at(0) == 'I' && at(1) == 'I')
        return (at(2) == 42 || at(2) == 43) && at(3) == 0;
    return at(0) == 'M' && at(1) == 'M' && at(2) == 0 && (at(3) == 42 || at(3) == 43);
}

} // namespace

TiffFile::TiffFile(const std::filesystem::path& path) : path_(path) {
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) {
        const int code = errno;
        if (descriptor_ >= 0)
            close(descriptor_);
        throw error("cannot be opened: " + std::generic_category().message(code));
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    try {
        std::array<std::byte, 16> head{};
        const std::size_t count = readSome(0, head);
        if (!tiffSignature(std::span(head).first(count)))
            throw error("is not a TIFF file");
        swapped_ = (std::to_integer<char>(head[0]) == 'I') != littleEndian;
        big_ = number(std::span(head).subspan(2), 2) == 43;
        if (big_ && (count < 16 || number(std::span(head).subspan(4), 2) != 8))
            throw error("is a damaged BigTIFF file: its header is wrong");
        firstDirectory_ =
            big_ ? number(std::span(head).subspan(8), 8) : number(std::span(head).subspan(4), 4);
    } catch (...) {
        close(descriptor_);
        throw;
    }
}

TiffFile::~TiffFile() {
    close(descriptor_);
}

std::size_t TiffFile::readSome(std::uint64_t offset, std::span<std::byte> to) const {
    if (offset >= size_)
        return 0;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), size_ - offset));
    std::size_t done = 0;
    while (done < wanted) {
        const ssize_t got =
            pread(descriptor_, to.data() + done, wanted - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw error("cannot be read: " + std::generic_category().message(errno));
        if (got == 0) // it has become shorter since it was opened
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

void TiffFile::read(std::uint64_t offset, std::span<std::byte> to) const {
    if (readSome(offset, to) != to.size())
        throw error("ends where more data should be; the recording or the copy was cut short");
}

std::uint64_t TiffFile::number(std::span<const std::byte> bytes, std::size_t width) const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t place = swapped_ == littleEndian ? i : width - 1 - i;
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[place]);
    }
    return value;
}

bool looksLikeTiff(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 8> head{};
    if (!file)
        throw Error(path.string() + ": cannot be opened");
    file.read(head.data(), head.size());
    return tiffSignature(std::as_bytes(std::span(head).first(static_cast<std::size_t>(file.gcount()))));
}

} // namespace perrin
