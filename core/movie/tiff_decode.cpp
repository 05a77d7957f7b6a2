// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_decode.h"

#include <algorithm>
#include <bit>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <tiffio.h>

namespace perrin {
namespace {

/// What libtiff sees: the file with its header pointing at the wanted directory, so that the chain need not
/// be walked.
struct Source {
    Source(const TiffFile& file_, std::uint64_t directory_) : file(file_), directory(directory_) {}

    const TiffFile& file;
    std::uint64_t directory;
    std::uint64_t position = 0;
    std::string complaint; // libtiff's first one

    std::size_t read(std::span<std::byte> to) {
        const std::size_t count = file.readSome(position, to);
        const std::uint64_t field = file.big() ? 8 : 4, width = file.big() ? 8 : 4;
        for (std::uint64_t i = 0; i < width; ++i) {
            const std::uint64_t place = field + i;
            if (place < position || place - position >= count)
                continue;
            const bool least = file.swapped() != (std::endian::native == std::endian::little);
            const std::uint64_t shift = 8 * (least ? i : width - 1 - i);
            to[static_cast<std::size_t>(place - position)] =
                static_cast<std::byte>(directory >> shift & 0xff);
        }
        position += count;
        return count;
    }
};

Source& source(thandle_t handle) {
    return *static_cast<Source*>(handle);
}

tmsize_t readBytes(thandle_t handle, void* to, tmsize_t count) {
    // No exception may pass through libtiff's C code.
    try {
        return static_cast<tmsize_t>(source(handle).read(
            {static_cast<std::byte*>(to), static_cast<std::size_t>(std::max<tmsize_t>(count, 0))}));
    } catch (const Error& error) {
        source(handle).complaint = error.what();
        return -1;
    }
}
tmsize_t writeNothing(thandle_t, void*, tmsize_t) {
    return -1;
}
toff_t seekTo(thandle_t handle, toff_t offset, int from) {
    Source& from_ = source(handle);
    from_.position = from == SEEK_SET   ? offset
                     : from == SEEK_CUR ? from_.position + offset
                                        : from_.file.size() + offset;
    return from_.position;
}
int closeNothing(thandle_t) {
    return 0;
}
toff_t sizeOf(thandle_t handle) {
    return source(handle).file.size();
}

int keepComplaint(TIFF*, void* to, const char*, const char* format, va_list arguments) {
    std::string& complaint = static_cast<Source*>(to)->complaint;
    if (complaint.empty()) {
        char text[512];
        std::vsnprintf(text, sizeof text, format, arguments);
        complaint = text;
    }
    return 1; // handled: libtiff prints nothing
}
int ignoreWarning(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Handle = std::unique_ptr<TIFF, CloseTiff>;

Handle openAt(Source& from) {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keepComplaint, &from);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), ignoreWarning, nullptr);
    // The largest block that frameLayout() lets through is 256 MB.
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), tmsize_t{260} << 20);
    // m: no memory mapping, under which a file that gets shorter kills the program; c: strips as they are in
    // the file.
    return Handle(TIFFClientOpenExt(from.file.path().c_str(), "rmc", &from, readBytes, writeNothing, seekTo,
                                    closeNothing, sizeOf, nullptr, nullptr, options.get()));
}

/// `count` pixels of this machine's byte order to floats.
void toFloats(PixelType type, const std::byte* from, std::size_t count, float* to) {
    const auto convert = [&]<class T>(T) {
        for (std::size_t i = 0; i < count; ++i) {
            T value;
            std::memcpy(&value, from + i * sizeof(T), sizeof(T));
            to[i] = static_cast<float>(value);
        }
    };
    switch (type) {
    case PixelType::UInt8:
        return convert(std::uint8_t{});
    case PixelType::Int8:
        return convert(std::int8_t{});
    case PixelType::UInt16:
        return convert(std::uint16_t{});
    case PixelType::Int16:
        return convert(std::int16_t{});
    case PixelType::Float32:
        return convert(float{});
    }
}

