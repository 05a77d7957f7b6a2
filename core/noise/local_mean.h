// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Eigen/Core>

namespace perrin {

/// Mean of sums over numbers in a window of window x window px (odd) around every pixel; where a window holds
/// nothing, the mean of all.
Eigen::ArrayXXd localMean(const Eigen::ArrayXXd& sums, const Eigen::ArrayXXd& numbers, int window);

} // namespace perrin
