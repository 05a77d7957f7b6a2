// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/sensor_maps.h"

#include "core/error.h"
#include "core/movie/movie.h"
#include "core/simulate/random_stream.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr Eigen::Index madeUpSize = 512; // px: stacks see different parts of it

std::string sizeText(const Image& image) {
    return std::to_string(image.cols()) + "x" + std::to_string(image.rows());
}

Image readMap(const std::filesystem::path& path, double least, Eigen::Index height, Eigen::Index width) {
    Image map = openMovie(path)->frame(0);
    if (map.rows() < height || map.cols() < width)
        throw Error(path.string() + ": the map is " + sizeText(map) + " px, smaller than the picture of " +
                    std::to_string(width) + "x" + std::to_string(height) + " px");
    for (Eigen::Index y = 0; y < map.rows(); ++y)
        for (Eigen::Index x = 0; x < map.cols(); ++x)
            if (!(std::isfinite(map(y, x)) && map(y, x) >= least))
                throw Error(path.string() + ": the value at x = " + std::to_string(x) +
                            ", y = " + std::to_string(y) + " is " + std::to_string(map(y, x)) +
                            "; it must be at least " + numberText(least));
    return map;
}

} // namespace

SensorMaps sensorMaps(const SensorSettings& settings, Eigen::Index height, Eigen::Index width) {
    SensorMaps maps;
    if (!settings.perPixel())
        return maps;
    constexpr double anything = -1e9, leastGain = 1e-6;
    struct Source {
        const std::filesystem::path& path;
        double least;
        Image& map;
    };
    const std::array<Source, 3> sources{{{settings.offsetMap, anything, maps.offset},
                                         {settings.gainMap, leastGain, maps.gain},
                                         {settings.readNoiseMap, 0, maps.readNoise}}};
    Eigen::Index rows = 0, columns = 0;
    const std::filesystem::path* first = nullptr;
    for (const Source& source : sources) {
        if (source.path.empty())
            continue;
        source.map = readMap(source.path, source.least, height, width);
        if (first && (source.map.rows() != rows || source.map.cols() != columns))
            throw Error(source.path.string() + ": the map is " + sizeText(source.map) + " px but " +
                        first->string() + " is " + std::to_string(columns) + "x" + std::to_string(rows) +
                        " px; the maps of a camera must be of one size");
        rows = source.map.rows();
        columns = source.map.cols();
        first = &source.path;
    }
    if (!first) {
        rows = std::max(height, madeUpSize);
        columns = std::max(width, madeUpSize);
    }
    RandomStream random(20130528); // of the camera, not of the simulation (the sCMOS paper of Huang et al.)
    const auto fill = [&](Image& map, auto value) {
        if (map.size() > 0)
            return;
        map.resize(rows, columns);
        for (Eigen::Index i = 0; i < map.size(); ++i)
            map.data()[i] = static_cast<float>(value(random.normal()));
    };
    const Camera& camera = settings.camera;
    fill(maps.offset, [&](double z) { return camera.offset + settings.offsetSpread * z; });
    fill(maps.gain, [&](double z) { return camera.gain * std::max(0.1, 1 + settings.gainSpread * z); });
    fill(maps.readNoise, [&](double z) { return camera.readNoise * std::exp(settings.readNoiseSpread * z); });
    return maps;
}

} // namespace perrin
