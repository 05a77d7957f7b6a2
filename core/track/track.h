// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

namespace perrin {

/// One fitted blob in one frame. Positions in px, the centre of the top-left pixel is (0, 0).
struct Spot {
    int frame = 0;           // from 0
    double x = 0, y = 0;     // px
    double xSd = 0, ySd = 0; // px, localization standard deviation of each axis
    double sigma = 0;        // px, fitted width: PSF and motion blur
    double amplitude = 0;    // integrated brightness over the background: photons (camera known) or ADU
    double background = 0;   // per px: photons (camera known) or ADU, offset included
    double score = 0;        // of the detector
    bool clear = true;       // above the threshold; false: weaker, worth keeping only within a track
};

/// One molecule followed through the movie: spots with increasing frames, gaps allowed.
struct Track {
    int id = 0; // from 1
    std::vector<Spot> spots;
    int firstFrame() const { return spots.front().frame; }
    int lastFrame() const { return spots.back().frame; }
};

} // namespace perrin
