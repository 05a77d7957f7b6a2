// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/atomic_file.h"
#include "core/image.h"
#include "core/movie/movie.h"
#include "core/optics/acquisition.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

struct TiffWriterSettings {
    PixelType pixelType = PixelType::UInt16; // or Float32
    Acquisition acquisition;                 // what is known of it goes into the file
    std::optional<std::pair<double, double>>
        displayRange;       // ADU, black and white; empty: the smallest and largest value
    bool alwaysBig = false; // BigTIFF even below 4 GB
    std::vector<std::string> frameNames{}; // what ImageJ shows over each frame; empty, or one for each of 2 or more
};

/// Writes a movie as an ImageJ hyperstack, a frame at a time, with frames contiguous as ImageJ wants them;
/// BigTIFF once it passes 4 GB. Calibration goes where ImageJ looks for it; the exposure, for which ImageJ
/// has no place, is the line "exposure=SECONDS" of its description, which openMovie() reads back. The file
/// appears under its name, whole, when close() returns; without close() nothing is left.
class TiffWriter {
  public:
    /// Throws Error: the place cannot be written, a wrong acquisition, another pixel type.
    explicit TiffWriter(const std::filesystem::path& path, const TiffWriterSettings& settings = {});

    /// ADU; for UInt16 rounded to whole numbers. Throws Error (frame named): another size than the first
    /// frame, a value that does not fit, a full disk.
    void add(const Image& frame);
    /// Throws Error: no frame was added, as many names as frames are not there, a full disk.
    void close();
    /// close() without the name, for appearTogether().
    AtomicFile& finish();

  private:
    void writeDirectories();

    std::filesystem::path path_;
    AtomicFile file_;
    TiffWriterSettings settings_;
    Eigen::Index width_ = 0, height_ = 0;
    std::uint64_t frames_ = 0;
    float smallest_ = 0, largest_ = 0;
};

} // namespace perrin
