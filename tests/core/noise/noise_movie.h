// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "core/noise/noise_model.h"

#include <memory>

namespace perrin::test {

/// Much as the real blocks are.
inline const NoiseModel emccd{.offset = 520, .gain = 58, .em = true, .background = 12, .gaussian = 20};

SensorSettings sensorOf(const NoiseModel& model);

/// A movie of nothing but the model's background, drawn by the simulator. size: px of a side.
std::shared_ptr<const Movie> emptyMovie(const NoiseModel& model, int frames, std::uint64_t seed,
                                        Eigen::Index size = 64);

} // namespace perrin::test
