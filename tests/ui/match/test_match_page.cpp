// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in Match: open a movie, fit, turn sliders, hold numbers, choose a region, use what came
// out.
#include "core/movie/tiff_writer.h"
#include "core/noise/noise_fit.h"
#include "core/simulate/exposure.h"
#include "tests/ui/match/match_window.h"
#include "ui/match/twin_view.h"
#include "ui/plot/plot.h"
#include "ui/session_keeper.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <cmath>
#include <gmock/gmock.h>

using namespace perrin;
using perrin::test::MatchWindow;
using testing::HasSubstr;

TEST_F(MatchWindow, withoutAMovieOffersToOpenOne) {
    click("workspace2");
    EXPECT_TRUE(find<QPushButton>("openForMatch")->isVisible());
    EXPECT_TRUE(find<QToolButton>("workspace2")->isChecked());
    click("workspace1");
    EXPECT_TRUE(find<QToolButton>("workspace1")->isChecked());
}

TEST_F(MatchWindow, aFitSaysWhatTheEngineSays) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    const NoiseFit engine = fitNoise(findEmptyPixels(*window.session().movie()));
    EXPECT_EQ(desk().fitted()->model, engine.model);
    EXPECT_NEAR(engine.model.gain, 30, 1); // as the movie was made
    EXPECT_NEAR(find<QLineEdit>("matchGain")->text().toDouble(), engine.model.gain, 0.01);
    EXPECT_NEAR(find<QLineEdit>("matchGaussian")->text().toDouble(), engine.model.gaussian, 0.01);
    EXPECT_NEAR(find<QLineEdit>("matchPsf")->text().toDouble(), 1.3, 0.05);
    EXPECT_NEAR(find<QLineEdit>("matchPhotons")->text().toDouble(), 600, 30);
    EXPECT_TRUE(find<QCheckBox>("matchEm")->isChecked());
    EXPECT_THAT(words("matchVerdict"), HasSubstr("indistinguishable"));
    EXPECT_THAT(words("interval_gain"), HasSubstr("95 %"));
    EXPECT_THAT(words("interval_laplace"), HasSubstr("cannot tell"));
    EXPECT_THAT(words("matchRemarks"), HasSubstr("EMCCD"));
    for (const char* plot : {"matchDensity", "matchQuantiles", "matchTransfer", "matchSpectrum"})
        EXPECT_GT(find<ui::Plot>(plot)->table().rows.size(), 10u) << plot;
}

TEST_F(MatchWindow, aRealBlockIsMatched) {
    const auto block = test::sharedData("real/blocks_64x64x16_70_01/block-002-0.080-0.369-672.tif");
    if (!block || !std::filesystem::exists(*block))
        GTEST_SKIP() << "PERRIN_TEST_DATA does not name a folder with real movies";
    ASSERT_TRUE(open(*block));
    ASSERT_TRUE(fit());
    EXPECT_THAT(words("matchVerdict"), HasSubstr("The simulated noise is indistinguishable"));
    EXPECT_LE(ks(), 0.008);
    EXPECT_THAT(words("matchRemarks"), HasSubstr("Laplace noise is near zero"));
    EXPECT_EQ(desk().fitted()->model, fitNoise(findEmptyPixels(*window.session().movie())).model);
}

