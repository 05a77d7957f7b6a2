// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Eigen/Core>

namespace perrin {

/// The one image type: image(y, x), row-major. Camera frames hold ADU. The centre of the top-left pixel is (0, 0).
using Image = Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace perrin
