// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/camera_calibration.h"

#include "core/error.h"
#include "core/movie/tiff_writer.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr std::size_t leastFrames = 10;
constexpr std::size_t framesForMaps = 100; // fewer tell a pixel's read noise to 7 % at best
constexpr double unlikeScatter = 1.3;      // times the scatter that chance gives
constexpr const char* noFlat = "No flat movie was given: the gain is not known, and read noise is in ADU.";

std::string name(const Movie& movie) {
    return movie.info().files.empty() ? "the movie" : movie.info().files.front().string();
}

/// Mean and variance of every pixel over time.
struct PixelMoments {
    Eigen::ArrayXXd mean, variance; // ADU, ADU^2
    double frames = 0;
};

PixelMoments momentsOf(const Movie& movie, const char* what, const Job& job) {
    const MovieInfo& info = movie.info();
    if (info.frames < leastFrames)
        throw Error(name(movie) + ": has " + std::to_string(info.frames) + " frames; a " + what +
                    " movie needs at least " + std::to_string(leastFrames) + ", better 1000");
    PixelMoments result{.mean = Eigen::ArrayXXd::Zero(info.height, info.width),
                        .variance = Eigen::ArrayXXd::Zero(info.height, info.width),
                        .frames = static_cast<double>(info.frames)};
    Eigen::ArrayXXd last;
    for (std::size_t i = 0; i < info.frames; ++i) {
        const Eigen::ArrayXXd frame = movie.frame(i).cast<double>();
        result.mean += frame / result.frames;
        if (i > 0)
            result.variance += (frame - last).square() / (2 * (result.frames - 1));
        last = frame;
        job.progress(static_cast<double>(i + 1) / result.frames,
                     std::string("Reading the ") + what + " movie");
    }
    return result;
}

double spreadOf(const Eigen::ArrayXXd& values) {
    return std::sqrt((values - values.mean()).square().mean());
}

double medianOf(const Eigen::ArrayXXd& values) {
    std::vector<double> sorted(values.data(), values.data() + values.size());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

/// Variance over mean of the light in one flat movie, and its standard error.
struct Slope {
    double value = 0, error = 0;
};

Slope slopeOf(const PixelMoments& flat, const PixelMoments& dark, const std::string& file) {
    const Eigen::ArrayXXd light = flat.mean - dark.mean, noise = flat.variance - dark.variance;
    const double mean = light.mean(), pixels = static_cast<double>(light.size());
    if (mean < 3 * std::sqrt(dark.variance.mean() / flat.frames) || mean < 1)
        throw Error(file + ": is no brighter than the dark movie (" + numberText(mean, 3) +
                    " ADU); a flat movie needs even light");
    // Variances from differences of neighbouring frames scatter by 3 v^2 / frames.
    const double scatter = std::sqrt(3 * flat.variance.square().mean() / flat.frames +
                                     3 * dark.variance.square().mean() / dark.frames);
    return {noise.mean() / mean, scatter / std::sqrt(pixels) / mean};
}

void checkSize(const Movie& movie, const Movie& dark) {
    if (movie.info().width != dark.info().width || movie.info().height != dark.info().height)
        throw Error(name(movie) + ": is " + std::to_string(movie.info().width) + "x" +
                    std::to_string(movie.info().height) + " px but the dark movie is " +
                    std::to_string(dark.info().width) + "x" + std::to_string(dark.info().height) +
                    "; both must show the same part of the camera");
}

} // namespace

CameraCalibration calibrateCamera(const Movie& dark, const std::vector<std::shared_ptr<const Movie>>& flats,
                                  bool em, const Job& job) {
    for (const auto& flat : flats)
        checkSize(*flat, dark);
    const double part = 1.0 / static_cast<double>(flats.size() + 1);
    const PixelMoments night = momentsOf(dark, "dark", job.part(0, part));
    CameraCalibration result;
    result.camera = {.offset = night.mean.mean(), .gain = 1, .readNoise = 0, .em = em};
    if (!flats.empty()) {
        double sum = 0, weights = 0;
        for (std::size_t i = 0; i < flats.size(); ++i) {
            const double from = part * static_cast<double>(i + 1);
            const Slope slope =
                slopeOf(momentsOf(*flats[i], "flat", job.part(from, from + part)), night, name(*flats[i]));
            if (slope.value <= 0)
                throw Error(name(*flats[i]) + ": scatters no more than the dark movie; is it raw?");
            sum += slope.value / (slope.error * slope.error);
            weights += 1 / (slope.error * slope.error);
        }
        const double excess = result.camera.excessFactor();
        result.camera.gain = sum / weights / excess;
        const double reach = 1.96 / std::sqrt(weights) / excess;
        result.gainLow = result.camera.gain - reach;
        result.gainHigh = result.camera.gain + reach;
    } else {
        result.remarks.emplace_back(noFlat);
    }
    // Rounding to whole ADU is no noise of the camera's.
    const Eigen::ArrayXXd readVariance = (night.variance - 1. / 12).max(0);
    result.offsetMap = night.mean.cast<float>();
    result.readNoiseMap = (readVariance.sqrt() / result.camera.gain).cast<float>();
    result.camera.readNoise = std::sqrt(medianOf(readVariance)) / result.camera.gain;
    result.offsetSpread = spreadOf(night.mean);
    const double chanceOffset = std::sqrt(night.variance.mean() / night.frames);
    const double chanceVariance = std::sqrt(3 * night.variance.square().mean() / night.frames);
    const bool differ = result.offsetSpread > unlikeScatter * chanceOffset ||
                        spreadOf(night.variance) > unlikeScatter * chanceVariance;
    result.pixelsDiffer = differ && night.frames >= framesForMaps;
    if (differ && !result.pixelsDiffer)
        result.remarks.push_back(
            "Pixels differ from each other; a dark movie of 1000 frames or more would give "
            "maps of their offsets and read noise.");
    return result;
}

void takeGain(CameraCalibration& calibration, double gain, bool em) {
    const double times = gain / calibration.camera.gain;
    calibration.camera.gain = gain;
    calibration.camera.em = em;
    calibration.camera.readNoise /= times;
    calibration.readNoiseMap /= static_cast<float>(times);
    std::erase(calibration.remarks, noFlat);
}

CameraMaps mapFiles(const std::filesystem::path& path) {
    const auto beside = [&](const char* ending) {
        std::filesystem::path file = path;
        file.replace_extension();
        file += ending;
        return file;
    };
    return {.offset = beside("_offset.tif"), .gain = {}, .readNoise = beside("_read_noise.tif")};
}

Camera writeCamera(const std::filesystem::path& path, const CameraCalibration& calibration) {
    const auto write = [](const std::filesystem::path& file, const Image& values) {
        TiffWriter writer(file, {.pixelType = PixelType::Float32, .acquisition = {}, .displayRange = {}});
        writer.add(values);
        writer.close();
    };
    Camera camera = calibration.camera;
    if (calibration.pixelsDiffer) {
        camera.maps = mapFiles(path);
        write(camera.maps.offset, calibration.offsetMap);
        write(camera.maps.readNoise, calibration.readNoiseMap);
    }
    writeCamera(path, camera);
    return camera;
}

} // namespace perrin
