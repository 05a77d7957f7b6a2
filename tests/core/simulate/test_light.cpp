// SPDX-License-Identifier: GPL-3.0-or-later
// Where the photons fall.
#include "core/simulate/renderer.h"
#include "core/simulate/simulator.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <numbers>

using namespace perrin;

namespace {

double total(const Image& image) {
    return image.cast<double>().sum();
}

/// Share of a Gaussian in [-0.5, size - 0.5].
double shareInside(double centre, double sigma, double size) {
    const double scale = 1 / (std::numbers::sqrt2 * sigma);
    return 0.5 * (std::erf((size - 0.5 - centre) * scale) - std::erf((-0.5 - centre) * scale));
}

/// Some path of 16 sub-positions in a window of 40x40.
Positions path() {
    Positions places(16, 2);
    for (Eigen::Index i = 0; i < 16; ++i) {
        const auto t = static_cast<double>(i);
        places.row(i) << 17 + 0.8 * t - 0.03 * t * t, 22 - 2.1 * std::sin(0.9 * t);
    }
    return places;
}

Image exposed(const Positions& places, Eigen::Index size = 40) {
    Image image = Image::Zero(size, size);
    addExposure(image, places, Eigen::ArrayXd::Ones(places.rows()), 1.3, 500);
    return image;
}

double difference(const Image& one, const Image& other) {
    return static_cast<double>((one - other).abs().maxCoeff());
}

} // namespace

TEST(Light, aSpotHasTheIndependentlyKnownPixels) {
    std::ifstream file(test::ownData("reference/golden.json"));
    const auto golden = nlohmann::json::parse(file);
    for (const auto& entry : golden["psf_pixel_integrated"]) {
        const auto size = entry["size"].get<Eigen::Index>();
        Image image = Image::Zero(size, size);
        addLight(image, entry["x"], entry["y"], entry["sigma"], 1);
        for (Eigen::Index y = 0; y < size; ++y)
            for (Eigen::Index x = 0; x < size; ++x)
                EXPECT_NEAR(
                    static_cast<double>(image(y, x)),
                    entry["image"][static_cast<std::size_t>(y)][static_cast<std::size_t>(x)].get<double>(),
                    5e-8)
                    << "x " << x << " y " << y;
    }
}

TEST(Light, pixelsSumToThePhotonsInsideTheWindow) {
    struct Case {
        double x, y, sigma;
    };
    for (const Case& spot : {Case{31.3, 30.8, 1.3}, Case{0, 20, 1.3}, Case{-2, 65, 2}, Case{31.5, 31.5, 0.1},
                             Case{30, 30, 25}, Case{63.4, -0.4, 0.8}}) {
        Image image = Image::Zero(64, 64);
        addLight(image, spot.x, spot.y, spot.sigma, 1000);
        EXPECT_NEAR(total(image),
                    1000 * shareInside(spot.x, spot.sigma, 64) * shareInside(spot.y, spot.sigma, 64), 1e-2);
    }
    Image image = Image::Zero(64, 64);
    addLight(image, 500, 31, 1.3, 1000);
    EXPECT_EQ(total(image), 0);
}

TEST(Light, anExposureIsDividedEvenlyOverItsSubPositions) {
    Image image = Image::Zero(40, 40);
    addExposure(image, path(), Eigen::ArrayXd::Ones(16), 1.3, 500);
    EXPECT_NEAR(total(image), 500, 1e-2);
    // Dark for half of it, and half lit in one sub-position.
    Eigen::ArrayXd light = Eigen::ArrayXd::Zero(16);
    light.head(8) = 1;
    light[8] = 0.5;
    image.setZero();
    addExposure(image, path(), light, 1.3, 500);
    EXPECT_NEAR(total(image), 500 * 8.5 / 16, 1e-2);
    // Centre of gravity: the mean of the lit places, weighed by their light.
    const Eigen::ArrayXd columns = Eigen::ArrayXd::LinSpaced(40, 0, 39);
    const double x = (image.cast<double>().colwise().sum().transpose() * columns).sum() / total(image);
    EXPECT_NEAR(x, (path().col(0).array() * light).sum() / light.sum(), 1e-4);
}

