// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/stack_metadata.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <pugixml.hpp>

// OME-XML, schema 2016-06 (docs.openmicroscopy.org/ome-model): physical sizes default to um, times to s.
namespace perrin {
namespace {

constexpr std::size_t mostPlanes = std::size_t{1} << 22;

/// The name without its namespace's prefix: some writers say OME:Pixels.
std::string_view localName(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
    return parent.find_child([&](pugi::xml_node node) { return localName(node) == name; });
}

std::optional<double> number(pugi::xml_node node, const char* attribute) {
    return numberIn(node.attribute(attribute).value());
}

/// A whole number within bounds; `missing` where there is none.
std::size_t index(pugi::xml_node node, const char* attribute, std::size_t missing) {
    const auto value = number(node, attribute);
    if (!value)
        return missing;
    return *value >= 0 && *value <= static_cast<double>(mostPlanes) ? static_cast<std::size_t>(*value)
                                                                    : mostPlanes;
}

std::optional<double> scaled(StackMetadata& metadata, pugi::xml_node node, const std::string& attribute,
                             std::optional<double> (*scale)(std::string_view), const char* standardUnit) {
    const auto value = number(node, attribute.c_str());
    const std::string unit = node.attribute((attribute + "Unit").c_str()).as_string(standardUnit);
    if (!value)
        return std::nullopt;
    if (const auto one = scale(unit))
        return *value * *one;
    const std::string warning = "The file gives its " + attribute + " in \"" + unit +
                                "\", which is no unit that can be used; it is not taken.";
    if (std::find(metadata.warnings.begin(), metadata.warnings.end(), warning) == metadata.warnings.end())
        metadata.warnings.push_back(warning);
    return std::nullopt;
}

/// Plane numbers run as the directories would: the dimension named first in `order` fastest.
struct Strides {
    std::size_t c = 1, z = 1, t = 1;

