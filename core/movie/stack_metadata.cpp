// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/stack_metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace perrin {
namespace {

std::string shortText(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// Lower case, without blanks around it, the micro sign in any of its spellings as u.
std::string plainUnit(std::string_view unit) {
    std::string text(unit);
    // Latin-1's sign is the second byte of UTF-8's, so it comes last.
    constexpr std::array<std::string_view, 5> micro{"\\u00B5", "\\u03BC", "\xC2\xB5", "\xCE\xBC", "\xB5"};
    for (const std::string_view sign : micro)
        if (const auto at = text.find(sign); at != std::string::npos)
            text.replace(at, sign.size(), "u");
    for (const std::string_view sign : {"\xC3\x85", "\xC5"}) // Å
        if (const auto at = text.find(sign); at != std::string::npos)
            text.replace(at, sign.size(), "angstrom");
    const auto first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
    text = first == std::string::npos ? "" : text.substr(first, last - first + 1);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

struct Unit {
    std::string_view name;
    double value;
};

template<std::size_t n>
std::optional<double> find(const std::array<Unit, n>& units, std::string_view name) {
    const std::string plain = plainUnit(name);
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == plain; });
    return found == units.end() ? std::nullopt : std::optional(found->value);
}

std::vector<double> differences(const std::vector<double>& values) {
    std::vector<double> result;
    for (std::size_t i = 1; i < values.size(); ++i)
        result.push_back(values[i] - values[i - 1]);
    return result;
}

} // namespace

std::optional<double> micrometresIn(std::string_view unit) {
    static constexpr std::array<Unit, 26> units{
        {{"um", 1},           {"micron", 1},        {"microns", 1}, {"micrometer", 1},   {"micrometers", 1},
         {"micrometre", 1},   {"micrometres", 1},   {"nm", 1e-3},   {"nanometer", 1e-3}, {"nanometers", 1e-3},
         {"nanometre", 1e-3}, {"nanometres", 1e-3}, {"pm", 1e-6},   {"angstrom", 1e-4},  {"mm", 1e3},
         {"millimeter", 1e3}, {"millimetre", 1e3},  {"cm", 1e4},    {"centimeter", 1e4}, {"centimetre", 1e4},
         {"m", 1e6},          {"meter", 1e6},       {"metre", 1e6}, {"inch", 25400},     {"inches", 25400},
         {"in", 25400}}};
    return find(units, unit);
}

std::optional<double> secondsIn(std::string_view unit) {
    static constexpr std::array<Unit, 22> units{{{"s", 1},
                                                 {"sec", 1},
                                                 {"secs", 1},
                                                 {"second", 1},
                                                 {"seconds", 1},
                                                 {"ms", 1e-3},
                                                 {"msec", 1e-3},
                                                 {"msecs", 1e-3},
                                                 {"millisecond", 1e-3},
                                                 {"milliseconds", 1e-3},
                                                 {"us", 1e-6},
                                                 {"usec", 1e-6},
                                                 {"microsecond", 1e-6},
                                                 {"microseconds", 1e-6},
                                                 {"ns", 1e-9},
                                                 {"min", 60},
                                                 {"minute", 60},
                                                 {"minutes", 60},
                                                 {"h", 3600},
                                                 {"hour", 3600},
                                                 {"hours", 3600},
                                                 {"d", 86400}}};
    return find(units, unit);
}