TEST(Light, aTurnedPathGivesTheTurnedPicture) {
    const Positions places = path();
    const Image image = exposed(places);
    Positions turned(16, 2), mirrored = places, swapped(16, 2);
    turned.col(0) = 39 - places.col(1).array(); // a quarter turn clockwise, y down
    turned.col(1) = places.col(0);
    mirrored.col(0) = 39 - places.col(0).array();
    swapped.col(0) = places.col(1);
    swapped.col(1) = places.col(0);
    EXPECT_LT(difference(exposed(turned), image.transpose().rowwise().reverse()), 1e-5);
    EXPECT_LT(difference(exposed(mirrored), image.rowwise().reverse()), 1e-5);
    EXPECT_LT(difference(exposed(swapped), image.transpose()), 1e-5);
    EXPECT_LT(difference(exposed(places.colwise().reverse()), image), 1e-5); // time backwards
}

TEST(Light, agreesWithAnOversampledPicture) {
    const Positions places = path();
    const Image exact = exposed(places);
    // A fine pixel's centre stands for it: an error of the second order in its size.
    for (const int oversampling : {5, 10}) {
        const Image fine =
            oversampledExposure(40, 40, oversampling, places, Eigen::ArrayXd::Ones(16), 1.3, 500);
        EXPECT_EQ(fine.rows(), 40 * oversampling);
        EXPECT_LT(difference(binned(fine, oversampling), exact),
                  0.1 / (oversampling * oversampling) * exact.maxCoeff());
    }
}

TEST(Light, theFrameHoldsSpotAndBackground) {
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::fixed(0.5);
    scenario.emission.photons = Range::uniform(300, 900);
    scenario.background.photons = Range::logUniform(1, 30);
    const Simulator simulator(scenario, 4);
    for (std::uint64_t index = 0; index < 20; ++index) {
        const Truth truth = simulator.truth(index);
        const FrameStack stack = simulator.expected(truth);
        ASSERT_EQ(stack.frames(), 16);
        for (Eigen::Index frame = 0; frame < 16; ++frame) {
            const double sum = stack.frame(frame).cast<double>().sum();
            const double background = 64 * 64 * truth.conditions.background;
            EXPECT_NEAR(sum, background + truth.conditions.photons, 1e-5 * sum);
            EXPECT_EQ(truth.photons[frame], truth.conditions.photons);
        }
    }
}

TEST(Light, aSlopedBackgroundIsAPlaneOfTheAskedSteepness) {
    Scenario scenario = preset("physical-a");
    scenario.emission.photons = Range::fixed(0);
    scenario.background = {.photons = Range::fixed(20), .slope = 0.6};
    const Simulator simulator(scenario, 4);
    double sumOfCosines = 0;
    const int count = 200;
    for (std::uint64_t index = 0; index < count; ++index) {
        const Truth truth = simulator.truth(index);
        const FrameStack stack = simulator.expected(truth);
        const Image frame = stack.frame(0);
        EXPECT_NEAR(total(frame) / (64 * 64), 20, 1e-3);
        const double across = static_cast<double>(frame(20, 63) - frame(20, 0)) / 63,
                     down = static_cast<double>(frame(63, 20) - frame(0, 20)) / 63;
        EXPECT_NEAR(std::hypot(across, down) * 64, 0.6 * 20, 1e-3); // from one edge to the opposite one
        EXPECT_NEAR(static_cast<double>(frame(63, 63) - frame(0, 0)), 63 * (across + down), 1e-3);
        sumOfCosines += across / std::hypot(across, down);
    }
    EXPECT_LT(std::abs(sumOfCosines), 4 * std::sqrt(count / 2.)); // every direction
}
