// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/match_output.h"

#include "core/atomic_file.h"
#include "core/figure_chart.h"
#include "core/noise/noise_curves.h"
#include "core/table.h"

#include <cmath>
#include <iomanip>
#include <nlohmann/json.hpp>

namespace perrin::app {
namespace {

std::string rounded(double value) {
    return std::abs(value) >= 1000 ? std::to_string(std::lround(value)) : numberText(value, 4);
}

std::string intervalText(const FittedNoise& number) {
    if (number.locked)
        return "held";
    std::string text;
    if (number.low && number.high)
        text = rounded(*number.low) + " to " + rounded(*number.high);
    else if (number.high)
        text = "at most " + rounded(*number.high);
    return number.determined ? text : text + ", cannot be told";
}

void line(std::ostream& out, const std::string& subject, double value, const std::string& unit,
          const std::string& interval) {
    out << "  " << std::left << std::setw(20) << subject << std::right << std::setw(9) << rounded(value)
        << ' ' << std::left << std::setw(11) << unit << "  " << interval << '\n';
}

std::string intervalText(const SpotNumber& number) {
    return rounded(number.low) + " to " + rounded(number.high);
}

} // namespace

void printMatch(std::ostream& out, const std::filesystem::path& movie, const NoiseMatch& match) {
    const NoiseFit& fit = match.fit;
    out << movie.string() << ": " << std::lround(fit.pixels) << " empty pixels of "
        << match.pixels.frames.size() << (match.pixels.frames.size() == 1 ? " frame (" : " frames (")
        << numberText(100 * match.pixels.emptyShare, 3) << " %)";
    if (match.pixels.hotPixels > 0)
        out << ", " << match.pixels.hotPixels << " hot pixels left out";
    out << "\n\n  camera: " << (fit.model.em ? "EMCCD" : "CCD or sCMOS") << '\n';
    constexpr std::array<const char*, noiseParameterCount> names{"offset", "gain", "background",
                                                                 "Gaussian noise", "Laplace noise (b)"};
    for (const NoiseParameter which : noiseParameters) {
        const FittedNoise& number = fit.of(which);
        line(out, names[static_cast<std::size_t>(which)], number.value, unit(which), intervalText(number));
    }
    line(out, "variance per mean", fit.slope.value, "ADU", intervalText(fit.slope));
    if (match.spots.psfSigma)
        line(out, "PSF sigma", match.spots.psfSigma->value, "px", intervalText(*match.spots.psfSigma));
    if (match.spots.photons)
        line(out, "photons a frame", match.spots.photons->value, "photons",
             intervalText(*match.spots.photons));
    const NoiseComparison& c = match.comparison;
    out << "\n                         real  simulated\n";
    const auto both = [&](const char* what, double real, double simulated) {
        out << "  " << std::left << std::setw(20) << what << std::right << std::setw(9) << rounded(real)
            << std::setw(11) << rounded(simulated) << '\n';
    };
    both("mean (ADU)", c.real.mean, c.simulated.mean);
    both("SD (ADU)", c.real.sd, c.simulated.sd);
    both("skewness", c.real.skewness, c.simulated.skewness);
    both("excess kurtosis", c.real.excessKurtosis, c.simulated.excessKurtosis);
    out << "\n  KS " << numberText(c.ks, 2) << ", Wasserstein " << numberText(c.wasserstein, 2)
        << " ADU; frame and twin: SSIM " << numberText(match.frame.ssim, 3) << ", PSNR "
        << numberText(match.frame.psnr, 3) << " dB, MSE " << rounded(match.frame.mse) << " ADU^2\n\n  "
        << verdict(c) << '\n';
    for (const std::string& remark : match.remarks)
        out << "  " << remark << '\n';
}

void printCamera(std::ostream& out, const CameraCalibration& calibration) {
    const Camera& camera = calibration.camera;
    const bool hasGain = calibration.gainLow.has_value();
    out << "  camera: " << (camera.em ? "EMCCD" : "CCD or sCMOS") << ", measured\n";
    line(out, "offset", camera.offset, "ADU",
         calibration.pixelsDiffer ? "pixels differ by " + rounded(calibration.offsetSpread) + " ADU (SD)"
                                  : "");
    if (hasGain)
        line(out, "gain", camera.gain, "ADU/e-",
             rounded(*calibration.gainLow) + " to " + rounded(*calibration.gainHigh));
    line(out, "read noise", camera.readNoise, hasGain ? "e-" : "ADU",
         calibration.pixelsDiffer ? "median of pixels that differ" : "");
    for (const std::string& remark : calibration.remarks)
        out << "  " << remark << '\n';
    out << '\n';
}

nlohmann::ordered_json cameraJson(const CameraCalibration& calibration) {
    const bool hasGain = calibration.gainLow.has_value();
    const auto orNull = [](const std::optional<double>& number) {
        return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json();
    };
    return {{"em", calibration.camera.em},
            {"offset_adu", calibration.camera.offset},
            {"gain_adu_per_e",
             hasGain ? nlohmann::ordered_json(calibration.camera.gain) : nlohmann::ordered_json()},
            {"gain_low_95", orNull(calibration.gainLow)},
            {"gain_high_95", orNull(calibration.gainHigh)},
            {hasGain ? "read_noise_e" : "read_noise_adu", calibration.camera.readNoise},
            {"offset_spread_adu", calibration.offsetSpread},
            {"pixels_differ", calibration.pixelsDiffer},
            {"remarks", calibration.remarks}};
}

ReportSearch searchAsTheReport(const NoiseMatch& match, const std::string& search, const std::string& loss,
                               const Job& job) {
    NoiseModel model = match.fit.model;
    const Image clean =
        expectedTwin(match.scene, model) * static_cast<float>(model.gain) + static_cast<float>(model.offset);
    const double highest = 2 * match.comparison.real.sd;
    constexpr std::uint64_t seed = 1;
    const auto searched = search == "one-level" ? searchOneLevel : searchTwoLevels;
    const PixelSearch found = searched(match.scene.frame, clean, pixelLoss(loss), highest, seed, job);
    model.gaussian = found.gaussian;
    model.laplace = found.laplace;
    return {search + ", " + loss, found, compareNoise(match.pixels, model).ks};
}

void printSearch(std::ostream& out, const ReportSearch& search) {
    out << "\n  The report's search (" << search.name << ", " << search.found.frames
        << " frames compared): Gaussian " << rounded(search.found.gaussian) << " ADU, Laplace b "
        << rounded(search.found.laplace) << " ADU; with them KS " << numberText(search.ks, 2) << '\n';
}

nlohmann::ordered_json searchJson(const ReportSearch& search) {
    return {{"search", search.name},
            {"gaussian_adu", search.found.gaussian},
            {"laplace_adu", search.found.laplace},
            {"loss", search.found.loss},
            {"frames", search.found.frames},
            {"ks", search.ks}};
}

void writeFigure(const std::filesystem::path& path, const std::filesystem::path& movie,
                 const NoiseMatch& match) {
    const ValueCounts real = match.pixels.pooled();
    const PixelLaw law = expectedLaw(match.pixels, match.fit.model);
    const std::int64_t width = binWidth(real);
    const double seldom = 0.2 / (real.total() * static_cast<double>(width)); // of a fifth of a pixel
    ChartSeries seen{.name = "real"}, expected{.name = "simulated", .line = true};
    for (const CurvePoint& point : density(real, width))
        seen.points.emplace_back(point.x, point.y);
    for (const CurvePoint& point : density(law, width))
        if (point.y >= seldom)
            expected.points.emplace_back(point.x, point.y);
    const PointChart chart{.title = "Empty pixels of " + movie.filename().string(),
                           .caption = verdict(match.comparison),
                           .x = {.label = "value (ADU)"},
                           .y = {.label = "share a ADU", .logarithmic = true},
                           .series = {seen, expected}};
    const std::vector<std::uint8_t> png = chartPng(chart);
    writeAtomically(path, [&](std::ostream& out) {
        out.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    });
}

} // namespace perrin::app
