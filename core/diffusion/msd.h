// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"

#include <optional>
#include <vector>

namespace perrin {

/// Time-averaged mean squared displacement in two dimensions at one lag.
struct MsdPoint {
    int lag = 0;      // frames
    double value = 0; // um^2
    double pairs = 0; // how many displacements were averaged
};

/// The points at lags 1 to maxLag (0: the track's length); overlapping pairs; lags that gaps leave without a
/// pair are left out.
std::vector<MsdPoint> msdCurve(const Trajectory& trajectory, int maxLag = 0);

/// Standard error over value of a point at `lag` from `steps` displacements of one frame in a row, for free
/// diffusion without localization error (Qian, Sheetz & Elson 1991, eq. 8). NaN unless 1 <= lag <= steps.
double msdRelativeError(int lag, int steps);

struct MsdFit {
    Estimate d;               // um^2/s, may be negative
    double standardError = 0; // um^2/s
    double slope = 0;         // um^2 a frame
    double intercept = 0;     // um^2: 4 (localization variance - 2 R D frameInterval)
    int lags = 0;             // 1 to this many frames were fitted
};

/// Straight line through the optimal number of lags (Michalet & Berglund 2012). Does not need the exposure.
/// The interval comes from the exact covariance of the fitted points under the fitted motion. Empty: fewer
/// than two lags with pairs.
std::optional<MsdFit> fitMsd(const Trajectory& trajectory);

/// The 2024 report's D: straight line through the origin and the points of all lags. Empty: fewer than two
/// positions.
std::optional<double> msdReport(const Trajectory& trajectory);

} // namespace perrin
