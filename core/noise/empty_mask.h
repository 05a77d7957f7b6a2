// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/track/detector.h"

#include <Eigen/Core>
#include <vector>

namespace perrin {

/// True where a pixel of a frame is empty.
using EmptyMap = Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// A frame's own noise must not choose its own pixels: of a frame itself only those spots are left out that
// noise does not make; fainter ones are taken from its neighbours and from the mean of the other frames,
// where molecules are about the same and noise is not. The numbers are log-likelihood ratios of spots; noise
// reaches the first some 1e-7 times a pixel (1e-5 behind an EMCCD).
constexpr double clearSpot = 16;
constexpr double spotOfNeighbour = 8;
constexpr double spotOfMean = 10;

/// All that may be spots of a frame or mean frame. psfSigma: px.
std::vector<Candidate> likelySpots(const Image& image, double psfSigma);

/// Makes the surroundings of those spots that score above the threshold not empty.
void leaveOut(EmptyMap& empty, const std::vector<Candidate>& spots, double threshold, double psfSigma);

} // namespace perrin
