// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

namespace perrin {

/// Looks for spots of width sigma (px). Pixels beyond the border are dark.
class MatchedFilter {
  public:
    MatchedFilter(const Image& image, double sigma);

    /// Light of a spot around every pixel, in units of the noise's own spread: the image less `background`,
    /// correlated with the spot, over sqrt(variance of a pixel * sum of squares of the spot).
    Image score(double background, double variance) const;

  private:
    Image light_;
    Eigen::ArrayXf down_, across_; // what is left of the spot within the image, by row and by column
    double squares_;
};

} // namespace perrin
