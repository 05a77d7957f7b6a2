// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/twin.h"

#include "core/error.h"
#include "core/noise/clear_spots.h"
#include "core/simulate/exposure.h"
#include "core/simulate/renderer.h"

#include <algorithm>
#include <cmath>
#include <tbb/parallel_for.h>

namespace perrin {
namespace {

constexpr Eigen::Index rowsAtOnce = 32;

} // namespace

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
    const Image expected = expectedTwin(scene, model, change);
    const float background = expected.minCoeff();
    const Image light = expected - background;
    const Exposure exposure(scenario.sensor, static_cast<double>(background));
    Image twin(light.rows(), light.cols());
    tbb::parallel_for(Eigen::Index{0}, (light.rows() + rowsAtOnce - 1) / rowsAtOnce, [&](Eigen::Index part) {
        const Eigen::Index first = part * rowsAtOnce, rows = std::min(rowsAtOnce, light.rows() - first);
        RandomStream random(seed, static_cast<std::uint64_t>(part)); // the same on any number of threads
        exposure.record(light.middleRows(first, rows), {{0, 0, rows, light.cols()}}, {}, 0, 0, random,
                        twin.middleRows(first, rows));
    });
    return twin;
}

} // namespace perrin
