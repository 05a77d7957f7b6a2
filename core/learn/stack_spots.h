// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"

#include <array>
#include <limits>
#include <optional>
#include <vector>

namespace perrin {

/// The molecule in one frame of a stack, as fitted: a pixel-integrated Gaussian of free width on a constant,
/// by maximum likelihood of the camera's noise (quasi-likelihood, variance = F * mean + read variance).
struct StackSpot {
    bool seen = false;                   // otherwise the frame shows nothing that could be the molecule
    double x = 0, y = 0;                 // px
    double photons = 0;                  // electrons above the background
    double background = 0;               // electrons a px
    double sigma = 0;                    // px
    double xVariance = 0, yVariance = 0; // px^2, of the inverse Fisher matrix
    double score = 0;                    // matched filter in units of its own noise
    float nearestOther = std::numeric_limits<float>::infinity(); // px, to another peak; known of spotsAt()
    float brightestOther = 0; // electrons, by the filter: of the brightest other peak in the frame
    float residue = 0, expectedResidue = 0; // electrons^2: squares of what the fit leaves on the blob, and of noise
    /// How the blob differs from the fitted Gaussian: its residual along Hermite functions H_i(u) H_j(v) of
    /// the fitted centre and width, (i, j) = (2,0), (1,1), (0,2), (3,0), (2,1), (1,2), (0,3), (4,0), (3,1),
    /// (2,2), (1,3), (0,4), each as a share of the light.
    std::array<float, 12> shape{};
};

/// The one molecule of a stack, a row a frame: in each frame the best spots are candidates, and of these the
/// way through the frames is taken that is the most likely one for some D; a frame may show none. electrons:
/// calibrated().
std::vector<StackSpot> followMolecule(const FrameStack& electrons, const Imaging& imaging);

/// Where a molecule is in a frame of a stack, px.
struct StackPlace {
    double x = 0, y = 0;
};

/// The same of a molecule that was followed already; places: by frame, none where it is missing. A frame in
/// which nothing clear lies there counts as missing, too.
std::vector<StackSpot> spotsAt(const FrameStack& electrons, const Imaging& imaging,
                               const std::vector<std::optional<StackPlace>>& places);

/// Of the spots that are seen, electrons; 0 where none is.
double medianPhotons(const std::vector<StackSpot>& spots);

} // namespace perrin
