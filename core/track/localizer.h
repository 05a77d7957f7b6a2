// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/track/track.h"

#include <utility>

namespace perrin {

/// Variance of a pixel whose expected value is m: floor + slope * m, in the image's units.
/// Camera known (image in photo-electrons): slope = F, floor = (read noise)^2. Unknown: read from residuals
/// (ADU).
struct NoiseLine {
    double slope = 0, floor = 1;
    double at(double mean) const;
};

/// One fitted spot, in the frame's pixels and the image's units.
struct SpotFit {
    double x = 0, y = 0;                 // px
    double amplitude = 0;                // light over the background, summed
    double background = 0;               // a px
    double sigma = 0;                    // px
    double xVariance = 0, yVariance = 0; // px^2
    double objective = 0;                // minus the quasi-log-likelihood, to compare fits of the same window
    bool converged = false;
};

/// Fits a pixel-integrated Gaussian of free width + constant around (x, y), weighing every pixel by the noise
/// line: quasi-likelihood, which for slope = F and floor = (read noise)^2 is the Poisson maximum-likelihood
/// fit (Mortensen 2010, Huang 2013) and with slope 0 plain least squares. Variances: the inverse Fisher
/// matrix of the model.
SpotFit fitWeighted(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise);

/// As a spot of a frame, clear and without a score.
Spot spotOf(const SpotFit& fit, int frame);

/// Plain least squares; variances from the noise line by the sandwich formula.
SpotFit fitLeastSquares(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise);

/// Variance (px^2 an axis) of the fitted centre about the mean of the molecule's path, because a blob smeared
/// by its path is not quite a Gaussian: (width^2 - psfSigma^2)^4 / width^6 times a constant. weighted: of
/// fitWeighted; otherwise of plain least squares, which minds the tails of the blob less. The form and its
/// constants were measured by simulation over 300-2000 photons, 2-40 background photons and D t_E to 5 px^2.
double pathShapeVariance(const SpotFit& spot, double psfSigma, const NoiseLine& noise, bool weighted);

/// Two molecules whose blobs overlap, seen as one wide spot: weighted fit of two Gaussians of one width.
/// `gain`: by how much the log-likelihood of the same pixels beats that of the single spot.
struct PairFit {
    SpotFit first, second;
    double gain = 0;
};
PairFit fitPair(const Image& image, const SpotFit& wide, double psfSigma, const NoiseLine& noise);

/// Radial symmetry (Parthasarathy 2012); variances those of least squares at the spot's brightness (Mortensen
/// 2010).
SpotFit fitRadialSymmetry(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise);

/// Centroid over the background of the window's rim; variances by error propagation.
SpotFit fitCentroid(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise);

/// Adds `share` times the fitted light (not its background) to the image: -1 takes the spot away.
void addSpot(Image& image, const SpotFit& spot, float share);

} // namespace perrin
