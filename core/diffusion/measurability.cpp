// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurability.h"

#include "core/diffusion/bound.h"
#include "core/diffusion/measurability_verdict.h"
#include "core/diffusion/spot_precision.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace perrin {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int mostFrames = 200;                  // of more, each tells as much as of so many
constexpr double excellent = 0.15, hopeless = 1; // relative errors of D

/// What the information on ln D is made of; px^2.
struct Blobs {
    int frames = 0;
    double motion = 0;          // D frameInterval
    double blurCoefficient = 0; // R
    double blur = 0;            // mean variance of the path within one exposure, an axis
    double centreVariance = 0;  // of a fitted centre, an axis
    double widthVariance = 0;   // px^4, of a fitted squared width, an axis
    double psfUncertainty = 0;  // standard deviation of the PSF's variance, the same in every frame
};

/// Information on ln D that the sum of all blobs' squared widths adds to the centres, both axes together,
/// when used in the best linear way. In one frame and axis the path's variance about its own mean has the
/// mean m = D t_E / 3 and the variance 0.8 m^2 (Karhunen-Loève: eigenvalues 2 D t_E / (pi k)^2). It is
/// correlated with the steps to the frames beside it: by Isserlis' theorem its covariance with the k-th
/// squared sine transform of the displacements (mean psi_k, variance 2 psi_k^2), summed over frames, is m^2
/// (3.2 + 2.8 cos(k pi / frames)).
double widthInformation(const Blobs& blobs) {
    const double m = blobs.blur, frames = blobs.frames;
    double gain = frames * m;                                       // d mean / d ln D …
    double variance = frames * (0.8 * m * m + blobs.widthVariance); // … of the sum, one axis
    for (int k = 1; k < blobs.frames; ++k) {
        const double cosine = std::cos(k * std::numbers::pi / blobs.frames), r = blobs.blurCoefficient;
        const double slope = blobs.motion * (2 * (1 - 2 * r) + 4 * r * cosine); // d psi / d ln D
        const double psi = slope + blobs.centreVariance * (2 - 2 * cosine);
        const double together = m * m * (3.2 + 2.8 * cosine);
        gain -= together * slope / (2 * psi * psi);
        variance -= together * together / (2 * psi * psi);
    }
    const double psf = 2 * frames * blobs.psfUncertainty;
    return 4 * gain * gain / (2 * variance + psf * psf);
}

/// Mean share of the frames in which the molecule is lit and its centre in the window. d: px^2/s.
double shareSeen(const Scenario& scenario, double d) {
    const EmissionSettings& emission = scenario.emission;
    const WindowSettings& window = scenario.window;
    const double whole = window.frames * *scenario.acquisition.frameInterval; // s
    const double duty = emission.onTime > 0 ? emission.onTime / (emission.onTime + emission.offTime) : 1;
    const int samples = std::min(window.frames, mostFrames);
    double seen = 0;
    for (int i = 0; i < samples; ++i) {
        const double time = whole * (i + 0.5) / samples;
        const double away = window.centredInTime ? std::abs(time - whole / 2) : time;
        const double deviation = std::sqrt(2 * d * away + window.centring * window.centring / 3);
        const auto inside = [&](int size) {
            return std::erf(size / 2.0 / (std::numbers::sqrt2 * std::max(deviation, 1e-9)));
        };
        const double lit = emission.bleachingTime > 0 ? std::exp(-time / emission.bleachingTime) : 1;
        seen += inside(window.width) * inside(window.height) * lit * duty;
    }
    return seen / samples;
}

} // namespace

Measurability measurabilityNumbers(const Scenario& scenario) {
    const double d = scenario.motion.diffusionCoefficient.value;
    const Acquisition& acquisition = scenario.acquisition;
    const double pixelSize = *acquisition.pixelSize, area = pixelSize * pixelSize;
    const SpotLight light = spotLight(scenario);
    const SpotPrecision precision = spotPrecision(light);
    const int frames = std::min(scenario.window.frames, mostFrames);
    const double times = static_cast<double>(scenario.window.frames) / frames;
    const Blobs blobs{.frames = frames,
                      .motion = d * *acquisition.frameInterval / area,
                      .blurCoefficient = *acquisition.blurCoefficient(),
                      .blur = light.blurVariance,
                      .centreVariance = precision.centre,
                      .widthVariance = precision.width,
                      .psfUncertainty = 2 * light.psfVariance * scenario.psf.tolerance *
                                        std::sqrt(times / 3)}; // a uniform deviate's
    Measurability result{.localizationSd = pixelSize * std::sqrt(precision.centre),
                         .blurVariance = light.blurVariance * area,
                         .blurShare = light.blurVariance / light.psfVariance,
                         .centresError = infinity,
                         .bestError = infinity};
    result.diffusionSnr = std::sqrt(d * *acquisition.frameInterval) / result.localizationSd;
    // A frame without the molecule tells nothing.
    const double share = shareSeen(scenario, d / area);
    result.framesSeen = share * scenario.window.frames;
    if (!std::isfinite(precision.centre))
        return result;
    double information = widthInformation(blobs);
    if (frames >= 3) {
        const double bound =
            cramerRaoBound(frames, result.diffusionSnr, blobs.blurCoefficient).localizationKnown;
        information += 1 / (bound * bound);
        result.centresError = bound / std::sqrt(share * times);
    }
    result.bestError = 1 / std::sqrt(share * times * information);
    result.score =
        std::clamp(std::log(hopeless / result.bestError) / std::log(hopeless / excellent), 0.0, 1.0);
    return result;
}

Measurability measurability(const Scenario& scenario) {
    scenario.check();
    if (!(scenario.motion.diffusionCoefficient.value > 0) || scenario.motion.kind == MotionKind::Immobile)
        throw Error(
            "the molecule does not move (motion.diffusion_coefficient_um2_per_s is 0, or it is immobile); "
            "there is no diffusion coefficient to measure");
    Measurability result = measurabilityNumbers(scenario);
    result.verdict = measurabilityVerdict(scenario, result);
    return result;
}

} // namespace perrin
