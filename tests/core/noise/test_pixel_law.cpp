// SPDX-License-Identifier: GPL-3.0-or-later
// The density of a pixel against pixels that the simulator draws, and against distributions in closed form.
#include "core/noise/pixel_law.h"
#include "core/simulate/exposure.h"
#include "tests/core/noise/noise_movie.h"
#include "tests/support/error_of.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>
#include <tbb/parallel_for.h>

using namespace perrin;

namespace {

/// Largest distance between the law's cumulative and that of pixels drawn by the simulator.
double distanceFromDrawn(const NoiseModel& model, int images) {
    const PixelLaw law = pixelLaw(model);
    std::vector<double> counts(static_cast<std::size_t>(law.probability.size()));
    std::mutex mutex;
    constexpr Eigen::Index side = 1000;
    tbb::parallel_for(0, images, [&](int image) {
        RandomStream random(17, static_cast<std::uint64_t>(image));
        const Image drawn = expose(Image::Constant(side, side, static_cast<float>(model.background)),
                                   test::sensorOf(model), random);
        std::vector<double> mine(counts.size());
        for (Eigen::Index i = 0; i < drawn.size(); ++i) {
            const auto place = static_cast<std::int64_t>(drawn.data()[i]) - law.first;
            mine[static_cast<std::size_t>(
                std::clamp<std::int64_t>(place, 0, static_cast<std::int64_t>(counts.size()) - 1))] += 1;
        }
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] += mine[i];
    });
    double seen = 0, expected = 0, largest = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        seen += counts[i] / (images * static_cast<double>(side * side));
        expected += law.probability[static_cast<Eigen::Index>(i)];
        largest = std::max(largest, std::abs(seen - expected));
    }
    return largest;
}

const std::vector<NoiseModel> models{
    {.offset = 100, .gain = 1, .em = false, .background = 10, .gaussian = 1.5, .laplace = 0},
    {.offset = 200, .gain = 0.5, .em = false, .background = 4, .gaussian = 0, .laplace = 2},
    {.offset = 150, .gain = 9, .em = false, .background = 3, .gaussian = 0.6, .laplace = 0},
    {.offset = 1000, .gain = 57, .em = true, .background = 1.5, .gaussian = 6, .laplace = 10},
    {.offset = 520, .gain = 58, .em = true, .background = 12, .gaussian = 20, .laplace = 0}};

/// Moments of a law: mean, variance, skewness, excess kurtosis.
std::array<double, 4> momentsOf(const PixelLaw& law) {
    const Eigen::ArrayXd values = Eigen::ArrayXd::LinSpaced(law.probability.size(), 0,
                                                            static_cast<double>(law.probability.size() - 1)) +
                                  static_cast<double>(law.first);
    const double mean = (law.probability * values).sum();
    const auto moment = [&](int power) { return (law.probability * (values - mean).pow(power)).sum(); };
    const double variance = moment(2);
    return {mean, variance, moment(3) / std::pow(variance, 1.5), moment(4) / (variance * variance) - 3};
}

} // namespace

TEST(PixelLaw, isThatOfAHundredMillionPixels) {
    for (const NoiseModel& model : models)
        EXPECT_LT(distanceFromDrawn(model, 100), 3e-4)
            << "gain " << model.gain << " background " << model.background;
}

TEST(PixelLaw, isThatOfAMillionPixels) { // what a sample of this size exceeds once in 3000 times
    for (const NoiseModel& model : models)
        EXPECT_LT(distanceFromDrawn(model, 1), 2.1e-3)
            << "gain " << model.gain << " background " << model.background;
}

TEST(PixelLaw, hasTheMomentsOfItsModel) {
    for (const NoiseModel& model : models) {
        const auto [mean, variance, skewness, kurtosis] = momentsOf(pixelLaw(model));
        const double rounded = model.variance() + 1. / 12;
        EXPECT_NEAR(mean, model.mean(), 1e-3 * model.gain);
        EXPECT_NEAR(variance, rounded, 3e-3 * rounded);
        const double share = model.variance() / rounded; // rounding adds to the variance alone
        EXPECT_NEAR(skewness, std::pow(share, 1.5) * model.skewness(), 0.01);
        EXPECT_NEAR(kurtosis, share * share * model.excessKurtosis(), 0.02);
    }
}

