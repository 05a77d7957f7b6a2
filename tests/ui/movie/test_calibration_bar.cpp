// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "ui/number_edit.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

using namespace perrin;
using perrin::ui::NumberEdit;

namespace {

class Calibration : public test::Window {
  protected:
    bool asked(const char* edit) { return find<NumberEdit>(edit)->isVisible(); }
    QString sentence() { return find<QLabel>("calibrationSentence")->text(); }
    const Acquisition& known() { return window.session().settings().acquisition; }
    bool mayMeasure() { return find<QPushButton>("measure")->isEnabled(); }
};

} // namespace

TEST_F(Calibration, asksForExactlyWhatTheFileDoesNotSay) {
    ASSERT_TRUE(openSmallMovie({.pixelSize = 0.1, .frameInterval = {}, .exposure = {}}));
    EXPECT_FALSE(asked("pixelSize"));
    EXPECT_TRUE(asked("frameInterval"));
    EXPECT_TRUE(asked("exposure"));
    EXPECT_TRUE(sentence().contains("frame interval"));
    EXPECT_FALSE(sentence().contains("pixel size"));
    EXPECT_FALSE(mayMeasure());
}

TEST_F(Calibration, asksNothingWhenTheFileSaysAll) {
    ASSERT_TRUE(openSmallMovie());
    for (const char* edit : {"pixelSize", "frameInterval", "exposure"})
        EXPECT_FALSE(asked(edit)) << edit;
    EXPECT_TRUE(sentence().contains("0.1 µm/px")) << sentence().toStdString();
    EXPECT_TRUE(mayMeasure());
}

TEST_F(Calibration, millisecondsAndBothDecimalMarksAreUnderstood) {
    ASSERT_TRUE(openSmallMovie({}));
    type("pixelSize", "0,107");
    type("frameInterval", "7.76");
    type("exposure", "7,49");
    EXPECT_DOUBLE_EQ(known().pixelSize.value(), 0.107);
    EXPECT_DOUBLE_EQ(known().frameInterval.value(), 7.76e-3);
    EXPECT_DOUBLE_EQ(known().exposure.value(), 7.49e-3);
    EXPECT_TRUE(mayMeasure());
    click("calibrationToggle");
    EXPECT_FALSE(asked("pixelSize"));
    EXPECT_TRUE(sentence().contains("7.76 ms")) << sentence().toStdString();
}

TEST_F(Calibration, equalToTheFrameIntervalFollowsTheFrameInterval) {
    ASSERT_TRUE(openSmallMovie({.pixelSize = 0.1, .frameInterval = {}, .exposure = {}}));
    find<QCheckBox>("exposureFull")->click();
    EXPECT_FALSE(known().exposure) << "the frame interval is not known yet";
    type("frameInterval", "20");
    EXPECT_DOUBLE_EQ(known().exposure.value(), 0.02);
}

TEST_F(Calibration, anExposureLongerThanTheIntervalIsToldBesideIt) {
    ASSERT_TRUE(openSmallMovie({.pixelSize = 0.1, .frameInterval = 0.01, .exposure = {}}));
    type("exposure", "30");
    EXPECT_TRUE(sentence().contains("cannot be longer")) << sentence().toStdString();
    EXPECT_FALSE(find<QPushButton>("calibrationToggle")->isEnabled());
}

TEST_F(Calibration, unknownExposureLeavesMleWaiting) {
    ASSERT_TRUE(openSmallMovie({.pixelSize = 0.1, .frameInterval = 0.01, .exposure = {}}));
    EXPECT_TRUE(mayMeasure()) << "CVE and MSD need no exposure";
    MeasureSettings settings = window.session().settings();
    settings.method = Method::Mle;
    window.session().setSettings(settings);
    EXPECT_FALSE(mayMeasure());
    EXPECT_TRUE(find<QLabel>("measureState")->text().contains("exposure"));
}

TEST_F(Calibration, theCameraCountsOnlyWhole) {
    ASSERT_TRUE(openSmallMovie());
    click("calibrationToggle");
    type("cameraGain", "30");
    type("cameraOffset", "500");
    EXPECT_FALSE(window.session().settings().find.camera);
    EXPECT_TRUE(sentence().contains("camera needs")) << sentence().toStdString();
    EXPECT_FALSE(mayMeasure()) << "half a camera is neither known nor unknown";
    type("cameraReadNoise", "0");
    find<QCheckBox>("cameraEm")->click();
    ASSERT_TRUE(window.session().settings().find.camera);
    EXPECT_EQ(window.session().settings().find.camera->gain, 30);
    EXPECT_TRUE(window.session().settings().find.camera->em);
}

TEST_F(Calibration, nothingRunsOnAValueThatIsNoLongerWritten) {
    ASSERT_TRUE(openSmallMovie());
    click("calibrationToggle");
    for (const char* edit : {"pixelSize", "psfFwhm"}) {
        type(edit, "-1");
        EXPECT_FALSE(mayMeasure()) << edit;
        type(edit, "0.2");
        EXPECT_TRUE(mayMeasure()) << edit;
    }
}

TEST_F(Calibration, aPixelSizeOfOneHasToBeConfirmed) {
    ASSERT_TRUE(openSmallMovie({.pixelSize = 1.0, .frameInterval = 0.01, .exposure = 0.01}));
    EXPECT_FALSE(mayMeasure());
    EXPECT_TRUE(sentence().contains("placeholder")) << sentence().toStdString();
    click("believePixelSize");
    EXPECT_EQ(known().pixelSize, 1.0);
    EXPECT_TRUE(mayMeasure());
}
