// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/video_writer.h"

#include "core/error.h"
#include "core/movie/video_library.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <random>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace perrin {
namespace {

constexpr int largestWrittenSide = 16384; // px

std::string endingOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

/// Codes to try, the best first.
std::vector<int> codecsFor(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    if (ending == ".mp4")
        return {cv::VideoWriter::fourcc('a', 'v', 'c', '1'), cv::VideoWriter::fourcc('m', 'p', '4', 'v')};
    if (ending == ".avi")
        return {cv::VideoWriter::fourcc('M', 'J', 'P', 'G')};
    throw Error(path.string() + ": videos are written as .mp4 or .avi; give the file one of these endings");
}

int even(int size) {
    return size + size % 2;
}

Error failure(const std::filesystem::path& path, int code) {
    return Error(path.string() +
                 ": cannot be written: " + std::generic_category().message(code ? code : EIO) +
                 "; check the folder and the free space, or choose another place");
}

} // namespace

struct VideoWriter::Encoder {
    cv::VideoWriter writer;
    cv::Mat bgr;
};

VideoWriter::VideoWriter(const std::filesystem::path& path, int width, int height, double framesPerSecond)
    : path_(path), width_(width), height_(height), encoder_(std::make_unique<Encoder>()) {
    const std::vector<int> codecs = codecsFor(path);
    if (width < 1 || height < 1 || width > largestWrittenSide || height > largestWrittenSide)
        throw Error(path.string() + ": a video of " + std::to_string(width) + "x" + std::to_string(height) +
                    " pixels cannot be written; sizes are 1 to " + std::to_string(largestWrittenSide));
    if (!(framesPerSecond >= 0.1 && framesPerSecond <= 1000))
        throw Error(path.string() + ": a video of " + std::to_string(framesPerSecond) +
                    " frames a second cannot be written; choose 0.1 to 1000");
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw Error(path.string() + ": is a folder; give the name of a file");
    std::random_device random;
    temporary_ = std::filesystem::absolute(path).parent_path() /
                 ("." + path.stem().string() + "." + std::to_string(random()) + ".part" + endingOf(path));
    errno = 0;
    if (!std::ofstream(temporary_, std::ios::binary)) { // says why, which the encoder would not
        const int code = errno;
        temporary_.clear();
        throw failure(path, code);
    }
    quietVideoLibrary();
    try {
        const cv::Size size(even(width), even(height));
        for (const int codec : codecs)
            if (encoder_->writer.open(temporary_.string(), cv::CAP_FFMPEG, codec, framesPerSecond, size))
                return;
    } catch (const cv::Exception&) { // told below as a codec that is missing
    }
    std::filesystem::remove(temporary_, ignored);
    throw Error(path.string() + ": this system's FFmpeg cannot encode such a video; try " +
                (endingOf(path) == ".mp4" ? ".avi" : ".mp4") + " or another size");
}

VideoWriter::~VideoWriter() {
    if (temporary_.empty())
        return;
    encoder_.reset(); // ends the file before it goes
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

void VideoWriter::add(std::span<const std::uint8_t> rgb, std::size_t rowBytes) {
    [[maybe_unused]] const auto pixelBytes = 3 * static_cast<std::size_t>(width_);
    assert(rowBytes >= pixelBytes &&
           rgb.size() >= rowBytes * static_cast<std::size_t>(height_ - 1) + pixelBytes);
    try {
        // OpenCV only reads here, but its matrix of outside data knows no const.
        const cv::Mat source(height_, width_, CV_8UC3, const_cast<std::uint8_t*>(rgb.data()), rowBytes);
        cv::cvtColor(source, encoder_->bgr, cv::COLOR_RGB2BGR);
        if (width_ % 2 || height_ % 2)
            cv::copyMakeBorder(encoder_->bgr, encoder_->bgr, 0, height_ % 2, 0, width_ % 2,
                               cv::BORDER_REPLICATE);
        encoder_->writer.write(encoder_->bgr);
    } catch (const cv::Exception&) {
        throw Error(path_.string() + ": frame " + std::to_string(frames_ + 1) +
                    " cannot be encoded; try the other of .mp4 and .avi");
    }
    ++frames_;
}

void VideoWriter::close() {
    if (frames_ == 0)
        throw Error(path_.string() + ": a video needs at least one frame");
    encoder_->writer.release();
    // The encoder does not tell of a full disk: what it wrote must open and know its frames.
    const auto told = cv::VideoCapture(temporary_.string(), cv::CAP_FFMPEG).get(cv::CAP_PROP_FRAME_COUNT);
    if (std::lround(told) != static_cast<long>(frames_))
        throw Error(path_.string() +
                    ": the video could not be written whole; free some space or choose another place");
    const int handle = open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = handle >= 0 && fsync(handle) == 0;
    const int code = errno;
    if (handle >= 0)
        ::close(handle);
    if (!flushed)
        throw failure(path_, code);
    if (rename(temporary_.c_str(), path_.c_str()) != 0)
        throw failure(path_, errno);
    temporary_.clear();
}

} // namespace perrin
