// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Eigen/Core>
#include <optional>
#include <vector>

namespace perrin {

/// One molecule's path as the estimators take it.
struct Trajectory {
    std::vector<int> frames;                            // strictly increasing; a step over 1 is a gap
    Eigen::Matrix<double, Eigen::Dynamic, 2> positions; // um, one row a frame
    Eigen::VectorXd localizationVariance;               // um^2 an axis, one a frame; size 0 = unknown
    double frameInterval = 0;                           // s
    std::optional<double> blurCoefficient{};              // R; empty = exposure unknown
};

/// A value with its 95 % interval; any of them may be missing.
struct Estimate {
    std::optional<double> value{}, low{}, high{};
};

} // namespace perrin
