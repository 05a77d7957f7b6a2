// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/viewer/contrast.h"
#include "ui/viewer/image_view.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QTabBar>
#include <QToolButton>
#include <fstream>

using namespace perrin;

namespace {

class MainWindowTest : public test::Window {
  protected:
    QString message() { return find<ui::MessageBar>("messageBar")->text(); }
    ui::ImageView* view() { return find<ui::ImageView>("imageView"); }
};

} // namespace

TEST_F(MainWindowTest, saysHowToBegin) {
    EXPECT_TRUE(find<QPushButton>("openMovie")->isVisible());
    EXPECT_TRUE(find<QPushButton>("openSample")->isVisible());
    EXPECT_FALSE(view()->isVisible());
    EXPECT_EQ(window.windowTitle(), "Perrin");
}

TEST_F(MainWindowTest, opensADroppedMovieAndShowsIt) {
    drop(test::writeSmallMovie(folder, test::smallAcquisition()));
    ASSERT_TRUE(test::waitFor([&] { return view()->isVisible() && !view()->image().isNull(); }));
    EXPECT_EQ(view()->image().size(), QSize(64, 64));
    EXPECT_EQ(find<QToolButton>("frameLabel")->text(), "frame 1 / 40");
    EXPECT_EQ(window.windowTitle(), "small.tif[*] — Perrin");
    EXPECT_EQ(QSettings().value("recent").toStringList().value(0),
              QString::fromStdString((folder / "small.tif").string()));
    // What is drawn is the frame: the brightest pixel is the brightest pixel.
    Eigen::Index row = 0, column = 0;
    test::smallMovie().frames.front().maxCoeff(&row, &column);
    EXPECT_EQ(qGray(view()->image().pixel(static_cast<int>(column), static_cast<int>(row))), 255);
}

TEST_F(MainWindowTest, aBadFileIsToldInASentenceAndTheMovieStays) {
    ASSERT_TRUE(openSmallMovie());
    std::ofstream(folder / "bad.tif") << "this is no movie";
    drop(folder / "bad.tif");
    ASSERT_TRUE(test::waitFor([&] { return !message().isEmpty(); }));
    EXPECT_TRUE(message().contains("bad.tif")) << message().toStdString();
    EXPECT_EQ(window.windowTitle(), "small.tif[*] — Perrin");
    click("dismiss");
    EXPECT_EQ(message(), "");
}

TEST_F(MainWindowTest, aFailureBeforeAnyMovieIsToldToo) {
    window.openMovie("/nonexistent/movie.tif");
    ASSERT_TRUE(test::waitFor([&] { return message().contains("/nonexistent/movie.tif"); }));
    EXPECT_TRUE(find<QPushButton>("openMovie")->isVisible());
}

TEST_F(MainWindowTest, theKeysOfImageJGoThroughTheFrames) {
    ASSERT_TRUE(openSmallMovie());
    const auto after = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(&window, key, modifiers);
        return window.session().frame();
    };
    EXPECT_EQ(after(Qt::Key_Right), 1u);
    EXPECT_EQ(after(Qt::Key_Period), 2u);
    EXPECT_EQ(after(Qt::Key_Left), 1u);
    EXPECT_EQ(after(Qt::Key_Comma), 0u);
    EXPECT_EQ(after(Qt::Key_Comma), 0u);
    EXPECT_EQ(after(Qt::Key_End), 39u);
    EXPECT_EQ(find<QSlider>("frameSlider")->value(), 39);
    EXPECT_EQ(after(Qt::Key_Home), 0u);
    const double zoom = view()->zoom();
    QTest::keyClick(&window, Qt::Key_Plus);
    EXPECT_GT(view()->zoom(), zoom);
    QTest::keyClick(&window, Qt::Key_0, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(view()->zoom(), zoom);
}

TEST_F(MainWindowTest, theStatusLineTellsPlaceAndValueWithUnits) {
    ASSERT_TRUE(openSmallMovie());
    const QPoint pointer = view()->toWidget({20, 10}).toPoint();
    const QPointF px =
        view()->toImage(pointer); // not quite (20, 10): the pointer stands on a whole screen pixel
    QTest::mouseMove(view(), pointer);
    const QString line = find<QLabel>("statusLine")->text();
    for (const auto& [axis, value] : {std::pair("x", px.x()), std::pair("y", px.y())})
        EXPECT_TRUE(line.contains(
            QString("%1 %2 µm (%3 px)").arg(axis).arg(0.1 * value, 0, 'f', 2).arg(value, 0, 'f', 1)))
            << line.toStdString();
    EXPECT_TRUE(line.contains(QString("value %1 ADU").arg(double(test::smallMovie().frames.front()(10, 20)))))
        << line.toStdString();
    EXPECT_TRUE(line.contains("t 0.000 s"));
}

TEST_F(MainWindowTest, contrastStaysWhileFramesChangeAndSharpensOnDemand) {
    ASSERT_TRUE(openSmallMovie());
    const Image& later = test::smallMovie().frames[20];
    const QImage before = view()->image();
    window.session().setFrame(20);
    ASSERT_TRUE(test::waitFor([&] { return view()->image() != before; }));
    const auto range = ui::autoRange(ui::sampleHistogram(*window.session().movie(), 0));
    EXPECT_EQ(view()->image(), ui::toGray(later, range))
        << "as the first frame was shown: from a sample of the movie";
    QTest::keyClick(&window, Qt::Key_C, Qt::ShiftModifier);
    const QImage anew = ui::toGray(later, ui::autoRange(ui::histogramOf(later)));
    EXPECT_TRUE(test::waitFor([&] { return view()->image() == anew; }));
    QTest::keyClick(&window, Qt::Key_C, Qt::ShiftModifier);
    const QImage sharper = ui::toGray(later, ui::autoRange(ui::histogramOf(later), 1));
    EXPECT_NE(sharper, anew);
    EXPECT_TRUE(test::waitFor([&] { return view()->image() == sharper; }));
}

TEST_F(MainWindowTest, everyControlOfTheMoviePageHasATooltip) {
    ASSERT_TRUE(openSmallMovie());
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QAbstractButton*>(widget) ||
                             qobject_cast<const QLineEdit*>(widget) ||
                             qobject_cast<const QComboBox*>(widget) || qobject_cast<const QSlider*>(widget);
        const bool ofATabBar = qobject_cast<const QTabBar*>(widget->parentWidget()); // Qt's own
        if (control && !ofATabBar && !widget->objectName().startsWith("qt_") &&
            !widget->objectName().isEmpty()) {
            EXPECT_FALSE(widget->toolTip().isEmpty()) << widget->objectName().toStdString();
        }
    }
}

TEST_F(MainWindowTest, aChosenRangeOutlivesFramesThatAreStillOnTheirWay) {
    window.session().setMovie(std::make_shared<test::SlowMovie>(400, 15));
    ASSERT_TRUE(test::waitFor([&] { return !view()->image().isNull(); }));
    auto* page = window.findChild<ui::MoviePage*>();
    window.session().setFrame(20);
    page->setRange({90, 500}); // while frame 21 is read with the range of before
    const std::size_t later = 30;
    for (std::size_t frame = 21; frame <= later; ++frame) {
        window.session().setFrame(frame);
        QTest::qWait(5);
    }
    const QImage expected = ui::toGray(test::smallMovie().frames[later], {90, 500});
    EXPECT_TRUE(test::waitFor([&] { return view()->image() == expected; }));
    EXPECT_EQ(page->contrast().range, (ui::DisplayRange{90, 500}));
}
