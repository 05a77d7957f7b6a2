// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/image_series.h"

#include "core/error.h"
#include "core/movie/micro_manager.h"
#include "core/movie/tiff_decode.h"
#include "core/movie/tiff_metadata.h"
#include "core/movie/tiff_reader.h"
#include "core/movie/tiff_set.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostChecked = 500; // files looked at before the movie opens
constexpr std::size_t mostNamed = 5;     // in a warning

/// Throws unless the file holds one image.
void checkSingle(const TiffPart& part) {
    if (const std::size_t images = part.chain.frames.size(); images > 1)
        throw part.file.error(
            "holds " + std::to_string(images) +
            " images, but files are joined to a movie only when each holds one; open this file by "
            "itself, or choose only files of one image");
}

std::string kindText(const TiffHead& head) {
    return std::to_string(head.width) + "x" + std::to_string(head.height) + " " + name(pixelTypeOf(head));
}

class SeriesMovie final : public Movie {
  public:
    SeriesMovie(const NumberedSeries& series, const OpenOptions& options) {
        info_.files = series.files;
        info_.frames = series.files.size();
        const TiffPart first(series.files.front());
        checkSingle(first);
        head_ = first.chain.head;
        StackMetadata metadata = readTiffMetadata(first.file, first.chain.offsets.front());
        if (metadata.planes.empty() && metadata.images > 1)
            throw Error(
                first.file.path().string() + ": is a stack of " + std::to_string(metadata.images) +
                " images, but files are joined to a movie only when each holds one; open it by itself");
        if (metadata.planeTimes.size() != info_.frames)
            metadata.planeTimes.clear();
        takeNotes(metadata);
        info_.format = std::to_string(info_.frames) + " images, " + metadata.format + ", " + pixelText(head_);
        metadata.channels = 1;
        metadata.channelNames.clear();
        metadata.displayRange.reset();
        if (series.axis != StackAxis::Unknown)
            metadata.axis = series.axis;
        if (const std::string missing = missingNumbers(series.numbers); !missing.empty())
            metadata.warnings.push_back("Images are missing: " + series.name + " has no number " + missing +
                                        "; molecules seem to jump there.");
        info_.width = static_cast<Eigen::Index>(head_.width);
        info_.height = static_cast<Eigen::Index>(head_.height);
        info_.pixelType = pixelTypeOf(head_);
        tellStack(info_, metadata, options);
        const std::size_t checked = std::min(info_.frames, mostChecked);
        for (std::size_t i = 0; i < checked; ++i)
            checkLike(TiffPart(info_.files[checked > 1 ? i * (info_.frames - 1) / (checked - 1) : 0]));
        frame(0, 0); // as of other movies: whose first frame cannot be read is none
    }

    Image frame(std::size_t index, std::size_t channel) const override {
        if (index >= info_.frames || channel > 0)
            throw Error(info_.files.front().string() + ": has no frame " + std::to_string(index + 1) +
                        " of channel " + std::to_string(channel + 1) + "; the series has " +
                        std::to_string(info_.frames) + " frames of one channel");
        const TiffPart part(info_.files[index]);
        checkLike(part);
        const std::uint64_t directory = part.chain.offsets[part.chain.frames.front()];
        return decodeFrame(part.file, directory, frameLayout(part.file, directory));
    }

    void warn(const std::string& sentence) { info_.warnings.push_back(sentence); }

  private:
    void checkLike(const TiffPart& part) const {
        checkSingle(part);
        const TiffHead& head = part.chain.head;
        if (head.width != head_.width || head.height != head_.height ||
            pixelTypeOf(head) != pixelTypeOf(head_))
            throw part.file.error("is " + kindText(head) + " but " + info_.files.front().filename().string() +
                                  " is " + kindText(head_) +
                                  "; a movie needs equal frames: move the file elsewhere");
    }

    void takeNotes(StackMetadata& metadata) const {
        const auto notes = readMicroManagerText(info_.files.front().parent_path() / "metadata.txt");
        if (!notes)
            return;
        takeMicroManager(metadata, notes->notes, {});
        if (!metadata.planeTimes.empty())
            return;
        for (const fs::path& file : info_.files) {
            const auto time = notes->times.find(file.filename().string());
            metadata.planeTimes.push_back(
                time == notes->times.end() ? std::numeric_limits<double>::quiet_NaN() : time->second);
        }
    }

    TiffHead head_;
};

