// SPDX-License-Identifier: GPL-3.0-or-later
// A whole match of movies whose camera, PSF and light are known, and what becomes of it.
#include "core/noise/noise_match.h"
#include "core/noise/similarity.h"
#include "core/simulate/exposure.h"
#include "core/simulate/renderer.h"
#include "core/units.h"
#include "tests/core/noise/noise_movie.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using testing::HasSubstr;

namespace {

/// Of an independent simulator: see two_speeds_emccd.json.
std::shared_ptr<const Movie> twoSpeeds() {
    return openMovie(test::ownData("movie/two_speeds_emccd.tif"));
}

} // namespace

TEST(NoiseMatch, findsCameraPsfAndLightOfAnIndependentSimulator) {
    const NoiseMatch match = matchNoise(*twoSpeeds());
    const NoiseModel& model = match.fit.model;
    EXPECT_TRUE(model.em);
    EXPECT_NEAR(model.gain, 30, 0.6);
    EXPECT_NEAR(model.offset, 500, 8);
    EXPECT_NEAR(model.background, 8, 0.4);
    EXPECT_NEAR(std::sqrt(model.levelVariance()), 20, 4);
    EXPECT_LT(match.comparison.ks, 0.002);
    ASSERT_TRUE(match.spots.psfSigma && match.spots.photons);
    EXPECT_NEAR(match.spots.psfSigma->value, 1.3, 0.04);
    EXPECT_NEAR(match.spots.photons->value, 600, 25);
    EXPECT_LT(match.spots.psfSigma->low, match.spots.psfSigma->value);
    EXPECT_GT(match.spots.photons->high, match.spots.photons->value);
    EXPECT_EQ(verdict(match.comparison).find("The simulated noise is indistinguishable: KS 0.00"), 0u);
}

TEST(NoiseMatch, aWorseModelIsSaidToBeWorse) {
    const EmptyPixels pixels = findEmptyPixels(*test::emptyMovie(test::emccd, 16, 1));
    const double best = compareNoise(pixels, test::emccd).ks;
    EXPECT_LT(best, 0.008);
    double last = best;
    for (const double gain : {64., 70., 80.}) {
        NoiseModel model = test::emccd;
        model.gain = gain;
        model.background *= test::emccd.gain / gain; // of the same mean
        const double ks = compareNoise(pixels, model).ks;
        EXPECT_GT(ks, last);
        last = ks;
    }
    NoiseModel model = test::emccd;
    model.offset += 100;
    EXPECT_THAT(verdict(compareNoise(pixels, model)), HasSubstr("its mean is 10"));
    model = test::emccd;
    model.gaussian = 200;
    EXPECT_THAT(verdict(compareNoise(pixels, model)), HasSubstr("too much"));
    EXPECT_THAT(verdict(compareNoise(pixels, model)), HasSubstr("does not match"));
}

TEST(NoiseMatch, theTwinLooksLikeTheFrame) {
    const auto movie = twoSpeeds();
    EmptySettings settings;
    settings.firstFrame = 50;
    settings.frames = 20;
    const EmptyPixels pixels = findEmptyPixels(*movie, settings);
    const NoiseModel model{.offset = 500, .gain = 30, .em = true, .background = 8, .gaussian = 20};
    const TwinScene scene = sceneOf(*movie, 60, settings, pixels, model);
    EXPECT_GT(scene.spots.size(), 5u);
    const Image twin = simulateTwin(scene, model, 7);
    ASSERT_EQ(twin.rows(), scene.frame.rows());
    EXPECT_TRUE((twin == simulateTwin(scene, model, 7)).all());
    EXPECT_FALSE((twin == simulateTwin(scene, model, 8)).all());
    const auto moments = [](const Image& image) {
        const double mean = image.cast<double>().mean();
        return std::pair{mean, std::sqrt((image.cast<double>() - mean).square().mean())};
    };
    EXPECT_NEAR(moments(twin).first, moments(scene.frame).first, 5);
    EXPECT_NEAR(moments(twin).second / moments(scene.frame).second, 1, 0.05);
    // Its molecules are where the real ones are: what both show is alike, their noise is not.
    const Image light = expectedTwin(scene, model);
    const auto correlation = [](const Image& a, const Image& b) {
        const Eigen::ArrayXXd x = a.cast<double>() - a.cast<double>().mean(),
                              y = b.cast<double>() - b.cast<double>().mean();
        return (x * y).mean() / std::sqrt(x.square().mean() * y.square().mean());
    };
    EXPECT_GT(correlation(scene.frame, light), 0.5);
    EXPECT_GT(correlation(twin, scene.frame), 0.25);
    // Twice as bright and wider, as the sliders ask for.
    const Image brighter = expectedTwin(scene, model, {.brightness = 2});
    EXPECT_NEAR((brighter - light).sum() / (light - expectedTwin(scene, model, {.brightness = 0})).sum(), 1,
                1e-3);
    const Image wider = expectedTwin(scene, model, {.psfVariance = 1});
    EXPECT_LT(wider.maxCoeff(), light.maxCoeff());
    EXPECT_NEAR(wider.sum() / light.sum(), 1, 0.01);
}

