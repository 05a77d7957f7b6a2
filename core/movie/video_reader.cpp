// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/video_reader.h"

#include "core/error.h"
#include "core/movie/video_library.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string_view>

namespace perrin {
namespace {

constexpr double largestVideoSide = 16384, largestArea = 1 << 26; // px, as of TIFF frames
// Decoding on is quicker than seeking, which goes back to the last key frame.
constexpr std::size_t shortWay = 32;
constexpr std::size_t seeksChecked = 3;

std::string codecName(const cv::VideoCapture& capture) {
    const auto code = static_cast<std::uint32_t>(capture.get(cv::CAP_PROP_FOURCC));
    std::string name;
    for (int shift = 0; shift < 32; shift += 8)
        if (const auto letter = static_cast<char>(code >> shift & 0xff); letter > ' ' && letter < 127)
            name += letter;
    return name;
}

bool isLossless(const std::string& codec) {
    // Of raw frames no code, or that of their layout.
    constexpr std::array<std::string_view, 31> lossless{
        "",     "rawv", "raw",  "RAW",  "DIB",  "RGB",  "Y8",   "Y800", "GREY", "Y16",  "BGR",
        "I420", "YV12", "UYVY", "uyvy", "YUY2", "yuvs", "2vuy", "v210", "FFV1", "HFYU", "FFVH",
        "png",  "MPNG", "PNG1", "LAGS", "ULRG", "ULY0", "ULY2", "rle",  "RLE"};
    return std::find(lossless.begin(), lossless.end(), codec) != lossless.end();
}

/// Bits of a grey or brightness value, where the pixel format's code tells more than 8.
int deepBits(const cv::VideoCapture& capture) {
    const auto code = static_cast<std::uint32_t>(capture.get(cv::CAP_PROP_CODEC_PIXEL_FORMAT));
    const std::uint32_t first = code & 0xff, bits = code >> 24;
    return first == 'Y' && bits > 8 && bits <= 16 ? static_cast<int>(bits) : 8;
}

/// Compression and its rounding tint grey pixels a little; only more than that is colour.
bool isColoured(const cv::Mat& bgr) {
    int coloured = 0;
    for (int y = 0; y < bgr.rows; ++y)
        for (int x = 0; x < bgr.cols; ++x) {
            const auto& pixel = bgr.at<cv::Vec3b>(y, x);
            const auto [least, most] = std::minmax({pixel[0], pixel[1], pixel[2]});
            coloured += most - least > 12;
        }
    return coloured > bgr.rows * bgr.cols / 1000;
}

std::string rateText(double rate) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", rate);
    return text;
}

class VideoMovie final : public Movie {
  public:
    VideoMovie(const std::filesystem::path& path, const Job& job) : path_(path) {
        info_.files = {path};
        info_.pixelType = PixelType::UInt8;
        info_.axis = StackAxis::Time;
        reopen();
        const double width = capture_.get(cv::CAP_PROP_FRAME_WIDTH),
                     height = capture_.get(cv::CAP_PROP_FRAME_HEIGHT);
        if (!(width >= 1 && height >= 1 && width <= largestVideoSide && height <= largestVideoSide &&
              width * height <= largestArea))
            throw error("holds frames of " + rateText(width) + "x" + rateText(height) +
                        " pixels, which are not read; save a part of the image");
        info_.width = static_cast<Eigen::Index>(width);
        info_.height = static_cast<Eigen::Index>(height);
        const std::string codec = codecName(capture_);
        info_.format =
            "Video" + (codec.empty() || codec == "rawv" ? ", uncompressed" : " (" + codec + ")") + ", 8-bit";
        const double told = capture_.get(cv::CAP_PROP_FRAME_COUNT), rate = capture_.get(cv::CAP_PROP_FPS);
        const int bits = deepBits(capture_);
        const bool coloured = decodeOnce(told, job);
        tell(told, rate, bits, coloured, isLossless(codec));
    }

