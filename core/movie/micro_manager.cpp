// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/micro_manager.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace perrin {
namespace {

using nlohmann::json;

constexpr std::uintmax_t longestFile = std::uintmax_t{1} << 30; // metadata.txt of 200 000 images

/// One number or text of a JSON document, with the keys that lead to it.
struct Value {
    int depth;              // objects around it
    const std::string& top; // key in the outermost object
    const std::string& key; // in the innermost one; an array's is that of all its elements
    std::string_view text;  // "" for numbers
    std::optional<double> number;
};

/// Passes every value to `take` until that returns false. Needs no memory for the document, and what stood
/// before a damaged place has been passed.
template<class Take>
class Walk final : public nlohmann::json_sax<json> {
  public:
    explicit Walk(Take take) : take_(std::move(take)) {}

    bool stopped() const { return stopped_; }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
    bool number_float(number_float_t value, const string_t&) override { return number(value); }
    bool string(string_t& value) override { return pass(value, numberIn(value)); }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return ++depth_ > 0; }
    bool end_object() override { return --depth_ >= 0; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool key(string_t& value) override {
        if (depth_ == 1)
            top_ = value;
        key_ = value;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

  private:
    bool number(double value) { return pass("", value); }
    bool pass(std::string_view text, std::optional<double> value) {
        stopped_ = !take_(Value{depth_, top_, key_, text, value});
        return !stopped_;
    }

    Take take_;
    int depth_ = 0;
    bool stopped_ = false;
    std::string top_, key_;
};

/// False when the document is damaged.
template<class Input, class Take>
bool walk(Input&& input, Take take) {
    Walk<Take> events(std::move(take));
    return json::sax_parse(std::forward<Input>(input), &events) || events.stopped();
}

/// Older versions wrote file names and device settings in Windows' letters, which are no UTF-8: only those
/// suffer.
std::string asciiOnly(std::string_view text) {
    std::string result(text);
    std::replace_if(
        result.begin(), result.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; },
        '?');
    return result;
}

std::optional<double> scaled(const Value& value, double unit, bool zeroIsTold = false) {
    if (!value.number || !std::isfinite(*value.number) || *value.number < 0 ||
        (*value.number == 0 && !zeroIsTold))
        return std::nullopt;
    return *value.number * unit;
}

std::size_t count(const Value& value) {
    const double number = value.number.value_or(0);
    return number >= 1 && number < 1e9 ? static_cast<std::size_t>(number) : std::size_t{0};
}

void takeOfImage(MicroManagerNotes& notes, const Value& value) {
    if (value.key == "PixelSizeUm" && !notes.pixelSize)
        notes.pixelSize = scaled(value, 1);
    else if (value.key == "Exposure-ms" && !notes.exposure)
        notes.exposure = scaled(value, 1e-3);
    else if (value.key == "ElapsedTime-ms")
        notes.time = scaled(value, 1e-3, true);
}

void takeOfAcquisition(MicroManagerNotes& notes, const Value& value) {
    if (value.key == "PixelSize_um" && !notes.pixelSize)
        notes.pixelSize = scaled(value, 1);
    else if (value.key == "Interval_ms") // 0: as fast as the camera can
        notes.interval = scaled(value, 1e-3);
    else if (value.key == "Channels")
        notes.channels = count(value);
    else if (value.key == "Slices")
        notes.slices = count(value);
    else if (value.key == "Frames")
        notes.frames = count(value);
    else if (value.key == "ChNames")
        notes.channelNames.emplace_back(value.text);
}

/// The name of the file that a record of metadata.txt is of, as far as its key tells:
/// "Metadata-Default/img_channel000_position000_time000000000_z000.tif".
std::string fileOfKey(const std::string& key) {
    if (!key.starts_with("Metadata-"))
        return "";
    const auto slash = key.find_last_of("/\\");
    return slash == std::string::npos ? key.substr(9) : key.substr(slash + 1);
}

} // namespace

MicroManagerNotes readMicroManager(std::string_view text) {
    MicroManagerNotes notes;
    const auto read = [&](std::string_view from) {
        notes = {};
        notes.damaged = !walk(from, [&](const Value& value) {
            if (value.depth == 1)
                takeOfImage(notes, value);
            if (value.depth == 1 || (value.depth == 2 && value.top == "Summary"))
                takeOfAcquisition(notes, value);
            return true;
        });
    };
    read(text);
    if (notes.damaged)
        read(asciiOnly(text));
    return notes;
}

std::optional<double> microManagerTime(std::string_view text) {
    std::optional<double> time;
    const auto take = [&](const Value& value) {
        if (value.depth == 1 && value.key == "ElapsedTime-ms")
            time = scaled(value, 1e-3, true);
        return !time;
    };
    if (!walk(text, take))
        walk(asciiOnly(text), take);
    return time;
}

std::optional<MicroManagerSeries> readMicroManagerText(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return std::nullopt;
    MicroManagerSeries series;
    MicroManagerNotes& notes = series.notes;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::file_size(path, ignored) > longestFile) {
        notes.damaged = true;
        return series;
    }
    if ((file >> std::ws).peek() != '{')
        return std::nullopt; // notes of a person under the same name
    std::string record, name;
    const auto endRecord = [&] {
        if (notes.time && !name.empty())
            series.times[name] = *notes.time;
        notes.time.reset();
    };
    const bool whole = walk(file, [&](const Value& value) {
        if (value.depth != 2)
            return true;
        if (value.top == "Summary") {
            takeOfAcquisition(notes, value);
            return true;
        }
        if (value.top != record) {
            endRecord();
            record = value.top;
            name = fileOfKey(record);
        }
        if (value.key == "FileName")
            name = std::string(value.text.substr(value.text.find_last_of("/\\") + 1));
        takeOfImage(notes, value);
        return true;
    });
    endRecord();
    notes.damaged = !whole;
    return series;
}

void takeMicroManager(StackMetadata& metadata, const MicroManagerNotes& image,
                      const MicroManagerNotes& acquisition) {
    if (metadata.format == "TIFF") { // nothing else describes the stack
        const MicroManagerNotes& told = acquisition.channels ? acquisition : image;
        metadata.format = "Micro-Manager TIFF";
        metadata.channels = std::max<std::size_t>(told.channels, 1);
        metadata.stackStride = metadata.channels; // planes alternate between the channels
        if (told.channelNames.size() == metadata.channels)
            metadata.channelNames = told.channelNames;
        if (told.frames > 1)
            metadata.axis = StackAxis::Time;
        else if (told.slices > 1)
            metadata.axis = StackAxis::Z;
    }
    Acquisition& known = metadata.acquisition;
    if (!known.pixelSize)
        takePixelSize(metadata, image.pixelSize ? image.pixelSize : acquisition.pixelSize, std::nullopt);
    if (!known.exposure)
        known.exposure = image.exposure ? image.exposure : acquisition.exposure;
    if (!known.frameInterval)
        known.frameInterval = image.interval ? image.interval : acquisition.interval;
    if (image.damaged || acquisition.damaged)
        metadata.warnings.push_back(
            "Micro-Manager's notes on the movie are damaged; check the pixel size, the frame "
            "interval and the exposure.");
}

} // namespace perrin
