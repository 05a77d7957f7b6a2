// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_structure.h"

#include "core/movie/tiff_directory.h"

#include <algorithm>
#include <tiff.h>
#include <unordered_set>

namespace perrin {
namespace {

// Largest frame that is read: 256 MB as float.
constexpr std::uint64_t largestSide = 16384;
constexpr std::uint64_t largestArea = std::uint64_t{1} << 26;
constexpr std::uint64_t largestTile = std::uint64_t{1} << 24; // px
constexpr std::uint64_t mostBlocks = std::uint64_t{1} << 18;  // strips or tiles of a frame
// No lossless coding here says more than this with one byte: LZW's 12-bit codes stand for up to 4096 bytes.
constexpr std::uint64_t largestExpansion = 2731;

TiffHead headOf(TiffDirectoryReader& reader, const TiffDirectory& directory) {
    TiffHead head;
    for (const TiffEntry& entry : directory.entries) {
        std::uint64_t* const to = [&]() -> std::uint64_t* {
            switch (entry.tag) {
            case TIFFTAG_SUBFILETYPE:
                return &head.subfileType;
            case TIFFTAG_OSUBFILETYPE:
                return &head.oldSubfileType;
            case TIFFTAG_IMAGEWIDTH:
                return &head.width;
            case TIFFTAG_IMAGELENGTH:
                return &head.height;
            case TIFFTAG_BITSPERSAMPLE:
                return &head.bits;
            case TIFFTAG_SAMPLEFORMAT:
                return &head.sampleFormat;
            case TIFFTAG_SAMPLESPERPIXEL:
                return &head.samples;
            case TIFFTAG_PHOTOMETRIC:
                return &head.photometric;
            case TIFFTAG_COMPRESSION:
                return &head.compression;
            default:
                return nullptr;
            }
        }();
        if (to)
            *to = reader.value(entry);
    }
    return head;
}

std::string kindOfColour(std::uint64_t photometric) {
    switch (photometric) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
        return "";
    case PHOTOMETRIC_RGB:
        return "RGB colour images";
    case PHOTOMETRIC_PALETTE:
        return "palette-colour images";
    case PHOTOMETRIC_MASK:
        return "transparency masks";
    case PHOTOMETRIC_SEPARATED:
        return "CMYK colour images";
    case PHOTOMETRIC_YCBCR:
        return "YCbCr colour images";
    case PHOTOMETRIC_CIELAB:
    case PHOTOMETRIC_ICCLAB:
    case PHOTOMETRIC_ITULAB:
        return "L*a*b* colour images";
    case PHOTOMETRIC_CFA:
        return "raw images of a colour camera (Bayer pattern)";
    default:
        return "images of an unknown kind (photometric interpretation " + std::to_string(photometric) + ")";
    }
}

std::string kindOfPixel(const TiffHead& head) {
    const std::string bits = std::to_string(head.bits) + "-bit ";
    switch (head.sampleFormat) {
    case SAMPLEFORMAT_UINT:
    case SAMPLEFORMAT_VOID:
        return bits + "unsigned";
    case SAMPLEFORMAT_INT:
        return bits + "signed";
    case SAMPLEFORMAT_IEEEFP:
        return bits + "floating-point";
    case SAMPLEFORMAT_COMPLEXINT:
    case SAMPLEFORMAT_COMPLEXIEEEFP:
        return bits + "complex";
    default:
        return bits + "unknown (sample format " + std::to_string(head.sampleFormat) + ")";
    }
}

bool readable(const TiffHead& head) {
    const bool whole = head.sampleFormat == SAMPLEFORMAT_UINT || head.sampleFormat == SAMPLEFORMAT_VOID ||
                       head.sampleFormat == SAMPLEFORMAT_INT;
    return (whole && (head.bits == 8 || head.bits == 16)) ||
           (head.sampleFormat == SAMPLEFORMAT_IEEEFP && head.bits == 32);
}

std::string sizeText(const TiffHead& head) {
    return std::to_string(head.width) + "x" + std::to_string(head.height);
}

/// Throws unless the images are grey camera frames of a size that is read.
void checkHead(const TiffFile& file, const TiffHead& head) {
    if (head.width == 0 || head.height == 0)
        throw file.error("is damaged: its images have no size");
    if (head.width > largestSide || head.height > largestSide || head.width * head.height > largestArea)
        throw file.error("holds images of " + sizeText(head) + " pixels; frames are read up to " +
                         std::to_string(largestSide) + " a side and " + std::to_string(largestArea) +
                         " in all");
    if (const std::string colour = kindOfColour(head.photometric); !colour.empty())
        throw file.error("holds " + colour + "; save the camera's grey frames (8 or 16 bits)");
    if (head.samples != 1)
        throw file.error("holds " + std::to_string(head.samples) +
                         " values a pixel; save the channels as frames of their own");
    if (!readable(head))
        throw file.error("holds " + kindOfPixel(head) +
                         " pixels; 8- and 16-bit integers and 32-bit floats are read");
    const auto& known = {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_DEFLATE,
                         COMPRESSION_PACKBITS};
    if (std::find(known.begin(), known.end(), static_cast<int>(head.compression)) == known.end())
        throw file.error("is compressed by " + compressionName(head.compression) +
                         ", which is not read; save it uncompressed or by LZW or deflate");
}

} // namespace

