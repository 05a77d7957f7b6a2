// SPDX-License-Identifier: GPL-3.0-or-later
// A camera whose pixels differ is calibrated in the window, and known from then on.
#include "core/movie/tiff_writer.h"
#include "core/simulate/exposure.h"
#include "tests/ui/window_fixture.h"
#include "ui/match/match_desk.h"
#include "ui/match/match_page.h"
#include "ui/movie/camera_dialog.h"
#include "ui/movie/microscope.h"
#include "ui/number_edit.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <gmock/gmock.h>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;

namespace {

class CameraWindow : public test::Window {
  protected:
    CameraWindow() {
        sensor.offsetSpread = 9;
        maps = sensorMaps(sensor, 64, 64);
    }
    QString film(const char* name, double photons, int frames) {
        TiffWriter writer(folder / name, {.acquisition = test::smallAcquisition(), .displayRange = {}});
        const Exposure exposure(sensor, photons);
        const Image light = Image::Zero(64, 64);
        for (int frame = 0; frame < frames; ++frame) {
            RandomStream random(qHash(QString(name)), static_cast<std::uint64_t>(frame));
            Image adu(64, 64);
            exposure.record(light, {}, maps, 0, 0, random, adu);
            writer.add(adu);
        }
        writer.close();
        return QString::fromStdString((folder / name).string());
    }
    ui::MatchDesk& desk() { return window.matching().desk(); }
    bool openInMatch(const QString& movie) {
        if (!openFile(movie.toStdString()))
            return false;
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        return test::waitFor([&] { return desk().preview() != nullptr; });
    }
    ui::CameraDialog* dialog() { return window.findChild<ui::CameraDialog*>(); }
    template<class Widget>
    Widget* in(const char* name) {
        return dialog()->findChild<Widget*>(name);
    }
    std::string words() { return in<QLabel>("cameraResult")->text().toStdString(); }
    void openDialog() {
        for (QAction* action : find<QToolButton>("knownFrom")->menu()->actions())
            if (action->text().contains("dark and flat"))
                action->trigger();
    }
    bool measured() {
        QTest::mouseClick(in<QPushButton>("measureCamera"), Qt::LeftButton);
        return test::waitFor([&] { return in<QPushButton>("saveCamera")->property("role") == "primary"; });
    }

    SensorSettings sensor{.camera = {.offset = 100, .gain = 2.2, .readNoise = 1.4, .em = false}};
    SensorMaps maps;
};

} // namespace

TEST_F(CameraWindow, isCalibratedByNameAndItsPatternIsTakenOut) {
    ASSERT_TRUE(openInMatch(film("cell.tif", 20, 30)));
    const double before = desk().preview()->comparison.real.sd;
    openDialog();
    ASSERT_NE(dialog(), nullptr);
    EXPECT_FALSE(in<QPushButton>("measureCamera")->isEnabled());
    EXPECT_THAT(words(), HasSubstr("Choose a movie that was taken in the dark"));
    in<QLineEdit>("darkMovie")->setText(film("dark.tif", 0, 400));
    dialog()->addFlats({film("flat.tif", 100, 60)});
    EXPECT_EQ(in<QLabel>("flatMovies")->text(), "flat.tif");
    ASSERT_TRUE(measured());
    EXPECT_THAT(words(), AllOf(HasSubstr("gain 2.2"), HasSubstr("95 %"), HasSubstr("movie of 64x64 px")));
    EXPECT_FALSE(in<QPushButton>("saveCamera")->isEnabled()) << "it has no name";
    QTest::keyClicks(in<QLineEdit>("cameraName"), "Zyla / left");
    QTest::mouseClick(in<QPushButton>("saveCamera"), Qt::LeftButton);
    ASSERT_TRUE(test::waitFor([&] { return !dialog(); }));

    const auto& camera = window.session().settings().find.camera;
    ASSERT_TRUE(camera.has_value());
    EXPECT_NEAR(camera->gain, 2.2, 0.05);
    EXPECT_TRUE(std::filesystem::exists(camera->maps.offset)) << camera->maps.offset;
    EXPECT_THAT(message().toStdString(), HasSubstr("Zyla / left"));
    EXPECT_TRUE(desk().isLocked(NoiseParameter::Gain));
    ASSERT_TRUE(test::waitFor([&] {
        return desk().preview() && std::abs(noiseModelOf(desk().scenario()).gain - camera->gain) < 1e-9 &&
               desk().preview()->comparison.real.sd < 0.95 * before;
    }));
    click("fitCamera");
    ASSERT_TRUE(test::waitFor([&] { return desk().fitted() && !desk().fitting().running(); }));
    EXPECT_EQ(desk().fitted()->model.offset, camera->offset);
    EXPECT_NEAR(desk().fitted()->model.background, 20, 0.5);
    desk().use();
    EXPECT_EQ(window.session().simulation().scenario.sensor.camera.maps, camera->maps);

    const auto known = ui::rememberedMicroscopes();
    ASSERT_EQ(known.size(), 1);
    EXPECT_EQ(known[0].camera, camera) << "with its maps";
    // A number that is changed by hand has no map any more.
    click("workspace1");
    type("cameraOffset", "90");
    EXPECT_TRUE(window.session().settings().find.camera->maps.offset.empty());
    EXPECT_FALSE(window.session().settings().find.camera->maps.readNoise.empty());
}

TEST_F(CameraWindow, withoutAFlatMovieTheGainIsWritten) {
    ASSERT_TRUE(openInMatch(film("cell.tif", 20, 30)));
    openDialog();
    dialog()->setDark(film("dark.tif", 0, 40));
    auto* gain = in<ui::NumberEdit>("knownGain");
    gain->clear();
    QTest::keyClicks(gain, "2.2");
    ASSERT_TRUE(measured());
    EXPECT_THAT(words(), AllOf(HasSubstr("read noise 1."), testing::Not(HasSubstr("not known"))));
    in<QCheckBox>("calibrateEm")->setChecked(true);
    EXPECT_TRUE(in<QPushButton>("measureCamera")->isEnabled()) << "what was measured is of another camera";
}

TEST_F(CameraWindow, whatCannotBeMeasuredIsSaidInTheDialog) {
    ASSERT_TRUE(openInMatch(film("cell.tif", 20, 30)));
    openDialog();
    dialog()->setDark(film("dark.tif", 0, 5));
    dialog()->addFlats({"/nowhere/flat.tif"});
    QTest::mouseClick(in<QPushButton>("measureCamera"), Qt::LeftButton);
    ASSERT_TRUE(test::waitFor([&] { return words().find("/nowhere/flat.tif") != std::string::npos; }));
    QTest::mouseClick(in<QPushButton>("clearFlats"), Qt::LeftButton);
    QTest::mouseClick(in<QPushButton>("measureCamera"), Qt::LeftButton);
    ASSERT_TRUE(test::waitFor([&] { return words().find("at least 10") != std::string::npos; }));
}
