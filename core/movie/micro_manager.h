// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/stack_metadata.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Micro-Manager's notes are JSON: of an image (in each TIFF directory), of an acquisition ("Summary"), or of
// both in metadata.txt beside single images. Numbers may stand in quotes. micro-manager.org/Files_on_Disk
namespace perrin {

/// What is told and can be true; empty or 0: not told.
struct MicroManagerNotes {
    std::optional<double> pixelSize;                // um
    std::optional<double> interval, exposure, time; // s; as asked for, as set, since the acquisition began
    std::size_t channels = 0, slices = 0, frames = 0;
    std::vector<std::string> channelNames;
    bool damaged = false; // the text broke off or is no JSON; the rest is what stood before
};

/// An image's notes, with or without the acquisition's inside, or the acquisition's alone.
MicroManagerNotes readMicroManager(std::string_view json);
/// Only the time of an image, in s; quick, since a movie has many.
std::optional<double> microManagerTime(std::string_view json);

/// The notes of metadata.txt and the time of each image, in s, by its file's name. Empty when there is no
/// such file.
struct MicroManagerSeries {
    MicroManagerNotes notes;
    std::map<std::string, double, std::less<>> times;
};
std::optional<MicroManagerSeries> readMicroManagerText(const std::filesystem::path& file);

/// Fills in what `metadata` does not know: the notes of the first image go before those of the acquisition.
void takeMicroManager(StackMetadata& metadata, const MicroManagerNotes& image,
                      const MicroManagerNotes& acquisition);

} // namespace perrin
