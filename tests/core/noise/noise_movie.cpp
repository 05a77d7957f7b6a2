// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/noise/noise_movie.h"

#include "core/simulate/exposure.h"

namespace perrin::test {

SensorSettings sensorOf(const NoiseModel& model) {
    Scenario scenario;
    setNoise(scenario, model);
    return scenario.sensor;
}

std::shared_ptr<const Movie> emptyMovie(const NoiseModel& model, int frames, std::uint64_t seed,
                                        Eigen::Index size) {
    const Image light = Image::Constant(size, size, static_cast<float>(model.background));
    std::vector<Image> movie;
    for (int frame = 0; frame < frames; ++frame) {
        RandomStream random(seed, static_cast<std::uint64_t>(frame));
        movie.push_back(expose(light, sensorOf(model), random));
    }
    return movieFromFrames(std::move(movie));
}

} // namespace perrin::test
