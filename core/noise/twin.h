// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_model.h"

#include <cstdint>
#include <vector>

namespace perrin {

/// A molecule of a frame: as bright and as wide as it was fitted.
struct TwinSpot {
    double x = 0, y = 0;  // px within the region
    double sigma = 0;     // px, PSF and motion blur
    double amplitude = 0; // ADU, its light over the background in all
};

/// What a real frame shows but its noise: from it a simulated twin is drawn.
struct TwinScene {
    Image frame;      // ADU, the real one; of the region
    Image background; // ADU, expected; of the region
    double mean = 0;  // ADU, of the background
    std::vector<TwinSpot> spots;
};

/// The scene of one frame that was among those looked at. model: tells the weights of the fits. Throws Error.
TwinScene sceneOf(const Movie& movie, std::size_t frame, const EmptySettings& settings,
                  const EmptyPixels& pixels, const NoiseModel& model);

/// How the twin's molecules differ from the fitted ones.
struct TwinChange {
    double brightness = 1;  // times as bright
    double psfVariance = 0; // px^2 that the PSF is wider
};

/// Photons expected in every pixel: those of the model's background where the frame has its mean, and as much
/// more or less where it is brighter or darker.
Image expectedTwin(const TwinScene& scene, const NoiseModel& model, const TwinChange& change = {});

/// A simulated frame, ADU. The same seed gives the same one.
Image simulateTwin(const TwinScene& scene, const NoiseModel& model, std::uint64_t seed,
                   const TwinChange& change = {});

} // namespace perrin