TEST(NoiseMatch, theTwinOfTwoMoleculesThatTouchShowsTwo) {
    const NoiseModel model{.offset = 100, .gain = 2, .background = 5, .gaussian = 3};
    Scenario scenario;
    setNoise(scenario, model);
    Image light = Image::Constant(48, 48, 5);
    addLight(light, 20, 20, 1.3, 800);
    addLight(light, 23.2, 21, 1.3, 700);
    addLight(light, 35, 35, 1.3, 800);
    RandomStream random(4);
    std::vector<Image> frames;
    for (int frame = 0; frame < 4; ++frame)
        frames.push_back(expose(light, scenario.sensor, random));
    const auto movie = movieFromFrames(frames);
    const TwinScene scene = sceneOf(*movie, 1, {}, findEmptyPixels(*movie, {}), model);
    ASSERT_EQ(scene.spots.size(), 3u);
    for (const TwinSpot& spot : scene.spots)
        EXPECT_NEAR(spot.sigma, 1.3, 0.25);
    const Image twin = expectedTwin(scene, model);
    EXPECT_LT((twin - light).abs().maxCoeff(), 0.15f * light.maxCoeff());
}

TEST(NoiseMatch, goesIntoTheScenario) {
    NoiseMatch match;
    match.fit.model = test::emccd;
    match.spots.psfSigma = SpotNumber{1.4, 1.3, 1.5};
    match.spots.photons = SpotNumber{300, 280, 320};
    const Scenario scenario = matchedScenario(
        preset("physical-a"), match, {.pixelSize = 0.107, .frameInterval = 0.02}, "matched to cell.tif");
    EXPECT_EQ(scenario.name, "matched to cell.tif");
    EXPECT_EQ(noiseModelOf(scenario).gain, 58);
    EXPECT_TRUE(scenario.sensor.camera.em);
    EXPECT_EQ(scenario.acquisition.pixelSize, 0.107);
    EXPECT_EQ(scenario.acquisition.exposure, 0.02) << "that of the scenario would not fit the interval";
    EXPECT_NEAR(scenario.psf.fwhm, 1.4 * 0.107 * fwhmPerSigma, 1e-12);
    EXPECT_EQ(scenario.emission.photons, Range::fixed(300));
    EXPECT_EQ(scenario.motion, preset("physical-a").motion);
}

TEST(NoiseMatch, measuringKnowsOneReadNoiseAndTheScenarioKeepsBoth) {
    Scenario scenario = preset("physical-a");
    setNoise(scenario, {.offset = 500, .gain = 2, .background = 5, .gaussian = 3, .laplace = 4});
    const Camera camera = measuringCamera(scenario);
    EXPECT_NEAR(camera.readNoise, std::sqrt(9 + 2 * 16) / 2, 1e-12) << "variance of Laplace noise: 2 b^2";
    EXPECT_EQ(camera.gain, 2);
    Scenario again = scenario;
    setMeasuringCamera(again, camera);
    EXPECT_EQ(noiseModelOf(again), noiseModelOf(scenario));
    // Of another camera all of it is Gaussian.
    Camera other = camera;
    other.readNoise = 1.5;
    setMeasuringCamera(again, other);
    EXPECT_EQ(again.sensor.camera, other);
    EXPECT_EQ(again.sensor.laplaceNoise, 0);
}

TEST(NoiseMatch, asJsonNamesItsUnits) {
    const NoiseMatch match = matchNoise(*test::emptyMovie(test::emccd, 4, 1));
    const auto json = toJson(match);
    EXPECT_NEAR(json["gain_adu_per_e"]["value"], 58, 12);
    EXPECT_FALSE(json["laplace_adu"]["determined"]);
    EXPECT_TRUE(json["laplace_adu"]["low_95"].is_null());
    EXPECT_TRUE(json["psf_sigma_px"].is_null());
    EXPECT_THAT(json["remarks"].dump(), HasSubstr("No molecule could be followed"));
}

TEST(NoiseMatch, aMovieThatIsClippedIsSaidToBe) {
    NoiseModel dark = test::emccd;
    dark.offset = 20;
    dark.background = 0.5;
    dark.gaussian = 30;
    const NoiseMatch match = matchNoise(*test::emptyMovie(dark, 4, 1));
    EXPECT_THAT(match.remarks, testing::Contains(HasSubstr("at the end of the camera's range")));
}

TEST(NoiseMatch, stopsWhenAsked) {
    const auto movie = twoSpeeds();
    for (const double where : {0.1, 0.45, 0.85}) {
        std::stop_source stop;
        double reached = 0;
        const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                          reached = fraction;
                          if (fraction > where)
                              stop.request_stop();
                      }};
        EXPECT_THROW(matchNoise(*movie, {}, job), Cancelled) << where;
        EXPECT_LT(reached, where + 0.3);
    }
}
