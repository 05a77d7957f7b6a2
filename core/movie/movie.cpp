// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"

#include "core/error.h"
#include "core/movie/image_series.h"
#include "core/movie/tiff_file.h"
#include "core/movie/tiff_reader.h"
#include "core/movie/video_reader.h"

namespace perrin {
namespace {

class MemoryMovie : public Movie {
  public:
    MemoryMovie(std::vector<Image> frames, const Acquisition& acquisition) : frames_(std::move(frames)) {
        if (frames_.empty())
            throw Error("a movie needs at least one frame");
        info_.format = "in memory";
        info_.width = frames_.front().cols();
        info_.height = frames_.front().rows();
        info_.frames = frames_.size();
        info_.pixelType = PixelType::Float32;
        info_.acquisition = acquisition;
    }
    Image frame(std::size_t index, std::size_t) const override { return frames_.at(index); }

  private:
    std::vector<Image> frames_;
};

} // namespace

const char* name(PixelType type) {
    switch (type) {
    case PixelType::UInt8:
        return "uint8";
    case PixelType::Int8:
        return "int8";
    case PixelType::UInt16:
        return "uint16";
    case PixelType::Int16:
        return "int16";
    case PixelType::Float32:
        return "float32";
    }
    return "";
}

std::shared_ptr<const Movie> openMovie(const std::filesystem::path& path, const OpenOptions& options,
                                       const Job& job) {
    job.checkCancelled();
    std::error_code ignored;
    const std::filesystem::file_status status = std::filesystem::status(path, ignored);
    if (!std::filesystem::exists(status))
        throw Error(path.string() + ": no such file");
    if (std::filesystem::is_directory(status))
        return openFolder(path, options);
    if (!std::filesystem::is_regular_file(status))
        throw Error(path.string() + ": is neither a file nor a folder; give the name of a movie");
    if (!looksLikeTiff(path)) {
        if (looksLikeVideo(path))
            return openVideo(path, job);
        throw Error(path.string() + ": is not a TIFF file, nor a video (AVI, MP4, MOV, MKV, WMV, MPEG). What "
                                    "opens: TIFF of ImageJ, OME, "
                                    "Micro-Manager and MetaMorph (STK), videos, folders of numbered TIFF "
                                    "images. Save the movie as TIFF "
                                    "(ImageJ: File > Save As > Tiff)");
    }
    const auto movie = openTiff(path, options);
    return options.wholeSeries && movie->info().numberedSiblings > 0 ? openSeries(seriesOf(path), options)
                                                                     : movie;
}

std::shared_ptr<const Movie> openMovie(const std::vector<std::filesystem::path>& selection,
                                       const OpenOptions& options, const Job& job) {
    if (selection.empty())
        throw Error("no file was chosen; choose a movie, or the images of one");
    return selection.size() == 1 ? openMovie(selection.front(), options, job)
                                 : openSelection(selection, options);
}

std::shared_ptr<const Movie> movieFromFrames(std::vector<Image> frames, const Acquisition& acquisition) {
    return std::make_shared<MemoryMovie>(std::move(frames), acquisition);
}

} // namespace perrin
