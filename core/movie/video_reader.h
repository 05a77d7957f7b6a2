// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"

#include <filesystem>
#include <memory>

namespace perrin {

/// Whether the file begins as videos do (AVI, MP4, MOV, MKV, WMV, MPEG, …). Throws Error when it cannot be
/// read.
bool looksLikeVideo(const std::filesystem::path& path);

/// A video as 8-bit grey frames. Opening decodes it once, since headers do not know the true number of
/// frames; seeking is checked, and given up where it does not lead to the right frame. The frame interval
/// stays unknown: a video's rate is that of its playback. Throws Error, Cancelled.
std::shared_ptr<const Movie> openVideo(const std::filesystem::path& path, const Job& job = {});

} // namespace perrin
