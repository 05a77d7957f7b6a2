// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/sensor_maps.h"

#include "core/error.h"
#include "core/movie/camera_map.h"
#include "core/simulate/random_stream.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perrin {
namespace {

constexpr Eigen::Index madeUpSize = 512; // px: stacks see different parts of it

} // namespace

SensorMaps sensorMaps(const SensorSettings& settings, Eigen::Index height, Eigen::Index width) {
    SensorMaps maps;
    if (!settings.perPixel())
        return maps;
    const CameraMaps& files = settings.camera.maps;
    struct Source {
        const std::filesystem::path& path;
        double least;
        Image& map;
    };
    const std::array<Source, 3> sources{{{files.offset, leastOffset, maps.offset},
                                         {files.gain, leastGain, maps.gain},
                                         {files.readNoise, leastReadNoise, maps.readNoise}}};
    Eigen::Index rows = 0, columns = 0;
    const std::filesystem::path* first = nullptr;
    for (const Source& source : sources) {
        if (source.path.empty())
            continue;
        source.map = readCameraMap(source.path, source.least, height, width);
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
