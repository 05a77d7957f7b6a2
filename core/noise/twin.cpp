// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/twin.h"

#include "core/error.h"
#include "core/noise/clear_spots.h"
#include "core/simulate/exposure.h"
#include "core/simulate/renderer.h"

#include <algorithm>
#include <cmath>

namespace perrin {
TwinScene sceneOf(const Movie& movie, std::size_t frame, const EmptySettings& settings,
                  const EmptyPixels& pixels, const NoiseModel& model) {
    const auto place = std::find(pixels.frames.begin(), pixels.frames.end(), frame);
    const double shift = place == pixels.frames.end()
                             ? 0
                             : pixels.frameShifts[static_cast<std::size_t>(place - pixels.frames.begin())];
    const PixelRegion region =
        settings.region.value_or(PixelRegion{0, 0, movie.info().width, movie.info().height});
    TwinScene scene;
    scene.frame = movie.frame(frame, settings.channel).block(region.y, region.x, region.height, region.width);
    if (scene.frame.rows() != pixels.background.rows() || scene.frame.cols() != pixels.background.cols())
        throw Error("the background was measured on another region of the movie; fit the noise of this one");
    scene.background = pixels.background + static_cast<float>(shift);
    scene.mean = pixels.background.cast<double>().mean();
    for (const SpotFit& spot : clearSpots(scene.frame, model, settings.psfSigma, true))
        scene.spots.push_back({spot.x, spot.y, spot.sigma, spot.amplitude * model.gain});
    return scene;
}

Image expectedTwin(const TwinScene& scene, const NoiseModel& model, const TwinChange& change) {
    const auto gain = static_cast<float>(model.gain);
    Image light =
        (scene.background - static_cast<float>(scene.mean)) / gain + static_cast<float>(model.background);
    light = light.max(0);
    for (const TwinSpot& spot : scene.spots) {
        const double variance =
            std::max(spot.sigma * spot.sigma + change.psfVariance, leastSpotWidth * leastSpotWidth);
        addLight(light, spot.x, spot.y, std::sqrt(variance), change.brightness * spot.amplitude / model.gain);
    }
    return light;
}

Image simulateTwin(const TwinScene& scene, const NoiseModel& model, std::uint64_t seed,
                   const TwinChange& change) {
    Scenario scenario;
    setNoise(scenario, model);
    RandomStream random(seed);
    return expose(expectedTwin(scene, model, change), scenario.sensor, random);
}

} // namespace perrin
