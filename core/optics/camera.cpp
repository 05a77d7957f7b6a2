// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optics/camera.h"

#include "core/error.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace perrin {

void Camera::check() const {
    if (!(std::isfinite(gain) && gain > 0))
        throw Error("camera gain is " + std::to_string(gain) + " ADU/e-; it must be above 0");
    if (!std::isfinite(offset))
        throw Error("camera offset is not a number");
    if (!(std::isfinite(readNoise) && readNoise >= 0))
        throw Error("camera read noise is " + std::to_string(readNoise) + " e-; it must be 0 or more");
}

Camera readCamera(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(path.string() + ": cannot be opened; give --camera a JSON file that exists and can be read");
    nlohmann::json json;
    try {
        json = nlohmann::json::parse(file);
    } catch (const nlohmann::json::exception& failure) {
        throw Error(path.string() + ": is not JSON (" + failure.what() + ")");
    }
    if (!json.is_object())
        throw Error(path.string() + ": must be a JSON object with gain_adu_per_e, offset_adu, read_noise_e and em");
    const auto number = [&](const char* field) {
        if (!json.contains(field) || !json[field].is_number())
            throw Error(path.string() + ": needs the number \"" + field + "\"");
        return json[field].get<double>();
    };
    const std::set<std::string> known{"gain_adu_per_e", "offset_adu", "read_noise_e", "em"};
    for (const auto& [field, value] : json.items())
        if (!known.contains(field))
            throw Error(path.string() + ": does not know the field \"" + field +
                        "\"; a camera has gain_adu_per_e, offset_adu, read_noise_e and em");
    Camera camera{.offset = number("offset_adu"), .gain = number("gain_adu_per_e"), .readNoise = number("read_noise_e")};
    if (json.contains("em")) {
        if (!json["em"].is_boolean())
            throw Error(path.string() + ": \"em\" must be true or false");
        camera.em = json["em"].get<bool>();
    }
    camera.check();
    return camera;
}

} // namespace perrin
