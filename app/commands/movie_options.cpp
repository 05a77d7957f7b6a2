// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/movie_options.h"

#include "app/numbers.h"
#include "core/error.h"
#include "core/table.h"
#include "core/units.h"

#include <cmath>

namespace perrin::app {
namespace {

std::string given(const std::optional<double>& option, std::optional<double>& value, const char* subject,
                  const char* unit, const char* name) {
    if (!option)
        return "";
    const std::optional<double> inFile = value;
    value = option;
    // The file's own number may have been rounded when it was written.
    if (!inFile || std::abs(*inFile - *option) <= 1e-4 * *option)
        return "";
    return std::string(subject) + " " + numberText(option) + " " + unit + " from " + name +
           " is used; the file says " + numberText(inFile) + " " + unit;
}

void applyAcquisition(const MovieInfo& info, const MovieOptions& options, Acquisition& acquisition,
                      std::vector<std::string>& remarks) {
    acquisition = info.acquisition;
    remarks.push_back(given(options.pixelSize, acquisition.pixelSize, "pixel size", "um", "--pixel-size"));
    remarks.push_back(
        given(options.frameInterval, acquisition.frameInterval, "frame interval", "s", "--frame-interval"));
    if (!options.exposure)
        return;
    if (*options.exposure == "full" && !acquisition.frameInterval)
        throw Error(
            "--exposure full needs the frame interval, which the file does not know; give --frame-interval");
    const double exposure =
        *options.exposure == "full" ? *acquisition.frameInterval : std::stod(*options.exposure);
    remarks.push_back(given(exposure, acquisition.exposure, "exposure", "s", "--exposure"));
}

std::size_t chosenChannel(const MovieInfo& info, const std::optional<int>& channel) {
    if (channel && static_cast<std::size_t>(*channel) > info.channels)
        throw Error("--channel " + std::to_string(*channel) + ": the movie has only " +
                    std::to_string(info.channels) + (info.channels == 1 ? " channel" : " channels"));
    if (channel)
        return static_cast<std::size_t>(*channel - 1);
    if (info.channels == 1)
        return 0;
    std::string names;
    for (const std::string& name : info.channelNames)
        names += (names.empty() ? " (" : ", ") + name;
    throw Error("the movie has " + std::to_string(info.channels) + " channels" +
                (names.empty() ? "" : names + ")") + "; choose one by --channel, counted from 1");
}

std::optional<Camera> camera(const MovieOptions& options) {
    if (options.cameraFile)
        return readCamera(*options.cameraFile);
    if (!options.gain)
        return std::nullopt;
    Camera camera{
        .offset = *options.offset, .gain = *options.gain, .readNoise = *options.readNoise, .em = options.em};
    camera.check();
    return camera;
}

} // namespace

void addMovieOptions(CLI::App& command, MovieOptions& o) {
    const std::string acquisition = "How the movie was taken (what the file knows need not be given)";
    command.add_option("--pixel-size", o.pixelSize, "Size of a pixel in the sample; typical .07 to .16")
        ->transform(numberAbove(0, "UM"))
        ->group(acquisition);
    command
        .add_option("--frame-interval", o.frameInterval,
                    "Start of a frame to the start of the next; typical .005 to .05")
        ->transform(numberAbove(0, "S"))
        ->group(acquisition);
    CLI::Validator full([](const std::string& text) { return text == "full" ? "" : "not 'full'"; }, "full");
    command
        .add_option("--exposure", o.exposure,
                    "Time the camera collects light in each frame; 'full': the whole frame interval. "
                    "Unknown: MLE and "
                    "Bayes are left out")
        ->transform(numberAbove(0, "S") | full)
        ->group(acquisition);
    command.add_option("--channel", o.channel, "Channel to measure, counted from 1")
        ->transform(wholeNumberFrom(1, "N"))
        ->group(acquisition);
    command.add_flag("--z-as-time", o.zAsTime, "The stack says Z where it means time")->group(acquisition);

    const std::string cameraGroup = "Camera (all or nothing; unknown: brightness stays in ADU)";
    auto* file = command
                     .add_option("--camera", o.cameraFile,
                                 "JSON file with gain_adu_per_e, offset_adu, read_noise_e, em")
                     ->type_name("FILE")
                     ->group(cameraGroup);
    auto* gain = command.add_option("--gain", o.gain, "ADU per photo-electron, EM gain included")
                     ->transform(numberAbove(0, "ADU/E"))
                     ->group(cameraGroup);
    auto* offset = command.add_option("--offset", o.offset, "Output without light; typical 100 to 500")
                       ->transform(numberFrom(-1e6, "ADU"))
                       ->group(cameraGroup);
    auto* noise = command
                      .add_option("--read-noise", o.readNoise,
                                  "Electrons rms before EM gain; typical 1 to 2, EMCCD below 1")
                      ->transform(numberFrom(0, "E"))
                      ->group(cameraGroup);
    auto* em =
        command.add_flag("--em", o.em, "An EMCCD: its gain doubles the shot noise")->group(cameraGroup);
    for (CLI::Option* option : {gain, offset, noise, em}) {
        option->excludes(file);
        for (CLI::Option* other : {gain, offset, noise})
            if (other != option)
                option->needs(other);
    }

    const std::string finding = "Finding and following";
    command
        .add_option("--psf-fwhm", o.psfFwhm,
                    "Width of a resting molecule's image; typical .2 to .35. Unknown: measured")
        ->transform(numberAbove(0, "UM"))
        ->group(finding);
    command.add_option("--false-alarm", o.falseAlarm, "False spots expected in a frame (.05)")
        ->transform(numberAbove(0, "P"))
        ->group(finding);
    command.add_option("--max-d", o.maxD, "Fastest molecule expected, in um^2/s (5)")
        ->transform(numberAbove(0, "D"))
        ->group(finding);
    command.add_option("--min-frames", o.minFrames, "Shorter tracks are left out (8)")
        ->transform(wholeNumberFrom(3, "N"))
        ->group(finding);
    command.add_option("--max-gap", o.maxGap, "Frames a molecule may be missed in a row (2)")
        ->transform(wholeNumberFrom(0, "N"))
        ->group(finding);
    command.add_option("--detector", o.detector, "How spots are found (glrt)")
        ->check(CLI::IsMember({"glrt", "log", "dog", "wavelet"}))
        ->group(finding);
    command
        .add_option("--localizer", o.localizer, "How spots are placed (mle; without a camera least-squares)")
        ->check(CLI::IsMember({"mle", "least-squares", "radial-symmetry", "centroid"}))
        ->group(finding);
    command.add_option("--method", o.method, "Estimator that gives D (mle; without the exposure cve)")
        ->check(CLI::IsMember({"mle", "cve", "msd", "msd-report", "bayes", "network"}))
        ->group(finding);

    command
        .add_option("--model", o.model,
                    "D by a trained network beside the others: a file, or a name that 'perrin models' lists; "
                    "needs camera and exposure")
        ->type_name("NAME|FILE")
        ->group("Network");
}

MeasureSettings settingsFor(const MovieInfo& info, const MovieOptions& options,
                            std::vector<std::string>& remarks) {
    if (info.axis == StackAxis::Z && !options.zAsTime)
        throw Error("the file says that its " + std::to_string(info.frames) +
                    " images are a Z stack; if they are a time series, give --z-as-time");
    MeasureSettings settings;
    applyAcquisition(info, options, settings.acquisition, remarks);
    std::erase(remarks, "");
    settings.find.channel = chosenChannel(info, options.channel);
    settings.find.camera = camera(options);
    if (options.falseAlarm)
        settings.find.falseAlarm = *options.falseAlarm;
    if (!options.detector.empty())
        settings.find.detector = detectorKind(options.detector);
    if (options.localizer == "mle" && !settings.find.camera)
        throw Error(
            "--localizer mle counts photons and needs the camera; give --camera, or --gain, --offset and "
            "--read-noise");
    if (!options.localizer.empty())
        settings.find.localizer = localizerKind(options.localizer);
    if (options.maxD)
        settings.link.maxD = *options.maxD;
    if (options.minFrames)
        settings.link.minFrames = *options.minFrames;
    if (options.maxGap)
        settings.link.maxGap = *options.maxGap;
    settings.model = options.model;
    if (!options.method.empty())
        settings.method = method(options.method);
    if (options.psfFwhm && settings.acquisition.pixelSize)
        settings.find.psfSigma = *options.psfFwhm / fwhmPerSigma / *settings.acquisition.pixelSize;
    settings.check();
    return settings;
}

std::string MovieOptions::comment() const {
    std::string text;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty())
            text += std::string(" ") + name + " " + value;
    };
    const auto number = [&](const char* name, const auto& value) {
        if (value)
            add(name, numberText(static_cast<double>(*value)));
    };
    number("--pixel-size", pixelSize);
    number("--frame-interval", frameInterval);
    if (exposure)
        add("--exposure", *exposure == "full" ? *exposure : numberText(std::stod(*exposure)));
    number("--channel", channel);
    if (zAsTime)
        text += " --z-as-time";
    number("--psf-fwhm", psfFwhm);
    number("--false-alarm", falseAlarm);
    number("--max-d", maxD);
    number("--min-frames", minFrames);
    number("--max-gap", maxGap);
    add("--detector", detector);
    add("--localizer", localizer);
    add("--method", method);
    add("--model", model);
    return text.empty() ? "" : "options:" + text;
}

} // namespace perrin::app