TEST(PixelLaw, ofGaussianNoiseAloneIsNormal) {
    const PixelLaw law = pixelLaw({.offset = 100.3, .gain = 1, .background = 0, .gaussian = 2.5});
    const boost::math::normal normal(100.3, 2.5);
    for (Eigen::Index i = 0; i < law.probability.size(); ++i) {
        const double value = static_cast<double>(law.first) + static_cast<double>(i);
        EXPECT_NEAR(law.probability[i],
                    boost::math::cdf(normal, value + 0.5) - boost::math::cdf(normal, value - 0.5), 1e-9);
    }
}

TEST(PixelLaw, ofLightAloneIsPoisson) {
    const PixelLaw law = pixelLaw({.offset = 50, .gain = 3, .background = 4, .gaussian = 0, .laplace = 0});
    const boost::math::poisson poisson(4);
    for (Eigen::Index i = 0; i < law.probability.size(); ++i) {
        const auto above = law.first + i - 50;
        const double expected =
            above >= 0 && above % 3 == 0 ? boost::math::pdf(poisson, static_cast<double>(above) / 3) : 0;
        EXPECT_NEAR(law.probability[i], expected, 1e-6) << above;
    }
}

TEST(PixelLaw, slopesAreItsChanges) {
    for (const NoiseModel& model : models) {
        const PixelLaw whole = pixelLaw(model);
        const PixelLawMaker maker(whole.first, whole.probability.size());
        const PixelLawSlopes slopes = maker.lawWithSlopes(model);
        for (std::size_t i = 0; i < noiseParameterCount; ++i) {
            if ((i == 3 && model.gaussian == 0) || (i == 4 && model.laplace == 0))
                continue;
            constexpr double share = 1e-4;
            NoiseModel more = model, less = model;
            double change = 0; // of the number, or of the level's variance
            if (i < 3) {
                double& upper = value(more, noiseParameters[i]);
                double& lower = value(less, noiseParameters[i]);
                change = share * (i == 0 ? 1 : upper);
                upper += change;
                lower -= change;
            } else {
                const double scale = i == 4 ? 2 : 1,
                             variance = scale * std::pow(value(model, noiseParameters[i]), 2);
                change = share * variance;
                value(more, noiseParameters[i]) = std::sqrt((variance + change) / scale);
                value(less, noiseParameters[i]) = std::sqrt((variance - change) / scale);
            }
            const Eigen::ArrayXd expected =
                (maker.law(more).probability - maker.law(less).probability) / (2 * change);
            EXPECT_LT((slopes.slopes[i] - expected).abs().maxCoeff(), 1e-4 * expected.abs().maxCoeff() + 1e-9)
                << name(noiseParameters[i]);
        }
    }
}

TEST(NoiseModel, namesWhatIsImpossible) {
    NoiseModel model;
    model.gain = 0;
    EXPECT_THAT(test::errorOf([&] { model.check(); }), testing::HasSubstr("gain is 0"));
    EXPECT_THAT(test::errorOf([] { noiseParameter("gian"); }),
                testing::HasSubstr("offset, gain, background"));
}

TEST(NoiseModel, goesThroughAScenario) {
    Scenario scenario;
    setNoise(scenario, models[3]);
    EXPECT_NEAR(scenario.sensor.camera.readNoise * 57, 6, 1e-12);
    EXPECT_EQ(noiseModelOf(scenario).gaussian, models[3].gaussian);
    EXPECT_EQ(noiseModelOf(scenario).laplace, 10);
    EXPECT_EQ(noiseModelOf(scenario).background, 1.5);
    EXPECT_TRUE(noiseModelOf(scenario).em);
}
