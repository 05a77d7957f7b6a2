// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/track/track.h"

#include <filesystem>
#include <map>
#include <vector>

namespace perrin::test {

/// Where one molecule truly was in one frame. px.
struct TruePlace {
    int molecule;
    double x, y;
    double d; // um^2/s
};

/// By frame, from a movie's truth table (molecule, frame, x_px, y_px, D, …).
std::map<int, std::vector<TruePlace>> readTruth(const std::filesystem::path& path);

struct Match {
    const Spot* spot;
    TruePlace truth;
    double distance; // px
};

/// Nearest pairs of one frame first, each once, within 5 px (the gate of Chenouard 2014).
std::vector<Match> match(const std::vector<Spot>& spots, const std::vector<TruePlace>& truth);

/// Of the spots that stand alone, all frames together.
struct DetectionScore {
    double jaccard = 0;
    double rmse = 0;               // px, of matched spots
    std::vector<double> fractions; // of the matched spots' coordinates behind the decimal mark
};
DetectionScore detectionScore(const std::vector<std::vector<Spot>>& spots,
                              const std::map<int, std::vector<TruePlace>>& truth);

/// D of the true molecule that was nearest to the track (within 3 px) most often; 0: none was near.
double trueD(const Track& track, const std::map<int, std::vector<TruePlace>>& truth);

} // namespace perrin::test
