// SPDX-License-Identifier: GPL-3.0-or-later
// What a fit says of its own error is compared with how far it truly lands from the mean of the molecule's
// path.
#include "core/optics/psf.h"
#include "core/track/localizer.h"
#include "core/track/residual_noise.h"
#include "tests/support/sanitized.h"
#include "tests/support/synthetic_movie.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

const Camera ccd{.offset = 100, .gain = 1, .readNoise = 1.5};
const Camera emccd{.offset = 500, .gain = 30, .readNoise = 0.5, .em = true};
constexpr double psfSigma = 1.3;

NoiseLine noiseOf(const Camera& camera) {
    return {.slope = camera.excessFactor(), .floor = camera.readNoise * camera.readNoise};
}

struct Exposure {
    Image photoElectrons;
    double x, y; // px, mean of the path
};

/// blur: D t_E in px^2; 0 = at rest.
Exposure exposed(const Camera& camera, double photons, double background, double blur, Random& random) {
    Image light = Image::Constant(31, 31, static_cast<float>(background));
    double x = 15 + random.uniform(), y = 15 + random.uniform(), meanX = 0, meanY = 0;
    const int steps = blur > 0 ? 16 : 1;
    for (int i = 0; i < steps; ++i) {
        light += static_cast<float>(photons / steps) * psfImage(x, y, psfSigma, 31, 31);
        meanX += x / steps;
        meanY += y / steps;
        x += std::sqrt(2 * blur / steps) * random.normal();
        y += std::sqrt(2 * blur / steps) * random.normal();
    }
    const Image adu = test::expose(light, camera, random);
    return {(adu - static_cast<float>(camera.offset)) / static_cast<float>(camera.gain), meanX, meanY};
}

using Fit = std::function<SpotFit(const Image&, double, double, double, const NoiseLine&)>;

struct Scatter {
    double reported = 0, found = 0; // px, root mean square an axis
};

Scatter scatterOf(const Fit& fit, const Camera& camera, double photons, double background, double blur) {
    Random random(5, static_cast<std::uint64_t>(photons + blur));
    const int count = 1000;
    int used = 0;
    Scatter sum;
    for (int i = 0; i < count; ++i) {
        const Exposure e = exposed(camera, photons, background, blur, random);
        const SpotFit spot =
            fit(e.photoElectrons, std::round(e.x), std::round(e.y), psfSigma, noiseOf(camera));
        // A path that went far out and back leaves two blobs, of which one is fitted: rare, and no Gaussian
        // error.
        if (std::hypot(spot.x - e.x, spot.y - e.y) > 1)
            continue;
        ++used;
        sum.reported += (spot.xVariance + spot.yVariance) / 2;
        sum.found += (std::pow(spot.x - e.x, 2) + std::pow(spot.y - e.y, 2)) / 2;
    }
    EXPECT_GE(used, 0.98 * count);
    return {std::sqrt(sum.reported / used), std::sqrt(sum.found / used)};
}

SpotFit weightedWithPath(const Image& image, double x, double y, double psf, const NoiseLine& noise) {
    SpotFit fit = fitWeighted(image, x, y, psf, noise);
    const double shape = pathShapeVariance(fit, psf, noise, true);
    fit.xVariance += shape;
    fit.yVariance += shape;
    return fit;
}

SpotFit leastSquaresWithPath(const Image& image, double x, double y, double psf, const NoiseLine& noise) {
    SpotFit fit = fitLeastSquares(image, x, y, psf, noise);
    const double shape = pathShapeVariance(fit, psf, noise, false);
    fit.xVariance += shape;
    fit.yVariance += shape;
    return fit;
}

} // namespace

TEST(Localizer, saysItsErrorWithin15PercentOnBothCamerasStaticAndBlurred) {
    PERRIN_MEASURES_RATES;
    for (const Camera& camera : {ccd, emccd})
        for (const double photons : {300.0, 600.0, 2000.0})
            for (const double blur : {0.0, 0.5, 2.0}) {
                const Scatter mle = scatterOf(weightedWithPath, camera, photons, 8, blur);
                EXPECT_NEAR(mle.reported / mle.found, 1, 0.15)
                    << "MLE, em " << camera.em << ", photons " << photons << ", D t_E " << blur << " px^2";
                const Scatter least = scatterOf(leastSquaresWithPath, camera, photons, 8, blur);
                EXPECT_NEAR(least.reported / least.found, 1, 0.15)
                    << "least squares, em " << camera.em << ", photons " << photons << ", D t_E " << blur;
            }
}

TEST(Localizer, theRestingErrorOfLeastSquaresIsThatOfTheory) { // Mortensen 2010
    const double photons = 600, background = 8, area = psfSigma * psfSigma + 1.0 / 12;
    for (const Camera& camera : {ccd, emccd}) {
        const double perPixel = background + camera.readNoise * camera.readNoise / camera.excessFactor();
        const double theory = std::sqrt(camera.excessFactor() * area / photons *
                                        (16.0 / 9 + 8 * M_PI * area * perPixel / photons));
        EXPECT_NEAR(scatterOf(fitLeastSquares, camera, photons, background, 0).found / theory, 1, 0.12);
    }
}

