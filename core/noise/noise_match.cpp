// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_match.h"

#include "core/noise/similarity.h"
#include "core/table.h"
#include "core/units.h"

#include <nlohmann/json.hpp>

namespace perrin {
namespace {

constexpr double clippedTooOften = 0.001;
constexpr std::uint64_t twinSeed = 1;

nlohmann::ordered_json asJson(const FittedNoise& number) {
    nlohmann::ordered_json json{{"value", number.value}};
    json["low_95"] = number.low ? nlohmann::ordered_json(*number.low) : nlohmann::ordered_json();
    json["high_95"] = number.high ? nlohmann::ordered_json(*number.high) : nlohmann::ordered_json();
    json["locked"] = number.locked;
    json["determined"] = number.determined;
    return json;
}

nlohmann::ordered_json asJson(const std::optional<SpotNumber>& number) {
    if (!number)
        return {};
    return {{"value", number->value}, {"low_95", number->low}, {"high_95", number->high}};
}

nlohmann::ordered_json asJson(const NoiseComparison::Shape& shape) {
    return {{"mean_adu", shape.mean},
            {"sd_adu", shape.sd},
            {"skewness", shape.skewness},
            {"excess_kurtosis", shape.excessKurtosis}};
}

} // namespace

FrameSimilarity compareFrames(const Image& real, const Image& twin) {
    const Eigen::ArrayXXd a = real.cast<double>(), b = twin.cast<double>();
    const double range = a.maxCoeff() - a.minCoeff();
    return {structuralSimilarity(a, b, range), peakSignalToNoise(a, b, range), meanSquaredError(a, b)};
}

NoiseMatch matchNoise(const Movie& movie, const MatchSettings& settings, const Job& job) {
    NoiseMatch match;
    match.pixels = findEmptyPixels(movie, settings.empty, job.part(0, 0.4));
    match.fit = fitNoise(match.pixels, settings.fit, job.part(0.4, 0.8));
    match.comparison = compareNoise(match.pixels, match.fit.model);
    match.spots =
        matchSpots(movie, settings.empty, match.fit.model, settings.exposureShare, job.part(0.8, 1));
    match.scene = sceneOf(movie, match.pixels.frames.front(), settings.empty, match.pixels, match.fit.model);
    match.frame = compareFrames(match.scene.frame, simulateTwin(match.scene, match.fit.model, twinSeed));
    match.remarks = explain(match.fit);
    match.remarks.push_back(match.spots.note);
    if (match.pixels.clippedShare > clippedTooOften)
        match.remarks.push_back(
            numberText(100 * match.pixels.clippedShare, 2) +
            " % of the empty pixels are at the end of the camera's range: what lies beyond is "
            "lost, and the noise is not what it seems.");
    return match;
}

Scenario matchedScenario(const Scenario& base, const NoiseMatch& match, const Acquisition& acquisition,
                         const std::string& name) {
    Scenario scenario = base;
    scenario.name = name;
    setNoise(scenario, match.fit.model);
    if (acquisition.pixelSize)
        scenario.acquisition.pixelSize = acquisition.pixelSize;
    if (acquisition.frameInterval) {
        scenario.acquisition.frameInterval = acquisition.frameInterval;
        scenario.acquisition.exposure = acquisition.exposure.value_or(*acquisition.frameInterval);
    }
    if (match.spots.photons)
        scenario.emission.photons = Range::fixed(match.spots.photons->value);
    if (match.spots.psfSigma)
        scenario.psf.fwhm =
            fwhmPerSigma * match.spots.psfSigma->value * scenario.acquisition.pixelSize.value();
    scenario.check();
    return scenario;
}

nlohmann::ordered_json toJson(const NoiseMatch& match) {
    const NoiseFit& fit = match.fit;
    nlohmann::ordered_json json;
    json["em_gain"] = fit.model.em;
    json["em_determined"] = fit.emDetermined;
    if (fit.emOverCcd)
        json["log_likelihood_em_over_ccd"] = *fit.emOverCcd;
    json["offset_adu"] = asJson(fit.of(NoiseParameter::Offset));
    json["gain_adu_per_e"] = asJson(fit.of(NoiseParameter::Gain));
    json["background_photons_per_px"] = asJson(fit.of(NoiseParameter::Background));
    json["gaussian_adu"] = asJson(fit.of(NoiseParameter::Gaussian));
    json["laplace_adu"] = asJson(fit.of(NoiseParameter::Laplace));
    json["level_variance_adu2"] = asJson(fit.levelVariance);
    json["variance_per_mean_adu"] = asJson(fit.slope);
    json["offset_background_correlation"] = fit.offsetBackgroundCorrelation;
    json["likelihood_ratio_over_gaussian_only"] = fit.gaussianOnlyRatio;
    json["likelihood_ratio_of_laplace"] = fit.laplaceRatio;
    json["psf_sigma_px"] = asJson(match.spots.psfSigma);
    json["photons_per_frame"] = asJson(match.spots.photons);
    json["molecules"] = match.spots.molecules;
    json["empty_pixels"] = fit.pixels;
    json["empty_share"] = match.pixels.emptyShare;
    json["hot_pixels"] = match.pixels.hotPixels;
    json["frames"] = match.pixels.frames.size();
    json["ks"] = match.comparison.ks;
    json["wasserstein_adu"] = match.comparison.wasserstein;
    json["real"] = asJson(match.comparison.real);
    json["simulated"] = asJson(match.comparison.simulated);
    json["twin"] = {{"ssim", match.frame.ssim}, {"psnr_db", match.frame.psnr}, {"mse_adu2", match.frame.mse}};
    json["verdict"] = verdict(match.comparison);
    json["remarks"] = match.remarks;
    return json;
}

} // namespace perrin
