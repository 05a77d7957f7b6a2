// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/learn: spots in a frame, fast.
#include "core/learn/imaging.h"

#include <vector>

namespace perrin {

struct Peak {
    double x = 0, y = 0; // px
    double score = 0;    // of the filter in units of its noise
    double photons = 0;  // by the filter
};

/// Finds the highest peaks of frames (electrons), over a filter as wide as the PSF and one for blurred blobs.
class SpotFinder {
  public:
    explicit SpotFinder(const Imaging& imaging);

    /// At most `most`, none within 3 px of a higher one, the highest first. background: electrons a px.
    std::vector<Peak> peaks(const Eigen::Ref<const Image>& frame, double background, std::size_t most) const;

  private:
    double excess_, readVariance_;
    std::vector<float> narrow_, wide_; // the wide one on halved frames
};

} // namespace perrin
