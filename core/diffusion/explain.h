// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/movie/movie.h"

#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// What became of a place of a frame on its way to the table of molecules.
enum class Fate {
    Nothing,        // no maximum of the score
    BelowThreshold, // a maximum, too low
    Merged,         // found as one with a neighbour
    Found,          // found; not linked yet, or its molecule is not in the table any more
    Weak,           // between both thresholds, and no track needed it
    TooShort,       // its track has too few frames
    StepTooLong,    // its track is short because the next spot lies beyond the gate
    Missed,         // within a gap of a molecule's track
    Molecule,       // in the table
};

/// Why the thing at a place is or is not a molecule in the table; sentences for people, frames from 1.
struct Explanation {
    std::string verdict;               // one short sentence
    std::vector<std::string> reasons;  // with numbers, and what to change
    std::optional<double> score{};     // of the detector at this place; empty: no maximum
    std::optional<double> threshold{}; // that it would have to exceed
    double expectedFalseAlarms = 0;    // a frame, of scores this high or higher; 0 without a score
    Fate fate = Fate::Nothing;
    std::optional<int> molecule{}; // track id, where it is one
};

/// frame from 0; x, y in px, good to about the width of a spot. settings and calibration: those of the
/// finding. measurement: nullptr before linking; its own link settings are spoken of. Reads one frame. Throws
/// Error for a place outside of the movie or noise that is not known.
Explanation explain(const Movie& movie, int frame, double x, double y, const MeasureSettings& settings,
                    const FindCalibration& calibration, const Measurement* measurement);

} // namespace perrin