TEST(Localizer, maximumLikelihoodIsNoWorseThanTheOthers) {
    const double best = scatterOf(fitWeighted, ccd, 600, 8, 0).found;
    EXPECT_LT(best, scatterOf(fitLeastSquares, ccd, 600, 8, 0).found);
    EXPECT_LT(best, scatterOf(fitRadialSymmetry, ccd, 600, 8, 0).found * 1.02);
    EXPECT_LT(best, scatterOf(fitCentroid, ccd, 600, 8, 0).found);
}

TEST(Localizer, quickFitsSayTheirErrorWithin30Percent) {
    for (const Fit& fit : {Fit(fitRadialSymmetry), Fit(fitCentroid)}) {
        const Scatter scatter = scatterOf(fit, ccd, 600, 8, 0);
        EXPECT_NEAR(scatter.reported / scatter.found, 1, 0.3);
    }
}

TEST(Localizer, brightnessBackgroundAndWidthAreUnbiased) {
    Random random(8);
    double light = 0, background = 0, sigma = 0;
    const int count = 400;
    for (int i = 0; i < count; ++i) {
        const Exposure e = exposed(emccd, 800, 10, 0, random);
        const SpotFit fit =
            fitWeighted(e.photoElectrons, std::round(e.x), std::round(e.y), 1.4, noiseOf(emccd));
        EXPECT_TRUE(fit.converged);
        light += fit.amplitude / count;
        background += fit.background / count;
        sigma += fit.sigma / count;
    }
    EXPECT_NEAR(light, 800, 16);
    EXPECT_NEAR(background, 10, 0.2);
    EXPECT_NEAR(sigma, psfSigma, 0.03);
}

TEST(Localizer, fractionalPartsAreUniform) { // no pixel locking
    Random random(9);
    std::vector<double> parts;
    for (int i = 0; i < 2500; ++i) {
        const Exposure e = exposed(ccd, 600, 8, 0.5, random);
        const SpotFit fit =
            fitWeighted(e.photoElectrons, std::round(e.x), std::round(e.y), 1.4, noiseOf(ccd));
        parts.push_back(fit.x - std::floor(fit.x));
    }
    std::sort(parts.begin(), parts.end());
    double distance = 0;
    for (std::size_t i = 0; i < parts.size(); ++i)
        distance = std::max(distance, std::abs(parts[i] - (static_cast<double>(i) + 0.5) /
                                                              static_cast<double>(parts.size())));
    EXPECT_LT(distance, 0.05);
}

TEST(ResidualNoise, readsGainAndReadNoiseOffTheResiduals) {
    Random random(10);
    ResidualNoise residuals;
    for (int i = 0; i < 400; ++i) {
        const Exposure e = exposed(emccd, 800, 10, 0, random);
        const Image adu =
            e.photoElectrons * static_cast<float>(emccd.gain) + static_cast<float>(emccd.offset);
        residuals.add(adu, fitLeastSquares(adu, std::round(e.x), std::round(e.y), psfSigma, NoiseLine{}),
                      psfSigma);
    }
    const auto line = residuals.solve();
    ASSERT_TRUE(line.has_value());
    // Variance = 2 gain (value - offset) + (gain read noise)^2.
    EXPECT_NEAR(line->slope / (2 * emccd.gain), 1, 0.05);
    EXPECT_NEAR(line->at(emccd.offset + 30 * emccd.gain) / (2 * emccd.gain * 30 * emccd.gain), 1, 0.05);
}

TEST(PairFit, tellsTwoMoleculesFromOne) {
    Random random(12);
    const Image light = Image::Constant(31, 31, 8) + 600 * psfImage(13.4, 15.2, psfSigma, 31, 31) +
                        600 * psfImage(17.3, 14.6, psfSigma, 31, 31);
    const Image photons = test::expose(light, Camera{.offset = 0, .gain = 1, .readNoise = 0}, random);
    const NoiseLine noise{.slope = 1, .floor = 0.1};
    const SpotFit wide = fitWeighted(photons, 15, 15, psfSigma, noise);
    PairFit pair = fitPair(photons, wide, psfSigma, noise);
    if (pair.first.x > pair.second.x)
        std::swap(pair.first, pair.second);
    EXPECT_GT(pair.gain, 12);
    EXPECT_NEAR(pair.first.x, 13.4, 0.4);
    EXPECT_NEAR(pair.second.x, 17.3, 0.4);
    const Image single =
        test::expose(Image::Constant(31, 31, 8) + 1200 * psfImage(15.3, 15.1, psfSigma, 31, 31),
                     Camera{.offset = 0, .gain = 1, .readNoise = 0}, random);
    EXPECT_LT(fitPair(single, fitWeighted(single, 15, 15, psfSigma, noise), psfSigma, noise).gain, 12);
}
