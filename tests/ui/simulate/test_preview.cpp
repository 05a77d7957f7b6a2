// SPDX-License-Identifier: GPL-3.0-or-later
// What the preview says of a simulation, against theory and against the truth.
#include "core/error.h"
#include "core/simulate/renderer.h"
#include "core/units.h"
#include "ui/simulate/frames_view.h"
#include "ui/simulate/preview.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::ui;

namespace {

Scenario at(double diffusionCoefficient, const char* name = "physical-a") {
    Scenario scenario = preset(name);
    scenario.motion.diffusionCoefficient.value = diffusionCoefficient;
    return scenario;
}

} // namespace

TEST(Preview, theSameRequestGivesTheSamePreview) {
    const Preview one = makePreview({at(1), 7}), other = makePreview({at(1), 7}),
                  third = makePreview({at(1), 8});
    ASSERT_EQ(one.noisy.size(), 16u);
    for (std::size_t i = 0; i < 16; ++i) {
        EXPECT_TRUE((one.noisy[i] == other.noisy[i]).all());
        EXPECT_FALSE((one.noisy[i] == third.noisy[i]).all());
    }
    EXPECT_EQ(one.measured.mle.value, other.measured.mle.value);
}

TEST(Preview, noiseLiesAroundTheNoiseFreeFramesWithTheCamerasVariance) {
    // 500 photons on 10 a pixel at gain 3: mean 100 + 3 n, variance 9 (F n + 1.5^2).
    for (const bool em : {false, true}) {
        Scenario scenario = at(0.1);
        scenario.sensor.camera = {.offset = 100, .gain = 3, .readNoise = 1.5, .em = em};
        const Preview preview = makePreview({scenario, 3});
        double sum = 0, squares = 0, count = 0;
        for (std::size_t i = 0; i < preview.noisy.size(); ++i) {
            const Eigen::ArrayXXd mean = preview.noiseFree[i].cast<double>();
            const Eigen::ArrayXXd variance = 9 * ((em ? 2 : 1) * (mean - 100) / 3 + 2.25);
            const Eigen::ArrayXXd off = (preview.noisy[i].cast<double>() - mean) / variance.sqrt();
            sum += off.sum();
            squares += off.square().sum();
            count += static_cast<double>(off.size());
        }
        EXPECT_NEAR(sum / count, 0, 4 / std::sqrt(count));
        EXPECT_NEAR(squares / count, 1, 0.03);
    }
}

TEST(Preview, whatIsFoundIsAsNearToTheTruthAsItsErrorSays) {
    double squares = 0, claimed = 0, count = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const Preview preview = makePreview({at(0.3), seed});
        EXPECT_GE(preview.measured.track.spots.size(), 15u) << "500 photons are hard to miss";
        for (const Spot& spot : preview.measured.track.spots) {
            squares += std::pow(spot.x - preview.truth.centres(spot.frame, 0), 2) +
                       std::pow(spot.y - preview.truth.centres(spot.frame, 1), 2);
            claimed += spot.xSd * spot.xSd + spot.ySd * spot.ySd;
            count += 2;
        }
    }
    EXPECT_NEAR(std::sqrt(squares / claimed), 1, 0.1);
    EXPECT_NEAR(std::sqrt(squares / count) * 0.1, makePreview({at(0.3), 1}).measurability->localizationSd,
                0.002)
        << "um; the bound is reached within a fifth";
}

TEST(Preview, theEstimatorsRecoverTheTrueDInTheMean) {
    for (const char* name : {"physical-a", "tirf-emccd", "scmos"}) {
        double mle = 0, cve = 0, covered = 0;
        constexpr int count = 60;
        for (std::uint64_t seed = 1; seed <= count; ++seed) {
            const Preview preview = makePreview({at(0.5, name), seed});
            ASSERT_TRUE(preview.measured.mle.value) << name << seed;
            mle += *preview.measured.mle.value / count;
            cve += *preview.measured.cve / count;
            covered += *preview.measured.mle.low <= 0.5 && 0.5 <= *preview.measured.mle.high ? 1 : 0;
        }
        // Each has a relative error of about 0.3 a stack; 4 standard errors.
        EXPECT_NEAR(mle, 0.5, 0.5 * 4 * 0.3 / std::sqrt(count)) << name;
        EXPECT_NEAR(cve, 0.5, 0.5 * 4 * 0.4 / std::sqrt(count)) << name;
        EXPECT_GE(covered, 0.85 * count) << name << ": 95 % intervals";
    }
}

