// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/tiff_set.h"

#include "core/movie/stk_metadata.h"
#include "core/movie/tiff_directory.h"
#include "core/movie/tiff_metadata.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>

namespace perrin {
namespace {

namespace fs = std::filesystem;

StackMetadata metadataOf(const TiffPart& part) {
    return readTiffMetadata(part.file, part.chain.offsets.front());
}

/// OME's description stands in another file: a companion of XML or the set's first TIFF.
std::optional<std::string> descriptionIn(const fs::path& path) {
    if (!fs::is_regular_file(path))
        return std::nullopt;
    if (looksLikeTiff(path)) {
        const TiffPart part(path);
        return readText(part.file, part.chain.offsets.front()).description;
    }
    constexpr std::size_t longest = std::size_t{64} << 20;
    std::ifstream file(path, std::ios::binary);
    std::string text(std::min<std::size_t>(fs::file_size(path), longest), '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

/// Finds the set's files by the names its description gives them.
class PartFinder {
  public:
    PartFinder(TiffSet& set, const std::string& uuid) : set_(set), uuid_(uuid) {
        std::set<std::string> names;
        for (const PlaneRun& run : set.metadata.planes)
            names.insert(run.fileName);
        single_ = names.size() <= 1;
    }
    /// Empty when the file is not there.
    std::optional<std::uint32_t> part(const PlaneRun& run) {
        const fs::path& opened = set_.parts.front()->file.path();
        const fs::path named = fs::path(run.fileName).filename(); // never another folder
        if (named.empty() || named == opened.filename() || (!uuid_.empty() && run.uuid == uuid_))
            return 0;
        const auto [known, isNew] = known_.try_emplace(run.fileName);
        if (!isNew)
            return known->second;
        const fs::path path = opened.parent_path() / named;
        if (fs::is_regular_file(path)) {
            set_.parts.push_back(std::make_unique<TiffPart>(path));
            known->second = static_cast<std::uint32_t>(set_.parts.size() - 1);
        } else if (single_) {
            known->second = 0; // the one file of the set was given another name
        } else {
            set_.metadata.warnings.push_back("A part of the movie is missing: " + named.string() +
                                             " is not beside " + opened.filename().string() + ".");
        }
        return known->second;
    }

  private:
    TiffSet& set_;
    std::string uuid_;
    bool single_ = true;
    std::map<std::string, std::optional<std::uint32_t>> known_;
};

std::vector<TiffPlane> planesByDescription(TiffSet& set, const std::string& uuid) {
    PartFinder finder(set, uuid);
    std::vector<TiffPlane> planes(set.metadata.images);
    const std::vector<PlaneRun> runs = set.metadata.planes;
    for (const PlaneRun& run : runs) {
        const auto part = finder.part(run);
        if (!part)
            continue;
        const std::vector<std::uint64_t>& offsets = set.parts[*part]->chain.offsets;
        for (std::size_t i = 0;
             i < run.count && run.directory + i < offsets.size() && run.plane + i < planes.size(); ++i)
            planes[run.plane + i] = {*part, false, offsets[run.directory + i]};
    }
    return planes;
}

/// All frames of all parts one after the other; `order` gives the parts' order.
std::vector<TiffPlane> planesInOrder(const TiffSet& set, const std::vector<std::uint32_t>& order) {
    std::vector<TiffPlane> planes;
    for (const std::uint32_t part : order) {
        const TiffChain& chain = set.parts[part]->chain;
        for (const std::size_t frame : chain.frames)
            planes.push_back({part, false, chain.offsets[frame]});
    }
    return planes;
}

/// ImageJ writes stacks over 4 GB, and MetaMorph all, with one directory: the frames follow its image.
std::vector<TiffPlane> planesOfOneDirectory(const TiffSet& set, const TiffLayout& layout) {
    const TiffFile& file = set.parts.front()->file;
    const std::uint64_t start = layout.offsets.front(), bytes = layout.frameBytes();
    const auto held =
        static_cast<std::size_t>(std::min<std::uint64_t>(set.metadata.images, (file.size() - start) / bytes));
    std::vector<TiffPlane> planes(held);
    for (std::size_t i = 0; i < held; ++i)
        planes[i] = {0, true, start + i * bytes};
    return planes;
}

/// The planes told of may be more or fewer than those found in order.
void reconcile(TiffSet& set, std::size_t found) {
    StackMetadata& told = set.metadata;
    if (told.images == found || told.images == 0) {
        if (told.images == 0)
            told.times = found / told.channels;
    } else if (told.images < found) {
        told.warnings.push_back("The file holds " + std::to_string(found) + " images but describes " +
                                std::to_string(told.images) + "; they are read as one movie.");
        told.channels = told.slices = 1;
        told.times = found;
        told.channelStride = told.stackStride = 1;
        told.channelNames.clear();
    }
    told.images = std::max(told.images, found);
}

/// Sets frames and planes from the list of all planes, as far as every channel of a frame is there.
void arrange(TiffSet& set, const std::vector<TiffPlane>& all) {
    const StackMetadata& stack = set.metadata;
    const std::size_t told = std::max(stack.slices, stack.times);
    for (set.frames = 0; set.frames < told; ++set.frames) {
        for (std::size_t channel = 0; channel < stack.channels; ++channel) {
            const std::size_t place = set.frames * stack.stackStride + channel * stack.channelStride;
            if (place >= all.size() || all[place].offset == 0) {
                set.planes.resize(set.frames * stack.channels);
                return;
            }
            set.planes.push_back(all[place]);
        }
    }
}

/// Drops frames whose data the file no longer holds. They are the last ones, of each part.
void dropCutFrames(TiffSet& set) {
    std::vector<char> sound(set.parts.size(), 0);
    std::size_t frames = set.frames;
    for (std::size_t i = set.planes.size(); i-- > 0;) {
        const TiffPlane& plane = set.planes[i];
        if (plane.raw || sound[plane.part])
            continue;
        try {
            frameLayout(set.parts[plane.part]->file, plane.offset);
            sound[plane.part] = 1;
        } catch (const CutShort&) {
            frames = std::min(frames, i / set.metadata.channels);
        } catch (const Error&) {
            sound[plane.part] = 1; // damaged in another way: an error when the frame is asked for
        }
    }
    set.frames = frames;
    set.planes.resize(frames * set.metadata.channels);
}

void takeTimes(TiffSet& set) {
    std::vector<TiffPlace> places;
    for (std::size_t i = 0; i < set.planes.size() && !set.planes[i].raw; i += set.metadata.channels)
        places.push_back({&set.parts[set.planes[i].part]->file, set.planes[i].offset});
    if (set.metadata.planeTimes.empty())
        set.metadata.planeTimes = microManagerTimes(places);
}

/// NAME_MMStack…_NUMBER.ENDING; the first file of a set has no number, here 0.
struct StackName {
    std::string base, ending;
    std::size_t number = 0;
};

std::optional<StackName> splitStackName(const std::string& name) {
    for (const std::string_view ending : {".ome.tif", ".ome.tiff", ".tif", ".tiff"}) {
        if (!name.ends_with(ending) || name.find("_MMStack") == std::string::npos)
            continue;
        StackName parts{name.substr(0, name.size() - ending.size()), std::string(ending), 0};
        const auto bar = parts.base.rfind('_');
        const std::string digits = parts.base.substr(bar + 1);
        // Grid positions end in _000 too; parts have no leading zero.
        if (!digits.empty() && digits.size() < 7 && digits[0] != '0' &&
            digits.find_first_not_of("0123456789") == std::string::npos) {
            parts.number = std::stoul(digits);
            parts.base.resize(bar);
        }
        return parts;
    }
    return std::nullopt;
}

} // namespace

std::vector<fs::path> stackParts(const fs::path& path) {
    const auto name = splitStackName(path.filename().string());
    const fs::path folder = path.parent_path();
    const auto first = name ? folder / (name->base + name->ending) : fs::path();
    if (!name || !fs::exists(first))
        return {};
    std::map<std::size_t, fs::path> found{{0, first}};
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder)) {
        const auto other = splitStackName(entry.path().filename().string());
        if (other && other->base == name->base && other->ending == name->ending)
            found[other->number] = folder / entry.path().filename();
    }
    std::vector<fs::path> parts;
    for (const auto& [number, part] : found) {
        if (number != parts.size())
            throw Error(path.string() + ": a part of the movie is missing: " + name->base + "_" +
                        std::to_string(parts.size()) + name->ending +
                        " is not beside it; put all parts into one folder");
        parts.push_back(part);
    }
    return parts.size() > 1 ? parts : std::vector<fs::path>{};
}

TiffSet openTiffSet(const fs::path& path) {
    TiffSet set;
    set.parts.push_back(std::make_unique<TiffPart>(path));
    StackMetadata& metadata = set.metadata;
    metadata = metadataOf(*set.parts.front());
    const std::string uuid = metadata.uuid;

    const std::vector<fs::path> named = stackParts(path);
    if (!named.empty() && path.filename() != named.front().filename())
        metadata = metadataOf(TiffPart(named.front()));
    if (!metadata.metadataFile.empty()) {
        const std::string file = fs::path(metadata.metadataFile).filename().string();
        const auto description = descriptionIn(path.parent_path() / file);
        metadata = description && isOme(*description) ? readOme(*description) : StackMetadata{};
        if (!description)
            metadata.warnings.push_back("The movie's description is missing: " + file + " is not beside " +
                                        path.filename().string() + ".");
    }

    const bool namesParts = std::any_of(metadata.planes.begin(), metadata.planes.end(),
                                        [](const PlaneRun& run) { return !run.fileName.empty(); });
    std::vector<TiffPlane> planes;
    if (!metadata.planes.empty() && (named.empty() || namesParts)) {
        planes = planesByDescription(set, uuid);
        std::size_t held = 0;
        for (const auto& part : set.parts)
            held += part->chain.frames.size();
        if (held > planes.size())
            metadata.warnings.push_back("The file holds " + std::to_string(held) +
                                        " images but describes only " + std::to_string(planes.size()) +
                                        "; the others are not read.");
    } else {
        std::vector<std::uint32_t> order;
        for (const fs::path& part : named) {
            const bool opened = part.filename() == path.filename();
            order.push_back(opened ? 0 : static_cast<std::uint32_t>(set.parts.size()));
            if (!opened)
                set.parts.push_back(std::make_unique<TiffPart>(part));
        }
        planes = planesInOrder(set, named.empty() ? std::vector<std::uint32_t>{0} : order);
        const TiffPart& first = *set.parts.front();
        if (planes.size() == 1 && metadata.images > 1) {
            if (const TiffLayout layout = frameLayout(first.file, planes.front().offset); layout.contiguous)
                planes = planesOfOneDirectory(set, layout);
            else if (metadata.format == stkFormat)
                throw Error(path.string() +
                            ": is a MetaMorph stack whose planes are compressed or in pieces, which is "
                            "not read; save it as TIFF with ImageJ");
        }
        reconcile(set, planes.size());
    }

    if (metadata.slices > 1 && metadata.times > 1)
        throw Error(path.string() + ": is a stack of " + std::to_string(metadata.slices) + " z planes over " +
                    std::to_string(metadata.times) + " times; save one z plane as a movie");
    const std::size_t told = std::max(metadata.slices, metadata.times);
    arrange(set, planes);
    dropCutFrames(set);
    takeTimes(set);
    std::string damage;
    for (const auto& part : set.parts)
        if (!part->chain.damage.empty())
            damage = part->file.path().filename().string() + ": " + part->chain.damage;
    if (set.frames == 0) {
        const std::string reason = !metadata.warnings.empty() ? metadata.warnings.back() : damage;
        throw Error(path.string() + ": holds no whole frame; the recording or the copy was cut short" +
                    (reason.empty() ? "" : " (" + reason + ")"));
    }
    if (set.frames < told)
        metadata.warnings.push_back("Only " + std::to_string(set.frames) + " of " + std::to_string(told) +
                                    " frames are there: the recording or the copy was cut short" +
                                    (damage.empty() ? "." : " (" + damage + ")."));
    else if (!damage.empty())
        metadata.warnings.push_back("The file is damaged behind its " + std::to_string(set.frames) +
                                    " sound frames (" + damage + ").");
    return set;
}

} // namespace perrin
