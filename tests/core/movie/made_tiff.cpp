// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/movie/made_tiff.h"

#include "tests/support/error_of.h"

#include <cstring>
#include <stdexcept>
#include <tiffio.h>

namespace perrin::test {
namespace {

std::size_t bytesOf(PixelType type) {
    return type == PixelType::Float32 ? 4 : type == PixelType::UInt16 || type == PixelType::Int16 ? 2 : 1;
}

/// A block of a frame in the file's pixel type; beyond the frame it is 0.
std::vector<unsigned char> block(const Image& frame, PixelType type, Eigen::Index top, Eigen::Index left,
                                 Eigen::Index height, Eigen::Index width) {
    std::vector<unsigned char> bytes(static_cast<std::size_t>(height * width) * bytesOf(type));
    const auto fill = [&]<class T>(T) {
        for (Eigen::Index y = top; y < std::min(top + height, frame.rows()); ++y)
            for (Eigen::Index x = left; x < std::min(left + width, frame.cols()); ++x) {
                const T value = static_cast<T>(frame(y, x));
                std::memcpy(bytes.data() + static_cast<std::size_t>((y - top) * width + x - left) * sizeof(T),
                            &value, sizeof(T));
            }
    };
    switch (type) {
    case PixelType::UInt8:
        fill(std::uint8_t{});
        break;
    case PixelType::Int8:
        fill(std::int8_t{});
        break;
    case PixelType::UInt16:
        fill(std::uint16_t{});
        break;
    case PixelType::Int16:
        fill(std::int16_t{});
        break;
    case PixelType::Float32:
        fill(float{});
        break;
    }
    return bytes;
}

} // namespace

void makeTiff(const std::filesystem::path& path, const std::vector<Image>& frames, const MadeTiff& how) {
    TIFF* const tiff = TIFFOpen(path.c_str(), how.mode.c_str());
    if (!tiff)
        throw std::runtime_error("libtiff cannot write " + path.string());
    const bool isSigned = how.pixelType == PixelType::Int8 || how.pixelType == PixelType::Int16;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto height = frames[i].rows(), width = frames[i].cols();
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(width));
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(height));
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, static_cast<int>(8 * bytesOf(how.pixelType)));
        TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT,
                     how.pixelType == PixelType::Float32 ? SAMPLEFORMAT_IEEEFP
                     : isSigned                          ? SAMPLEFORMAT_INT
                                                         : SAMPLEFORMAT_UINT);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, how.compression);
        if (how.predictor != 1)
            TIFFSetField(tiff, TIFFTAG_PREDICTOR, how.predictor);
        if (i == 0 && !how.description.empty())
            TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, how.description.c_str());
        if (how.tile) {
            TIFFSetField(tiff, TIFFTAG_TILEWIDTH, how.tile);
            TIFFSetField(tiff, TIFFTAG_TILELENGTH, how.tile);
        } else {
            TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP,
                         how.rowsPerStrip ? how.rowsPerStrip : static_cast<std::uint32_t>(height));
        }
        const Eigen::Index blockWidth = how.tile ? how.tile : width;
        const Eigen::Index blockHeight = how.tile ? how.tile : how.rowsPerStrip ? how.rowsPerStrip : height;
        std::uint32_t number = 0;
        for (Eigen::Index top = 0; top < height; top += blockHeight)
            for (Eigen::Index left = 0; left < width; left += blockWidth, ++number) {
                const Eigen::Index rows = how.tile ? blockHeight : std::min(blockHeight, height - top);
                auto bytes = block(frames[i], how.pixelType, top, left, rows, blockWidth);
                const auto size = static_cast<tmsize_t>(bytes.size());
                const tmsize_t written = how.tile ? TIFFWriteEncodedTile(tiff, number, bytes.data(), size)
                                                  : TIFFWriteEncodedStrip(tiff, number, bytes.data(), size);
                if (written != size)
                    throw std::runtime_error("libtiff cannot write a block of " + path.string());
            }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
}

std::vector<Image> madeFrames(std::size_t count, Eigen::Index height, Eigen::Index width) {
    std::vector<Image> frames;
    for (std::size_t i = 0; i < count; ++i)
        frames.push_back(Image::NullaryExpr(height, width, [i](Eigen::Index y, Eigen::Index x) {
            return static_cast<float>((static_cast<Eigen::Index>(7 * i) + 3 * y + 5 * x) % 127);
        }));
    return frames;
}

std::string errorOfOpening(const std::filesystem::path& path) {
    return errorOf([&] { openMovie(path); });
}

std::string errorOfFrame(const Movie& movie, std::size_t frame) {
    return errorOf([&] { movie.frame(frame); });
}

bool same(const Image& a, const Image& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && (a == b).all();
}

} // namespace perrin::test
