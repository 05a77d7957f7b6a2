// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/match_options.h"
#include "app/commands/match_output.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "core/error.h"
#include "core/simulate/scenario_json.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* explanation = R"(Numbers:
  offset ADU, gain ADU/e- (EM gain included), background photons/px, gaussian ADU rms, laplace ADU (scale b:
  variance 2 b^2). A number that this movie cannot tell is said to be so.

Examples:
  perrin match cell.tif
  perrin match cell.tif --frames 1-16 --roi 0,0,64,64 --figure noise.png --out matched.json
  perrin match cell.tif --lock offset=500 --lock gain=58 --json
  perrin match cell.tif --levels-only --scenario camera.json
  perrin train --scenario matched.json --network perrin --out mine.safetensors)";

/// Nothing may be written over what is read, and no work is done for a place that cannot be written.
void checkOutputs(const MatchOptions& options) {
    std::vector<fs::path> taken{fs::weakly_canonical(options.movie)};
    if (options.scenario)
        taken.push_back(fs::weakly_canonical(*options.scenario));
    const auto check = [&](const std::optional<fs::path>& file, const std::string& option) {
        if (!file)
            return;
        const fs::path folder = file->has_parent_path() ? file->parent_path() : fs::path(".");
        if (!fs::is_directory(folder))
            throw Error(option + ": the folder " + folder.string() + " does not exist; make it first");
        if (fs::is_directory(*file))
            throw Error(option + ": " + file->string() + " is a folder; give the name of a file");
        const fs::path whole = fs::weakly_canonical(*file);
        if (std::find(taken.begin(), taken.end(), whole) != taken.end())
            throw Error(option + ": " + file->string() +
                        " is read here or would be written twice; choose another name");
        taken.push_back(whole);
    };
    check(options.out, "--out");
    check(options.figure, "--figure");
}

int run(const MatchOptions& options) {
    checkOutputs(options);
    const auto movie = openMovie(options.movie);
    for (const std::string& warning : movie->info().warnings)
        std::cerr << options.movie.string() << ": " << warning << '\n';
    const Scenario base = baseScenario(options);
    const MatchSettings settings = settingsFor(*movie, base, options);
    const Interrupt interrupt;
    ProgressLine progress;
    const Job job{interrupt.token(),
                  [&](double fraction, std::string_view text) { progress.show(fraction, text); }};
    NoiseMatch match;
    std::optional<ReportSearch> search;
    try {
        match = matchNoise(*movie, settings, job.part(0, options.search.empty() ? 1 : 0.7));
        if (!options.search.empty())
            search = searchAsTheReport(match, options.search, options.loss, job.part(0.7, 1));
    } catch (const Cancelled&) {
        progress.clear();
        std::cerr << "perrin: stopped; nothing was written\n";
        return interrupted;
    }
    progress.clear();
    if (options.json) {
        nlohmann::ordered_json json = toJson(match);
        if (search)
            json["report_search"] = asJson(*search);
        std::cout << json.dump(2) << '\n';
    } else {
        print(std::cout, options.movie, match);
        if (search)
            print(std::cout, *search);
    }
    std::ostream& notes = options.json ? std::cerr : std::cout;
    if (options.figure) {
        writeFigure(*options.figure, options.movie, match);
        notes << "written: " << options.figure->string() << '\n';
    }
    if (options.out) {
        const Acquisition acquisition = acquisitionFor(movie->info(), options);
        writeScenario(*options.out, matchedScenario(base, match, acquisition,
                                                    "matched to " + options.movie.filename().string()));
        if (!acquisition.pixelSize || !acquisition.frameInterval)
            std::cerr
                << "the movie does not know its " << (acquisition.pixelSize ? "frame interval" : "pixel size")
                << ": " << options.out->string()
                << " keeps that of the scenario it began with; give --pixel-size and --frame-interval\n";
        notes << "written: " << options.out->string() << '\n';
    }
    return success;
}

} // namespace

void addMatchCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<MatchOptions>();
    CLI::App* command = program.add_subcommand(
        "match", "Find the noise of a movie's camera, so that simulations look like it");
    addMatchOptions(*command, *options);
    command->footer(explanation);
    command->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace perrin::app