TEST_F(MatchWindow, aSliderMakesItWorseAndTheTwinFollows) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    const double best = ks();
    const auto preview = desk().preview();
    auto* slider = find<QSlider>("matchGaussianSlider");
    slider->setValue(slider->maximum() * 3 / 4);
    ASSERT_TRUE(test::waitFor([&] { return settled() && desk().preview() != preview; }));
    EXPECT_GT(ks(), 3 * best);
    EXPECT_THAT(words("matchVerdict"), HasSubstr("too much"));
    EXPECT_FALSE((desk().preview()->twin == preview->twin).all());
    EXPECT_FALSE(desk().fitted()) << "its intervals are of other numbers";
    EXPECT_FALSE(find<QLabel>("interval_gain")->isVisible());

    type("matchGain", "0");
    EXPECT_THAT(words("matchVerdict"), HasSubstr("too much")) << "what cannot be changes nothing";
    type("matchGain", "29.7");
    EXPECT_NEAR(desk().scenario().sensor.camera.gain, 29.7, 1e-9);
    choose("matchMenu", "Fit everything");
    ASSERT_TRUE(test::waitFor([&] { return desk().fitted() && settled(); }));
    EXPECT_NEAR(ks(), best, 1e-4);
}

TEST_F(MatchWindow, whatIsLockedStays) {
    ASSERT_TRUE(openOwn());
    type("matchOffset", "480");
    click("lock_offset");
    ASSERT_TRUE(fit());
    EXPECT_EQ(noiseModelOf(desk().scenario()).offset, 480);
    EXPECT_EQ(words("interval_offset"), "held");
    EXPECT_THAT(words("interval_gain"), HasSubstr("95 %"));
    // Levels only: the rest is as the sliders have it.
    const double gain = desk().scenario().sensor.camera.gain;
    ASSERT_TRUE(fit("fitLevels"));
    EXPECT_EQ(desk().scenario().sensor.camera.gain, gain);
    EXPECT_EQ(words("interval_gain"), "held");
}

TEST_F(MatchWindow, oneFrameAndARegionAreLookedAt) {
    ASSERT_TRUE(openOwn());
    const double all = desk().preview()->wish.ground->values.total();
    click("thisFrame");
    ASSERT_TRUE(test::waitFor([&] { return desk().preview()->wish.ground->pixels.frames.size() == 1; }));
    EXPECT_LT(desk().preview()->wish.ground->values.total(), all / 50);
    click("allFrames");
    ASSERT_TRUE(test::waitFor([&] { return desk().preview()->wish.ground->pixels.frames.size() == 120; }));

    click("matchRegion");
    auto& real = *find<ui::ImageView>("realView");
    const auto at = [&](double x, double y) { return real.toWidget({x, y}).toPoint(); };
    QTest::mousePress(&real, Qt::LeftButton, {}, at(20, 30));
    QTest::mouseMove(&real, at(60, 70));
    QTest::mouseMove(&real, at(84, 94));
    QTest::mouseRelease(&real, Qt::LeftButton, {}, at(84, 94));
    ASSERT_TRUE(test::waitFor([&] { return desk().region() && desk().preview()->twin.cols() < 128; }));
    EXPECT_NEAR(static_cast<double>(desk().region()->width), 64, 2);
    EXPECT_EQ(desk().preview()->twin.rows(), desk().region()->height);
    EXPECT_THAT(words("regionText"), HasSubstr("px at"));
    click("wholeFrame");
    ASSERT_TRUE(test::waitFor([&] { return desk().preview()->twin.cols() == 128; }));
    EXPECT_EQ(words("regionText"), "whole frames");
}

TEST_F(MatchWindow, anotherFrameHasATwinOfItsOwn) {
    ASSERT_TRUE(openOwn());
    const auto spots = [&] { return desk().preview()->wish.scene->spots.size(); };
    EXPECT_EQ(spots(), 0u) << "the first frame is empty";
    window.session().setFrame(60);
    ASSERT_TRUE(test::waitFor([&] { return settled(); }));
    EXPECT_GT(spots(), 5u);
    EXPECT_EQ(window.matching().frameBar().frame(), 60u);
    const auto before = desk().preview();
    click("newTwin");
    ASSERT_TRUE(test::waitFor([&] { return desk().preview() != before; }));
    EXPECT_FALSE((desk().preview()->twin == before->twin).all());
    EXPECT_EQ(desk().preview()->comparison.ks, before->comparison.ks) << "of the law, not of a draw";
}