    Strides(const StackMetadata& stack, std::string_view order) {
        if (order.size() != 5)
            order = "XYCZT";
        std::size_t stride = 1;
        for (const char dimension : order.substr(2)) {
            if (dimension == 'C') {
                c = stride;
                stride *= stack.channels;
            } else if (dimension == 'Z') {
                z = stride;
                stride *= stack.slices;
            } else if (dimension == 'T') {
                t = stride;
                stride *= stack.times;
            }
        }
    }
    std::size_t plane(std::size_t inC, std::size_t inZ, std::size_t inT) const {
        return inC * c + inZ * z + inT * t;
    }
};

void readPlaces(StackMetadata& metadata, pugi::xml_node pixels, const Strides& strides) {
    for (const pugi::xml_node data : pixels) {
        if (localName(data) != "TiffData")
            continue;
        PlaneRun run;
        run.directory = index(data, "IFD", 0);
        run.plane =
            strides.plane(index(data, "FirstC", 0), index(data, "FirstZ", 0), index(data, "FirstT", 0));
        // Without a number it is one plane if a place is named, else everything.
        run.count = index(data, "PlaneCount",
                          data.attribute("IFD") || data.attribute("FirstT") || data.attribute("FirstC") ||
                                  data.attribute("FirstZ")
                              ? 1
                              : metadata.images);
        if (const pugi::xml_node uuid = child(data, "UUID")) {
            run.fileName = uuid.attribute("FileName").value();
            run.uuid = uuid.text().as_string();
        }
        metadata.planes.push_back(std::move(run));
    }
}

void readPlaneTimes(StackMetadata& metadata, pugi::xml_node pixels) {
    const std::size_t frames = std::max(metadata.slices, metadata.times);
    double shortest = std::numeric_limits<double>::infinity(), longest = 0;
    for (const pugi::xml_node plane : pixels) {
        // Channels are exposed one after the other: the first stands for the frame.
        if (localName(plane) != "Plane" || index(plane, "TheC", 0) != 0)
            continue;
        const std::size_t frame = index(plane, metadata.slices > 1 ? "TheZ" : "TheT", 0);
        if (const auto time = scaled(metadata, plane, "DeltaT", secondsIn, "s"); time && frame < frames) {
            metadata.planeTimes.resize(frames, std::numeric_limits<double>::quiet_NaN());
            metadata.planeTimes[frame] = *time;
        }
        if (const auto exposure = scaled(metadata, plane, "ExposureTime", secondsIn, "s");
            exposure && *exposure > 0) {
            shortest = std::min(shortest, *exposure);
            longest = std::max(longest, *exposure);
        }
    }
    if (longest > shortest * 1.01)
        metadata.warnings.push_back("The exposure differs between frames (" + std::to_string(shortest) +
                                    " to " + std::to_string(longest) + " s); it is not taken.");
    else if (longest > 0)
        metadata.acquisition.exposure = longest;
}

} // namespace

bool isOme(std::string_view description) {
    const std::string_view head = description.substr(0, 4096);
    const auto first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string_view::npos && head[first] == '<' &&
           (head.find("<OME") != std::string_view::npos || head.find(":OME ") != std::string_view::npos);
}

StackMetadata readOme(const std::string& description) {
    StackMetadata metadata;
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(description.data(), description.size());
    const pugi::xml_node root = child(document, "OME");
    if (!result || !root) {
        metadata.warnings.push_back("The file's OME description is damaged (" +
                                    std::string(result.description()) + "); its calibration is not known.");
        return metadata;
    }
    metadata.format = "OME-TIFF";
    metadata.uuid = root.attribute("UUID").value();
    if (const pugi::xml_node binary = child(root, "BinaryOnly")) {
        metadata.metadataFile = binary.attribute("MetadataFile").value();
        return metadata;
    }
    const pugi::xml_node image = child(root, "Image"), pixels = child(image, "Pixels");
    if (!pixels) {
        metadata.warnings.push_back(
            "The file's OME description has no Pixels; its calibration is not known.");
        return metadata;
    }
    if (std::count_if(root.begin(), root.end(),
                      [](pugi::xml_node node) { return localName(node) == "Image"; }) > 1)
        metadata.warnings.push_back(
            "The file's OME description has several images (positions); the first is read.");

    metadata.channels = std::max<std::size_t>(index(pixels, "SizeC", 1), 1);
    metadata.slices = std::max<std::size_t>(index(pixels, "SizeZ", 1), 1);
    metadata.times = std::max<std::size_t>(index(pixels, "SizeT", 1), 1);
    // Each is at most 2^22: the product of two fits.
    if (metadata.channels * metadata.slices > mostPlanes ||
        metadata.channels * metadata.slices * metadata.times > mostPlanes) {
        metadata.channels = metadata.slices = metadata.times = 1;
        metadata.warnings.push_back(
            "The file's OME description has impossible sizes; its images are read in order.");
        return metadata;
    }
    metadata.images = metadata.channels * metadata.slices * metadata.times;
    metadata.axis = metadata.times > 1    ? StackAxis::Time
                    : metadata.slices > 1 ? StackAxis::Z
                                          : StackAxis::Unknown;
    const Strides strides(metadata, pixels.attribute("DimensionOrder").value());
    metadata.channelStride = strides.c;
    metadata.stackStride = metadata.times > 1 ? strides.t : strides.z;

    takePixelSize(metadata, scaled(metadata, pixels, "PhysicalSizeX", micrometresIn, "um"),
                  scaled(metadata, pixels, "PhysicalSizeY", micrometresIn, "um"));
    metadata.acquisition.frameInterval = scaled(metadata, pixels, "TimeIncrement", secondsIn, "s");
    for (const pugi::xml_node channel : pixels)
        if (localName(channel) == "Channel")
            metadata.channelNames.push_back(channel.attribute("Name").value());
    const bool named = std::any_of(metadata.channelNames.begin(), metadata.channelNames.end(),
                                   [](const std::string& name) { return !name.empty(); });
    if (!named || metadata.channelNames.size() != metadata.channels)
        metadata.channelNames.clear();
    readPlaces(metadata, pixels, strides);
    readPlaneTimes(metadata, pixels);
    return metadata;
}

} // namespace perrin