/// "a_#.tif (12), b_#.tif (9) and 3 more"
std::string namesOf(const std::vector<NumberedSeries>& all, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < all.size() && i < from + mostNamed; ++i)
        text += (text.empty() ? "" : ", ") + all[i].name +
                (all[i].files.size() > 1 ? " (" + std::to_string(all[i].files.size()) + " images)" : "");
    if (all.size() > from + mostNamed)
        text += " and " + std::to_string(all.size() - from - mostNamed) + " more";
    return text;
}

/// Whether all files are parts of the set that `first` belongs to.
bool areOneSet(const fs::path& first, const std::vector<fs::path>& files) {
    const std::vector<fs::path> parts = stackParts(first);
    return !parts.empty() && std::all_of(files.begin(), files.end(), [&](const fs::path& file) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const fs::path& part) { return part.filename() == file.filename(); });
    });
}

/// How many images a file holds; empty where it cannot be read.
std::optional<std::size_t> imagesIn(const fs::path& file) {
    try {
        const TiffPart part(file);
        if (part.chain.frames.size() > 1)
            return part.chain.frames.size();
        const StackMetadata metadata = readTiffMetadata(part.file, part.chain.offsets.front());
        return metadata.planes.empty() ? std::max<std::size_t>(1, metadata.images) : 1;
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Whether the first or the last file that can be read holds several images.
bool holdsMovies(const NumberedSeries& series) {
    const auto severalIn = [](auto file, auto end) {
        for (; file != end; ++file)
            if (const auto images = imagesIn(*file))
                return *images > 1;
        return false;
    };
    return severalIn(series.files.begin(), series.files.end()) ||
           severalIn(series.files.rbegin(), series.files.rend());
}

bool isOneMovie(const std::vector<fs::path>& images, const std::vector<NumberedSeries>& series) {
    const NumberedSeries& longest = series.front();
    return images.size() == 1 || areOneSet(longest.files.front(), images) ||
           (longest.files.size() > 1 && !holdsMovies(longest));
}

} // namespace

bool isOneMovie(const std::vector<fs::path>& images) {
    return isOneMovie(images, numberedSeries(images));
}

bool holdsOneImage(const fs::path& file) {
    return imagesIn(file) == 1;
}

std::shared_ptr<const Movie> openSeries(const NumberedSeries& series, const OpenOptions& options) {
    return std::make_shared<SeriesMovie>(series, options);
}

std::shared_ptr<const Movie> openFolder(const fs::path& folder, const OpenOptions& options) {
    const std::vector<fs::path> files = imageFilesIn(folder);
    if (files.empty())
        throw Error(folder.string() +
                    ": the folder holds no TIFF images; open a movie's file, or the folder in which "
                    "the numbered images are");
    const std::vector<NumberedSeries> all = numberedSeries(files);
    const NumberedSeries& longest = all.front();
    if (files.size() == 1 || areOneSet(longest.files.front(), files))
        return openTiff(longest.files.front(), options);
    if (!isOneMovie(files, all))
        throw Error(folder.string() +
                    ": the folder holds several movies or images that are no numbered series (" +
                    namesOf(all, 0) + "); open one of the files, or choose those that belong together");
    auto movie = std::make_shared<SeriesMovie>(longest, options);
    if (all.size() > 1)
        movie->warn("The folder holds more than the series " + namesOf({longest}, 0) +
                    " that is read; left out: " + namesOf(all, 1) + ".");
    return movie;
}

std::shared_ptr<const Movie> openSelection(const std::vector<fs::path>& files, const OpenOptions& options) {
    std::error_code ignored;
    for (const fs::path& file : files)
        if (fs::is_directory(file, ignored))
            throw Error(file.string() + ": is a folder; open it by itself, or choose the images in it");
    std::vector<NumberedSeries> all = numberedSeries(files);
    NumberedSeries series = all.front();
    if (areOneSet(series.files.front(), files))
        return openTiff(series.files.front(), options);
    if (all.size() > 1) {
        series = {std::to_string(files.size()) + " images", files, {}, StackAxis::Unknown};
        std::sort(series.files.begin(), series.files.end(), naturallyBefore);
    }
    for (const fs::path& file : {series.files.front(), series.files.back()})
        if (!looksLikeTiff(file))
            throw Error(file.string() +
                        ": is no TIFF image; several files are joined to a movie only when each is a "
                        "TIFF of one image. Open other movies one at a time");
    auto movie = std::make_shared<SeriesMovie>(series, options);
    if (all.size() > 1)
        movie->warn("The chosen images are not of one series (" + namesOf(all, 0) +
                    "); they are read as one movie in the order of their names.");
    return movie;
}

} // namespace perrin