    Image frame(std::size_t index, std::size_t channel) const override {
        if (index >= info_.frames || channel > 0)
            throw error("has no frame " + std::to_string(index + 1) + " of channel " +
                        std::to_string(channel + 1) + "; it has " + std::to_string(info_.frames) +
                        " frames of one channel");
        const std::scoped_lock lock(mutex_);
        const cv::Mat grey = guarded([&] { return greyFrame(index); });
        Image image(grey.rows, grey.cols);
        for (int y = 0; y < grey.rows; ++y)
            for (int x = 0; x < grey.cols; ++x)
                image(y, x) = grey.at<std::uint8_t>(y, x);
        return image;
    }

  private:
    Error error(const std::string& what) const { return Error(path_.string() + ": " + what); }
    template<class Work>
    auto guarded(Work work) const -> decltype(work()) {
        try {
            return work();
        } catch (const cv::Exception&) {
            throw error("cannot be decoded; it may be damaged");
        }
    }

    void reopen() const {
        quietVideoLibrary();
        // An absolute name is never taken for an address ("name:part.avi").
        capture_.open(std::filesystem::absolute(path_).string(), cv::CAP_FFMPEG,
                      {cv::CAP_PROP_HW_ACCELERATION, cv::VIDEO_ACCELERATION_NONE});
        if (!capture_.isOpened())
            throw error(
                "is a video that cannot be read: it is damaged, was cut short, or needs a decoder that is "
                "missing; save it as an uncompressed AVI or as TIFF");
        capture_.set(cv::CAP_PROP_ORIENTATION_AUTO, 0);
        next_ = 0;
    }
    bool grab() const {
        if (!capture_.grab())
            return false;
        ++next_;
        return true;
    }
    double time() const { return capture_.get(cv::CAP_PROP_POS_MSEC); }
    cv::Mat retrieve() const {
        cv::Mat bgr;
        if (!capture_.retrieve(bgr) || bgr.cols != info_.width || bgr.rows != info_.height ||
            bgr.type() != CV_8UC3)
            throw error("frame " + std::to_string(next_) + " cannot be decoded; the video is damaged there");
        return bgr;
    }
    static cv::Mat grey(const cv::Mat& bgr) {
        cv::Mat result;
        cv::cvtColor(bgr, result, cv::COLOR_BGR2GRAY);
        return result;
    }
    static std::size_t fingerprint(const cv::Mat& grey) {
        return std::hash<std::string_view>()({reinterpret_cast<const char*>(grey.data), grey.total()});
    }

    /// Counts the frames, learns their times, looks for colour and tries seeking. Gives whether there is
    /// colour.
    bool decodeOnce(double told, const Job& job) {
        bool coloured = false;
        std::vector<std::pair<std::size_t, std::size_t>> seen; // frames 0, 1, 3, 7, … and their fingerprints
        guarded([&] {
            while (grab()) {
                job.progress(told >= 1 ? std::min(1.0, static_cast<double>(next_) / told) : 0,
                             "Counting frames: " + std::to_string(next_));
                if (times_.size() + 1 == next_ && (times_.empty() || time() > times_.back()))
                    times_.push_back(time());
                if ((next_ & (next_ - 1)) != 0)
                    continue;
                const cv::Mat bgr = retrieve();
                coloured = coloured || isColoured(bgr);
                seen.emplace_back(next_ - 1, fingerprint(grey(bgr)));
            }
        });
        info_.frames = next_;
        if (info_.frames == 0)
            throw error("is a video of which no frame can be decoded; it is damaged or was cut short");
        guarded([&] {
            for (std::size_t i = 0; i < std::min(seeksChecked, seen.size()) && seekable_; ++i) {
                const auto& [index, print] = seen[seen.size() - 1 - i];
                seekable_ = seekTo(index) && grab() && fingerprint(grey(retrieve())) == print;
            }
            reopen();
        });
        return coloured;
    }