TEST_F(MatchWindow, blinkShowsTheTwinInThePlaceOfTheFrame) {
    ASSERT_TRUE(openOwn());
    auto* view = find<ui::ImageView>("realView");
    const QImage real = view->image(), twin = find<ui::ImageView>("twinView")->image();
    EXPECT_NE(real, twin);
    click("blink");
    EXPECT_TRUE(test::waitFor([&] { return view->image() == twin; }));
    EXPECT_TRUE(test::waitFor([&] { return view->image() == real; }));
    click("blink");
    EXPECT_EQ(view->image(), real);
}

TEST_F(MatchWindow, whatWasFoundGoesToSimulateAndTrain) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    const Scenario before = window.session().simulation().scenario;
    click("useMatch");
    const Scenario& scenario = window.session().simulation().scenario;
    EXPECT_EQ(noiseModelOf(scenario), noiseModelOf(desk().scenario()));
    EXPECT_EQ(scenario.emission.photons, desk().scenario().emission.photons);
    EXPECT_EQ(scenario.psf.fwhm, desk().scenario().psf.fwhm);
    EXPECT_EQ(scenario.motion, before.motion);
    EXPECT_EQ(scenario.name, "matched to two_speeds_emccd.tif");
    EXPECT_THAT(message().toStdString(), HasSubstr("Simulate and Train now have the noise"));
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    EXPECT_NEAR(find<QLineEdit>("simulatedGain")->text().toDouble(), scenario.sensor.camera.gain, 0.01);
    undo();
    EXPECT_EQ(window.session().simulation().scenario, before);
}

TEST_F(MatchWindow, aDarkOrAnotherMovieTellsTheOffset) {
    const auto write = [&](const char* name, float photons) {
        RandomStream random(7);
        TiffWriter writer(folder / name, {.acquisition = test::smallAcquisition(), .displayRange = {}});
        const SensorSettings sensor{.camera = {.offset = 500, .gain = 30, .readNoise = 20. / 30, .em = true}};
        for (int frame = 0; frame < 60; ++frame)
            writer.add(expose(Image::Constant(64, 64, photons), sensor, random));
        writer.close();
        return QString::fromStdString((folder / name).string());
    };
    ASSERT_TRUE(openOwn());
    desk().take(ui::MatchDesk::KnownFrom::DarkMovie, write("dark.tif", 0));
    ASSERT_TRUE(test::waitFor([&] { return desk().isLocked(NoiseParameter::Offset); }));
    EXPECT_NEAR(noiseModelOf(desk().scenario()).offset, 500, 1);
    EXPECT_NEAR(noiseModelOf(desk().scenario()).gaussian, 20, 1);
    EXPECT_TRUE(desk().isLocked(NoiseParameter::Gaussian));
    EXPECT_TRUE(find<QToolButton>("lock_offset")->isChecked());
    EXPECT_THAT(message().toStdString(), HasSubstr("measured in dark.tif, are held now"));
    ASSERT_TRUE(fit());
    EXPECT_NEAR(desk().fitted()->model.gain, 30, 0.6);

    desk().setLocked(NoiseParameter::Offset, false);
    desk().take(ui::MatchDesk::KnownFrom::OtherMovie, write("dim.tif", 3));
    ASSERT_TRUE(test::waitFor([&] { return desk().isLocked(NoiseParameter::Offset); }));
    EXPECT_NEAR(noiseModelOf(desk().scenario()).offset, 500, 5);

    desk().take(ui::MatchDesk::KnownFrom::DarkMovie, "/nowhere/dark.tif");
    ASSERT_TRUE(test::waitFor([&] { return message().contains("/nowhere/dark.tif"); }));
}

