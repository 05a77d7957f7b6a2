// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/stack_metadata.h"
#include "core/movie/tiff_directory.h"

#include <string>

namespace perrin {

inline constexpr const char* stkFormat = "MetaMorph STK";

/// Whether the directory has the tags of a MetaMorph stack.
bool isStk(const TiffDirectory& directory);

/// What MetaMorph's tags UIC1 (calibration), UIC2 (planes, their times and heights) and UIC3 (wavelengths)
/// and its description (exposure) say. A stack has one directory, behind whose image the other planes follow.
/// As tifffile reads them; what does not lie within the file is not told, with a warning.
StackMetadata readStk(const TiffFile& file, const TiffDirectory& directory, const std::string& description);

} // namespace perrin
