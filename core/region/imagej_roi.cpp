// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/imagej_roi.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/region/roi_bytes.h"
#include "core/region/roi_zip.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace perrin {
namespace {

namespace fs = std::filesystem;

std::string beginningOf(const fs::path& path) {
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    std::ifstream file(path, std::ios::binary);
    std::string bytes(2, '\0');
    if (failure || !file)
        throw Error(path.string() + ": cannot be read; check its name and whether you may read it");
    file.read(bytes.data(), 2);
    if (size < 2 || !file)
        throw Error(path.string() + ": is empty; save the regions again from ImageJ");
    return bytes;
}

std::string contentOf(const fs::path& path) {
    const auto size = fs::file_size(path);
    if (size > largestRoi)
        throw Error(path.string() + ": is larger than any ROI; choose a .roi or .zip saved by ImageJ");
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!file)
        throw Error(path.string() + ": cannot be read to its end");
    return bytes;
}

/// "cells/0012-0034.roi" -> "0012-0034"
std::string stemOf(const std::string& file) {
    return fs::path(file).stem().string();
}

std::string lowerExtension(const fs::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

/// ImageJ takes an entry's name for the region's, so it must be a plain name of a file and its own.
std::string entryName(const Region& region, std::set<std::string>& taken) {
    std::string stem = region.name;
    std::replace_if(
        stem.begin(), stem.end(),
        [](char c) {
            return static_cast<unsigned char>(c) < 32 ||
                   std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        },
        '_');
    if (stem.find_first_not_of('.') == std::string::npos)
        stem = "region";
    std::string name = stem;
    for (int i = 2; !taken.insert(name).second; ++i)
        name = stem + "-" + std::to_string(i);
    return name + ".roi";
}

} // namespace

std::vector<Region> readRois(const fs::path& path, std::vector<std::string>& warnings) {
    const bool zip = beginningOf(path) == "PK";
    const std::vector<ZipEntry> files =
        zip ? readRoiZip(path) : std::vector<ZipEntry>{{path.filename().string(), contentOf(path)}};
    std::vector<Region> regions;
    for (const ZipEntry& file : files) {
        DecodedRoi roi =
            decodeRoi(file.bytes, stemOf(file.name), path.string() + (zip ? " (" + file.name + ")" : ""));
        if (!roi.remark.empty())
            warnings.push_back(path.filename().string() + ": \"" +
                               (roi.region ? roi.region->name : stemOf(file.name)) + "\" " + roi.remark +
                               (roi.region ? "." : "; it was left out."));
        if (roi.region)
            regions.push_back(std::move(*roi.region));
    }
    if (regions.empty())
        throw Error(
            path.string() +
            ": holds no region with an inside; draw rectangles, ovals, polygons or freehand areas in ImageJ");
    makeNamesUnique(regions);
    return regions;
}

void writeRois(const fs::path& path, const std::vector<Region>& regions) {
    const std::string extension = lowerExtension(path);
    if (extension != ".roi" && extension != ".zip")
        throw Error(path.string() + ": the name must end in .roi (one region) or .zip (several)");
    if (regions.empty())
        throw Error(path.string() + ": there is no region to write; draw one first");
    if (extension == ".roi" && regions.size() > 1)
        throw Error(path.string() + ": a .roi holds one region, not " + std::to_string(regions.size()) +
                    "; give a name that ends in .zip");
    std::vector<ZipEntry> files;
    std::set<std::string> taken;
    for (const Region& region : regions)
        files.push_back({entryName(region, taken), encodeRoi(region)});
    const std::string bytes = extension == ".roi" ? files.front().bytes : roiZip(files);
    writeAtomically(path, [&](std::ostream& out) {
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
}

} // namespace perrin
