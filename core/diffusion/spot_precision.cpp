// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/spot_precision.h"

#include "core/simulate/report_2024.h"
#include "core/track/fit_window.h"
#include "core/units.h"

#include <Eigen/Dense>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace perrin {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double widestInPixels = 4; // wider blobs lose nothing when pixels are binned

/// The 2024 report scales every frame by its brightest pixel; its background varies from pixel to pixel as
/// noise does.
void scaleAsReport(SpotLight& light) {
    using namespace report;
    light.psfVariance = std::pow(psfSigma / binning, 2);
    const double total = subPositions * peak * 2 * std::numbers::pi * light.psfVariance;
    // Of the light in the brightest px along one axis, the centre a quarter of a px off its middle.
    const double scale = 1 / (std::numbers::sqrt2 * light.width());
    const double share = 0.5 * (std::erf(0.25 * scale) + std::erf(0.75 * scale));
    const double brightest = total * share * share + background;
    const double counts = brightestCounts / brightest; // a unit of light
    light.photons = total * counts;
    light.background = background * counts;
    light.noise = {.slope = 1, .floor = std::pow(backgroundSd * counts, 2)};
}

/// Of centre (x, y), width (x, y), light, background.
using Information = Eigen::Matrix<double, 6, 6>;

/// Diagonal of the inverse; infinite where pixels are so coarse that they tell nothing. Only the lower
/// triangle is looked at.
Eigen::Vector<double, 6> variances(const Information& information) {
    const Eigen::Vector<double, 6> scale = information.diagonal().cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
    const Information balanced = scale.asDiagonal() * information * scale.asDiagonal();
    const Eigen::SelfAdjointEigenSolver<Information> solver(balanced);
    if (!(solver.eigenvalues()[0] > 1e-10))
        return Eigen::Vector<double, 6>::Constant(infinity);
    const Information half =
        solver.eigenvectors() * solver.eigenvalues().cwiseInverse().cwiseSqrt().asDiagonal();
    return half.rowwise().squaredNorm().cwiseProduct(scale.cwiseAbs2());
}

} // namespace

double SpotLight::width() const {
    return std::sqrt(psfVariance + blurVariance);
}

SpotLight spotLight(const Scenario& scenario) {
    const Acquisition& acquisition = scenario.acquisition;
    const double pixelSize = *acquisition.pixelSize, sigma = scenario.psf.fwhm / fwhmPerSigma / pixelSize;
    const Camera& camera = scenario.sensor.camera;
    const double laplace = scenario.sensor.laplaceNoise / camera.gain, rounding = 1 / camera.gain;
    // Where every pixel has its own read noise the logarithm is normal: the mean square is above the
    // median's.
    const double readNoise = camera.readNoise * std::exp(std::pow(scenario.sensor.readNoiseSpread, 2));
    SpotLight light{
        .photons = scenario.emission.photons.value,
        .background = scenario.background.photons.value,
        .noise = {.slope = camera.excessFactor(),
                  .floor = readNoise * readNoise + 2 * laplace * laplace + rounding * rounding / 12},
        .psfVariance = sigma * sigma,
        .blurVariance =
            scenario.motion.diffusionCoefficient.value * *acquisition.exposure / 3 / (pixelSize * pixelSize)};
    if (scenario.formation == Formation::Report2024)
        scaleAsReport(light);
    return light;
}

SpotPrecision spotPrecision(const SpotLight& light) {
    if (!(light.photons > 0))
        return {.centre = infinity, .width = infinity};
    const double bin = std::max(1.0, std::floor(light.width() / widestInPixels));
    const double sigma = light.width() / bin, background = light.background * bin * bin;
    const NoiseLine noise{.slope = light.noise.slope, .floor = light.noise.floor * bin * bin};
    const double half = std::ceil(4 * sigma) + 1;
    const auto size = static_cast<Eigen::Index>(2 * half + 1);
    // Where in its pixel the centre lies matters when pixels are coarse: what all places tell on average. By
    // symmetry a quarter of the pixel stands for all.
    constexpr std::array phases{0.125, 0.375};
    Information information = Information::Zero();
    for (const double x : phases)
        for (const double y : phases) {
            const FitProfile across(half + x, sigma, size), down(half + y, sigma, size);
            for (Eigen::Index j = 0; j < size; ++j)
                for (Eigen::Index i = 0; i < size; ++i) {
                    const double share = across.share[j] * down.share[i];
                    Eigen::Matrix<double, 6, 1> slope;
                    slope << across.byCentre[j] * down.share[i], across.share[j] * down.byCentre[i],
                        across.bySigma[j] * down.share[i], across.share[j] * down.bySigma[i], share, 1;
                    slope.head<4>() *= light.photons;
                    information.selfadjointView<Eigen::Lower>().rankUpdate(
                        slope, 0.25 / noise.at(background + light.photons * share));
                }
        }
    const Eigen::Vector<double, 6> variance = variances(information);
    return {.centre = bin * bin * (variance[0] + variance[1]) / 2,
            .width = std::pow(bin, 4) * 4 * sigma * sigma * (variance[2] + variance[3]) / 2};
}

} // namespace perrin
