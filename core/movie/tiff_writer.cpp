// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_writer.h"

#include "core/error.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>
#include <tiff.h>
#include <vector>

namespace perrin {
namespace {

// Room for the header, the first directory and its text: which kind of TIFF it is shows only at the end. In
// front, so that a copy that was cut still says what it is.
constexpr std::uint64_t firstDirectoryAt = 16, resolutionAt = 504, descriptionAt = 512, dataStart = 1024;
constexpr std::uint64_t classicLimit = 0xffff'ffff;
// ImageJ's own tags, for the names of frames.
constexpr std::uint16_t imageJByteCounts = 50838, imageJMetadata = 50839;

std::string text(double value) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

std::string description(const TiffWriterSettings& settings, std::uint64_t frames,
                        std::pair<double, double> range) {
    const std::string count = std::to_string(frames);
    std::string lines = "ImageJ=1.54f\nimages=" + count + "\n";
    if (frames > 1)
        lines += "frames=" + count + "\nhyperstack=true\nmode=grayscale\n";
    const Acquisition& acquisition = settings.acquisition;
    if (acquisition.pixelSize)
        lines += "unit=micron\n";
    if (acquisition.frameInterval)
        lines += "finterval=" + text(*acquisition.frameInterval) + "\ntunit=sec\n";
    if (acquisition.exposure)
        lines += "exposure=" + text(*acquisition.exposure) + "\n";
    return lines + "loop=false\nmin=" + text(range.first) + "\nmax=" + text(range.second) + "\n";
}

/// Bytes of directories in this machine's order, numbers of file positions 4 or 8 bytes wide.
class Bytes {
  public:
    Bytes(std::uint64_t start, bool big) : start_(start), big_(big) {}

    template<class T>
    void number(T value) {
        const auto* from = reinterpret_cast<const char*>(&value);
        bytes_.append(from, sizeof value);
    }
    void position(std::uint64_t value) { big_ ? number(value) : number(static_cast<std::uint32_t>(value)); }
    void entryCount(std::uint16_t count) { big_ ? number(std::uint64_t{count}) : number(count); }
    /// One directory entry whose value stands in it.
    void entry(std::uint16_t tag, std::uint16_t type, std::uint64_t count, std::uint64_t value) {
        number(tag);
        number(type);
        position(count);
        const std::size_t end = bytes_.size() + (big_ ? 8 : 4);
        if (type == TIFF_SHORT)
            number(static_cast<std::uint16_t>(value));
        else if (type == TIFF_LONG && count == 1)
            number(static_cast<std::uint32_t>(value));
        else
            position(value);
        bytes_.resize(end);
    }
    /// Two numbers of 4 bytes stand in a BigTIFF's entry itself, in a classic one at `elsewhere`.
    void fractionEntry(std::uint16_t tag, std::uint32_t above, std::uint32_t below, std::uint64_t elsewhere) {
        if (!big_)
            return entry(tag, TIFF_RATIONAL, 1, elsewhere);
        number(tag);
        number(std::uint16_t{TIFF_RATIONAL});
        position(1);
        number(above);
        number(below);
    }
    void string(const std::string& value) { bytes_ += value; }
    /// Zeros up to a file position.
    void fillTo(std::uint64_t position) {
        assert(here() <= position);
        bytes_.resize(static_cast<std::size_t>(position - start_));
    }
    std::uint64_t here() const { return start_ + bytes_.size(); }
    std::string_view bytes() const { return bytes_; }

  private:
    std::uint64_t start_;
    bool big_;
    std::string bytes_;
};

/// The names of frames as ImageJ keeps them: a header that says how many there are, then each in UTF-16.
struct FrameNames {
    std::string counts, bytes;

