// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"

#include <optional>

namespace perrin {

struct CveEstimate {
    double diffusionCoefficient = 0; // um^2/s; negative values are kept: they average out over molecules
    double standardError = 0;        // um^2/s
    std::optional<double> localizationVariance; // um^2 an axis, may be negative; empty: exposure unknown
};

/// Covariance-based estimator (Vestergaard 2014), both axes averaged. Over gaps only steps of one frame and
/// products of two adjacent ones count. Does not need the exposure. Empty: no three frames in a row.
std::optional<CveEstimate> cve(const Trajectory& trajectory);

/// The same told the localization variances. Throws Error: they or the exposure are unknown. Empty: no two
/// frames in a row.
std::optional<CveEstimate> cveKnownLocalization(const Trajectory& trajectory);

} // namespace perrin
