// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/measure_output.h"

#include "core/movie/movie.h"
#include "core/table.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace perrin::app {
namespace {

struct InfoOptions {
    std::filesystem::path movie;
    bool json = false;
};

const char* axisName(StackAxis axis) {
    switch (axis) {
    case StackAxis::Time:
        return "time";
    case StackAxis::Z:
        return "z";
    case StackAxis::Unknown:
        break;
    }
    return "unknown";
}

nlohmann::ordered_json optionalNumber(const std::optional<double>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

nlohmann::ordered_json asJson(const MovieInfo& info) {
    nlohmann::ordered_json json;
    for (const auto& file : info.files)
        json["files"].push_back(file.string());
    json["format"] = info.format;
    json["width_px"] = info.width;
    json["height_px"] = info.height;
    json["frames"] = info.frames;
    json["channels"] = info.channels;
    json["channel_names"] = info.channelNames;
    json["pixel_type"] = name(info.pixelType);
    json["axis"] = axisName(info.axis);
    json["pixel_size_um"] = optionalNumber(info.acquisition.pixelSize);
    json["frame_interval_s"] = optionalNumber(info.acquisition.frameInterval);
    json["exposure_s"] = optionalNumber(info.acquisition.exposure);
    json["warnings"] = info.warnings;
    json["numbered_siblings"] = info.numberedSiblings;
    return json;
}

void line(const char* subject, const std::string& text) {
    std::cout << "  " << subject << std::string(18 - std::string_view(subject).size(), ' ') << text << '\n';
}

std::string knownOr(const std::optional<double>& value, const char* unit, const char* option) {
    return value ? numberText(value) + " " + unit : std::string("not in the file; give ") + option;
}

void print(const MovieInfo& info) {
    std::cout << info.files.front().string() << '\n';
    if (info.files.size() > 1)
        line("files", std::to_string(info.files.size()));
    line("format", info.format);
    line("size", std::to_string(info.width) + " x " + std::to_string(info.height) + " px");
    line("frames", std::to_string(info.frames) + (info.axis == StackAxis::Z ? " along z, not time" : ""));
    if (info.channels > 1) {
        std::string names;
        for (const std::string& channel : info.channelNames)
            names += (names.empty() ? ": " : ", ") + channel;
        line("channels", std::to_string(info.channels) + names);
    }
    line("pixel size", knownOr(info.acquisition.pixelSize, "µm", "--pixel-size"));
    line("frame interval", knownOr(info.acquisition.frameInterval, "s", "--frame-interval"));
    line("exposure", knownOr(info.acquisition.exposure, "s", "--exposure"));
    for (const std::string& warning : info.warnings)
        line("warning", warning);
    if (info.numberedSiblings > 0)
        line("series", seriesHint(info));
}

} // namespace

void addInfoCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<InfoOptions>();
    CLI::App* command = program.add_subcommand("info", "Tell what a movie says of itself");
    command
        ->add_option("MOVIE", options->movie,
                     "Movie (TIFF, STK, AVI, MP4, …), or a folder of numbered TIFF images")
        ->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &exitCode] {
        static_cast<void>(exitCode); // stays success unless openMovie throws
        const auto movie = openMovie(options->movie);
        if (options->json)
            std::cout << asJson(movie->info()).dump(2) << '\n';
        else
            print(movie->info());
    });
}

} // namespace perrin::app
