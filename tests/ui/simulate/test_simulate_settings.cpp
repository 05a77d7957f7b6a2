// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/scenario_json.h"
#include "tests/ui/simulate/simulate_window.h"
#include "ui/number_edit.h"
#include "ui/simulate/setting_row.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QWheelEvent>

using namespace perrin;

namespace {

class SimulateSettings : public test::SimulateWindow {
  protected:
    QString shown(const char* edit) { return find<ui::NumberEdit>(edit)->text(); }
    bool offered(const char* widget) { return find<QWidget>(widget)->isVisible(); }
    QSlider* slider(const char* name) { return find<QSlider>(name); }
    void drag(const char* name, const std::vector<int>& positions) {
        slider(name)->setSliderDown(true);
        for (const int position : positions)
            slider(name)->setValue(position);
        slider(name)->setSliderDown(false);
    }
};

} // namespace

TEST_F(SimulateSettings, aPresetFillsThePanel) {
    pick("preset", "tirf-emccd");
    EXPECT_EQ(scenario(), preset("tirf-emccd"));
    EXPECT_EQ(shown("simulatedD"), "0.4") << "in the middle of 0.02 to 8 on a logarithmic scale";
    EXPECT_EQ(shown("simulatedPixelSize"), "107");
    EXPECT_EQ(shown("simulatedInterval"), "7.76");
    EXPECT_EQ(shown("simulatedExposure"), "7.49");
    EXPECT_EQ(shown("simulatedFwhm"), "280");
    EXPECT_EQ(shown("simulatedGain"), "60");
    EXPECT_EQ(shown("simulatedOffset"), "500");
    EXPECT_EQ(shown("gaussianNoise"), "18") << "0.3 electrons at 60 ADU each";
    EXPECT_EQ(find<QComboBox>("cameraKind")->currentText(), "EMCCD");
    EXPECT_EQ(find<QComboBox>("rangePhotons")->currentText(), "log-uniform");
    EXPECT_EQ(shown("rangePhotonsLow"), "150");
    EXPECT_EQ(shown("rangePhotonsHigh"), "1200");
    EXPECT_EQ(shown("psfTolerance"), "10");
    EXPECT_TRUE(text("presetDescription").contains("EMCCD"));
    EXPECT_EQ(undoWords(), "Undo choose preset tirf-emccd");
    type("simulatedGain", "50");
    EXPECT_EQ(find<QComboBox>("preset")->currentIndex(), -1);
    EXPECT_EQ(find<QComboBox>("preset")->placeholderText(), "Custom");
    EXPECT_TRUE(text("presetDescription").contains("Changed from tirf-emccd"));
    undo();
    EXPECT_EQ(find<QComboBox>("preset")->currentText(), "tirf-emccd");
}

TEST_F(SimulateSettings, everyNumberGoesIntoTheScenarioInItsUnit) {
    type("simulatedD", "2.5");
    type("simulatedFrames", "24");
    type("subPositions", "20");
    type("simulatedPixelSize", "160");
    type("simulatedExposure", "5");
    type("simulatedInterval", "12.5");
    type("simulatedFwhm", "350");
    type("simulatedPhotons", "321");
    type("simulatedBackground", "7,5"); // a decimal comma
    type("simulatedGain", "2");
    type("gaussianNoise", "3");
    type("laplaceNoise", "0.7");
    type("simulatedOffset", "99");
    type("psfTolerance", "12");
    click("moreLight");
    type("backgroundSlope", "30");
    type("bleachingTime", "2");
    Scenario expected = preset("physical-a");
    expected.motion.diffusionCoefficient.value = 2.5;
    expected.window.frames = 24;
    expected.motion.subPositions = 20;
    expected.acquisition = {.pixelSize = 0.16, .frameInterval = 0.0125, .exposure = 0.005};
    expected.psf = {.fwhm = 0.35, .tolerance = 0.12};
    expected.emission.photons.value = 321;
    expected.background.photons.value = 7.5;
    expected.sensor.camera = {.offset = 99, .gain = 2, .readNoise = 1.5, .em = false};
    expected.sensor.laplaceNoise = 0.7;
    expected.background.slope = 0.3;
    expected.emission.bleachingTime = 2;
    EXPECT_EQ(toJson(scenario()).dump(1), toJson(expected).dump(1));
}

