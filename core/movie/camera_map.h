// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

#include <filesystem>
#include <string>

namespace perrin {

/// A camera's numbers pixel by pixel, from the first image of a file. Throws Error: it cannot be read, is smaller
/// than height x width, or holds a value below `least` or none at all (place named).
Image readCameraMap(const std::filesystem::path& path, double least, Eigen::Index height, Eigen::Index width);

/// The least that readCameraMap() lets an offset (ADU), a gain (ADU per photo-electron) and a read noise
/// (electrons) be.
constexpr double leastOffset = -1e9, leastGain = 1e-6, leastReadNoise = 0;

/// "512x512", width first.
std::string sizeText(const Image& image);

} // namespace perrin
