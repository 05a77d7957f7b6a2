// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/optics/acquisition.h"
#include "core/track/track.h"

#include <vector>

namespace perrin {

/// How spots are joined to tracks.
struct LinkSettings {
    double maxD = 5;   // um^2/s, the fastest molecule expected: sets the gate 3 sqrt(4 maxD frameInterval)
    int maxGap = 2;    // frames a molecule may be missed in a row
    int minFrames = 8; // shorter tracks are left out

    bool operator==(const LinkSettings&) const = default;
    void check() const; // throws Error naming the field and its value
};

/// The longest step from one frame to the next, px, localization errors apart. Needs pixel size and frame
/// interval.
double gate(const LinkSettings& settings, const Acquisition& acquisition);

/// Linear assignment from frame to frame, then gap closing (Jaqaman 2008). spots: by frame. Tracks with fewer
/// than two clear spots are left out. Needs pixel size and frame interval. Tracks come by first frame,
/// numbered from 1. Throws Error, Cancelled.
std::vector<Track> linkSpots(const std::vector<std::vector<Spot>>& spots, const Acquisition& acquisition,
                             const LinkSettings& settings, const Job& job = {});

/// The same with the tracks shorter than minFrames, down to a single clear spot.
std::vector<Track> linkAllSpots(const std::vector<std::vector<Spot>>& spots, const Acquisition& acquisition,
                                const LinkSettings& settings, const Job& job = {});

} // namespace perrin
