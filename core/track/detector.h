// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/track/finder.h"

#include <vector>

namespace perrin {

/// Where a frame looks most like a spot: a local maximum of the score.
struct Candidate {
    Eigen::Index x = 0, y = 0; // px
    double score = 0;
};

/// How much every pixel of a frame looks like the centre of a spot of width psfSigma (px):
/// Glrt: log-likelihood ratio of "Gaussian spot + constant" against "constant" in a window under Gaussian
/// noise of
///   unknown level, positive spots only; blind to gain and offset (Serge 2008, quot's llr).
/// Log, Dog: Laplacian (difference) of Gaussians in units of its own robust spread over the frame.
/// Wavelet: second plane of the a-trous wavelet [1 4 6 4 1]/16 over the spread of the first (Izeddin 2012).
Image spotScore(const Image& image, DetectorKind detector, double psfSigma);

/// Local maxima (5x5) of the score above `threshold`, highest first.
std::vector<Candidate> localMaxima(const Image& score, double threshold);

} // namespace perrin
