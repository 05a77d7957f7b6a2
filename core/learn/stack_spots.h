// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"

#include <array>
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
};

/// The one molecule of a stack, a row a frame: in each frame the best spots are candidates, and of these the
/// way through the frames is taken that is the most likely one for some D; a frame may show none. electrons:
/// calibrated().
std::vector<StackSpot> followMolecule(const FrameStack& electrons, const Imaging& imaging);

} // namespace perrin