TEST_F(MatchWindow, everyChangeCanBeUndone) {
    ASSERT_TRUE(openOwn());
    EXPECT_EQ(window.session().undoStack().count(), 0) << "nobody has done anything yet";
    const Scenario begun = desk().scenario();
    type("matchGain", "40");
    desk().setLocked(NoiseParameter::Gain, true);
    ASSERT_TRUE(fit());
    const Scenario found = desk().scenario();
    EXPECT_EQ(undoWords(), "Undo fit the noise");
    undo();
    EXPECT_FALSE(desk().fitted());
    EXPECT_EQ(find<QLineEdit>("matchGain")->text(), "40");
    redo();
    EXPECT_EQ(desk().scenario(), found);
    EXPECT_TRUE(desk().fitted()) << "its intervals are of these numbers again";
    for (int step = 0; step < 3; ++step)
        undo();
    EXPECT_EQ(desk().scenario(), begun);
    EXPECT_FALSE(desk().isLocked(NoiseParameter::Gain));
}

TEST_F(MatchWindow, theSessionKeepsWhatWasMatched) {
    ASSERT_TRUE(openOwn());
    type("matchGain", "33");
    desk().setLocked(NoiseParameter::Offset, true);
    desk().setRegion(PixelRegion{10, 20, 80, 70});
    desk().setAllFrames(false);
    const MatchingSettings matched = window.session().matching();
    EXPECT_EQ(matched.noise, NumbersFrom::Hand);
    EXPECT_EQ(matched.molecules, NumbersFrom::Guess);
    bool saved = false;
    const QString path = QString::fromStdString((folder / "work.perrin").string());
    window.keeper().save(path, [&] { saved = true; });
    ASSERT_TRUE(test::waitFor([&] { return saved; }));
    ASSERT_TRUE(openSmallMovie());
    EXPECT_FALSE(desk().isLocked(NoiseParameter::Offset));
    EXPECT_FALSE(desk().region());
    window.keeper().open(path);
    ASSERT_TRUE(test::waitFor([&] { return window.session().matching() == matched; }));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(test::waitFor([&] { return desk().preview() && settled(); }));
    EXPECT_EQ(find<QLineEdit>("matchGain")->text(), "33");
    EXPECT_EQ(window.session().matching(), matched) << "looking at the movie has changed nothing";
}

TEST_F(MatchWindow, aPixelSizeThatComesLateKeepsTheWidthInPixels) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    const QString width = find<QLineEdit>("matchPsf")->text();
    MeasureSettings settings = window.session().settings();
    settings.acquisition.pixelSize = 0.2;
    window.session().setSettings(settings);
    EXPECT_EQ(find<QLineEdit>("matchPsf")->text(), width);
    EXPECT_NEAR(desk().scenario().psf.fwhm, 1.286 * 2.3548 * 0.2, 0.03);
    EXPECT_TRUE(desk().fitted());
}

TEST_F(MatchWindow, aFitCanBeCancelled) {
    ASSERT_TRUE(openOwn());
    click("fitCamera");
    EXPECT_TRUE(desk().fitting().running());
    EXPECT_FALSE(find<QPushButton>("fitCamera")->isEnabled());
    desk().fitting().cancel();
    ASSERT_TRUE(test::waitFor([&] { return !desk().fitting().running(); }));
    EXPECT_FALSE(desk().fitted());
    EXPECT_TRUE(test::waitFor([&] { return find<QPushButton>("fitCamera")->isEnabled(); }));
}

TEST_F(MatchWindow, anAveragedMovieIsRefusedWithTheReason) {
    const auto path = folder / "averaged.tif";
    TiffWriter writer(
        path, {.pixelType = PixelType::Float32, .acquisition = test::smallAcquisition(), .displayRange = {}});
    writer.add(Image::Constant(64, 64, 100.25f));
    writer.add(Image::Constant(64, 64, 101.75f));
    writer.close();
    ASSERT_TRUE(openFile(path));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(test::waitFor([&] { return message().contains("open the raw movie"); }));
    EXPECT_FALSE(find<QPushButton>("fitCamera")->isEnabled());
}
