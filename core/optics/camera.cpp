// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optics/camera.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

namespace perrin {
namespace {

/// The names of the maps in files.
template<typename Maps>
auto fieldsOf(Maps& maps) {
    return std::array{std::pair{"offset_map", &maps.offset}, std::pair{"gain_map", &maps.gain},
                      std::pair{"read_noise_map", &maps.readNoise}};
}

} // namespace

void Camera::check() const {
    if (!(std::isfinite(gain) && gain > 0))
        throw Error("camera gain is " + std::to_string(gain) + " ADU/e-; it must be above 0");
    if (!std::isfinite(offset))
        throw Error("camera offset is not a number");
    if (!(std::isfinite(readNoise) && readNoise >= 0))
        throw Error("camera read noise is " + std::to_string(readNoise) + " e-; it must be 0 or more");
}

CameraMaps mapsThatStay(const Camera& camera, const Camera& before) {
    const auto same = [](double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b); };
    CameraMaps maps = before.maps;
    if (!same(camera.offset, before.offset))
        maps.offset.clear();
    if (!same(camera.gain, before.gain))
        maps.gain.clear();
    if (!same(camera.readNoise, before.readNoise))
        maps.readNoise.clear();
    return maps;
}

nlohmann::json toJson(const Camera& camera) {
    nlohmann::json json{{"offset_adu", camera.offset},
                        {"gain_adu_per_e", camera.gain},
                        {"read_noise_e", camera.readNoise},
                        {"em", camera.em}};
    for (const auto& [field, path] : fieldsOf(camera.maps))
        if (!path->empty())
            json[field] = path->generic_string();
    return json;
}

Camera cameraFrom(const nlohmann::json& json) {
    if (!json.is_object())
        throw Error("a camera must be a JSON object with gain_adu_per_e, offset_adu, read_noise_e and em");
    const auto number = [&](const char* field) {
        if (!json.contains(field) || !json[field].is_number())
            throw Error("needs the number \"" + std::string(field) + "\"");
        return json[field].get<double>();
    };
    Camera camera{.offset = number("offset_adu"),
                  .gain = number("gain_adu_per_e"),
                  .readNoise = number("read_noise_e")};
    std::set<std::string> known{"gain_adu_per_e", "offset_adu", "read_noise_e", "em"};
    for (const auto& [field, path] : fieldsOf(camera.maps)) {
        known.insert(field);
        if (!json.contains(field))
            continue;
        if (!json[field].is_string())
            throw Error("\"" + std::string(field) + "\" must be the name of a TIFF");
        *path = json[field].get<std::string>();
    }
    for (const auto& [field, value] : json.items())
        if (!known.contains(field))
            throw Error("does not know the field \"" + field +
                        "\"; a camera has gain_adu_per_e, offset_adu, read_noise_e, em, offset_map, gain_map "
                        "and read_noise_map");
    if (json.contains("em")) {
        if (!json["em"].is_boolean())
            throw Error("\"em\" must be true or false");
        camera.em = json["em"].get<bool>();
    }
    camera.check();
    return camera;
}

Camera readCamera(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(path.string() +
                    ": cannot be opened; give --camera a JSON file that exists and can be read");
    Camera camera;
    try {
        camera = cameraFrom(nlohmann::json::parse(file));
    } catch (const nlohmann::json::exception& failure) {
        throw Error(path.string() + ": is not JSON (" + failure.what() + ")");
    } catch (const Error& error) {
        throw Error(path.string() + ": " + error.what());
    }
    for (const auto& [field, map] : fieldsOf(camera.maps))
        if (!map->empty() && map->is_relative())
            *map = path.parent_path() / *map;
    return camera;
}

void writeCamera(const std::filesystem::path& path, const Camera& camera) {
    Camera written = camera;
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    for (const auto& [field, map] : fieldsOf(written.maps))
        if (!map->empty() && std::filesystem::absolute(*map).parent_path() == folder)
            *map = map->filename(); // both may be moved together
    writeAtomically(path, [&](std::ostream& out) { out << toJson(written).dump(2) << '\n'; });
}

} // namespace perrin