/// libtiff reads the directory by itself; a damaged one may look different to it than to frameLayout().
bool agrees(TIFF* tiff, const TiffLayout& layout) {
    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 0, samples = 0, compression = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
    const std::uint64_t blockBytes = layout.blockWidth * layout.blockHeight * layout.bytesPerPixel();
    return width == layout.head.width && height == layout.head.height && bits == layout.head.bits &&
           samples == 1 && compression == layout.head.compression &&
           (TIFFIsTiled(tiff) != 0) == layout.tiled &&
           (layout.tiled ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff)) == blockBytes &&
           (layout.tiled ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff)) == layout.offsets.size();
}

void swapBytes(std::span<std::byte> bytes, std::size_t width) {
    for (std::size_t i = 0; i + width <= bytes.size(); i += width)
        std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(i),
                     bytes.begin() + static_cast<std::ptrdiff_t>(i + width));
}

} // namespace

Image decodeFrame(const TiffFile& file, std::uint64_t directory, const TiffLayout& layout) {
    Source from(file, directory);
    const Handle tiff = openAt(from);
    const auto check = [&](bool good) {
        if (!good)
            throw file.error("is damaged: " +
                             (from.complaint.empty() ? "its directory contradicts itself" : from.complaint));
    };
    check(tiff != nullptr);
    check(agrees(tiff.get(), layout));

    const auto width = static_cast<std::size_t>(layout.head.width),
               height = static_cast<std::size_t>(layout.head.height);
    const auto blockWidth = static_cast<std::size_t>(layout.blockWidth),
               blockHeight = static_cast<std::size_t>(layout.blockHeight);
    const auto pixelBytes = static_cast<std::size_t>(layout.bytesPerPixel());
    const std::size_t across = (width + blockWidth - 1) / blockWidth;
    Image image(static_cast<Eigen::Index>(height), static_cast<Eigen::Index>(width));
    // Strips of floats need no conversion and go straight to their place.
    const bool direct = layout.pixelType == PixelType::Float32 && !layout.tiled;
    std::vector<std::byte> buffer(direct ? 0 : blockWidth * blockHeight * pixelBytes);
    for (std::size_t block = 0; block < layout.offsets.size(); ++block) {
        const std::size_t left = block % across * blockWidth, top = block / across * blockHeight;
        const std::size_t rows = std::min(blockHeight, height - top),
                          columns = std::min(blockWidth, width - left);
        const auto bytes =
            static_cast<tmsize_t>((layout.tiled ? blockHeight : rows) * blockWidth * pixelBytes);
        float* const to = image.data() + top * width + left;
        void* const decoded = direct ? static_cast<void*>(to) : buffer.data();
        const auto number = static_cast<std::uint32_t>(block);
        const tmsize_t got = layout.tiled ? TIFFReadEncodedTile(tiff.get(), number, decoded, bytes)
                                          : TIFFReadEncodedStrip(tiff.get(), number, decoded, bytes);
        check(got == bytes);
        for (std::size_t row = 0; row < rows && !direct; ++row)
            toFloats(layout.pixelType, buffer.data() + row * blockWidth * pixelBytes, columns,
                     to + row * width);
    }
    return image;
}

Image readRawFrame(const TiffFile& file, std::uint64_t offset, const TiffHead& head) {
    const std::size_t pixelBytes = static_cast<std::size_t>(head.bits / 8);
    std::vector<std::byte> buffer(static_cast<std::size_t>(head.width * head.height) * pixelBytes);
    file.read(offset, buffer);
    if (file.swapped())
        swapBytes(buffer, pixelBytes);
    Image image(static_cast<Eigen::Index>(head.height), static_cast<Eigen::Index>(head.width));
    toFloats(pixelTypeOf(head), buffer.data(), static_cast<std::size_t>(image.size()), image.data());
    return image;
}

} // namespace perrin
