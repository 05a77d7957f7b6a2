// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/optics/acquisition.h"
#include "core/track/track.h"

#include <filesystem>
#include <vector>

namespace perrin {

/// Tracks of a spots table, by their ids in the file: our own, TrackMate's spots export (TRACK_ID,
/// POSITION_X, POSITION_Y and FRAME or POSITION_T; its three further header lines give the units) or
/// Spot-On's (trajectory, x, y and frame or t). um and s unless the file says otherwise, positions turned
/// into px by the pixel size, times into frames by the frame interval where there are none. Separated by
/// commas, semicolons or tabs. Our further columns (LOCALIZATION_SD_X, PHOTONS, …) are read where present.
/// Spots of no track are left out. Throws Error naming file and row (counted under the header), or what must
/// be known.
std::vector<Track> readTracks(const std::filesystem::path& path, const Acquisition& acquisition);

} // namespace perrin
