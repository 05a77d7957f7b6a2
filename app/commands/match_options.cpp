// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/match_options.h"

#include "app/numbers.h"
#include "core/error.h"
#include "core/simulate/scenario_json.h"

#include <charconv>
#include <cmath>

namespace perrin::app {
namespace {

/// Whole numbers with one separator between them.
std::vector<long> numbersIn(const std::string& text, char separator, const std::string& option,
                            const std::string& form) {
    std::vector<long> numbers;
    const char* place = text.data();
    const char* const end = place + text.size();
    while (true) {
        long value = 0;
        const auto [stop, failure] = std::from_chars(place, end, value);
        if (failure != std::errc() || (stop != end && *stop != separator))
            throw Error(option + " " + text + ": is not of the form " + form);
        numbers.push_back(value);
        if (stop == end)
            return numbers;
        place = stop + 1;
    }
}

void setFrames(const MovieInfo& info, const std::string& text, EmptySettings& settings) {
    if (text == "all")
        return;
    const auto numbers = numbersIn(text, '-', "--frames", "K, A-B (frames count from 1) or all");
    const long first = numbers[0], last = numbers.back();
    if (numbers.size() > 2 || first < 1 || last < first)
        throw Error("--frames " + text + ": is not of the form K, A-B (frames count from 1) or all");
    if (static_cast<std::size_t>(last) > info.frames)
        throw Error("--frames " + text + ": the movie has only " + std::to_string(info.frames) + " frames");
    settings.firstFrame = static_cast<std::size_t>(first - 1);
    settings.frames = static_cast<std::size_t>(last - first + 1);
}

double numberIn(const std::string& text, const std::string& option) {
    std::string copy = text;
    const std::string problem = numberAbove(-1e300, "")(copy);
    if (!problem.empty())
        throw Error(option + ": " + problem);
    return std::stod(copy);
}

void setLocks(const Scenario& base, const MatchOptions& options, NoiseFitSettings& fit) {
    fit.model = noiseModelOf(base);
    const bool hasCamera = options.scenario || !options.preset.empty();
    if (options.levelsOnly)
        fit.locked = {true, true, true, false, false};
    std::array<bool, noiseParameterCount> given{};
    for (const std::string& lock : options.locks) {
        const std::size_t equals = lock.find('=');
        if (equals == std::string::npos)
            throw Error("--lock " + lock + ": is not of the form NAME=VALUE, such as offset=500");
        const NoiseParameter which = noiseParameter(lock.substr(0, equals));
        value(fit.model, which) = numberIn(lock.substr(equals + 1), "--lock " + lock);
        fit.locked[static_cast<std::size_t>(which)] = given[static_cast<std::size_t>(which)] = true;
    }
    if (options.levelsOnly && !hasCamera && !(given[0] && given[1] && given[2]))
        throw Error(
            "--levels-only holds offset, gain and background as they are: give them by --scenario FILE, "
            "or by --lock offset=… --lock gain=… --lock background=…");
    if (options.em != "auto")
        fit.em = options.em == "yes";
    else if (options.levelsOnly && hasCamera)
        fit.em = fit.model.em;
}

} // namespace

void addMatchOptions(CLI::App& command, MatchOptions& o) {
    command.add_option("MOVIE", o.movie, "Movie (TIFF, STK, AVI, …), raw as the camera gave it");
    const std::string where = "What is looked at";
    command.add_option("--frames", o.frames, "Frames, counted from 1 (all)")
        ->type_name("K|A-B|all")
        ->group(where);
    command.add_option("--roi", o.roi, "A part of the frames, px from the top left (whole frames)")
        ->type_name("X,Y,W,H")
        ->group(where);
    command.add_option("--channel", o.channel, "Channel, counted from 1 (1)")
        ->transform(wholeNumberFrom(1, "N"))
        ->group(where);
    command.add_option("--psf", o.psf, "PSF standard deviation of the molecules to leave out (1.3 px)")
        ->transform(numberFrom(0.5, "PX"))
        ->group(where);

    const std::string known = "The camera, measured beforehand";
    auto* camera = command
                       .add_option("--camera", o.camera,
                                   "Camera file, its numbers then held; maps of its pixels are taken out")
                       ->type_name("CAMERA.json")
                       ->group(known);
    auto* dark = command.add_option("--dark", o.dark, "Movie in the dark: offset and read noise, then held")
                     ->type_name("MOVIE")
                     ->excludes(camera)
                     ->group(known);
    command.add_option("--flat", o.flats, "Movies of even light of any strength: the gain, then held")
        ->type_name("MOVIE ...")
        ->needs(dark)
        ->group(known);
    command
        .add_option("--camera-out", o.cameraOut,
                    "Camera file for measure --camera; maps of its pixels beside it")
        ->type_name("CAMERA.json")
        ->needs(dark)
        ->group(known);

    const std::string fit = "What is found";
    command.add_option("--lock", o.locks, "Hold a number: offset, gain, background, gaussian, laplace")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->group(fit);
    command.add_flag("--levels-only", o.levelsOnly, "Gaussian and Laplace levels only, the rest held")
        ->group(fit);
    command.add_option("--em", o.em, "Whether it is an EMCCD: yes, no, or as the data say (auto)")
        ->check(CLI::IsMember({"auto", "yes", "no"}))
        ->group(fit);
    auto* search =
        command
            .add_option("--report-search", o.search,
                        "The 2024 report's own searches beside it: one level for both, or two levels")
            ->check(CLI::IsMember({"one-level", "two-levels"}))
            ->group(fit);
    command
        .add_option("--loss", o.loss, "What such a search makes small: of a frame and its twin (ssim+mse)")
        ->check(CLI::IsMember({"mse", "psnr", "ssim", "ssim+mse", "ssim+psnr"}))
        ->needs(search)
        ->group(fit);
    auto* scenario = command.add_option("--scenario", o.scenario, "Scenario to begin with (JSON)")
                         ->type_name("FILE")
                         ->group(fit);
    command.add_option("--preset", o.preset, "Scenario of the program to begin with")
        ->check(CLI::IsMember(presetNames()))
        ->excludes(scenario)
        ->group(fit);
    command.add_option("--pixel-size", o.pixelSize, "Pixel size in the sample, for --out (the file's)")
        ->transform(numberAbove(0, "UM"))
        ->group(fit);
    command
        .add_option("--frame-interval", o.frameInterval, "Start of a frame to that of the next (the file's)")
        ->transform(numberAbove(0, "S"))
        ->group(fit);
    command.add_option("--exposure", o.exposure, "Exposure in s, or full: the frame interval (the file's)")
        ->type_name("S|full")
        ->group(fit);

    const std::string written = "What is written";
    command.add_option("--out", o.out, "Scenario with the noise, PSF and photons found")
        ->type_name("SCENARIO.json")
        ->group(written);
    command.add_option("--figure", o.figure, "Histogram of empty pixels, real and simulated")
        ->type_name("FILE.png")
        ->group(written);
    command.add_flag("--json", o.json, "Print JSON")->group(written);
}

CameraCalibration calibrationFor(const MatchOptions& options, const Job& job) {
    const auto dark = openMovie(*options.dark);
    std::vector<std::shared_ptr<const Movie>> flats;
    for (const std::filesystem::path& flat : options.flats)
        flats.push_back(openMovie(flat));
    return calibrateCamera(*dark, flats, options.em == "yes", job);
}

void hold(const Camera& camera, bool hasGain, const MatchOptions& options, NoiseFitSettings& fit) {
    const auto set = [&](NoiseParameter which, double number) {
        const std::string begin = std::string(name(which)) + "=";
        for (const std::string& lock : options.locks)
            if (lock.starts_with(begin))
                return;
        value(fit.model, which) = number;
        fit.locked[static_cast<std::size_t>(which)] = true;
    };
    set(NoiseParameter::Offset, camera.offset);
    set(NoiseParameter::Gaussian, camera.readNoise * camera.gain);
    if (!hasGain)
        return;
    set(NoiseParameter::Gain, camera.gain);
    fit.em = camera.em;
}

Scenario baseScenario(const MatchOptions& options) {
    Scenario scenario = options.scenario         ? readScenario(*options.scenario)
                        : options.preset.empty() ? Scenario{}
                                                 : preset(options.preset);
    if (options.camera)
        scenario.sensor.camera = readCamera(*options.camera);
    return scenario;
}

Acquisition acquisitionFor(const MovieInfo& info, const MatchOptions& options) {
    Acquisition acquisition = info.acquisition;
    if (options.pixelSize)
        acquisition.pixelSize = options.pixelSize;
    if (options.frameInterval)
        acquisition.frameInterval = options.frameInterval;
    if (options.exposure && *options.exposure == "full" && !acquisition.frameInterval)
        throw Error(
            "--exposure full needs the frame interval, which the file does not know; give --frame-interval");
    if (options.exposure)
        acquisition.exposure = *options.exposure == "full" ? acquisition.frameInterval
                                                           : numberIn(*options.exposure, "--exposure");
    acquisition.check();
    return acquisition;
}

MatchSettings settingsFor(const Movie& movie, const Scenario& base, const MatchOptions& options) {
    MatchSettings settings;
    setFrames(movie.info(), options.frames, settings.empty);
    if (options.roi) {
        const auto numbers = numbersIn(*options.roi, ',', "--roi", "X,Y,W,H");
        if (numbers.size() != 4)
            throw Error("--roi " + *options.roi + ": is not of the form X,Y,W,H");
        settings.empty.region = PixelRegion{numbers[0], numbers[1], numbers[2], numbers[3]};
    }
    if (static_cast<std::size_t>(options.channel) > movie.info().channels)
        throw Error("--channel " + std::to_string(options.channel) + ": the movie has only " +
                    std::to_string(movie.info().channels) +
                    (movie.info().channels == 1 ? " channel" : " channels"));
    settings.empty.channel = static_cast<std::size_t>(options.channel - 1);
    settings.empty.psfSigma = options.psf.value_or(settings.empty.psfSigma);
    const Acquisition acquisition = acquisitionFor(movie.info(), options);
    if (acquisition.exposure && acquisition.frameInterval)
        settings.exposureShare = *acquisition.exposure / *acquisition.frameInterval;
    setLocks(base, options, settings.fit);
    return settings;
}

} // namespace perrin::app
