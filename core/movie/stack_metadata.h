// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perrin {

/// Where planes of an OME stack are: `count` directories of a file from `directory` on, for planes from
/// `plane` on.
struct PlaneRun {
    std::string fileName, uuid; // both "": the file that holds the description
    std::size_t directory = 0, plane = 0, count = 1;
};

/// What a description (ImageJ's, OME's, MetaMorph's, Micro-Manager's) says of a stack. Numbers of planes are
/// as told: files may hold fewer.
struct StackMetadata {
    std::string format = "TIFF";
    std::size_t images = 0; // 0: not told
    std::size_t channels = 1, slices = 1, times = 1;
    std::size_t channelStride = 1, stackStride = 1; // planes from one channel / frame to the next
    StackAxis axis = StackAxis::Unknown;
    Acquisition acquisition;
    std::vector<std::string> channelNames;
    std::vector<double> planeTimes; // s, a frame; NaN where not told; empty: nowhere told
    std::optional<std::pair<double, double>> displayRange;
    std::vector<PlaneRun> planes;   // empty: one directory a plane, in order
    std::string uuid, metadataFile; // OME: of this file, and who else holds the description
    std::vector<std::string> warnings;
};

/// um in a unit of length, s in a unit of time; empty for units that are none ("pixel"). ASCII or UTF-8 or
/// Latin-1 micro signs, and ImageJ's escaped one.
std::optional<double> micrometresIn(std::string_view unit);
std::optional<double> secondsIn(std::string_view unit);

/// The number that is all of `text`, with a decimal point whatever the locale.
std::optional<double> numberIn(std::string_view text);

/// Takes the pixel size (um) if it can be one, and warns where it is odd: not square, exactly 1, far too
/// large.
void takePixelSize(StackMetadata& metadata, std::optional<double> x, std::optional<double> y);
/// Keeps only an interval and an exposure that are above 0 and fit together; warns otherwise.
void checkTimes(StackMetadata& metadata);

bool isImageJ(std::string_view description);
/// ImageJ's description: lines key=value. Resolutions in pixels a unit.
StackMetadata readImageJ(std::string_view description, std::optional<double> xResolution,
                         std::optional<double> yResolution);

bool isOme(std::string_view description);
/// OME-XML. Damaged XML gives a plain stack with a warning.
StackMetadata readOme(const std::string& description);

/// Time stamps of the frames, if each has one: the interval follows from them where the file gives none, and
/// unevenness is told.
void takeFrameTimes(StackMetadata& metadata, std::size_t frames, std::vector<double>& frameTimes);

/// What all kinds of stacks tell in the same way: axis, channels, times, acquisition, display range,
/// warnings. `info` has its number of frames.
void tellStack(MovieInfo& info, StackMetadata& metadata, const OpenOptions& options);

} // namespace perrin
