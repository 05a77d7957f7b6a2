// SPDX-License-Identifier: GPL-3.0-or-later
// Cameras whose numbers are known, measured from their dark and flat movies.
#include "core/movie/tiff_writer.h"
#include "core/noise/camera_calibration.h"
#include "core/simulate/exposure.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

std::shared_ptr<const Movie> evenMovie(const SensorSettings& sensor, double photons, int frames,
                                       std::uint64_t seed, const SensorMaps& maps = {}) {
    std::vector<Image> movie;
    const Image light = Image::Zero(48, 48);
    const Exposure exposure(sensor, photons);
    for (int frame = 0; frame < frames; ++frame) {
        RandomStream random(seed, static_cast<std::uint64_t>(frame));
        Image adu(48, 48);
        exposure.record(light, {}, maps, 0, 0, random, adu);
        movie.push_back(adu);
    }
    return movieFromFrames(std::move(movie));
}

const SensorSettings scmosSensor{.camera = {.offset = 100, .gain = 2.2, .readNoise = 1.4, .em = false}};
const SensorSettings emccdSensor{.camera = {.offset = 500, .gain = 40, .readNoise = 0.6, .em = true}};

} // namespace

TEST(CameraCalibration, findsACameraOfEqualPixels) {
    for (const SensorSettings& sensor : {scmosSensor, emccdSensor}) {
        const Camera& truth = sensor.camera;
        const auto found =
            calibrateCamera(*evenMovie(sensor, 0, 120, 1),
                            {evenMovie(sensor, 40, 60, 2), evenMovie(sensor, 150, 60, 3)}, truth.em);
        EXPECT_NEAR(found.camera.offset, truth.offset, 0.3);
        EXPECT_NEAR(found.camera.gain / truth.gain, 1, 0.02);
        EXPECT_LT(found.gainLow.value(), found.camera.gain);
        EXPECT_NEAR(found.camera.readNoise / truth.readNoise, 1, 0.04);
        EXPECT_EQ(found.camera.em, truth.em);
        EXPECT_FALSE(found.pixelsDiffer);
    }
}

TEST(CameraCalibration, itsIntervalHoldsTheGain) {
    int held = 0;
    constexpr int times = 40;
    for (std::uint64_t k = 0; k < times; ++k) {
        const auto found = calibrateCamera(*evenMovie(scmosSensor, 0, 20, 10 + k),
                                           {evenMovie(scmosSensor, 60, 20, 100 + k)}, false);
        held += *found.gainLow <= 2.2 && 2.2 <= *found.gainHigh;
    }
    EXPECT_GE(held, 34); // 38 are expected; 33 or fewer come once in 60 times
}

TEST(CameraCalibration, mapsPixelsThatDiffer) {
    SensorSettings sensor = scmosSensor;
    sensor.offsetSpread = 3;
    sensor.readNoiseSpread = 0.4;
    const SensorMaps maps = sensorMaps(sensor, 48, 48);
    const auto found =
        calibrateCamera(*evenMovie(sensor, 0, 400, 1, maps), {evenMovie(sensor, 100, 100, 2, maps)}, false);
    EXPECT_TRUE(found.pixelsDiffer);
    EXPECT_NEAR(found.offsetSpread, 3, 0.4);
    const auto correlation = [](const Image& a, const Image& b) {
        const Eigen::ArrayXXd x = a.cast<double>() - a.cast<double>().mean(),
                              y = b.cast<double>() - b.cast<double>().mean();
        return (x * y).mean() / std::sqrt(x.square().mean() * y.square().mean());
    };
    EXPECT_GT(correlation(found.offsetMap, maps.offset.topLeftCorner(48, 48)), 0.99);
    EXPECT_GT(correlation(found.readNoiseMap, maps.readNoise.topLeftCorner(48, 48)), 0.97);

    const test::TemporaryFolder folder;
    sensor.camera = writeCamera(folder / "zyla.json", found);
    EXPECT_EQ(sensor.camera.maps.offset, folder / "zyla_offset.tif");
    EXPECT_EQ(readCamera(folder / "zyla.json"), sensor.camera);
    // A scenario takes the maps as they are.
    EXPECT_TRUE((sensorMaps(sensor, 48, 48).offset == found.offsetMap).all());
}

TEST(CameraCalibration, withoutFlatMoviesTheGainStaysUnknown) {
    const auto found = calibrateCamera(*evenMovie(scmosSensor, 0, 50, 1), {}, false);
    EXPECT_FALSE(found.gainLow);
    EXPECT_EQ(found.camera.gain, 1);
    EXPECT_NEAR(found.camera.readNoise, 1.4 * 2.2, 0.1) << "ADU";
    EXPECT_THAT(found.remarks, testing::Contains(HasSubstr("the gain is not known")));
}

TEST(CameraCalibration, whatCannotBeMeasuredIsRefused) {
    const auto dark = evenMovie(scmosSensor, 0, 30, 1);
    EXPECT_THAT(test::errorOf([&] { calibrateCamera(*evenMovie(scmosSensor, 0, 5, 1), {}, false); }),
                HasSubstr("needs at least 10"));
    EXPECT_THAT(test::errorOf([&] { calibrateCamera(*dark, {evenMovie(scmosSensor, 0, 30, 2)}, false); }),
                HasSubstr("no brighter than the dark movie"));
    const auto small = movieFromFrames(std::vector<Image>(20, Image::Constant(20, 20, 300)));
    EXPECT_THAT(test::errorOf([&] { calibrateCamera(*dark, {small}, false); }),
                HasSubstr("20x20 px but the dark"));
}

TEST(CameraCalibration, stopsWhenAsked) {
    std::stop_source stop;
    double reached = 0;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      reached = fraction;
                      if (fraction > 0.3)
                          stop.request_stop();
                  }};
    EXPECT_THROW(
        calibrateCamera(*evenMovie(scmosSensor, 0, 60, 1), {evenMovie(scmosSensor, 60, 60, 2)}, false, job),
        Cancelled);
    EXPECT_LT(reached, 0.4);
}
