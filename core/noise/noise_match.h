// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/empty_pixels.h"
#include "core/noise/matched_spots.h"
#include "core/noise/noise_comparison.h"
#include "core/noise/noise_fit.h"
#include "core/noise/twin.h"

#include <nlohmann/json_fwd.hpp>

namespace perrin {

struct MatchSettings {
    EmptySettings empty;
    NoiseFitSettings fit;
    std::optional<double> exposureShare{}; // of the frame interval; empty: unknown
};

/// A real frame beside its simulated twin, pixel by pixel, over the real frame's range of values.
struct FrameSimilarity {
    double ssim = 0, psnr = 0 /* dB */, mse = 0 /* ADU^2 */;
};

/// All that a movie tells of its noise and its molecules' light.
struct NoiseMatch {
    EmptyPixels pixels;
    NoiseFit fit;
    NoiseComparison comparison;
    MatchedSpots spots;
    TwinScene scene;                  // of the first frame looked at
    FrameSimilarity frame;            // that frame and its twin
    std::vector<std::string> remarks; // each a sentence for people
};

/// Throws Error, Cancelled.
NoiseMatch matchNoise(const Movie& movie, const MatchSettings& settings = {}, const Job& job = {});

FrameSimilarity compareFrames(const Image& real, const Image& twin);

/// The scenario with the noise found, and the PSF and photons where the molecules told them; its PSF needs
/// the pixel size. What the movie's file knows of the acquisition replaces the scenario's. name: for people.
Scenario matchedScenario(const Scenario& base, const NoiseMatch& match, const Acquisition& acquisition,
                         const std::string& name);

/// Every number with its unit in its name, its interval and whether the data could tell it.
nlohmann::ordered_json toJson(const NoiseMatch& match);

} // namespace perrin
