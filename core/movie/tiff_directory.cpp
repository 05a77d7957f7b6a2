// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_directory.h"

#include <algorithm>
#include <tiff.h>

namespace perrin {
namespace {

constexpr std::uint64_t mostEntries = 4096;                    // of a directory
constexpr std::uint64_t longestText = std::uint64_t{64} << 20; // an OME description of 300 000 planes
// Directories among the frames lie far apart: reading more would be waste. Those behind the frames lie
// together.
constexpr std::uint64_t farWindow = 512, nearWindow = 65536;

/// Bytes of one value of a TIFF type; 0 for unknown types.
std::uint64_t typeSize(std::uint16_t type) {
    switch (type) {
    case TIFF_BYTE:
    case TIFF_ASCII:
    case TIFF_SBYTE:
    case TIFF_UNDEFINED:
        return 1;
    case TIFF_SHORT:
    case TIFF_SSHORT:
        return 2;
    case TIFF_LONG:
    case TIFF_SLONG:
    case TIFF_FLOAT:
    case TIFF_IFD:
        return 4;
    case TIFF_RATIONAL:
    case TIFF_SRATIONAL:
    case TIFF_DOUBLE:
    case TIFF_LONG8:
    case TIFF_SLONG8:
    case TIFF_IFD8:
        return 8;
    default:
        return 0;
    }
}

} // namespace

const TiffEntry* TiffDirectory::find(std::uint16_t tag) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const TiffEntry& entry) { return entry.tag == tag; });
    return found == entries.end() ? nullptr : &*found;
}

void TiffDirectoryReader::read(std::uint64_t offset, TiffDirectory& directory) {
    const std::uint64_t countWidth = file_.big() ? 8 : 2, entryWidth = file_.big() ? 20 : 12,
                        positionWidth = file_.big() ? 8 : 4;
    const std::uint64_t count = file_.number(bytes(offset, countWidth), countWidth);
    if (count == 0 || count > mostEntries)
        throw file_.error("is damaged: a directory claims " + std::to_string(count) + " entries");
    const std::uint64_t first = offset + countWidth, end = first + count * entryWidth;
    const auto block = bytes(first, count * entryWidth);
    directory.entries.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto entry = block.subspan(i * entryWidth, entryWidth);
        TiffEntry& to = directory.entries[i];
        to.tag = static_cast<std::uint16_t>(file_.number(entry, 2));
        to.type = static_cast<std::uint16_t>(file_.number(entry.subspan(2), 2));
        to.count = file_.number(entry.subspan(4), positionWidth);
        const bool inside = to.count <= positionWidth && to.count * typeSize(to.type) <= positionWidth;
        to.offset = inside ? first + i * entryWidth + 4 + positionWidth
                           : file_.number(entry.subspan(4 + positionWidth), positionWidth);
    }
    // A file that ends right behind the entries has no next directory.
    directory.next =
        file_.holds(end, positionWidth) ? file_.number(bytes(end, positionWidth), positionWidth) : 0;
}

std::uint64_t TiffDirectoryReader::checkedWidth(const TiffEntry& entry, std::uint64_t count) const {
    const bool whole = entry.type == TIFF_BYTE || entry.type == TIFF_SHORT || entry.type == TIFF_LONG ||
                       entry.type == TIFF_LONG8 || entry.type == TIFF_IFD || entry.type == TIFF_IFD8;
    if (!whole || count > entry.count)
        throw file_.error("is damaged: tag " + std::to_string(entry.tag) +
                          " holds no whole numbers or too few");
    const std::uint64_t width = typeSize(entry.type);
    if (count > file_.size() / width || !file_.holds(entry.offset, count * width))
        throw cutShort();
    return width;
}

std::uint64_t TiffDirectoryReader::value(const TiffEntry& entry) {
    const std::uint64_t width = checkedWidth(entry, 1);
    return file_.number(bytes(entry.offset, width), width);
}

std::vector<std::uint64_t> TiffDirectoryReader::values(const TiffEntry& entry, std::uint64_t count) {
    const std::uint64_t width = checkedWidth(entry, count);
    std::vector<std::byte> raw(static_cast<std::size_t>(count * width));
    file_.read(entry.offset, raw);
    std::vector<std::uint64_t> result(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = file_.number(std::span(raw).subspan(i * width), width);
    return result;
}

CutShort TiffDirectoryReader::cutShort() const {
    return CutShort(file_.path().string() + ": is cut short: its data would lie beyond the end of the file");
}

std::span<const std::byte> TiffDirectoryReader::bytes(std::uint64_t offset, std::uint64_t count) {
    if (!file_.holds(offset, count))
        throw cutShort();
    if (offset < start_ || offset + count > start_ + window_.size()) {
        const bool near = offset >= start_ && offset - start_ < 4 * farWindow;
        const std::uint64_t wanted = std::max(count, near ? nearWindow : farWindow);
        window_.resize(static_cast<std::size_t>(std::min(wanted, file_.size() - offset)));
        start_ = offset;
        file_.read(offset, window_);
    }
    return std::span<const std::byte>(window_).subspan(static_cast<std::size_t>(offset - start_),
                                                       static_cast<std::size_t>(count));
}

std::optional<std::string> textOf(const TiffFile& file, const TiffEntry& entry) {
    if (typeSize(entry.type) != 1 || entry.count > longestText || !file.holds(entry.offset, entry.count))
        return std::nullopt;
    std::string text(static_cast<std::size_t>(entry.count), '\0');
    file.read(entry.offset, std::as_writable_bytes(std::span(text)));
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

TiffText readText(const TiffFile& file, std::uint64_t offset) {
    TiffDirectoryReader reader(file);
    TiffDirectory directory;
    reader.read(offset, directory);
    TiffText text;
    if (const TiffEntry* entry = directory.find(TIFFTAG_IMAGEDESCRIPTION)) {
        const auto description = textOf(file, *entry);
        text.descriptionLost = !description;
        text.description = description.value_or("");
    }
    const auto rational = [&](std::uint16_t tag) -> std::optional<double> {
        const TiffEntry* entry = directory.find(tag);
        if (!entry || entry->type != TIFF_RATIONAL || entry->count == 0 || !file.holds(entry->offset, 8))
            return std::nullopt;
        std::byte bytes[8];
        file.read(entry->offset, bytes);
        const auto numerator = static_cast<double>(file.number(bytes, 4));
        const auto denominator = static_cast<double>(file.number(std::span(bytes).subspan(4), 4));
        if (numerator <= 0 || denominator <= 0)
            return std::nullopt;
        return numerator / denominator;
    };
    text.xResolution = rational(TIFFTAG_XRESOLUTION);
    text.yResolution = rational(TIFFTAG_YRESOLUTION);
    return text;
}

} // namespace perrin