std::string compressionName(std::uint64_t compression) {
    switch (compression) {
    case COMPRESSION_NONE:
        return "uncompressed";
    case COMPRESSION_CCITTRLE:
    case COMPRESSION_CCITTFAX3:
    case COMPRESSION_CCITTFAX4:
        return "CCITT fax";
    case COMPRESSION_LZW:
        return "LZW";
    case COMPRESSION_OJPEG:
    case COMPRESSION_JPEG:
        return "JPEG";
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE:
        return "deflate";
    case COMPRESSION_PACKBITS:
        return "PackBits";
    case COMPRESSION_JP2000:
    case 33003:
    case 33005:
        return "JPEG 2000";
    case COMPRESSION_LZMA:
        return "LZMA";
    case COMPRESSION_ZSTD:
        return "Zstandard";
    case COMPRESSION_WEBP:
        return "WebP";
    default:
        return "method " + std::to_string(compression);
    }
}

std::string pixelText(const TiffHead& head) {
    const PixelType type = pixelTypeOf(head);
    const bool isSigned = type == PixelType::Int8 || type == PixelType::Int16;
    return std::to_string(head.bits) + "-bit " +
           (type == PixelType::Float32 ? "float"
            : isSigned                 ? "signed"
                                       : "unsigned") +
           ", " + compressionName(head.compression);
}

PixelType pixelTypeOf(const TiffHead& head) {
    if (head.sampleFormat == SAMPLEFORMAT_IEEEFP)
        return PixelType::Float32;
    if (head.sampleFormat == SAMPLEFORMAT_INT)
        return head.bits == 8 ? PixelType::Int8 : PixelType::Int16;
    return head.bits == 8 ? PixelType::UInt8 : PixelType::UInt16;
}

TiffChain scanChain(const TiffFile& file) {
    TiffChain chain;
    TiffDirectoryReader reader(file);
    TiffDirectory directory;
    std::unordered_set<std::uint64_t> seen;
    for (std::uint64_t offset = file.firstDirectory(); offset != 0; offset = directory.next) {
        if (!seen.insert(offset).second) {
            chain.damage = "its directories go round in a circle";
            break;
        }
        TiffHead head;
        try {
            reader.read(offset, directory);
            head = headOf(reader, directory);
        } catch (const CutShort&) {
            chain.damage = "it is cut short";
            break;
        } catch (const Error&) {
            if (chain.frames.empty())
                throw;
            chain.damage = "a directory is damaged";
            break;
        }
        chain.offsets.push_back(offset);
        if (head.isReduced())
            continue;
        if (chain.frames.empty()) {
            checkHead(file, head);
            chain.head = head;
        } else {
            const std::string frame = "frame " + std::to_string(chain.frames.size() + 1);
            if (head.width != chain.head.width || head.height != chain.head.height)
                throw file.error(frame + " is " + sizeText(head) + " but frame 1 is " + sizeText(chain.head) +
                                 "; a movie needs equal frames");
            checkHead(file, head);
            if (pixelTypeOf(head) != pixelTypeOf(chain.head))
                throw file.error(frame + " is " + kindOfPixel(head) + " but frame 1 is " +
                                 kindOfPixel(chain.head) + "; a movie needs equal frames");
        }
        chain.frames.push_back(chain.offsets.size() - 1);
    }
    if (chain.frames.empty())
        throw file.error(chain.damage.empty() ? "holds no image" : "holds no sound image: " + chain.damage);
    return chain;
}

