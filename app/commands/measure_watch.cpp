// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/measure_watch.h"

#include "app/exit_code.h"
#include "core/diffusion/growing_tables.h"
#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <iostream>
#include <map>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

WatchSettings watchSettings(const MeasureOptions& options) {
    WatchSettings settings{.folders = options.movies,
                           .recursive = options.recursive,
                           .settle = options.settle,
                           .tries = options.tries};
    settings.look = std::clamp(settings.settle / 2, 0.1, settings.look);
    if (options.outDir)
        settings.ignored.push_back(*options.outDir);
    return settings;
}

/// Maps of D that are TIFFs would be taken for movies.
void checkMaps(const MeasureOptions& options) {
    for (const fs::path& map : options.map.files)
        for (const fs::path& folder : options.movies) {
            const fs::path inside = fs::absolute(map).lexically_normal().lexically_relative(
                fs::absolute(folder).lexically_normal());
            if (map.extension() == ".tif" && !inside.empty() && *inside.begin() != "..")
                throw Error("--map: " + map.string() + " lies in " + folder.string() +
                            ", which is watched, and would be taken for a movie; write it elsewhere");
        }
}

std::string lineFor(const WatchEvent& event) {
    const std::string name = event.path.filename().string();
    switch (event.kind) {
    case WatchEvent::Kind::Changed:
        return name + ": has changed and is measured anew";
    case WatchEvent::Kind::Retry:
        return name + ": " + event.reason + "; try " + std::to_string(event.tries) + ", again in " +
               numberText(event.wait, 2) + " s";
    case WatchEvent::Kind::Failed:
        return "perrin: " + event.path.string() + ": " + event.reason + "; given up after " +
               std::to_string(event.tries) + (event.tries == 1 ? " try" : " tries") + " until it changes";
    case WatchEvent::Kind::FolderGone:
        return event.path.string() + ": cannot be read (" + event.reason + "); it is looked for again";
    case WatchEvent::Kind::FolderBack:
        return event.path.string() + ": is there again";
    default:
        return {};
    }
}

} // namespace

int watchMovies(const MeasureOptions& options, const MeasureFiles& files, const WatchHands& hands,
                const Job& job) {
    checkMaps(options);
    FolderWatch watch(watchSettings(options));
    GrowingTables tables(files.csv, files.summary);
    for (const TabledMovie& movie : tables.known())
        hands.known(movie.path);
    rememberIn(watch, tables.known(), job);
    std::map<fs::path, bool> ended; // whether each was measured
    MeasuredBatch last;
    FileState lastState;
    WatchWork work;
    work.measure = [&](const fs::path& movie, const FileState& state,
                       const Job& own) -> std::optional<std::string> {
        last = hands.measure(movie, own);
        lastState = state;
        if (!last.failed.empty())
            return last.failed.front().reason;
        tables.put(last, state);
        tables.write(true);
        return std::nullopt;
    };
    work.told = [&](const WatchEvent& event) {
        if (const std::string line = lineFor(event); !line.empty())
            hands.say(line);
        if (event.kind == WatchEvent::Kind::Failed && last.failed.size() == 1 &&
            last.failed.front().path == event.path)
            tables.put(last, lastState);
        if (event.kind == WatchEvent::Kind::Measured || event.kind == WatchEvent::Kind::Failed)
            ended[event.path] = event.kind == WatchEvent::Kind::Measured;
    };
    work.idle = [&] { tables.write(); };
    std::string folders;
    for (const fs::path& folder : watch.settings().folders)
        folders += (folders.empty() ? "" : ", ") + folder.string();
    hands.say("watching " + folders +
              (tables.known().empty()
                   ? std::string()
                   : "; " + std::to_string(tables.known().size()) + " movies are in the table already") +
              "; Ctrl-C ends");
    try {
        watchFolders(watch, work, job);
    } catch (const Cancelled&) {
        tables.write();
    }
    const auto measured = std::ranges::count_if(ended, [](const auto& movie) { return movie.second; });
    hands.say(std::to_string(measured) + (measured == 1 ? " movie" : " movies") + " measured, " +
              std::to_string(static_cast<std::ptrdiff_t>(ended.size()) - measured) + " failed");
    for (const auto& path : {files.csv, files.summary})
        if (path && fs::exists(*path))
            std::cout << "written: " << path->string() << '\n';
    return measured == static_cast<std::ptrdiff_t>(ended.size()) ? success : failed;
}

} // namespace perrin::app
