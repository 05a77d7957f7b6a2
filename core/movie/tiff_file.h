// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perrin {

/// The bytes of one TIFF file, classic or BigTIFF. Reads with pread: any number of threads, never beyond the
/// end.
class TiffFile {
  public:
    /// Throws Error: cannot be opened, not a TIFF file.
    explicit TiffFile(const std::filesystem::path& path);
    ~TiffFile();
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::uint64_t size() const { return size_; }
    bool big() const { return big_; }
    bool swapped() const { return swapped_; } // numbers stand in the other byte order than this machine's
    std::uint64_t firstDirectory() const { return firstDirectory_; }

    bool holds(std::uint64_t offset, std::uint64_t count) const {
        return offset <= size_ && count <= size_ - offset;
    }
    /// Fills `to` as far as the file goes; gives how many bytes were read. Throws Error on a read error.
    std::size_t readSome(std::uint64_t offset, std::span<std::byte> to) const;
    /// Throws Error when the file ends before.
    void read(std::uint64_t offset, std::span<std::byte> to) const;
    /// The number of 1, 2, 4 or 8 bytes at the start of `bytes`, in this machine's order.
    std::uint64_t number(std::span<const std::byte> bytes, std::size_t width) const;
    Error error(const std::string& what) const { return Error(path_.string() + ": " + what); }

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0, firstDirectory_ = 0;
    bool big_ = false, swapped_ = false;
};

/// Whether the file begins as TIFF files do. Throws Error when it cannot be read.
bool looksLikeTiff(const std::filesystem::path& path);

} // namespace perrin
