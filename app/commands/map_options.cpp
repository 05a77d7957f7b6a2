// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/map_options.h"

#include "app/numbers.h"
#include "core/diffusion/d_map_files.h"
#include "core/error.h"

#include <filesystem>
#include <sstream>

namespace perrin::app {

MapSettings MapOptions::settings() const {
    return {.binSize = bin, .placing = mapPlacing(placing), .d = mapD(d), .leastCount = least};
}

void addMapOptions(CLI::App& command, MapOptions& options) {
    const std::string group = "Map of D by place";
    auto* file =
        command
            .add_option("--map", options.files,
                        "Map the D of each movie in squares: a picture (.png), values with their spread and "
                        "the molecules a square (.tif, for ImageJ) or a table (.csv); give it once for each "
                        "file; with several movies FILE-MOVIE")
            ->allow_extra_args(false)
            ->type_name("FILE")
            ->group(group);
    const auto add = [&](CLI::Option* option) { option->needs(file)->group(group); };
    add(command
            .add_option("--map-bin", options.bin,
                        "Edge of a square (about 9 molecules, were they spread evenly)")
            ->transform(numberAbove(0, "UM")));
    add(command.add_option("--map-least", options.least, "Squares with fewer molecules have no D (3)")
            ->transform(numberFrom(1, "N")));
    add(command
            .add_option("--map-d", options.d,
                        "Which D; best: the network's where there is one, else method (best)")
            ->check(CLI::IsMember({"best", "method", "network", "mle", "bayes"})));
    add(command
            .add_option("--map-placing", options.placing,
                        "A molecule counts at its mean position, or by its spots in every square it crossed "
                        "(mean-position)")
            ->check(CLI::IsMember({"mean-position", "every-spot"})));
}

void checkMapName(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending != ".png" && ending != ".tif" && ending != ".csv")
        throw Error("--map " + file.string() +
                    ": a map is written as .png, .tif or .csv; choose one of them");
}

std::string mapContent(const std::filesystem::path& name, const DMap& map, const Measurement& measurement,
                       const std::string& file, const std::string& sha256) {
    if (name.extension() == ".png") {
        const auto png = mapPng(map, "D map of " + std::filesystem::path(file).filename().string());
        return {png.begin(), png.end()};
    }
    std::ostringstream out;
    write(out, mapTable(map, measurement, file, sha256));
    return out.str();
}

} // namespace perrin::app
