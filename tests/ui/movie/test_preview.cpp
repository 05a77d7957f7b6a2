// SPDX-License-Identifier: GPL-3.0-or-later
// What would be found, circled before it is.
#include "core/movie/tiff_writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/message_bar.h"
#include "ui/movie/spot_preview.h"
#include "ui/viewer/image_view.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSlider>
#include <QToolButton>
#include <algorithm>

using namespace perrin;

namespace {

class Preview : public test::Window {
  protected:
    QString state() { return find<QLabel>("measureState")->text(); }
    bool pressed() { return find<QToolButton>("preview")->isChecked(); }
    /// The two numbers of "12 found here, 0.05 of them expected false".
    std::pair<QString, QString> numbers() {
        const auto match =
            QRegularExpression("^(\\d+) found here, (\\S+) of them expected false").match(state());
        return {match.captured(1), match.captured(2)};
    }
    bool upToDate() {
        const double falseAlarm = window.session().settings().find.falseAlarm;
        return numbers() ==
               std::pair(QString::number(view().preview().size()), QString::number(falseAlarm, 'g', 2));
    }
    /// Every molecule of this frame has a circle on it.
    bool circlesTheTruth(int frame) {
        return std::ranges::all_of(test::truePlaces(frame), [&](QPointF place) {
            return std::ranges::any_of(view().preview(),
                                       [&](QPointF circle) { return test::distance(place, circle) < 1; });
        });
    }
    std::shared_ptr<test::SlowMovie> openSlowMovie() {
        auto movie = std::make_shared<test::SlowMovie>(5000, 5);
        window.session().setMovie(movie);
        return movie;
    }
};

} // namespace

TEST_F(Preview, circlesTheSpotsOfTheFrameShownAndSaysHowMany) {
    ASSERT_TRUE(openSmallMovie());
    QTest::keyClick(&window, Qt::Key_P);
    ASSERT_TRUE(test::waitFor([&] { return circlesTheTruth(0); })) << state().toStdString();
    EXPECT_TRUE(upToDate()) << state().toStdString();
    EXPECT_EQ(numbers().second, "0.05");
    EXPECT_LE(view().preview().size(), test::truePlaces(0).size() + 2) << "and hardly anything else";
    QTest::keyClick(&window, Qt::Key_End);
    ASSERT_TRUE(test::waitFor([&] { return circlesTheTruth(39); })) << "they follow the frame";
    EXPECT_FALSE(circlesTheTruth(0));
    EXPECT_FALSE(window.session().measurement()) << "a look, no answer";
    EXPECT_EQ(window.session().undoStack().count(), 0);
    QTest::keyClick(&window, Qt::Key_P);
    EXPECT_TRUE(view().preview().empty());
    EXPECT_EQ(state(), "");
}

TEST_F(Preview, moreFalseAlarmsNeverGiveFewerCircles) {
    const auto dim = test::render({.width = 100,
                                   .height = 100,
                                   .frames = 20,
                                   .photons = 90,
                                   .background = 4,
                                   .populations = {{0.05, 30}}},
                                  8);
    const auto path = folder / "dim.tif";
    TiffWriter writer(path, {.acquisition = test::smallAcquisition(), .displayRange = std::nullopt});
    for (const Image& frame : dim.frames)
        writer.add(frame);
    writer.close();
    ASSERT_TRUE(openFile(path));
    auto* slider = find<QSlider>("falseAlarmSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    click("preview");
    std::vector<std::size_t> counts;
    for (int step = 0; step <= 8; ++step) {
        ASSERT_TRUE(test::waitFor([&] { return upToDate(); })) << state().toStdString();
        counts.push_back(view().preview().size());
        QTest::keyClick(slider, Qt::Key_PageUp); // half a decade
    }
    EXPECT_TRUE(std::ranges::is_sorted(counts)) << testing::PrintToString(counts);
    EXPECT_GT(counts.back(), counts.front());
    EXPECT_NEAR(window.session().settings().find.falseAlarm, 10, 0.1);
}

TEST_F(Preview, findingMoleculesEndsIt) {
    ASSERT_TRUE(openSmallMovie());
    click("preview");
    ASSERT_TRUE(test::waitFor([&] { return !view().preview().empty(); }));
    ASSERT_TRUE(measure());
    EXPECT_TRUE(view().preview().empty());
    EXPECT_FALSE(pressed());
    EXPECT_EQ(state(), "");
}

TEST_F(Preview, cancelStopsTheLookAtTheNoise) {
    const auto movie = openSlowMovie();
    click("preview");
    EXPECT_TRUE(state().contains("noise")) << state().toStdString();
    ASSERT_TRUE(test::waitFor([&] { return movie->framesRead > 30; }));
    click("cancelTask");
    ASSERT_TRUE(test::waitFor([&] { return find<QWidget>("taskBar")->isHidden(); }));
    EXPECT_FALSE(pressed()) << "what was cancelled does not begin again by itself";
    EXPECT_EQ(state(), "");
    ASSERT_TRUE(test::waitFor([&] { return !view().image().isNull(); }));
    window.session().setFrame(3);
    EXPECT_TRUE(find<QWidget>("taskBar")->isHidden());
    click("preview");
    EXPECT_TRUE(state().contains("noise")) << "but can be wanted again";
}

TEST_F(Preview, theMoviePlaysOnWhileTheNoiseIsLookedAt) {
    openSlowMovie();
    click("preview");
    QTest::keyClick(&window, Qt::Key_Space);
    auto* preview = window.findChild<ui::SpotPreview*>();
    ASSERT_TRUE(
        test::waitFor([&] { return window.session().frame() >= 5 || !preview->learning().running(); }));
    EXPECT_TRUE(preview->learning().running()) << "frames are shown before the noise is known";
    EXPECT_GE(window.session().frame(), 5u);
}

TEST_F(Preview, otherSettingsWhileTheNoiseIsLookedAtBeginAnew) {
    openSlowMovie();
    click("preview");
    MeasureSettings settings = window.session().settings();
    settings.find.detector = DetectorKind::Log;
    window.session().setSettings(settings);
    EXPECT_TRUE(pressed());
    EXPECT_TRUE(state().contains("noise")) << state().toStdString();
    EXPECT_TRUE(window.findChild<ui::SpotPreview*>()->learning().running());
}

TEST_F(Preview, anotherMovieEndsItAndItCanBeginThere) {
    ASSERT_TRUE(openSmallMovie());
    click("preview");
    ASSERT_TRUE(test::waitFor([&] { return circlesTheTruth(0); }));
    const auto movie = movieFromFrames(test::smallMovie().frames, test::smallAcquisition());
    window.session().setMovie(movie);
    EXPECT_FALSE(pressed());
    EXPECT_TRUE(view().preview().empty());
    QTest::keyClick(&window, Qt::Key_P);
    EXPECT_TRUE(test::waitFor([&] { return circlesTheTruth(0); }));
}