std::optional<double> numberIn(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
        text.remove_suffix(1);
    while (!text.empty() && (text.front() == ' ' || text.front() == '+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

void takePixelSize(StackMetadata& metadata, std::optional<double> x, std::optional<double> y) {
    if (!x || !std::isfinite(*x) || *x <= 0)
        return;
    // A scanner's 72 dots an inch are 353 um: page sizes, not what a microscope saw.
    if (*x > 100) {
        metadata.warnings.push_back("The file gives a pixel size of " + shortText(*x) +
                                    " um, which is no microscope's; it is not taken.");
        return;
    }
    metadata.acquisition.pixelSize = x;
    if (y && std::fabs(*y / *x - 1) > 0.001)
        metadata.warnings.push_back("The pixels are not square: " + shortText(*x) + " um wide and " +
                                    shortText(*y) + " um high; the width is taken as the pixel size.");
    if (*x == 1)
        metadata.warnings.push_back(
            "The file gives a pixel size of exactly 1 um, which looks like a placeholder; "
            "check it before trusting D.");
}

void checkTimes(StackMetadata& metadata) {
    Acquisition& acquisition = metadata.acquisition;
    for (auto* const value : {&acquisition.frameInterval, &acquisition.exposure})
        if (*value && !(std::isfinite(**value) && **value > 0))
            value->reset(); // 0 stands for "not told" in ImageJ and Micro-Manager
    if (acquisition.exposure && acquisition.frameInterval &&
        *acquisition.exposure > *acquisition.frameInterval * 1.001) {
        metadata.warnings.push_back("The file gives an exposure of " + shortText(*acquisition.exposure) +
                                    " s, longer than its frame interval of " +
                                    shortText(*acquisition.frameInterval) + " s; the exposure is not taken.");
        acquisition.exposure.reset();
    }
}

void takeFrameTimes(StackMetadata& metadata, std::size_t frames, std::vector<double>& frameTimes) {
    frameTimes.clear();
    std::vector<double> times = metadata.planeTimes;
    times.resize(std::min(times.size(), frames));
    const bool complete =
        times.size() == frames && frames > 1 &&
        std::all_of(times.begin(), times.end(), [](double time) { return std::isfinite(time); });
    // All equal: a program that writes the field without knowing the time.
    if (!complete || std::all_of(times.begin(), times.end(), [&](double time) { return time == times[0]; }))
        return;
    std::vector<double> steps = differences(times);
    std::vector<double> sorted = steps;
    std::sort(sorted.begin(), sorted.end());
    const double median = sorted[sorted.size() / 2];
    if (!(median > 0)) {
        metadata.warnings.push_back(
            "The file's time stamps do not grow from frame to frame; they are not taken.");
        return;
    }
    frameTimes = times;
    // Micro-Manager's stamps may be whole milliseconds: then 1 ms of scatter means nothing.
    const bool rounded = std::all_of(times.begin(), times.end(), [](double time) {
        return std::fabs(time * 1000 - std::round(time * 1000)) < 1e-4;
    });
    const double tolerance = std::max(0.1 * median, rounded ? std::min(1.01e-3, 0.6 * median) : 0.0);
    const bool even = sorted.front() > median - tolerance && sorted.back() < median + tolerance;
    // The mean undoes the rounding; the median is not moved by a gap.
    const double measured = even ? (times.back() - times.front()) / static_cast<double>(frames - 1) : median;
    if (!even)
        metadata.warnings.push_back("The frame times are uneven: from " + shortText(sorted.front() * 1000) +
                                    " to " + shortText(sorted.back() * 1000) + " ms between frames, median " +
                                    shortText(median * 1000) +
                                    " ms; D is computed as if frames came at equal times.");
    std::optional<double>& interval = metadata.acquisition.frameInterval;
    const double precision = rounded ? 1e-3 / static_cast<double>(frames - 1) : 0;
    if (interval && *interval > 0 && std::fabs(*interval - measured) > 0.01 * measured + precision) {
        metadata.warnings.push_back("The file gives a frame interval of " + shortText(*interval * 1000) +
                                    " ms, but its time stamps " + shortText(measured * 1000) +
                                    " ms; the time stamps are taken.");
        interval = measured;
    } else if (!interval || !(*interval > 0)) {
        interval = measured;
    }
}

void tellStack(MovieInfo& info, StackMetadata& metadata, const OpenOptions& options) {
    info.channels = metadata.channels;
    info.channelNames = metadata.channelNames;
    info.axis = metadata.axis;
    info.displayRange = metadata.displayRange;
    if (metadata.axis == StackAxis::Z && options.zAsTime)
        info.axis = StackAxis::Time;
    if (info.axis == StackAxis::Z) {
        metadata.acquisition.frameInterval.reset();
        metadata.warnings.push_back("The file says that its " + std::to_string(info.frames) +
                                    " images are a z stack; if they are a movie, open them as time.");
    } else {
        takeFrameTimes(metadata, info.frames, info.frameTimes);
    }
    checkTimes(metadata);
    info.acquisition = metadata.acquisition;
    info.warnings = metadata.warnings;
}

bool isImageJ(std::string_view description) {
    return description.starts_with("ImageJ=");
}

StackMetadata readImageJ(std::string_view description, std::optional<double> xResolution,
                         std::optional<double> yResolution) {
    StackMetadata metadata;
    metadata.format = "ImageJ TIFF";
    const auto find = [&](std::string_view key) -> std::optional<std::string_view> {
        for (std::string_view rest = description; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == '=')
                return line.substr(key.size() + 1);
        }
        return std::nullopt;
    };
    const auto number = [&](std::string_view key) {
        const auto text = find(key);
        return text ? numberIn(*text) : std::nullopt;
    };
    const auto count = [&](std::string_view key) {
        const double value = number(key).value_or(0);
        return value >= 1 && value < 1e9 ? static_cast<std::size_t>(value) : std::size_t{0};
    };

    metadata.images = std::max<std::size_t>(count("images"), 1);
    metadata.channels = std::max<std::size_t>(count("channels"), 1);
    metadata.slices = std::max<std::size_t>(count("slices"), 1);
    metadata.times = std::max<std::size_t>(count("frames"), 1);
    if (metadata.channels * metadata.slices * metadata.times != metadata.images) {
        metadata.channels = metadata.slices = 1; // a plain list of images
        metadata.times = metadata.images;
    } else if (metadata.times > 1) {
        metadata.axis = StackAxis::Time;
    } else if (metadata.slices > 1) {
        metadata.axis = StackAxis::Z;
    }
    metadata.stackStride = metadata.channels; // hyperstacks count channels first, then z, then time

    if (const auto unit = find("unit"))
        if (const auto scale = micrometresIn(*unit); scale && xResolution)
            takePixelSize(metadata, *scale / *xResolution,
                          yResolution ? std::optional(*scale / *yResolution) : std::nullopt);
    if (const auto interval = number("finterval"); interval && *interval > 0) {
        const std::string_view unit = find("tunit").value_or("sec"); // ImageJ's own default
        if (const auto scale = secondsIn(unit))
            metadata.acquisition.frameInterval = *interval * *scale;
        else
            metadata.warnings.push_back("The file gives its frame interval in \"" + std::string(unit) +
                                        "\", which is no known unit of time; it is not taken.");
    }
    metadata.acquisition.exposure = number("exposure");
    const auto low = number("min"), high = number("max");
    if (low && high && *low < *high)
        metadata.displayRange = {*low, *high};
    return metadata;
}

} // namespace perrin
