// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_reader.h"

#include "core/movie/tiff_decode.h"
#include "core/movie/tiff_set.h"

namespace perrin {
namespace {

std::string formatOf(const TiffSet& set) {
    const TiffPart& first = *set.parts.front();
    const TiffHead& head = first.chain.head;
    std::string text = set.metadata.format + (first.file.big() ? " (BigTIFF), " : ", ") +
                       std::to_string(head.bits) + "-bit ";
    switch (pixelTypeOf(head)) {
    case PixelType::UInt8:
    case PixelType::UInt16:
        text += "unsigned";
        break;
    case PixelType::Int8:
    case PixelType::Int16:
        text += "signed";
        break;
    case PixelType::Float32:
        text += "float";
        break;
    }
    return text + ", " + compressionName(head.compression);
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
        info_.channels = metadata.channels;
        info_.channelNames = metadata.channelNames;
        info_.pixelType = pixelTypeOf(head);
        info_.axis = metadata.axis;
        info_.displayRange = metadata.displayRange;
        if (metadata.axis == StackAxis::Z && options.zAsTime)
            info_.axis = StackAxis::Time;
        if (info_.axis == StackAxis::Z) {
            metadata.acquisition.frameInterval.reset();
            metadata.warnings.push_back("The file says that its " + std::to_string(info_.frames) +
                                        " images are a z stack; if they are a movie, open them as time.");
        } else {
            takeFrameTimes(metadata, info_.frames, info_.frameTimes);
        }
        checkTimes(metadata);
        info_.acquisition = metadata.acquisition;
        info_.warnings = metadata.warnings;
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
