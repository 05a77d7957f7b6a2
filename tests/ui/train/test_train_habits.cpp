// SPDX-License-Identifier: GPL-3.0-or-later
// What a person counts on in Train: numbers that stay the same, one word for one action, and a column that
// keeps still.
#include "tests/ui/train/train_window.h"
#include "ui/plot/plot.h"
#include "ui/train/dashboard.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

using namespace perrin;
using namespace perrin::test;
using perrin::ui::TrainingRun;

namespace {

QScrollArea* columnOf(QWidget* field) {
    while (field && !qobject_cast<QScrollArea*>(field))
        field = field->parentWidget();
    return qobject_cast<QScrollArea*>(field);
}

} // namespace

TEST_F(TrainWindow, whatWasDrawnIsTheSameAfterARestart) {
    type("epochs", "400");
    ASSERT_TRUE(started());
    ASSERT_TRUE(judged(2));
    click("pauseRun");
    ASSERT_TRUE(idle());
    click("pauseRun"); // on again: what was drawn before counts, too
    ASSERT_TRUE(judged(run().record->validations.size() + 1));
    click("stopRun");
    ASSERT_TRUE(idle());
    const auto stacks = run().record->stacks();
    ui::MainWindow again(nullptr, &simpleEngine());
    again.show();
    QTest::mouseClick(again.findChild<QToolButton*>("workspace4"), Qt::LeftButton);
    auto* plot = again.findChild<ui::Plot*>("drawnPlot");
    const auto drawn = [&] {
        unsigned long long sum = 0;
        for (const auto& row : plot->table().rows)
            sum += std::stoull(row[2]);
        return sum;
    };
    EXPECT_TRUE(waitFor([&] { return drawn() > 0; }));
    EXPECT_EQ(drawn(), stacks);
    EXPECT_EQ(again.training().desk().runs().at(0).record->stacks(), stacks);
}

TEST_F(TrainWindow, beforeThereIsAPaceNoTimeIsTold) {
    ui::Dashboard dashboard;
    TrainingRun preparing;
    preparing.stored.name = "one";
    preparing.activity = TrainingRun::Activity::Preparing;
    preparing.doing = "simulating the first stacks";
    const auto words = [&](const char* name) { return dashboard.findChild<QLabel*>(name)->text(); };
    const auto shown = [&] {
        dashboard.show({preparing});
        QTest::qWait(300); // it is drawn five times a second
    };
    shown();
    EXPECT_EQ(words("timeLeft").toStdString(), "preparing: simulating the first stacks");
    preparing.activity = TrainingRun::Activity::Training;
    preparing.record = std::make_shared<const RunRecord>(RunRecord{.step = 1, .steps = 10, .batch = 16});
    shown();
    EXPECT_EQ(words("timeLeft").toStdString(), "learning the first stacks");
    EXPECT_EQ(words("stacksSeen").toStdString(), "16 stacks");
    EXPECT_EQ(words("workShares").toStdString(), "");
    preparing.progress.stacksPerSecond = 8;
    preparing.progress.secondsLeft = 18;
    shown();
    EXPECT_EQ(words("timeLeft").toStdString(), "18 s left");
    EXPECT_TRUE(words("stacksSeen").endsWith("8/s"));
}

TEST_F(TrainWindow, theTaskBarPausesByTheSameWordAndLeavesTheFocusHere) {
    type("epochs", "400");
    ASSERT_TRUE(started());
    ASSERT_TRUE(judged(1));
    auto* bar = find<QPushButton>("cancelTask");
    EXPECT_EQ(bar->text(), find<QPushButton>("pauseRun")->text());
    EXPECT_TRUE(bar->toolTip().contains("Nothing is lost"));
    auto* epochs = find<QLineEdit>("epochs");
    epochs->setFocus();
    QTest::mouseClick(bar, Qt::LeftButton);
    ASSERT_TRUE(idle());
    EXPECT_TRUE(cell(0, 3).startsWith("paused"));
    EXPECT_TRUE(waitFor([&] { return !bar->isVisible(); }));
    EXPECT_EQ(QApplication::focusWidget(), epochs);
    // By the keyboard, too.
    click("pauseRun");
    ASSERT_TRUE(waitFor([&] { return run().activity == TrainingRun::Activity::Training; }));
    epochs->setFocus();
    bar->setFocus(Qt::TabFocusReason);
    QTest::keyClick(bar, Qt::Key_Space);
    ASSERT_TRUE(idle());
    EXPECT_EQ(QApplication::focusWidget(), epochs);
}

TEST_F(TrainWindow, aLongScenarioNameLeavesTheColumnAsWideAsItIs) {
    Scenario scenario = simpleTraining().scenario;
    scenario.name = "matched to a_movie_of_membrane_proteins_with_a_very_long_name_emccd_2024_03_01.tif";
    window.session().setScenario(scenario, "test");
    window.resize(1280, 760);
    QTest::qWait(50);
    auto* scroll = columnOf(find<QComboBox>("trainingScenario"));
    QWidget* cards = scroll->widget();
    EXPECT_LE(cards->minimumSizeHint().width(), scroll->viewport()->width());
    EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
    auto* box = find<QComboBox>("trainingScenario");
    EXPECT_LE(box->mapTo(cards, QPoint(box->width(), 0)).x(), scroll->viewport()->width());
    EXPECT_TRUE(box->toolTip().startsWith(QString::fromStdString(scenario.name)));
    // Words that are too wide for their place do not move it either.
    auto* wide = new QLabel(QString(400, 'm'));
    cards->layout()->addWidget(wide);
    QTest::qWait(50);
    EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
    box->setFocus();
    for (int i = 0; i < 20 && QApplication::focusWidget(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        ASSERT_EQ(cards->x(), 0);
    }
    delete wide;
    EXPECT_GT(scroll->height(), 280) << "the settings have most of the height";
}

TEST_F(TrainWindow, theWheelChangesNoDropDownOnItsWay) {
    auto* box = find<QComboBox>("network");
    auto* bar = columnOf(box)->verticalScrollBar();
    const int chosen = box->currentIndex(), place = bar->value();
    ASSERT_GT(bar->maximum(), 0);
    box->setFocus();
    QWheelEvent wheel({5, 5}, box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel); // as from a hand: only such go on to what is beneath
    qApp->notify(box, &wheel);
    EXPECT_EQ(box->currentIndex(), chosen);
    EXPECT_GT(bar->value(), place);
}
