// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_reader.h"

#include "core/movie/numbered_files.h"
#include "core/movie/tiff_decode.h"
#include "core/movie/tiff_set.h"

namespace perrin {
namespace {

std::string formatOf(const TiffSet& set) {
    const TiffPart& first = *set.parts.front();
    return set.metadata.format + (first.file.big() ? " (BigTIFF), " : ", ") + pixelText(first.chain.head);
}

class TiffMovie final : public Movie {
  public:
    TiffMovie(const std::filesystem::path& path, const OpenOptions& options) : set_(openTiffSet(path)) {
        const TiffPart& first = *set_.parts.front();
        const TiffHead& head = first.chain.head;
        for (const auto& part : set_.parts) {
            info_.files.push_back(part->file.path());
            const TiffHead& other = part->chain.head;
            if (other.width != head.width || other.height != head.height ||
                pixelTypeOf(other) != pixelTypeOf(head))
                throw part->file.error("has frames of another size or pixel type than " + path.string());
        }
        StackMetadata& metadata = set_.metadata;
        info_.format = formatOf(set_);
        info_.width = static_cast<Eigen::Index>(head.width);
        info_.height = static_cast<Eigen::Index>(head.height);
        info_.frames = set_.frames;
        info_.pixelType = pixelTypeOf(head);
        tellStack(info_, metadata, options);
        if (info_.frames == 1 && info_.channels == 1)
            if (const std::size_t images = seriesOf(path).files.size(); images > 1)
                info_.numberedSiblings = images;
        // A movie whose first frame cannot be read is none: this says so at once, and why.
        frame(0, 0);
    }

    Image frame(std::size_t index, std::size_t channel) const override {
        const std::filesystem::path& opened = info_.files.front();
        if (index >= info_.frames || channel >= info_.channels)
            throw Error(opened.string() + ": has no frame " + std::to_string(index + 1) + " of channel " +
                        std::to_string(channel + 1) + "; it has " + std::to_string(info_.frames) +
                        " frames and " + std::to_string(info_.channels) +
                        (info_.channels == 1 ? " channel" : " channels"));
        const TiffPlane& plane = set_.planes[index * info_.channels + channel];
        const TiffPart& part = *set_.parts[plane.part];
        try {
            if (plane.raw)
                return readRawFrame(part.file, plane.offset, part.chain.head);
            const TiffLayout layout = frameLayout(part.file, plane.offset);
            if (layout.head.width != part.chain.head.width || layout.head.height != part.chain.head.height)
                throw part.file.error("has another size than the first; a movie needs equal frames");
            return decodeFrame(part.file, plane.offset, layout);
        } catch (const Error& error) {
            // The file's own words begin with its name; the frame's number belongs behind it.
            const std::string name = part.file.path().string();
            const std::string_view words = std::string_view(error.what()).substr(name.size() + 2);
            throw Error(name + ": frame " + std::to_string(index + 1) + " " + std::string(words));
        }
    }

  private:
    TiffSet set_;
};

} // namespace

std::shared_ptr<const Movie> openTiff(const std::filesystem::path& path, const OpenOptions& options) {
    return std::make_shared<TiffMovie>(path, options);
}

} // namespace perrin
