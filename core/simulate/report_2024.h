// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/random_stream.h"
#include "core/simulate/simulator.h"

namespace perrin {

// The image formation of the 2024 EPFL student report, to the letter and wrong as it is: kept so that its
// results can be reproduced. Its positions were meant as nm but rendered as high-resolution pixels ("hr px"),
// five to a camera pixel; D is told in "report units" of 1000 hr px^2/s.

namespace report {

inline constexpr int binning = 5;         // hr px a px
inline constexpr int subPositions = 10;   // a frame
inline constexpr double psfSigma = 4.7;   // hr px; 2.35 times the FWHM in place of the FWHM over 2.35
inline constexpr double peak = 100;       // of each sub-position, in its units of light
inline constexpr double background = 100; // a px, drawn anew for every px of every frame with …
inline constexpr double backgroundSd = 10, brightestBackground = 130; // … and cut off at 0 and here
inline constexpr double brightestCounts = 40.96;                      // mean counts of a frame's brightest px

} // namespace report

/// Report unit of D in um^2/s: 0.4 with the 0.1 um pixels of the report's code, 1.6 with the 0.2 um of its
/// text.
double reportUnit(double pixelSize);

/// px (centre of the top-left pixel at 0) of a place in hr px (0 in the middle of the 64 px window), and
/// back.
double fromReport(double hrPixels);
double toReport(double pixels);

/// Noise-free 64x64 frames as the report scales them. path: hr px, one row a sub-position, 10 to a frame.
FrameStack reportExpected(const Positions& path);

/// The report's background, Poisson noise, scaling and rounding to half precision.
FrameStack reportNoise(const FrameStack& expected, RandomStream& random);

/// Slope of the straight line through the origin and the mean squared displacement at all lags over 4: the
/// report's "effective D", in units of path^2 a second. interval: s from one position to the next.
double effectiveD(const Positions& path, double interval);

} // namespace perrin
