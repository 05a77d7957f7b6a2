// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

namespace perrin {

/// Light of a spot of width sigma (px) around every pixel, in units of the noise's own spread: the image less
/// `background`, correlated with the spot, over sqrt(variance of a pixel * sum of squares of the spot).
/// Pixels beyond the border are dark.
Image matchedFilter(const Image& image, double background, double variance, double sigma);

} // namespace perrin