TEST_F(SimulateSettings, onlyWhatMattersIsShown) {
    EXPECT_FALSE(offered("confinementRadius"));
    EXPECT_FALSE(offered("offsetSpread"));
    pick("motionKind", "Confined");
    EXPECT_TRUE(offered("confinementRadius"));
    EXPECT_FALSE(offered("driftSpeed"));
    pick("motionKind", "Directed");
    EXPECT_TRUE(offered("driftSpeed"));
    EXPECT_FALSE(offered("confinementRadius"));
    pick("motionKind", "Two states");
    for (const char* field : {"secondD", "leaveFirst", "leaveSecond"})
        EXPECT_TRUE(offered(field)) << field;
    pick("motionKind", "Immobile");
    EXPECT_FALSE(offered("simulatedD"));
    pick("cameraKind", "sCMOS");
    EXPECT_TRUE(offered("offsetSpread"));
    EXPECT_GT(scenario().sensor.gainSpread, 0);
    pick("cameraKind", "EMCCD");
    EXPECT_FALSE(offered("offsetSpread"));
    EXPECT_EQ(scenario().sensor.gainSpread, 0);
    EXPECT_TRUE(scenario().sensor.camera.em);
    EXPECT_FALSE(offered("evenEffectiveD"));
    pick("preset", "report-2024");
    type("evenEffectiveD", "20");
    EXPECT_EQ(scenario().motion.evenEffectiveD, 20);
    for (const char* field : {"simulatedPhotons", "simulatedFwhm", "subPositions", "rangePhotons"})
        EXPECT_FALSE(offered(field)) << field << ": the report has its own";
    EXPECT_TRUE(offered("simulatedPixelSize"));
}

TEST_F(SimulateSettings, whatCannotBeIsRefusedWithItsReasonBesideIt) {
    const Scenario before = scenario();
    const QImage shownBefore = picture();
    type("simulatedPhotons", "-5");
    EXPECT_EQ(problemAt("simulatedPhotons"), "It must be 0 or more.");
    EXPECT_TRUE(find<ui::NumberEdit>("simulatedPhotons")->property("invalid").toBool());
    type("simulatedPhotons", "many");
    EXPECT_TRUE(problemAt("simulatedPhotons").contains("is not a number"));
    type("simulatedPhotons", "500");
    EXPECT_EQ(problemAt("simulatedPhotons"), "");
    type("simulatedExposure", "20");
    EXPECT_TRUE(problemAt("simulatedExposure").contains("longer than the frame interval"))
        << problemAt("simulatedExposure").toStdString();
    EXPECT_EQ(toJson(scenario()).dump(1), toJson(before).dump(1)) << "half a number is nobody's value";
    EXPECT_EQ(picture(), shownBefore) << "the last good one";
    type("simulatedExposure", "10");
    EXPECT_EQ(problemAt("simulatedExposure"), "");
}

TEST_F(SimulateSettings, aRefusedValueIsTakenOnceAnotherMakesItPossible) {
    type("simulatedExposure", "20");
    ASSERT_NE(problemAt("simulatedExposure"), "");
    type("simulatedD", "2");
    EXPECT_EQ(scenario().motion.diffusionCoefficient.value, 2) << "goes on without it";
    EXPECT_NE(problemAt("simulatedExposure"), "");
    EXPECT_EQ(shown("simulatedExposure"), "20");
    type("simulatedInterval", "25");
    EXPECT_EQ(scenario().acquisition.exposure, 0.02);
    EXPECT_EQ(scenario().acquisition.frameInterval, 0.025);
    EXPECT_EQ(problemAt("simulatedExposure"), "");
    click("moreLight");
    type("onTime", "0.1");
    EXPECT_TRUE(problemAt("onTime").contains("Blinks: off")) << problemAt("onTime").toStdString();
    type("offTime", "0.3");
    EXPECT_EQ(scenario().emission.onTime, 0.1);
    EXPECT_EQ(scenario().emission.offTime, 0.3);
    type("onTime", "0");
    undo();
    EXPECT_EQ(problemAt("onTime"), "") << "undoing gives up what was refused";
}

TEST_F(SimulateSettings, rangesAreDrawnAsChosen) {
    pick("rangePhotons", "uniform");
    type("rangePhotonsLow", "200");
    type("rangePhotonsHigh", "900");
    const Range& photons = scenario().emission.photons;
    EXPECT_EQ(photons.draw, Range::Draw::Uniform);
    EXPECT_EQ(photons.low, 200);
    EXPECT_EQ(photons.high, 900);
    EXPECT_EQ(photons.value, 500) << "what the preview shows stays";
    type("rangePhotonsLow", "1000");
    EXPECT_TRUE(problemAt("rangePhotonsLow").contains("the first must be the smaller one"))
        << problemAt("rangePhotonsLow").toStdString();
    EXPECT_EQ(scenario().emission.photons.low, 200);
    pick("rangePhotons", "fixed");
    EXPECT_EQ(scenario().emission.photons.draw, Range::Draw::Fixed);
    EXPECT_FALSE(offered("rangePhotonsLow"));
}

