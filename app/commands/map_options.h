// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/d_map.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin::app {

/// Maps of D that `perrin measure` draws of each movie.
struct MapOptions {
    std::vector<std::filesystem::path> files; // by their endings: .png, .tif, .csv
    std::optional<double> bin;                // um
    double least = MapSettings{}.leastCount;
    std::string d = "best", placing = "mean-position";

    MapSettings settings() const;
};

void addMapOptions(CLI::App& command, MapOptions& options);

/// Throws Error: an ending that is no map's.
void checkMapName(const std::filesystem::path& file);

/// The content of a map file of this name but .tif, which is written by writeMapTiff(). file: the movie's, as
/// in FILE.
std::string mapContent(const std::filesystem::path& name, const DMap& map, const Measurement& measurement,
                       const std::string& file, const std::string& sha256);

} // namespace perrin::app