    explicit FrameNames(const std::vector<std::string>& names) {
        const auto add = [](std::string& to, auto value) {
            to.append(reinterpret_cast<const char*>(&value), sizeof value);
        };
        constexpr std::uint32_t magic = 0x494a494a, labels = 0x6c61626c, headerSize = 12;
        add(bytes, magic);
        add(bytes, labels);
        add(bytes, static_cast<std::uint32_t>(names.size()));
        add(counts, headerSize);
        for (const std::string& name : names) {
            add(counts, static_cast<std::uint32_t>(2 * name.size()));
            for (const char letter : name)
                add(bytes, static_cast<std::uint16_t>(letter));
        }
    }
};

std::string_view bytesOf(const auto& numbers, std::size_t count) {
    return {reinterpret_cast<const char*>(numbers), count * sizeof *numbers};
}

} // namespace

TiffWriter::TiffWriter(const std::filesystem::path& path, const TiffWriterSettings& settings)
    : path_(path), file_(path), settings_(settings) {
    if (settings.pixelType != PixelType::UInt16 && settings.pixelType != PixelType::Float32)
        throw Error(path.string() + ": movies are written as uint16 or float32, not " +
                    name(settings.pixelType));
    settings.acquisition.check();
    file_.write(std::string(dataStart, '\0'));
}

void TiffWriter::add(const Image& frame) {
    const auto complaint = [&](const std::string& what) {
        return Error(path_.string() + ": frame " + std::to_string(frames_ + 1) + " " + what);
    };
    if (frames_ == 0) {
        if (frame.size() == 0)
            throw complaint("is empty");
        width_ = frame.cols();
        height_ = frame.rows();
        smallest_ = frame.minCoeff();
        largest_ = frame.maxCoeff();
    }
    if (frame.cols() != width_ || frame.rows() != height_)
        throw complaint("is " + std::to_string(frame.cols()) + "x" + std::to_string(frame.rows()) +
                        " but frame 1 is " + std::to_string(width_) + "x" + std::to_string(height_) +
                        "; a movie needs equal frames");
    if (settings_.pixelType == PixelType::Float32) {
        file_.write(bytesOf(frame.data(), static_cast<std::size_t>(frame.size())));
    } else {
        if (!(frame >= -0.5f && frame < 65535.5f).all()) {
            const float* const wrong =
                std::find_if(frame.data(), frame.data() + frame.size(),
                             [](float value) { return !(value >= -0.5f && value < 65535.5f); });
            throw complaint("holds " + text(*wrong) + ", which 16 bits cannot hold; write float32");
        }
        std::vector<std::uint16_t> values(static_cast<std::size_t>(frame.size()));
        // std::round would be a call for each pixel.
        std::transform(frame.data(), frame.data() + frame.size(), values.begin(), [](float value) {
            return static_cast<std::uint16_t>(static_cast<int>(value + 0.5f));
        });
        file_.write(bytesOf(values.data(), values.size()));
    }
    smallest_ = std::min(smallest_, frame.minCoeff());
    largest_ = std::max(largest_, frame.maxCoeff());
    ++frames_;
}

void TiffWriter::writeDirectories() {
    const std::uint16_t bits = settings_.pixelType == PixelType::Float32 ? 32 : 16;
    const std::uint64_t frameBytes = static_cast<std::uint64_t>(width_ * height_) * (bits / 8);
    const std::uint64_t dataEnd = dataStart + frames_ * frameBytes, restAt = (dataEnd + 7) / 8 * 8;
    // A directory but the first has at most 15 entries: 192 bytes in the classic kind.
    const FrameNames names(settings_.frameNames);
    const bool named = !settings_.frameNames.empty();
    const std::uint64_t namesSize = named ? names.counts.size() + names.bytes.size() : 0;
    const bool big = settings_.alwaysBig || restAt + frames_ * 192 + namesSize > classicLimit;
    std::uint64_t namesAt = 0;
    const std::optional<double> pixelSize = settings_.acquisition.pixelSize;
    // Pixels a um as a fraction; pixel sizes in steps of 1e-6 nm.
    const double scale = std::min(std::round(pixelSize.value_or(1) * 1e9), 4e9);
    const auto pixels = static_cast<std::uint32_t>(std::round(scale / pixelSize.value_or(1)));
    const auto microns = static_cast<std::uint32_t>(scale);
    const std::string lines = description(
        settings_, frames_, settings_.displayRange.value_or(std::pair<double, double>(smallest_, largest_)));

    const auto writeDirectory = [&](Bytes& bytes, std::uint64_t frame) {
        const bool first = frame == 0, last = frame + 1 == frames_;
        bytes.entryCount(static_cast<std::uint16_t>(11 + (first ? 1 : 0) + (first && named ? 2 : 0) +
                                                    (pixelSize ? 3 : 0)));
        bytes.entry(TIFFTAG_SUBFILETYPE, TIFF_LONG, 1, 0);
        bytes.entry(TIFFTAG_IMAGEWIDTH, TIFF_LONG, 1, static_cast<std::uint64_t>(width_));
        bytes.entry(TIFFTAG_IMAGELENGTH, TIFF_LONG, 1, static_cast<std::uint64_t>(height_));
        bytes.entry(TIFFTAG_BITSPERSAMPLE, TIFF_SHORT, 1, bits);
        bytes.entry(TIFFTAG_COMPRESSION, TIFF_SHORT, 1, COMPRESSION_NONE);
        bytes.entry(TIFFTAG_PHOTOMETRIC, TIFF_SHORT, 1, PHOTOMETRIC_MINISBLACK);
        if (first)
            bytes.entry(TIFFTAG_IMAGEDESCRIPTION, TIFF_ASCII, lines.size() + 1, descriptionAt);
        bytes.entry(TIFFTAG_STRIPOFFSETS, big ? TIFF_LONG8 : TIFF_LONG, 1, dataStart + frame * frameBytes);
        bytes.entry(TIFFTAG_SAMPLESPERPIXEL, TIFF_SHORT, 1, 1);
        bytes.entry(TIFFTAG_ROWSPERSTRIP, TIFF_LONG, 1, static_cast<std::uint64_t>(height_));
        bytes.entry(TIFFTAG_STRIPBYTECOUNTS, big ? TIFF_LONG8 : TIFF_LONG, 1, frameBytes);
        if (pixelSize) {
            bytes.fractionEntry(TIFFTAG_XRESOLUTION, pixels, microns, resolutionAt);
            bytes.fractionEntry(TIFFTAG_YRESOLUTION, pixels, microns, resolutionAt);
            bytes.entry(TIFFTAG_RESOLUTIONUNIT, TIFF_SHORT, 1, RESUNIT_NONE);
        }
        bytes.entry(TIFFTAG_SAMPLEFORMAT, TIFF_SHORT, 1,
                    bits == 32 ? SAMPLEFORMAT_IEEEFP : SAMPLEFORMAT_UINT);
        if (first && named) {
            bytes.entry(imageJByteCounts, TIFF_LONG, names.counts.size() / 4, namesAt);
            bytes.entry(imageJMetadata, TIFF_BYTE, names.bytes.size(), namesAt + names.counts.size());
        }
        const std::uint64_t behind = bytes.here() + (big ? 8 : 4);
        bytes.position(last ? 0 : first ? restAt : behind);
    };

    file_.write(std::string(restAt - dataEnd, '\0'));
    // One at a time: together they would be 200 bytes a frame in memory.
    std::uint64_t here = restAt;
    for (std::uint64_t frame = 1; frame < frames_; ++frame) {
        Bytes directory(here, big);
        writeDirectory(directory, frame);
        file_.write(directory.bytes());
        here = directory.here();
    }
    namesAt = here;
    if (named)
        file_.write(names.counts + names.bytes);

    Bytes front(0, big);
    front.number(std::endian::native == std::endian::little ? std::uint16_t{TIFF_LITTLEENDIAN}
                                                            : std::uint16_t{TIFF_BIGENDIAN});
    front.number(big ? std::uint16_t{TIFF_VERSION_BIG} : std::uint16_t{TIFF_VERSION_CLASSIC});
    if (big)
        front.number(std::uint32_t{8}); // the width of a position, and 0
    front.position(firstDirectoryAt);
    front.fillTo(firstDirectoryAt);
    writeDirectory(front, 0);
    front.fillTo(resolutionAt);
    front.number(pixels);
    front.number(microns);
    front.string(lines);
    front.fillTo(dataStart);
    file_.seek(0);
    file_.write(front.bytes());
}

AtomicFile& TiffWriter::finish() {
    if (frames_ == 0)
        throw Error(path_.string() + ": a movie needs at least one frame");
    if (!settings_.frameNames.empty() && (frames_ == 1 || settings_.frameNames.size() != frames_))
        throw Error(path_.string() + ": " + std::to_string(settings_.frameNames.size()) +
                    " names were given for " + std::to_string(frames_) +
                    " frames; give one for each of several, or none");
    writeDirectories();
    file_.finish();
    return file_;
}

void TiffWriter::close() {
    finish().appear();
}

} // namespace perrin
