// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/tiff_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perrin {

/// Something lies beyond the end of the file: the recording or a copy of it was cut.
class CutShort : public Error {
  public:
    using Error::Error;
};

/// One entry of a directory: `count` values of `type`, at `offset` of the file.
struct TiffEntry {
    std::uint16_t tag = 0, type = 0;
    std::uint64_t count = 0, offset = 0;
};

struct TiffDirectory {
    std::vector<TiffEntry> entries;
    std::uint64_t next = 0; // file position of the next directory; 0 at the end

    const TiffEntry* find(std::uint16_t tag) const;
};

/// Reads directories through a window on the file: one system call for a directory, or for many that lie
/// together.
class TiffDirectoryReader {
  public:
    explicit TiffDirectoryReader(const TiffFile& file) : file_(file) {}

    /// Throws Error, CutShort. `directory` is reused, so that long chains need no memory each.
    void read(std::uint64_t offset, TiffDirectory& directory);
    /// The first value, or the first `count`, of an entry of whole numbers. Throws Error, CutShort.
    std::uint64_t value(const TiffEntry& entry);
    std::vector<std::uint64_t> values(const TiffEntry& entry, std::uint64_t count);

  private:
    /// Bytes of one value. Throws Error unless the entry has `count` whole numbers within the file.
    std::uint64_t checkedWidth(const TiffEntry& entry, std::uint64_t count) const;
    CutShort cutShort() const;
    std::span<const std::byte> bytes(std::uint64_t offset, std::uint64_t count);

    const TiffFile& file_;
    std::uint64_t start_ = 0;
    std::vector<std::byte> window_;
};

/// The text of an entry up to its first 0; empty when it holds none or does not lie within the file.
std::optional<std::string> textOf(const TiffFile& file, const TiffEntry& entry);

/// What the first directory says of the whole file.
struct TiffText {
    std::string description;                        // ImageDescription, "" if none
    bool descriptionLost = false;                   // there is one, but not within the file
    std::optional<double> xResolution, yResolution; // pixels a unit
};
TiffText readText(const TiffFile& file, std::uint64_t directory);

} // namespace perrin