TEST_F(SimulateSettings, aListFromAFileIsShownAndCanBeLeft) {
    Scenario listed = scenario();
    listed.motion.diffusionCoefficient = Range::oneOf({0.1, 1, 5});
    window.session().setScenario(listed, "load");
    EXPECT_EQ(find<QComboBox>("rangeD")->currentText(), "list of 3");
    pick("rangeD", "fixed");
    EXPECT_EQ(scenario().motion.diffusionCoefficient.draw, Range::Draw::Fixed);
    pick("rangeD", "list of 3");
    EXPECT_EQ(scenario().motion.diffusionCoefficient.draw, Range::Draw::Choice);
    pick("preset", "physical-a");
    EXPECT_EQ(find<QComboBox>("rangeD")->findText("list of 3"), -1);
}

TEST_F(SimulateSettings, draggingASliderIsOneStepBack) {
    drag("simulatedDSlider", {200, 220, 260, 300});
    const double dragged = scenario().motion.diffusionCoefficient.value;
    EXPECT_NEAR(dragged, 0.001 * std::pow(1e5, 0.75), 0.01 * dragged);
    EXPECT_EQ(undoWords(), "Undo change D");
    undo();
    EXPECT_EQ(scenario(), preset("physical-a"));
    redo();
    EXPECT_EQ(scenario().motion.diffusionCoefficient.value, dragged);
}

TEST_F(SimulateSettings, theWheelAndTheFrameKeysLeaveSlidersAlone) {
    const Scenario before = scenario();
    QSlider* d = slider("simulatedDSlider");
    QWheelEvent wheel({5, 5}, d->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(d, &wheel);
    EXPECT_EQ(scenario(), before);
    d->setFocus();
    QTest::keyClick(d, Qt::Key_Right);
    EXPECT_GT(scenario().motion.diffusionCoefficient.value, before.motion.diffusionCoefficient.value)
        << "a slider with the focus has the arrow keys";
}

TEST_F(SimulateSettings, theMoviesSettingsAreTaken) {
    EXPECT_FALSE(find<QPushButton>("useMovie")->isEnabled());
    ASSERT_TRUE(openSmallMovie({.pixelSize = 0.12, .frameInterval = 0.05, .exposure = {}}));
    MeasureSettings settings = window.session().settings();
    settings.find.camera = Camera{.offset = 480, .gain = 33, .readNoise = 0.4, .em = true};
    window.session().setSettings(settings);
    window.session().setPsfFwhm(0.29);
    click("workspace3");
    click("useMovie");
    EXPECT_EQ(scenario().acquisition,
              (Acquisition{.pixelSize = 0.12, .frameInterval = 0.05, .exposure = 0.01}))
        << "the exposure is not known of the movie";
    EXPECT_EQ(scenario().sensor.camera, *settings.find.camera);
    EXPECT_EQ(scenario().psf.fwhm, 0.29);
    EXPECT_EQ(undoWords(), "Undo use the movie's settings");
}

TEST(SliderScale, logarithmicTravelIsEvenInDecadesAndReachesZeroWhereAskedTo) {
    using ui::Travel;
    const Travel decades{0.01, 100, Travel::Scale::Logarithmic};
    EXPECT_EQ(ui::sliderValue(decades, 0, 400), 0.01);
    EXPECT_EQ(ui::sliderValue(decades, 100, 400), 0.1);
    EXPECT_EQ(ui::sliderValue(decades, 200, 400), 1);
    EXPECT_EQ(ui::sliderValue(decades, 400, 400), 100);
    for (const double value : {0.01, 0.5, 7.0, 100.0})
        EXPECT_NEAR(ui::sliderValue(decades, ui::sliderPosition(decades, value, 400), 400), value,
                    0.02 * value);
    EXPECT_EQ(ui::sliderPosition(decades, 0.0001, 400), 0) << "outside: at the end";
    EXPECT_EQ(ui::sliderPosition(decades, 1e6, 400), 400);
    const Travel fromZero{0.1, 100, Travel::Scale::LogarithmicFromZero};
    EXPECT_EQ(ui::sliderValue(fromZero, 0, 400), 0);
    EXPECT_EQ(ui::sliderValue(fromZero, 1, 400), 0.1);
    EXPECT_EQ(ui::sliderPosition(fromZero, 0, 400), 0);
    EXPECT_EQ(ui::sliderPosition(fromZero, 0.01, 400), 1);
    const Travel linear{-10, 10, Travel::Scale::Linear};
    EXPECT_EQ(ui::sliderValue(linear, 300, 400), 5);
    EXPECT_EQ(ui::sliderPosition(linear, -10, 400), 0);
}
