// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/measure_files.h"

#include "core/diffusion/batch.h"
#include "core/error.h"

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

/// `name` itself, or NAME-MOVIE.ext where there are several movies.
fs::path ownFile(const fs::path& name, const std::string& movie, bool several) {
    return several ? name.parent_path() / (name.stem().string() + "-" + movie + name.extension().string())
                   : name;
}

void makeFolder(const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (!fs::is_directory(folder))
        throw Error("--out-dir: the folder " + folder.string() + " cannot be made" +
                    (problem ? ": " + problem.message() : "") + "; choose another place");
}

std::string inOutDir(const char* name, const std::optional<Shard>& shard) {
    const std::string part =
        shard ? "-" + std::to_string(shard->index) + "-of-" + std::to_string(shard->count) : "";
    return name + part + ".csv";
}

} // namespace

MeasureFiles filesFor(const MeasureOptions& options, const std::vector<fs::path>& movies) {
    MeasureFiles files{options.csv, options.summary, {}};
    if (options.outDir) {
        makeFolder(*options.outDir);
        files.csv = *options.outDir / inOutDir("molecules", options.shard);
        files.summary = *options.outDir / inOutDir("summary", options.shard);
    }
    const std::vector<std::string> names = uniqueNames(movies);
    const bool several = movies.size() > 1;
    for (const std::string& name : names)
        files.movies.push_back(movieFiles(options, name, several));
    return files;
}

MovieFiles movieFiles(const MeasureOptions& options, const std::string& name, bool several) {
    MovieFiles own;
    if (options.spots)
        own.spots = ownFile(*options.spots, name, several);
    if (options.overlay)
        own.overlay = ownFile(*options.overlay, name, several);
    if (options.outDir)
        own.overlay = *options.outDir / (name + ".png");
    for (const fs::path& map : options.map.files) {
        checkMapName(map);
        own.maps.push_back(ownFile(map, name, several));
    }
    return own;
}

void check(const MeasureFiles& files, const MeasureOptions& options, const std::vector<fs::path>& movies,
           OutputFiles& places) {
    for (const fs::path& movie : movies)
        places.read(movie);
    if (options.regions)
        places.read(*options.regions);
    if (files.csv)
        places.write(*files.csv, options.outDir ? "--out-dir" : "--csv");
    if (files.summary)
        places.write(*files.summary, options.outDir ? "--out-dir" : "--summary");
    for (const MovieFiles& own : files.movies) {
        if (own.spots) {
            places.write(*own.spots, "--spots");
            places.write(fs::path(*own.spots).replace_extension(".json"), "--spots");
        }
        if (own.overlay)
            places.write(*own.overlay, options.outDir ? "--out-dir" : "--overlay");
        for (const fs::path& map : own.maps)
            places.write(map, "--map");
    }
}

} // namespace perrin::app