    void tell(double told, double rate, int bits, bool coloured, bool lossless) {
        std::vector<std::string>& warnings = info_.warnings;
        if (told > static_cast<double>(info_.frames) && told < 1e9)
            warnings.push_back(
                "Only " + std::to_string(info_.frames) + " of " + rateText(told) +
                " frames are there: the recording or the copy was cut short, or the video's header is "
                "wrong.");
        if (rate > 0 && std::isfinite(rate))
            warnings.push_back(
                "The video plays at " + rateText(rate) +
                " frames a second, which need not be how fast it was recorded; give the frame interval.");
        if (!lossless)
            warnings.push_back(
                "The video is compressed with losses, which alter noise and blur: D and its error are "
                "less sure. Measure the camera's own file if there is one.");
        if (bits > 8)
            warnings.push_back("The video holds " + std::to_string(bits) +
                               " bits a pixel, of which 8 are read; save it as 16-bit TIFF to measure all.");
        if (coloured)
            warnings.push_back(
                "The video is in colour; its brightness is read. Save the camera's grey frames if there "
                "are some.");
    }

    /// Leads to where the next grab() gives frame `index`; false where seeking cannot be trusted. Seeking
    /// aims at a frame whose time no other has, and the time of what comes tells where it has led.
    bool seekTo(std::size_t index) const {
        const std::size_t aim = std::min(index, times_.size());
        if (aim < 2 || !capture_.set(cv::CAP_PROP_POS_FRAMES, static_cast<double>(aim - 1)) ||
            !capture_.grab())
            return false;
        const auto found = std::lower_bound(times_.begin(), times_.end(), time());
        if (found == times_.end() || *found != time())
            return false;
        next_ = static_cast<std::size_t>(found - times_.begin()) + 1;
        return next_ <= index && goOn(index);
    }
    bool goOn(std::size_t index) const {
        while (next_ < index)
            if (!grab())
                return false;
        return true;
    }

    cv::Mat greyFrame(std::size_t index) const {
        if (!last_.empty() && lastIndex_ == index)
            return last_;
        const bool near = index >= next_ && index - next_ <= shortWay;
        if (!near && !(seekable_ && seekTo(index)) && (index < next_ || seekable_))
            reopen();
        if (!goOn(index) || !grab())
            throw error("frame " + std::to_string(index + 1) +
                        " cannot be decoded; the file has changed or is damaged");
        last_ = grey(retrieve());
        lastIndex_ = index;
        return last_;
    }

    std::filesystem::path path_;
    std::vector<double> times_; // ms, of the first frames, as long as they grow
    bool seekable_ = true;
    mutable std::mutex mutex_; // guards what follows
    mutable cv::VideoCapture capture_;
    mutable std::size_t next_ = 0; // the frame that the next grab() gives
    mutable cv::Mat last_;
    mutable std::size_t lastIndex_ = 0;
};

} // namespace

bool looksLikeVideo(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(path.string() + ": cannot be opened");
    std::array<char, 192> bytes{};
    file.read(bytes.data(), bytes.size());
    const std::string_view head(bytes.data(), static_cast<std::size_t>(file.gcount()));
    if (head.size() < 12)
        return false;
    constexpr std::array<std::string_view, 8> starts{"\x1A\x45\xDF\xA3",                // Matroska, WebM
                                                     "\x30\x26\xB2\x75",                // WMV
                                                     std::string_view("\0\0\1\xBA", 4), // MPEG program
                                                     std::string_view("\0\0\1\xB3", 4), // MPEG stream
                                                     "FLV\1",
                                                     "OggS",
                                                     "YUV4MPEG2 ",
                                                     "\x06\x0E\x2B\x34"};
    constexpr std::array<std::string_view, 6> boxes{"ftyp", "moov", "mdat",
                                                    "wide", "free", "skip"}; // MP4, MOV
    return (head.starts_with("RIFF") && head.substr(8, 4) == "AVI ") ||
           std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return head.starts_with(start); }) ||
           std::find(boxes.begin(), boxes.end(), head.substr(4, 4)) != boxes.end() ||
           (head.size() > 188 && head[0] == 'G' && head[188] == 'G'); // MPEG transport stream
}

std::shared_ptr<const Movie> openVideo(const std::filesystem::path& path, const Job& job) {
    return std::make_shared<VideoMovie>(path, job);
}

} // namespace perrin
