// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting can be taken back, and its field follows.
#include "tests/ui/window_fixture.h"
#include "ui/movie/microscope.h"
#include "ui/number_edit.h"
#include "ui/viewer/image_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QStyleOptionSlider>
#include <QToolButton>

using namespace perrin;
using perrin::ui::NumberEdit;

namespace {

class UndoSettings : public test::Window {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie({.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.005}));
    }
    const MeasureSettings& settings() { return window.session().settings(); }
    QString written(const char* edit) { return find<NumberEdit>(edit)->text(); }
    bool checked(const char* box) { return find<QCheckBox>(box)->isChecked(); }
    QString state() { return find<QLabel>("measureState")->text(); }
    bool outdated() { return state().contains("find molecules again"); }
    int steps() { return window.session().undoStack().count(); }
    /// The settings of a menu are open while one is written.
    void typeInSettings(const char* edit, const QString& text) {
        QMenu* menu = find<QToolButton>("settings")->menu();
        menu->popup(window.mapToGlobal(QPoint(100, 100)));
        type(edit, text);
        menu->close();
    }
    void press(QSlider* slider, QEvent::Type kind, QPoint at) {
        QMouseEvent event(kind, at, slider->mapToGlobal(QPointF(at)),
                          kind == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          kind == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(slider, &event);
    }
};

QRect handleOf(QSlider* slider) {
    QStyleOptionSlider option;
    option.initFrom(slider);
    option.subControls = QStyle::SC_All;
    option.orientation = slider->orientation();
    option.minimum = slider->minimum();
    option.maximum = slider->maximum();
    option.sliderPosition = option.sliderValue = slider->value();
    return slider->style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider);
}

} // namespace

TEST_F(UndoSettings, aTypedPixelSizeIsOneStep) {
    click("calibrationToggle");
    type("pixelSize", "0.125");
    EXPECT_EQ(settings().acquisition.pixelSize, 0.125);
    EXPECT_EQ(undoWords(), "Undo change pixel size");
    undo();
    EXPECT_EQ(settings().acquisition.pixelSize, 0.1);
    EXPECT_EQ(written("pixelSize"), "0.1") << "the field follows";
    EXPECT_EQ(steps(), 1) << "not one for each digit";
    redo();
    EXPECT_EQ(settings().acquisition.pixelSize, 0.125);
    EXPECT_EQ(written("pixelSize"), "0.125");
}

