// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/stack_metadata.h"
#include "core/movie/tiff_structure.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace perrin {

struct TiffPart {
    explicit TiffPart(const std::filesystem::path& path) : file(path), chain(scanChain(file)) {}

    TiffFile file;
    TiffChain chain;
};

/// Where one plane's pixels are.
struct TiffPlane {
    std::uint32_t part = 0;
    bool raw = false;         // ImageJ's contiguous stacks: `offset` is of the pixels, not of a directory
    std::uint64_t offset = 0; // 0: nowhere
};

/// A movie's files and planes: channel c of frame i is planes[i * channels + c]. All planes listed are there.
struct TiffSet {
    std::vector<std::unique_ptr<TiffPart>> parts; // the opened file first
    StackMetadata metadata;                       // its warnings tell of parts and frames that are missing
    std::vector<TiffPlane> planes;
    std::size_t frames = 0;
};

/// Reads the structure of a file and of the files that belong to it. Throws Error when there is no sound
/// frame.
TiffSet openTiffSet(const std::filesystem::path& path);

/// The files of a Micro-Manager set in order (NAME_MMStack….ome.tif, …_1.ome.tif, …); empty when `path` is
/// not of one or stands alone. Throws Error when a part between others is missing.
std::vector<std::filesystem::path> stackParts(const std::filesystem::path& path);

} // namespace perrin
