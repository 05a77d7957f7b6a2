// SPDX-License-Identifier: GPL-3.0-or-later
// Mean, variance and shape of what each camera makes of known light.
#include "core/movie/tiff_writer.h"
#include "core/simulate/exposure.h"
#include "tests/core/simulate/statistics.h"
#include "tests/support/test_data.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;
using test::Moments;

namespace {

Image flat(double photons, Eigen::Index size = 400) {
    return Image::Constant(size, size, static_cast<float>(photons));
}

std::vector<double> valuesOf(const Image& image) {
    return {image.data(), image.data() + image.size()};
}

/// Twice the same light: once as an even background, which is drawn from a table, and once as the light of
/// molecules, which is drawn pixel by pixel.
std::vector<std::vector<double>> exposedBothWays(double photons, const SensorSettings& sensor) {
    RandomStream random(4);
    const Image even = expose(flat(photons), sensor, random);
    Image light = flat(photons);
    light(0, 0) = static_cast<float>(0.2 * photons);
    Image uneven = expose(light, sensor, random);
    uneven(0, 0) = uneven(1, 1);
    return {valuesOf(even), valuesOf(uneven)};
}

SensorSettings ccd() {
    return {.camera = {.offset = 100, .gain = 2.5, .readNoise = 3, .em = false}};
}

SensorSettings emccd() {
    return {.camera = {.offset = 500, .gain = 30, .readNoise = 0.4, .em = true}};
}

constexpr double rounding = 1. / 12; // ADU^2

void writeMap(const std::filesystem::path& path, const Image& map) {
    TiffWriter writer(path, {.pixelType = PixelType::Float32, .acquisition = {}, .displayRange = {}});
    writer.add(map);
    writer.close();
}

void expectMeanAndVariance(const Moments& moments, double mean, double variance) {
    EXPECT_NEAR(moments.mean, mean, 4 * std::sqrt(variance / moments.count));
    EXPECT_NEAR(moments.variance, variance,
                4 * variance * std::sqrt((2 + std::max(0.0, moments.excessKurtosis)) / moments.count));
}

/// Standard errors of skewness and kurtosis, from the scatter over parts of the sample.
struct Shape {
    double skewness = 0, skewnessError = 0, kurtosis = 0, kurtosisError = 0;
};
Shape shapeOf(const std::vector<double>& values) {
    constexpr std::size_t parts = 40;
    std::vector<double> skewness, kurtosis;
    const auto size = static_cast<std::ptrdiff_t>(values.size() / parts);
    for (std::ptrdiff_t part = 0; part < static_cast<std::ptrdiff_t>(parts); ++part) {
        const Moments moments =
            test::momentsOf({values.begin() + part * size, values.begin() + (part + 1) * size});
        skewness.push_back(moments.skewness);
        kurtosis.push_back(moments.excessKurtosis);
    }
    const Moments all = test::momentsOf(values);
    return {all.skewness, test::momentsOf(skewness).standardError(), all.excessKurtosis,
            test::momentsOf(kurtosis).standardError()};
}

} // namespace

TEST(CameraNoise, ccdHasShotAndReadNoise) {
    for (const double photons : {0.7, 12.0, 300.0, 4000.0})
        for (const auto& values : exposedBothWays(photons, ccd())) {
            SCOPED_TRACE(photons);
            expectMeanAndVariance(test::momentsOf(values), 100 + 2.5 * photons,
                                  2.5 * 2.5 * (photons + 3 * 3) + rounding);
        }
}

TEST(CameraNoise, ccdReadingsFollowTheExactDistribution) {
    // P(reading <= k): the sum over counts of Poisson times the Gaussian up to k + 1/2.
    const double photons = 6;
    const boost::math::poisson counts(photons);
    const auto cumulative = [&](double reading) {
        double sum = 0;
        for (int n = 0; n < 40; ++n)
            sum += boost::math::pdf(counts, n) *
                   boost::math::cdf(boost::math::normal(100 + 2.5 * n, 2.5 * 3), reading + 0.5);
        return sum;
    };
    for (const auto& values : exposedBothWays(photons, ccd()))
        EXPECT_LT(test::kolmogorovSmirnovOfCounts(values, cumulative),
                  test::kolmogorovSmirnovLimit(values.size()));
}

TEST(CameraNoise, laplaceNoiseAddsTwiceItsScaleSquared) {
    SensorSettings sensor = ccd();
    sensor.laplaceNoise = 15;
    for (const double photons : {2.0, 50.0})
        for (const auto& values : exposedBothWays(photons, sensor))
            expectMeanAndVariance(test::momentsOf(values), 100 + 2.5 * photons,
                                  2.5 * 2.5 * (photons + 3 * 3) + 2 * 15 * 15 + rounding);
}

TEST(CameraNoise, laplaceNoiseHasNoSkewnessAndAnExcessKurtosisOfThree) {
    SensorSettings sensor{.camera = {.offset = 3000, .gain = 1, .readNoise = 0, .em = false},
                          .laplaceNoise = 100};
    const Shape shape = shapeOf(exposedBothWays(1, sensor)[0]);
    EXPECT_NEAR(shape.skewness, 0, 4 * shape.skewnessError);
    EXPECT_NEAR(shape.kurtosis, 3, 4 * shape.kurtosisError);
}

