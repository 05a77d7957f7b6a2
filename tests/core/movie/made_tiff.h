// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/movie/movie.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace perrin::test {

/// How libtiff shall write a stack.
struct MadeTiff {
    PixelType pixelType = PixelType::UInt16;
    std::string mode = "w"; // libtiff's: "w8" BigTIFF, "wb" big endian
    std::uint16_t compression = 1, predictor = 1;
    std::uint32_t rowsPerStrip = 0; // 0: all
    std::uint32_t tile = 0;         // px; 0: strips
    std::string description = "";   // of the first image
};
void makeTiff(const std::filesystem::path& path, const std::vector<Image>& frames, const MadeTiff& how = {});

/// Frames that differ from each other and within, of whole numbers that fit every pixel type.
std::vector<Image> madeFrames(std::size_t count, Eigen::Index height = 20, Eigen::Index width = 30);

/// What an operation's Error says; "" when there is none.
std::string errorOfOpening(const std::filesystem::path& path);
std::string errorOfFrame(const Movie& movie, std::size_t frame);

/// All pixels equal.
bool same(const Image& a, const Image& b);

} // namespace perrin::test
