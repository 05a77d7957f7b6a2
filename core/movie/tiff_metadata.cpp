// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_metadata.h"

#include "core/movie/micro_manager.h"
#include "core/movie/stk_metadata.h"
#include "core/movie/tiff_directory.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>

namespace perrin {
namespace {

constexpr std::uint16_t microManagerTag = 51123;
constexpr std::uint64_t longestNotes = std::uint64_t{16} << 20;

/// Micro-Manager keeps numbers behind the TIFF header: pairs of a magic number and a place or length.
constexpr std::uint64_t indexMagic = 54773648, summaryMagic = 2355492, ndTiffMagic = 483729;

/// The acquisition's notes, which stand behind the header of Micro-Manager's own stacks.
std::optional<std::string> summaryOf(const TiffFile& file) {
    std::array<std::byte, 40> head{};
    if (file.big() || file.readSome(0, head) != head.size())
        return std::nullopt;
    const auto number = [&](std::size_t place) { return file.number(std::span(head).subspan(place), 4); };
    std::uint64_t lengthAt = 0;
    if (number(8) == indexMagic && number(32) == summaryMagic)
        lengthAt = 36;
    else if (number(8) == ndTiffMagic && number(16) == summaryMagic)
        lengthAt = 20;
    else if (number(8) == ndTiffMagic && number(20) == summaryMagic)
        lengthAt = 24;
    else
        return std::nullopt;
    const std::uint64_t length = number(lengthAt);
    if (length > longestNotes || !file.holds(lengthAt + 4, length))
        return "";
    std::string text(static_cast<std::size_t>(length), '\0');
    file.read(lengthAt + 4, std::as_writable_bytes(std::span(text)));
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

void addMicroManager(const TiffFile& file, const TiffDirectory& directory, StackMetadata& metadata) {
    const TiffEntry* const tag = directory.find(microManagerTag);
    const auto summary = summaryOf(file);
    if (!tag && !summary)
        return;
    MicroManagerNotes image, acquisition;
    if (tag)
        image = readMicroManager(textOf(file, *tag).value_or(""));
    if (summary)
        acquisition = readMicroManager(*summary);
    takeMicroManager(metadata, image, acquisition);
}

} // namespace

StackMetadata readTiffMetadata(const TiffFile& file, std::uint64_t first) {
    const TiffText text = readText(file, first);
    TiffDirectory directory;
    TiffDirectoryReader(file).read(first, directory);
    StackMetadata metadata;
    if (isOme(text.description))
        metadata = readOme(text.description);
    else if (isImageJ(text.description))
        metadata = readImageJ(text.description, text.xResolution, text.yResolution);
    else if (isStk(directory))
        metadata = readStk(file, directory, text.description);
    else if (text.descriptionLost)
        metadata.warnings.push_back(
            "The file's description lies beyond its end; its calibration is not known.");
    addMicroManager(file, directory, metadata);
    return metadata;
}

std::vector<double> microManagerTimes(const std::vector<TiffPlace>& frames) {
    std::vector<double> times;
    std::optional<TiffDirectoryReader> reader;
    const TiffFile* file = nullptr;
    TiffDirectory directory;
    for (const TiffPlace& place : frames) {
        if (place.file != file) {
            file = place.file;
            reader.emplace(*file);
        }
        std::optional<double> time;
        try {
            reader->read(place.directory, directory);
            if (const TiffEntry* const tag = directory.find(microManagerTag))
                time = microManagerTime(textOf(*file, *tag).value_or(""));
        } catch (const CutShort&) { // the notes stand behind the pixels
        }
        if (!time && times.empty())
            return {};
        times.push_back(time.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return times;
}

} // namespace perrin
