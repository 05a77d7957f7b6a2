// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/region_json.h"

#include "core/error.h"

#include <nlohmann/json.hpp>

namespace perrin {

void to_json(nlohmann::json& json, const Region& region) {
    json = {{"name", region.name}, {"shape", name(region.shape)}, {"outline_px", nlohmann::json::array()}};
    for (const Point& point : region.outline)
        json["outline_px"].push_back({point.x, point.y});
}

void from_json(const nlohmann::json& json, Region& region) {
    Region read;
    try {
        read.name = json.at("name").get<std::string>();
        read.shape = regionShape(json.at("shape").get<std::string>());
        for (const nlohmann::json& point : json.at("outline_px")) {
            if (!point.is_array() || point.size() != 2)
                throw Error("region \"" + read.name + "\" has a corner that is not [x, y]");
            read.outline.push_back({point[0].get<double>(), point[1].get<double>()});
        }
    } catch (const nlohmann::json::exception& error) {
        throw Error("region \"" + read.name +
                    "\" cannot be read; it needs name, shape and outline_px: " + error.what());
    }
    read.check();
    region = std::move(read);
}

} // namespace perrin
