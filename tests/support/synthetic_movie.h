// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/optics/acquisition.h"
#include "core/optics/camera.h"
#include "core/random.h"

#include <vector>

namespace perrin::test {

/// Expected photons -> ADU: Poisson, EM multiplication (Gamma), gain, Gaussian read noise, offset, rounding to 16 bits.
Image expose(const Image& expectedPhotons, const Camera& camera, Random& random);

/// One frame's true place of one molecule: the mean position over the exposure. px.
struct TrueSpot {
    int molecule = 0;
    int frame = 0;
    double x = 0, y = 0;
    double d = 0; // um^2/s
};

/// Freely diffusing molecules in a field of view. Steps off the field are reflected.
struct SyntheticScene {
    Eigen::Index width = 100, height = 100; // px
    int frames = 100;
    Acquisition acquisition{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
    double psfSigma = 1.3;    // px
    double photons = 600;     // a frame
    double background = 8;    // photons a px
    std::vector<std::pair<double, int>> populations{{0.05, 6}, {1.0, 6}}; // D (um^2/s), molecules
    int lifetime = 0;         // mean frames a molecule lives (geometric), replaced when it bleaches; 0: for ever
    int subPositions = 16;    // a frame interval; those within the exposure are seen
    Camera camera{.offset = 100, .gain = 1, .readNoise = 1.5};
};

struct SyntheticMovie {
    std::vector<Image> frames; // ADU
    std::vector<TrueSpot> truth;
};

/// The same scene and seed give the same movie.
SyntheticMovie render(const SyntheticScene& scene, std::uint64_t seed);

} // namespace perrin::test