TiffLayout frameLayout(const TiffFile& file, std::uint64_t offset) {
    TiffDirectoryReader reader(file);
    TiffDirectory directory;
    reader.read(offset, directory);
    TiffLayout layout;
    layout.head = headOf(reader, directory);
    const TiffHead& head = layout.head;
    checkHead(file, head);
    layout.pixelType = pixelTypeOf(head);
    const auto valueOr = [&](std::uint16_t tag, std::uint64_t other) {
        const TiffEntry* entry = directory.find(tag);
        return entry ? reader.value(*entry) : other;
    };

    layout.tiled = directory.find(TIFFTAG_TILEWIDTH) != nullptr;
    if (layout.tiled) {
        layout.blockWidth = valueOr(TIFFTAG_TILEWIDTH, 0);
        layout.blockHeight = valueOr(TIFFTAG_TILELENGTH, 0);
    } else {
        layout.blockWidth = head.width;
        layout.blockHeight = std::min(valueOr(TIFFTAG_ROWSPERSTRIP, head.height), head.height);
    }
    const std::uint64_t width = layout.blockWidth, height = layout.blockHeight;
    const std::string block = layout.tiled ? "tile" : "strip";
    if (width == 0 || height == 0 ||
        (layout.tiled && (width > largestSide || height > largestSide || width * height > largestTile)))
        throw file.error("is damaged: its " + block + "s are " + std::to_string(width) + "x" +
                         std::to_string(height));
    const std::uint64_t count = ((head.width + width - 1) / width) * ((head.height + height - 1) / height);
    const TiffEntry* const offsets =
        directory.find(layout.tiled ? TIFFTAG_TILEOFFSETS : TIFFTAG_STRIPOFFSETS);
    const TiffEntry* const sizes =
        directory.find(layout.tiled ? TIFFTAG_TILEBYTECOUNTS : TIFFTAG_STRIPBYTECOUNTS);
    const bool plain = head.compression == COMPRESSION_NONE;
    if (count > mostBlocks || !offsets || offsets->count < count || (sizes ? sizes->count < count : !plain))
        throw file.error("is damaged: " + std::to_string(count) + " " + block + "s are needed but " +
                         std::to_string(offsets ? offsets->count : 0) + " are listed");

    layout.offsets = reader.values(*offsets, count);
    const std::vector<std::uint64_t> storedSizes =
        sizes ? reader.values(*sizes, count) : std::vector<std::uint64_t>{};
    layout.contiguous = plain && !layout.tiled;
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t rows = layout.tiled ? height : std::min(height, head.height - i * height);
        const std::uint64_t decoded = rows * width * layout.bytesPerPixel();
        const std::uint64_t start = layout.offsets[i], stored = sizes ? storedSizes[i] : decoded;
        if (plain ? stored < decoded : stored < decoded / largestExpansion)
            throw file.error("is damaged: a " + block + " of " + std::to_string(decoded) +
                             " bytes claims to be stored in " + std::to_string(stored));
        if (!file.holds(start, plain ? decoded : stored))
            throw CutShort(file.path().string() +
                           ": is cut short: its data would lie beyond the end of the file");
        layout.contiguous = layout.contiguous && (i == 0 || start == end);
        end = start + decoded;
    }
    return layout;
}

} // namespace perrin
