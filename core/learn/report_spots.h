// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/stack_spots.h"

namespace perrin {

/// What a frame of the 2024 report shows without the molecule. The numbers of a frame are Poisson counts over
/// a gain of its own, and the background's mean is itself drawn in every pixel (sd a tenth of it).
struct ReportBackground {
    double perCount = 0; // the frame's numbers to one count; 0: a flat frame
    double counts = 0;   // mean of a pixel
    double variance = 0; // of a pixel without the molecule, counts^2
};

/// From the pixels that lie well away from (x, y), px: mean and variance tell the gain.
ReportBackground reportBackground(const Image& frame, double x, double y);

/// Every frame in counts, by its own gain.
FrameStack reportCounts(const FrameStack& frames);

/// followMolecule() of the report's images: photons and background are counts, and in each frame the place
/// that stands out most is taken. Frames that the molecule has left show noise only: seen is false below a
/// score that noise reaches in one frame of some thousand.
std::vector<StackSpot> followReportMolecule(const FrameStack& frames);

} // namespace perrin
