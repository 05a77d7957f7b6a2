// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "core/movie/tiff_file.h"

#include <cstdint>
#include <string>
#include <vector>

// A cautious reading of TIFF directories: nothing in a file is believed before it is known to lie within the
// file, and no memory is taken on its word. libtiff decodes frames only after these checks.
namespace perrin {

/// What a directory says of its image in single numbers; TIFF's defaults where it is silent.
struct TiffHead {
    std::uint64_t width = 0, height = 0;
    std::uint64_t bits = 1, sampleFormat = 1, samples = 1, photometric = 1, compression = 1;
    std::uint64_t subfileType = 0, oldSubfileType = 0;

    bool isReduced() const { return (subfileType & 5) != 0 || oldSubfileType == 2; } // thumbnail or mask
};

/// All directories of a file's chain, in order.
struct TiffChain {
    std::vector<std::uint64_t> offsets; // of every directory, thumbnails too
    std::vector<std::size_t> frames;    // which of `offsets` are frames; at least one
    TiffHead head;                      // of the first frame; all are alike in size and pixel type
    std::string damage;                 // empty, or why the chain ends early, as a clause
};

/// Follows the chain. Throws Error when no frame is sound, when frames differ in size or kind (the frame
/// named), and for images that are no camera frames (RGB, palette, …).
TiffChain scanChain(const TiffFile& file);

/// Where one frame's data is: strips or tiles, all within the file, of sizes that fit the image.
struct TiffLayout {
    TiffHead head;
    PixelType pixelType = PixelType::UInt16;
    bool tiled = false;
    std::uint64_t blockWidth = 0, blockHeight = 0; // px, of a strip or tile
    std::vector<std::uint64_t> offsets;            // of the strips or tiles
    bool contiguous = false;                       // the image is one run of uncompressed bytes

    std::uint64_t bytesPerPixel() const { return head.bits / 8; }
    std::uint64_t frameBytes() const { return head.width * head.height * bytesPerPixel(); }
};

/// Throws Error, CutShort unless the frame can be decoded safely.
TiffLayout frameLayout(const TiffFile& file, std::uint64_t directory);

PixelType pixelTypeOf(const TiffHead& head);
/// For people: "16-bit unsigned, LZW".
std::string pixelText(const TiffHead& head);
/// For people: "uncompressed", "LZW".
std::string compressionName(std::uint64_t compression);

} // namespace perrin
