// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace perrin {

/// Writes a colour video for people to look at: MP4 (H.264, or MPEG-4 where that is missing) or AVI (Motion
/// JPEG), by the name's ending. Both compress with losses: not for measuring. Codecs need even sizes: an odd
/// last row or column is repeated. The file appears under its name, whole, when close() returns; without
/// close() nothing is left.
class VideoWriter {
  public:
    /// px, frames a second. Throws Error: another ending, a size or rate that cannot be, a place that cannot
    /// be written.
    VideoWriter(const std::filesystem::path& path, int width, int height, double framesPerSecond);
    ~VideoWriter();
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;

    /// Rows of `width` pixels of 3 bytes, red first; the rows begin `rowBytes` apart. Throws Error.
    void add(std::span<const std::uint8_t> rgb, std::size_t rowBytes);
    /// Throws Error: no frame was added, a full disk.
    void close();

  private:
    struct Encoder;

    std::filesystem::path path_, temporary_;
    int width_, height_;
    std::size_t frames_ = 0;
    std::unique_ptr<Encoder> encoder_;
};

} // namespace perrin