TEST(Preview, emptyFramesGiveNoSpots) {
    int found = 0;
    for (const char* name : {"physical-a", "tirf-emccd"})
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            Scenario scenario = at(0.5, name);
            scenario.emission.photons = Range::fixed(0);
            found += static_cast<int>(makePreview({scenario, seed}).measured.track.spots.size());
        }
    EXPECT_LE(found, 6) << "of 640 frames; rarely noise looks like a spot";
}

TEST(Preview, whatHasNoDIsNotJudged) {
    Scenario still = at(1);
    still.motion.kind = MotionKind::Immobile;
    EXPECT_FALSE(makePreview({still, 1}).measurability);
    EXPECT_TRUE(makePreview({at(1), 1}).measurability);
    EXPECT_FALSE(makePreview({at(0), 1}).measurability);
}

TEST(Preview, aLongStackIsCutAndSaysSo) {
    Scenario scenario = at(1);
    scenario.window.frames = 100000;
    const Preview preview = makePreview({scenario, 1});
    EXPECT_EQ(preview.noisy.size(), 1024u) << "16 frames of 512x512 px are as many pixels";
    EXPECT_EQ(preview.request.scenario.window.frames, 100000);
}

TEST(Preview, isCancelled) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(makePreview({at(1), 1}, {stop.get_token(), {}}), Cancelled);
}

TEST(MagnifiedFrame, itsFinePixelsMakeUpTheCamerasFrame) {
    const Preview preview = makePreview({at(2), 5});
    const MagnifiedFrame magnified = magnify(preview, 9);
    const Image coarse = binned(magnified.pixels, magnified.oversampling);
    const auto left = static_cast<Eigen::Index>(magnified.left),
               top = static_cast<Eigen::Index>(magnified.top);
    // Gain 1, offset 100, 10 background photons.
    const Image camera = preview.noiseFree[9].block(top, left, coarse.rows(), coarse.cols()) - 110;
    EXPECT_LT((coarse - camera).abs().maxCoeff(), 0.02f * camera.maxCoeff());
    EXPECT_EQ(magnified.places.rows(), 16);
    // The middle of camera pixel `left` is half of its fine pixels in.
    EXPECT_NEAR(magnified.fine(magnified.left, magnified.top).x(), 3.5, 1e-12);
    EXPECT_NEAR(magnified.places.col(0).mean(), magnified.centre.x(), 1e-9);
}

TEST(Montage, framesLieSideBySideWithGapsThatAreNoNumbers) {
    const std::vector<Image> frames{Image::Constant(2, 3, 1), Image::Constant(2, 3, 2),
                                    Image::Constant(2, 3, 3)};
    const Image picture = montage(frames, 0, 3, 2, 1);
    ASSERT_EQ(picture.rows(), 2 * 3 + 1);
    ASSERT_EQ(picture.cols(), 2 * 4 + 1);
    EXPECT_EQ(picture(1, 1), 1);
    EXPECT_EQ(picture(2, 7), 2);
    EXPECT_EQ(picture(4, 3), 3);
    EXPECT_TRUE(std::isnan(picture(0, 0)));
    EXPECT_TRUE(std::isnan(picture(1, 4)));
    EXPECT_TRUE(std::isnan(picture(5, 6))) << "no fourth frame";
}

TEST(PreviewMovie, itsPicturesHaveTheSizeItSays) {
    Scenario scenario = at(1);
    scenario.window = {.width = 20, .height = 12, .frames = 21, .centring = 0, .centredInTime = true};
    const auto preview = std::make_shared<const Preview>(makePreview({scenario, 1}));
    const PreviewMovie loop(preview, true, FramesView::Arrangement::Loop);
    EXPECT_EQ(loop.info().frames, 21u);
    EXPECT_TRUE((loop.frame(20) == preview->noisy[20]).all());
    const PreviewMovie tiled(preview, false, FramesView::Arrangement::Montage);
    EXPECT_EQ(tiled.info().frames, 2u);
    EXPECT_EQ(tiled.frame(0).cols(), tiled.info().width);
    EXPECT_EQ(tiled.frame(0).rows(), tiled.info().height);
    EXPECT_TRUE((tiled.frame(1).block(2, 2, 12, 20) == preview->noiseFree[16]).all()) << "the seventeenth";
}