TEST_F(UndoSettings, undoWhileTheFieldIsBeingWrittenTakesBackWhatIsWritten) {
    type("falseAlarm", "0.7");
    QTest::keyClick(find<NumberEdit>("falseAlarm"), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(settings().find.falseAlarm, MeasureSettings().find.falseAlarm);
    EXPECT_EQ(written("falseAlarm").toDouble(), MeasureSettings().find.falseAlarm);
    redo();
    EXPECT_EQ(written("falseAlarm"), "0.7");
}

TEST_F(UndoSettings, theExposureEqualToTheFrameInterval) {
    click("calibrationToggle");
    find<QCheckBox>("exposureFull")->click();
    EXPECT_EQ(settings().acquisition.exposure, 0.01);
    EXPECT_EQ(undoWords(), "Undo change exposure");
    undo();
    EXPECT_EQ(settings().acquisition.exposure, 0.005);
    EXPECT_FALSE(checked("exposureFull"));
    EXPECT_EQ(written("exposure"), "5");
    EXPECT_TRUE(find<NumberEdit>("exposure")->isEnabled());
    redo();
    EXPECT_EQ(settings().acquisition.exposure, 0.01);
    EXPECT_EQ(written("exposure"), "10");
}

TEST_F(UndoSettings, aTypedCameraAndItsEm) {
    click("calibrationToggle");
    type("cameraGain", "30");
    type("cameraOffset", "500");
    type("cameraReadNoise", "1.5");
    ASSERT_TRUE(settings().find.camera);
    EXPECT_EQ(undoWords(), "Undo change camera");
    const Camera typed = *settings().find.camera;
    undo();
    EXPECT_FALSE(settings().find.camera);
    for (const char* edit : {"cameraGain", "cameraOffset", "cameraReadNoise"})
        EXPECT_EQ(written(edit), "") << edit;
    redo();
    EXPECT_EQ(settings().find.camera, typed);
    EXPECT_EQ(written("cameraGain"), "30");
    EXPECT_EQ(written("cameraOffset"), "500");
    EXPECT_EQ(written("cameraReadNoise"), "1.5");
    find<QCheckBox>("cameraEm")->click(); // a step of its own: undo and redo lie between
    EXPECT_TRUE(settings().find.camera->em);
    undo();
    EXPECT_EQ(settings().find.camera, typed);
    EXPECT_FALSE(checked("cameraEm"));
}

TEST_F(UndoSettings, aChosenMicroscopeIsTakenBackAsAWhole) {
    ui::rememberMicroscope({.name = "TIRF 2",
                            .pixelSize = 0.16,
                            .camera = Camera{.offset = 480, .gain = 12.5, .readNoise = 0.4, .em = true},
                            .psfFwhm = 0.28});
    click("calibrationToggle");
    choose("microscopeMenu", "TIRF 2");
    ASSERT_TRUE(settings().find.camera);
    EXPECT_EQ(settings().acquisition.pixelSize, 0.1) << "the file knows better";
    EXPECT_EQ(written("cameraGain"), "12.5");
    EXPECT_EQ(written("psfFwhm"), "280");
    EXPECT_TRUE(checked("cameraEm"));
    EXPECT_EQ(undoWords(), "Undo change microscope");
    undo();
    EXPECT_FALSE(settings().find.camera);
    EXPECT_FALSE(settings().find.psfSigma);
    for (const char* edit : {"cameraGain", "cameraOffset", "cameraReadNoise", "psfFwhm"})
        EXPECT_EQ(written(edit), "") << edit;
    EXPECT_FALSE(checked("cameraEm"));
    redo();
    EXPECT_EQ(settings().find.camera->gain, 12.5);
    EXPECT_EQ(written("psfFwhm"), "280");
}

TEST_F(UndoSettings, aDraggedSliderIsOneStep) {
    auto* slider = find<QSlider>("falseAlarmSlider");
    const double before = settings().find.falseAlarm;
    const QPoint from = handleOf(slider).center();
    press(slider, QEvent::MouseButtonPress, from);
    for (int x = 2; x <= 24; x += 2)
        press(slider, QEvent::MouseMove, from + QPoint(x, 0));
    press(slider, QEvent::MouseButtonRelease, from + QPoint(24, 0));
    const double after = settings().find.falseAlarm;
    EXPECT_GT(after, before);
    EXPECT_NEAR(written("falseAlarm").toDouble() / after, 1, 1e-6);
    EXPECT_EQ(undoWords(), "Undo change false alarms");
    undo();
    EXPECT_EQ(settings().find.falseAlarm, before);
    EXPECT_EQ(written("falseAlarm").toDouble(), before);
    EXPECT_EQ(handleOf(slider).center(), from);
    EXPECT_EQ(window.session().undoStack().index(), 0);
    redo();
    EXPECT_EQ(settings().find.falseAlarm, after);
}

TEST_F(UndoSettings, theMethodAndTheDetector) {
    for (const auto& [box, words] :
         {std::pair("method", "Undo change method"), std::pair("detector", "Undo change detector")}) {
        auto* choices = find<QComboBox>(box);
        const int before = choices->currentIndex();
        const std::string work = test::work(window.session());
        QTest::keyClick(choices, Qt::Key_Down);
        EXPECT_EQ(choices->currentIndex(), before + 1);
        EXPECT_EQ(undoWords(), words);
        undo();
        EXPECT_EQ(choices->currentIndex(), before);
        EXPECT_EQ(test::work(window.session()), work);
        redo();
        EXPECT_EQ(choices->currentIndex(), before + 1);
        EXPECT_NE(test::work(window.session()), work);
    }
}

TEST_F(UndoSettings, linking) {
    const int before = settings().link.minFrames;
    typeInSettings("minFrames", "12");
    EXPECT_EQ(settings().link.minFrames, 12);
    EXPECT_EQ(undoWords(), "Undo change fewest frames");
    undo();
    EXPECT_EQ(settings().link.minFrames, before);
    EXPECT_EQ(written("minFrames").toInt(), before);
    redo();
    EXPECT_EQ(settings().link.minFrames, 12);
    EXPECT_EQ(written("minFrames"), "12");
}

TEST_F(UndoSettings, theUseOfRegions) {
    choose("regionMenu", "outside the regions");
    EXPECT_EQ(window.session().regionUse(), RegionUse::Outside);
    EXPECT_EQ(undoWords(), "Undo change use of regions");
    undo();
    EXPECT_EQ(window.session().regionUse(), RegionUse::Inside);
    redo();
    EXPECT_EQ(window.session().regionUse(), RegionUse::Outside);
}

TEST_F(UndoSettings, whatIsOutdatedFollows) {
    ASSERT_TRUE(measure());
    EXPECT_FALSE(outdated());
    type("falseAlarm", "0.5");
    EXPECT_TRUE(outdated());
    undo();
    EXPECT_FALSE(outdated()) << state().toStdString();
    redo();
    EXPECT_TRUE(outdated());
    const auto before = window.session().measurement();
    click("measure");
    ASSERT_TRUE(test::waitFor([&] { return window.session().measurement() != before; }));
    EXPECT_FALSE(outdated());
    undo();
    EXPECT_TRUE(outdated()) << "the molecules before were found with other settings";
    undo();
    EXPECT_FALSE(outdated());
    EXPECT_EQ(undoWords(), "Undo find molecules");
}

TEST_F(UndoSettings, whatIsTakenBackIsShown) {
    ASSERT_TRUE(measure());
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    undo();
    EXPECT_TRUE(find<QPushButton>("measure")->isVisible()) << "it belongs to the movie, which was not shown";
    EXPECT_TRUE(message().contains("find molecules")) << message().toStdString();
    EXPECT_EQ(window.session().measurement(), nullptr);
    window.showWorkspace(ui::WorkspaceKind::Match);
    redo();
    EXPECT_TRUE(find<QPushButton>("measure")->isVisible());
    EXPECT_NE(window.session().measurement(), nullptr);
}

TEST_F(UndoSettings, aSimulationIsTakenBackWhereItIsSeen) {
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    const auto seed = window.session().simulation().seed;
    window.session().setSeed(seed + 1);
    undo();
    EXPECT_EQ(window.session().simulation().seed, seed);
    EXPECT_EQ(message(), "") << "nothing is told of what is seen";
    redo();
    window.showWorkspace(ui::WorkspaceKind::Movie);
    undo();
    EXPECT_EQ(window.session().simulation().seed, seed);
    EXPECT_FALSE(find<QPushButton>("measure")->isVisible());
    EXPECT_TRUE(message().contains("seed")) << message().toStdString();
}
