// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/stk_metadata.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <tiff.h>

namespace perrin {
namespace {

constexpr std::uint16_t uic1 = 33628, uic2 = 33629, uic3 = 33630;
// Of UIC1: what its values are of.
constexpr std::uint64_t spatialCalibration = 3, xCalibration = 4, yCalibration = 5, calibrationUnits = 6;
constexpr std::uint64_t mostValues = 4096; // of UIC1; MetaMorph writes some 60
constexpr std::uint64_t longestUnit = 1024;

/// `count` numbers of 4 bytes; empty unless all of them lie within the file.
std::vector<std::uint64_t> numbersAt(const TiffFile& file, std::uint64_t offset, std::uint64_t count) {
    if (count > file.size() / 4 || !file.holds(offset, 4 * count))
        return {};
    std::vector<std::byte> bytes(static_cast<std::size_t>(4 * count));
    file.read(offset, bytes);
    std::vector<std::uint64_t> numbers(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = file.number(std::span(bytes).subspan(4 * i), 4);
    return numbers;
}

std::optional<double> fractionAt(const TiffFile& file, std::uint64_t offset) {
    const auto parts = numbersAt(file, offset, 2);
    if (parts.empty() || parts[1] == 0)
        return std::nullopt;
    return static_cast<double>(parts[0]) / static_cast<double>(parts[1]);
}

/// A length and that many letters.
std::string stringAt(const TiffFile& file, std::uint64_t offset) {
    const auto length = numbersAt(file, offset, 1);
    if (length.empty() || length[0] > longestUnit || !file.holds(offset + 4, length[0]))
        return "";
    std::string text(static_cast<std::size_t>(length[0]), '\0');
    file.read(offset + 4, std::as_writable_bytes(std::span(text)));
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

void takeCalibration(StackMetadata& metadata, const TiffFile& file, const TiffDirectory& directory) {
    const TiffEntry* const entry = directory.find(uic1);
    if (!entry || entry->type != TIFF_LONG || entry->count > mostValues)
        return; // before MetaMorph 2.5 it held no calibration
    const auto pairs = numbersAt(file, entry->offset, 2 * entry->count);
    bool calibrated = false;
    std::optional<double> x, y;
    std::string unit;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        const std::uint64_t value = pairs[i + 1];
        if (pairs[i] == spatialCalibration)
            calibrated = value != 0;
        else if (pairs[i] == xCalibration)
            x = fractionAt(file, value);
        else if (pairs[i] == yCalibration)
            y = fractionAt(file, value);
        else if (pairs[i] == calibrationUnits)
            unit = stringAt(file, value);
    }
    if (pairs.empty())
        metadata.warnings.push_back(
            "MetaMorph's calibration lies beyond the end of the file; it is not known.");
    const auto scale = micrometresIn(unit);
    if (calibrated && scale && x)
        takePixelSize(metadata, *x * *scale, y ? std::optional(*y * *scale) : std::nullopt);
}

/// Of each plane: height as a fraction, then day and ms of its creation and of its last change.
void takePlanes(StackMetadata& metadata, const TiffFile& file, const TiffEntry& entry) {
    constexpr std::size_t width = 6;
    const auto numbers = entry.type == TIFF_RATIONAL && entry.count <= file.size() / (4 * width)
                             ? numbersAt(file, entry.offset, width * entry.count)
                             : std::vector<std::uint64_t>{};
    if (numbers.empty()) {
        metadata.warnings.push_back(
            "MetaMorph's times of the planes lie beyond the end of the file; they are not "
            "known.");
        return;
    }
    bool high = metadata.images > 1;
    for (std::size_t i = 0; i < numbers.size(); i += width) {
        const auto day = static_cast<double>(numbers[i + 2]) - static_cast<double>(numbers[2]);
        const auto ms = static_cast<double>(numbers[i + 3]) - static_cast<double>(numbers[3]);
        metadata.planeTimes.push_back(day * 86400 + ms / 1000);
        high = high && numbers[i] != 0;
    }
    metadata.axis = high ? StackAxis::Z : StackAxis::Time;
}

void takeWavelengths(StackMetadata& metadata, const TiffFile& file, const TiffDirectory& directory) {
    const TiffEntry* const entry = directory.find(uic3);
    if (!entry || entry->type != TIFF_RATIONAL || entry->count > file.size() / 8)
        return;
    const auto numbers = numbersAt(file, entry->offset, 2 * entry->count);
    for (std::size_t i = 2; i + 1 < numbers.size(); i += 2)
        if (numbers[i] * numbers[1] != numbers[0] * numbers[i + 1]) {
            metadata.warnings.push_back(
                "The planes were taken at different wavelengths but are read as one movie; "
                "save each wavelength as a movie of its own.");
            return;
        }
}

/// "Exposure: 50 ms" among the description's lines.
std::optional<double> exposureIn(std::string_view description) {
    constexpr std::string_view key = "Exposure: ";
    const auto start = description.find(key);
    if (start == std::string_view::npos)
        return std::nullopt;
    std::string_view line = description.substr(start + key.size());
    line = line.substr(0, line.find_first_of("\r\n"));
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos)
        return std::nullopt;
    const auto value = numberIn(line.substr(0, blank)), unit = secondsIn(line.substr(blank + 1));
    return value && unit ? std::optional(*value * *unit) : std::nullopt;
}

} // namespace

bool isStk(const TiffDirectory& directory) {
    return directory.find(uic2) && directory.find(uic2)->count > 0;
}

StackMetadata readStk(const TiffFile& file, const TiffDirectory& directory, const std::string& description) {
    StackMetadata metadata;
    metadata.format = stkFormat;
    const TiffEntry& planes = *directory.find(uic2);
    metadata.images = metadata.times = static_cast<std::size_t>(planes.count);
    takeCalibration(metadata, file, directory);
    takePlanes(metadata, file, planes);
    takeWavelengths(metadata, file, directory);
    metadata.acquisition.exposure = exposureIn(description);
    return metadata;
}

} // namespace perrin
