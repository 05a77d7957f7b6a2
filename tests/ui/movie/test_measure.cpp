// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/message_bar.h"
#include "ui/viewer/image_view.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace perrin;

using Measure = test::Window;

TEST_F(Measure, fillsTheTableAndDrawsTheRings) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const auto& molecules = window.session().measurement()->molecules;
    EXPECT_GE(molecules.size(), 3u);
    EXPECT_EQ(find<QTableView>("moleculeTable")->model()->rowCount(), static_cast<int>(molecules.size()));
    EXPECT_TRUE(find<QLabel>("summary")->text().contains("median D"));
    const auto* view = find<ui::ImageView>("imageView");
    const auto alive = std::ranges::count_if(
        molecules, [](const Molecule& molecule) { return molecule.track.firstFrame() == 0; });
    EXPECT_EQ(static_cast<long>(view->overlay().size()), alive);
    // Truth: in the first frame every ring surrounds a molecule.
    for (const auto& mark : view->overlay()) {
        double nearest = 1e9;
        for (const auto& spot : test::smallMovie().truth)
            if (spot.frame == 0)
                nearest =
                    std::min(nearest, std::hypot(spot.x - mark.position.x(), spot.y - mark.position.y()));
        EXPECT_LT(nearest, 1.0);
    }
    EXPECT_TRUE(find<QWidget>("taskBar")->isHidden());
}

TEST_F(Measure, cancelEndsTheWorkEarlyAndLeavesTheWindowUsable) {
    const auto movie = std::make_shared<test::SlowMovie>(5000, 4);
    window.session().setMovie(movie);
    click("measure");
    ASSERT_TRUE(test::waitFor(
        [&] { return find<QPushButton>("cancelTask")->isVisible() && movie->framesRead > 10; }));
    EXPECT_FALSE(find<QPushButton>("measure")->isEnabled());
    // The window lives on while it is measured: another frame can be shown.
    window.session().setFrame(17);
    EXPECT_TRUE(test::waitFor([&] { return find<QLabel>("statusLine")->text().contains("frame 18/5000"); }));
    click("cancelTask");
    ASSERT_TRUE(test::waitFor([&] { return find<QPushButton>("measure")->isEnabled(); }));
    const int read = movie->framesRead;
    EXPECT_LT(read, 2500);
    QTest::qWait(100);
    EXPECT_EQ(movie->framesRead, read) << "nothing goes on in the background";
    EXPECT_FALSE(window.session().measurement());
    EXPECT_TRUE(find<QWidget>("taskBar")->isHidden());
    EXPECT_TRUE(find<ui::MessageBar>("messageBar")->text().contains("cancelled"));
}

TEST_F(Measure, closingTheWindowStopsTheWork) {
    const auto movie = std::make_shared<test::SlowMovie>(5000, 4);
    {
        ui::MainWindow other;
        other.show();
        other.session().setMovie(movie);
        QTest::mouseClick(other.findChild<QPushButton*>("measure"), Qt::LeftButton);
        ASSERT_TRUE(test::waitFor([&] { return movie->framesRead > 10; }));
    }
    const int read = movie->framesRead;
    QTest::qWait(100);
    EXPECT_EQ(movie->framesRead, read);
}

TEST_F(Measure, aChangedSettingIsToldUntilMeasuredAgain) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    EXPECT_EQ(find<QLabel>("measureState")->text(), "");
    type("falseAlarm", "0,5");
    EXPECT_EQ(window.session().settings().find.falseAlarm, 0.5);
    EXPECT_TRUE(find<QLabel>("measureState")->text().contains("find molecules again"));
}

TEST_F(Measure, afterwardsTheArrowKeysChooseMolecules) {
    ASSERT_TRUE(openSmallMovie());
    find<QPushButton>("measure")->setFocus();
    ASSERT_TRUE(measure());
    const auto method = window.session().settings().method;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    EXPECT_TRUE(window.session().selected().has_value());
    EXPECT_EQ(window.session().settings().method, method);
}

TEST_F(Measure, aNetworkThatIsAskedForAndNotTakenChangesNothing) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    pick("method", "D: network");
    EXPECT_FALSE(window.session().settings().model.empty());
    pick("method", "D: automatic");
    EXPECT_FALSE(window.session().outdated()) << text("measureState").toStdString();
    EXPECT_TRUE(window.session().settings().model.empty());
}