TEST(CameraNoise, emccdDoublesTheShotNoise) {
    for (const double photons : {0.5, 8.0, 90.0, 700.0})
        for (const auto& values : exposedBothWays(photons, emccd())) {
            SCOPED_TRACE(photons);
            expectMeanAndVariance(test::momentsOf(values), 500 + 30 * photons,
                                  30. * 30 * (2 * photons + 0.4 * 0.4) + rounding);
        }
}

TEST(CameraNoise, emccdIsSkewedAsPoissonGammaIs) {
    SensorSettings sensor = emccd();
    sensor.camera.readNoise = 0;
    for (const double photons : {2.0, 8.0, 30.0})
        for (const auto& values : exposedBothWays(photons, sensor)) {
            SCOPED_TRACE(photons);
            const Shape shape = shapeOf(values);
            EXPECT_NEAR(shape.skewness, 3 / std::sqrt(2 * photons), 4 * shape.skewnessError);
            EXPECT_NEAR(shape.kurtosis, 6 / photons, 4 * shape.kurtosisError);
        }
}

TEST(CameraNoise, anEmccdWithoutLightReadsOnlyItsReadNoise) {
    SensorSettings sensor = emccd();
    const auto values = exposedBothWays(0, sensor)[0];
    expectMeanAndVariance(test::momentsOf(values), 500, std::pow(30 * 0.4, 2) + rounding);
}

TEST(CameraNoise, scmosPixelsFollowTheirMaps) {
    const test::TemporaryFolder folder;
    const Eigen::Index size = 12;
    Image offset(size, size), gain(size, size), noise(size, size);
    for (Eigen::Index i = 0; i < offset.size(); ++i) {
        offset.data()[i] = 90.f + static_cast<float>(i % 17);
        gain.data()[i] = 1.5f + 0.02f * static_cast<float>(i % 31);
        noise.data()[i] = 0.5f + 0.1f * static_cast<float>(i % 23);
    }
    SensorSettings sensor;
    CameraMaps& files = sensor.camera.maps;
    files = {.offset = folder / "offset.tif", .gain = folder / "gain.tif", .readNoise = folder / "noise.tif"};
    writeMap(files.offset, offset);
    writeMap(files.gain, gain);
    writeMap(files.readNoise, noise);
    const double photons = 20;
    const int repeats = 4000;
    Eigen::ArrayXXd sum = Eigen::ArrayXXd::Zero(size, size), squares = sum;
    const SensorMaps maps = sensorMaps(sensor, size, size);
    const Exposure exposure(sensor, photons);
    RandomStream random(6);
    Image adu(size, size);
    const Image nothing = Image::Zero(size, size);
    for (int i = 0; i < repeats; ++i) {
        exposure.record(nothing, {}, maps, 0, 0, random, adu);
        sum += adu.cast<double>();
        squares += adu.cast<double>().square();
    }
    double worstMean = 0, worstVariance = 0;
    for (Eigen::Index y = 0; y < size; ++y)
        for (Eigen::Index x = 0; x < size; ++x) {
            const double g = static_cast<double>(gain(y, x)), r = static_cast<double>(noise(y, x));
            const double variance = g * g * (photons + r * r) + rounding, mean = sum(y, x) / repeats;
            worstMean = std::max(worstMean, std::abs(mean - static_cast<double>(offset(y, x)) - g * photons) /
                                                std::sqrt(variance / repeats));
            worstVariance =
                std::max(worstVariance, std::abs((squares(y, x) / repeats - mean * mean) / variance - 1) /
                                            std::sqrt(2.1 / repeats));
        }
    EXPECT_LT(worstMean, 5); // of 144 pixels, in standard errors
    EXPECT_LT(worstVariance, 5);
}

TEST(CameraNoise, madeUpScmosPixelsSpreadAsAsked) {
    SensorSettings sensor{.camera = {.offset = 100, .gain = 2, .readNoise = 1.4, .em = false},
                          .offsetSpread = 1.5,
                          .gainSpread = 0.01,
                          .readNoiseSpread = 0.25};
    const SensorMaps maps = sensorMaps(sensor, 64, 64);
    const Moments offset = test::momentsOf(valuesOf(maps.offset)),
                  gain = test::momentsOf(valuesOf(maps.gain)),
                  noise = test::momentsOf(valuesOf(maps.readNoise.log()));
    expectMeanAndVariance(offset, 100, 1.5 * 1.5);
    expectMeanAndVariance(gain, 2, 0.02 * 0.02);
    expectMeanAndVariance(noise, std::log(1.4), 0.25 * 0.25);
}

TEST(CameraNoise, readingsAreWholeAndClippedToTheBitDepth) {
    SensorSettings sensor{.camera = {.offset = 2, .gain = 1, .readNoise = 5, .em = false}, .bitDepth = 8};
    for (const double photons : {1.0, 250.0})
        for (const auto& values : exposedBothWays(photons, sensor)) {
            for (const double value : values)
                ASSERT_EQ(value, std::round(value));
            const auto [least, most] = std::minmax_element(values.begin(), values.end());
            EXPECT_GE(*least, 0);
            EXPECT_LE(*most, 255);
            EXPECT_EQ(photons < 10 ? *least : *most, photons < 10 ? 0 : 255);
        }
}
