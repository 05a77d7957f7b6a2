// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/match_options.h"
#include "app/commands/match_output.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/output_files.h"
#include "app/progress_line.h"
#include "core/error.h"
#include "core/movie/even_movie.h"
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
  perrin match --dark dark.tif --flat dim.tif bright.tif --camera-out ixon.json
  perrin match cell.tif --camera ixon.json --out matched.json
  perrin match cell.tif --dark dark.tif --out matched.json
  perrin train --scenario matched.json --network perrin --out mine.safetensors)";

void checkOutputs(const MatchOptions& options) {
    OutputFiles files;
    for (const fs::path& flat : options.flats)
        files.read(flat);
    for (const auto& file : {std::optional(options.movie), options.scenario, options.camera, options.dark})
        if (file && !file->empty())
            files.read(*file);
    if (options.out)
        files.write(*options.out, "--out");
    if (options.figure)
        files.write(*options.figure, "--figure");
    if (!options.cameraOut)
        return;
    const CameraMaps maps = mapFiles(*options.cameraOut);
    for (const fs::path& file : {*options.cameraOut, maps.offset, maps.readNoise})
        files.write(file, "--camera-out");
}

/// What one run of the command finds.
struct Findings {
    std::optional<CameraCalibration> calibration;
    std::optional<NoiseMatch> match; // of a movie
    std::optional<ReportSearch> search;
};

/// Without what the calibration says of every pixel, where it is of the same part of the chip.
std::shared_ptr<const Movie> withoutPattern(std::shared_ptr<const Movie> movie,
                                            CameraCalibration& calibration) {
    if (!calibration.pixelsDiffer)
        return movie;
    const Image& offsets = calibration.offsetMap;
    if (offsets.rows() == movie->info().height && offsets.cols() == movie->info().width)
        return evenMovie(std::move(movie), calibration.camera, offsets, {});
    calibration.remarks.push_back(
        "The dark movie is of another size than the movie: what its pixels differ by is left in.");
    return movie;
}

Findings find(const MatchOptions& options, std::shared_ptr<const Movie> movie, const Scenario& base,
              const Job& job) {
    Findings found;
    if (options.dark)
        found.calibration = calibrationFor(options, job.part(0, movie ? 0.3 : 1));
    if (!movie)
        return found;
    MatchSettings settings = settingsFor(*movie, base, options);
    if (options.camera)
        hold(base.sensor.camera, true, options, settings.fit);
    if (found.calibration) {
        hold(found.calibration->camera, found.calibration->gainLow.has_value(), options, settings.fit);
        movie = withoutPattern(std::move(movie), *found.calibration);
    }
    found.match =
        matchNoise(*movie, settings, job.part(options.dark ? 0.3 : 0, options.search.empty() ? 1 : 0.7));
    if (!options.search.empty())
        found.search = searchAsTheReport(*found.match, options.search, options.loss, job.part(0.7, 1));
    return found;
}

void show(const MatchOptions& options, const Findings& found) {
    if (!options.json) {
        if (found.calibration)
            printCamera(std::cout, *found.calibration);
        if (found.match)
            printMatch(std::cout, options.movie, *found.match);
        if (found.search)
            printSearch(std::cout, *found.search);
        return;
    }
    nlohmann::ordered_json json = found.match ? toJson(*found.match) : nlohmann::ordered_json::object();
    if (found.calibration)
        json["camera"] = cameraJson(*found.calibration);
    if (found.search)
        json["report_search"] = searchJson(*found.search);
    std::cout << json.dump(2) << '\n';
}

void save(const MatchOptions& options, const Findings& found, const Movie* movie, const Scenario& base) {
    std::ostream& notes = options.json ? std::cerr : std::cout;
    const auto written = [&](const fs::path& path) { notes << "written: " << path.string() << '\n'; };
    std::optional<Camera> camera;
    if (options.cameraOut) {
        CameraCalibration calibration = *found.calibration;
        if (!calibration.gainLow && found.match)
            takeGain(calibration, found.match->fit.model.gain, found.match->fit.model.em);
        camera = writeCamera(*options.cameraOut, calibration);
        for (const fs::path& path : {*options.cameraOut, camera->maps.offset, camera->maps.readNoise})
            if (!path.empty())
                written(path);
    }
    if (options.figure) {
        writeFigure(*options.figure, options.movie, *found.match);
        written(*options.figure);
    }
    if (!options.out)
        return;
    const Acquisition acquisition = acquisitionFor(movie->info(), options);
    Scenario scenario =
        matchedScenario(base, *found.match, acquisition, "matched to " + options.movie.filename().string());
    if (camera)
        scenario.sensor.camera.maps = mapsThatStay(scenario.sensor.camera, *camera);
    writeScenario(*options.out, scenario);
    if (!acquisition.pixelSize || !acquisition.frameInterval)
        std::cerr << "the movie does not know its "
                  << (acquisition.pixelSize ? "frame interval" : "pixel size") << ": "
                  << options.out->string()
                  << " keeps that of the scenario it began with; give --pixel-size and --frame-interval\n";
    written(*options.out);
}

int run(const MatchOptions& options) {
    checkOutputs(options);
    std::shared_ptr<const Movie> movie;
    if (!options.movie.empty()) {
        movie = openMovie(options.movie);
        for (const std::string& warning : movie->info().warnings)
            std::cerr << options.movie.string() << ": " << warning << '\n';
    }
    const Scenario base = baseScenario(options);
    if (movie)
        movie = evenMovie(movie, base.sensor.camera);
    const Interrupt interrupt;
    ProgressLine progress;
    Findings found;
    try {
        found = find(options, movie, base, {interrupt.token(), [&](double fraction, std::string_view text) {
                                                progress.show(fraction, text);
                                            }});
    } catch (const Cancelled&) {
        progress.clear();
        std::cerr << "perrin: stopped; nothing was written\n";
        return interrupted;
    }
    progress.clear();
    show(options, found);
    save(options, found, movie.get(), base);
    return success;
}

} // namespace

void addMatchCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<MatchOptions>();
    CLI::App* command = program.add_subcommand(
        "match", "Find the noise of a movie's camera, so that simulations look like it");
    addMatchOptions(*command, *options);
    command->footer(explanation);
    command->callback([options, &exitCode] {
        if (options->movie.empty() && !options->dark)
            throw CLI::ValidationError("match", "give a MOVIE, or --dark MOVIE to measure the camera");
        if (options->movie.empty() && (options->out || options->figure || !options->search.empty()))
            throw CLI::ValidationError("match", "--out, --figure and --report-search need a MOVIE");
        exitCode = run(*options);
    });
}

} // namespace perrin::app
