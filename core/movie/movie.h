// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/job.h"
#include "core/optics/acquisition.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

enum class PixelType { UInt8, Int8, UInt16, Int16, Float32 };
const char* name(PixelType type); // "uint8", "int8", "uint16", "int16", "float32"

/// What the images of a stack differ in. Unknown: the file does not say, which is taken as time.
enum class StackAxis { Unknown, Time, Z };

/// What a movie file says of itself. Frames count from 0.
struct MovieInfo {
    /// All parts of the set, the opened one first; all images of a numbered series, in order.
    std::vector<std::filesystem::path> files;
    std::string format;                 // for people: "ImageJ TIFF, 16-bit unsigned, LZW"
    Eigen::Index width = 0, height = 0; // px
    std::size_t frames = 0;
    std::size_t channels = 1;
    std::vector<std::string> channelNames; // empty or one a channel
    PixelType pixelType = PixelType::UInt16;
    StackAxis axis = StackAxis::Unknown;
    Acquisition acquisition;        // only what the file knows
    std::vector<double> frameTimes; // s; empty when the file has no time stamps a frame
    std::optional<std::pair<double, double>> displayRange{}; // ADU, black and white as last shown
    std::vector<std::string> warnings;                       // each a sentence for people
    /// Of a single image: how many images, itself among them, are numbered alike beside it; 0: none.
    /// OpenOptions::wholeSeries opens them.
    std::size_t numberedSiblings = 0;
};

struct OpenOptions {
    bool zAsTime = false;     // the stack says Z where it means time
    bool wholeSeries = false; // a single image stands for all that are numbered alike beside it
};

/// A movie on disk, read a frame at a time. All functions may be called from any thread.
class Movie {
  public:
    virtual ~Movie() = default;
    const MovieInfo& info() const { return info_; }
    /// ADU, height x width. Throws Error (file and frame named) when it cannot be read.
    virtual Image frame(std::size_t index, std::size_t channel = 0) const = 0;

  protected:
    MovieInfo info_;
};

/// Opens by content, not by name: a TIFF of any kind, a video, or a folder of numbered TIFFs of one image
/// each. Throws Error: not a movie, damaged, unsupported (RGB, palette, complex, …), too large; Cancelled
/// (videos, which are decoded once to count their frames).
std::shared_ptr<const Movie> openMovie(const std::filesystem::path& path, const OpenOptions& options = {},
                                       const Job& job = {});

/// Several TIFFs of one image each as one movie, in the natural order of their names (img_2 before img_10);
/// one file is opened as above. Throws Error.
std::shared_ptr<const Movie> openMovie(const std::vector<std::filesystem::path>& selection,
                                       const OpenOptions& options = {}, const Job& job = {});

/// A movie held in memory: tests, generators and small stacks. All frames of equal size.
std::shared_ptr<const Movie> movieFromFrames(std::vector<Image> frames, const Acquisition& acquisition = {});

} // namespace perrin
