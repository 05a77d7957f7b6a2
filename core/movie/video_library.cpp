// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/video_library.h"

#include <cstdlib>
#include <mutex>
#include <opencv2/core/utils/logger.hpp>

namespace perrin {
namespace {

// OpenCV reads FFmpeg's level from the environment, which may only be changed while there is one thread:
// before main().
[[maybe_unused]] const int silent = setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0);

} // namespace

void quietVideoLibrary() {
    static std::once_flag once;
    std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

} // namespace perrin
