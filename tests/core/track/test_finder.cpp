// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/track/finder.h"
#include "tests/support/synthetic_movie.h"

#include <gtest/gtest.h>

using namespace perrin;

namespace {

std::shared_ptr<const Movie> smallMovie(int frames = 40) {
    const test::SyntheticScene scene{.width = 64, .height = 64, .frames = frames};
    return movieFromFrames(test::render(scene, 3).frames, scene.acquisition);
}

} // namespace

TEST(Finder, theWidthOfTheSpotsIsLearnedFromTheMovie) {
    test::SyntheticScene scene{.width = 96, .height = 96, .frames = 60, .psfSigma = 1.9};
    scene.populations = {{0.01, 8}};
    scene.photons = 1500;
    const auto movie = movieFromFrames(test::render(scene, 4).frames);
    const FindCalibration learned = calibrateFinder(*movie, {});
    EXPECT_NEAR(learned.psfSigma, 1.9, 0.1);
    EXPECT_TRUE(learned.psfMeasured);
    EXPECT_FALSE(calibrateFinder(*movie, {.psfSigma = 1.6}).psfMeasured) << "it is given";
}

TEST(Finder, aWidthThatCannotBeLearnedIsNotCalledMeasured) {
    test::SyntheticScene scene{.width = 64, .height = 64, .frames = 8, .psfSigma = 1.9};
    scene.populations = {{0.01, 1}};
    const FindCalibration calibration = calibrateFinder(*movieFromFrames(test::render(scene, 4).frames), {});
    EXPECT_DOUBLE_EQ(calibration.psfSigma, 1.3) << "8 spots tell too little";
    EXPECT_FALSE(calibration.psfMeasured);
}

TEST(Finder, everyLocalizerFindsTheSameMolecules) {
    test::SyntheticScene scene{.width = 64, .height = 64, .frames = 20};
    scene.populations = {{0.02, 1}};
    const auto rendered = test::render(scene, 3);
    const auto movie = movieFromFrames(rendered.frames);
    for (const LocalizerKind kind : {LocalizerKind::MaximumLikelihood, LocalizerKind::LeastSquares,
                                     LocalizerKind::RadialSymmetry, LocalizerKind::Centroid}) {
        FindSettings settings{.localizer = kind, .falseAlarm = 0.01, .psfSigma = 1.3, .camera = scene.camera};
        const auto spots = findSpots(*movie, settings, calibrateFinder(*movie, settings));
        for (const test::TrueSpot& truth : rendered.truth) {
            const auto& frame = spots[static_cast<std::size_t>(truth.frame)];
            ASSERT_FALSE(frame.empty()) << name(kind) << " frame " << truth.frame;
            EXPECT_NEAR(frame[0].x, truth.x, 0.8) << name(kind);
            EXPECT_NEAR(frame[0].y, truth.y, 0.8) << name(kind);
            EXPECT_EQ(frame[0].frame, truth.frame);
        }
    }
}

TEST(Finder, aKnownCameraGivesPhotons) {
    test::SyntheticScene scene{.width = 64, .height = 64, .frames = 40};
    scene.populations = {{0.05, 2}};
    scene.camera = {.offset = 500, .gain = 30, .readNoise = 0.5, .em = true};
    const auto movie = movieFromFrames(test::render(scene, 7).frames);
    FindSettings settings{.falseAlarm = 1e-3};
    const auto meanLight = [&] {
        double sum = 0, count = 0;
        for (const auto& frame : findSpots(*movie, settings, calibrateFinder(*movie, settings)))
            for (const Spot& spot : frame) {
                sum += spot.amplitude;
                ++count;
            }
        return sum / count;
    };
    settings.camera = scene.camera;
    EXPECT_NEAR(meanLight(), 600, 40);
    settings.camera.reset();
    EXPECT_NEAR(meanLight(), 600 * 30, 40 * 30);
}

TEST(Finder, resultsDoNotDependOnTheNumberOfThreadsOrTheRun) {
    const auto movie = smallMovie();
    const FindSettings settings;
    const FindCalibration a = calibrateFinder(*movie, settings), b = calibrateFinder(*movie, settings);
    EXPECT_EQ(a.threshold, b.threshold);
    EXPECT_EQ(a.psfSigma, b.psfSigma);
    const auto all = findSpots(*movie, settings, a);
    const auto third = findSpots(movie->frame(3), 3, settings, a);
    ASSERT_EQ(all[3].size(), third.size());
    for (std::size_t i = 0; i < third.size(); ++i)
        EXPECT_EQ(all[3][i].x, third[i].x);
}

TEST(Finder, canBeCancelledInBothParts) {
    const auto movie = smallMovie(200);
    std::stop_source source;
    int reports = 0;
    const Job job{source.get_token(), [&](double, std::string_view) {
                      if (++reports == 3)
                          source.request_stop();
                  }};
    EXPECT_THROW(calibrateFinder(*movie, {}, job), Cancelled);
    EXPECT_LE(reports, 5);

    const FindCalibration calibration = calibrateFinder(*movie, {});
    std::stop_source second;
    int found = 0;
    const Job finding{second.get_token(), [&](double fraction, std::string_view) {
                          EXPECT_LE(fraction, 1);
                          if (++found == 5)
                              second.request_stop();
                      }};
    EXPECT_THROW(findSpots(*movie, {}, calibration, finding), Cancelled);
    EXPECT_LT(found, 20);
}

TEST(Finder, saysWhatCannotBeSearched) {
    const auto tiny = movieFromFrames({Image::Constant(8, 8, 1)});
    EXPECT_THROW(calibrateFinder(*tiny, {}), Error);
    EXPECT_THROW(calibrateFinder(*smallMovie(), {.channel = 3}), Error);
}

TEST(Finder, aFrameWithoutNoiseDoesNotStopIt) {
    std::vector<Image> frames(20, Image::Constant(64, 64, 100));
    EXPECT_THROW(calibrateFinder(*movieFromFrames(frames), {}), Error);
}
