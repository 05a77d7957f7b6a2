// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/train_window.h"
#include "ui/plot/plot.h"
#include "ui/train/run_list.h"

#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBrowser>
#include <fstream>
#include <gmock/gmock.h>

using namespace perrin;
using namespace perrin::test;
using perrin::ui::TrainingRun;
using testing::HasSubstr;

TEST_F(TrainWindow, aTrainingGoesFromStartToModelByClicks) {
    EXPECT_EQ(text("trainingTotal"), "1 600 stacks in all");
    ASSERT_TRUE(started());
    ASSERT_TRUE(idle());
    EXPECT_EQ(run().stored.stage, RunStage::Done);
    EXPECT_EQ(cell(0, 0), "physical-a, line");
    EXPECT_EQ(cell(0, 3), "done");
    EXPECT_EQ(cell(0, 1).size(), 5) << "the time today: " << cell(0, 1).toStdString();
    EXPECT_NEAR(cell(0, 2).toDouble(), run().stored.bestRmse.value(), 0.005);
    const Model model = readModel(run().stored.model);
    EXPECT_EQ(model.scenario, window.session().simulation().scenario);
    EXPECT_EQ(model.training.at("stacks"), 1600);
    EXPECT_EQ(model.training.at("settings").at("learning_rate").at("highest"), 0.1);
    // Every plot shows it.
    ASSERT_TRUE(judged(4));
    for (const auto& [plot, rows] : {std::pair{"errorPlot", 4}, {"lossPlot", 104}, {"predictedPlot", 256}})
        EXPECT_TRUE(waitFor([&] {
            return find<ui::Plot>(plot)->table().rows.size() == static_cast<std::size_t>(rows);
        })) << plot
            << " " << find<ui::Plot>(plot)->table().rows.size();
    EXPECT_FALSE(find<ui::Plot>("biasPlot")->table().rows.empty());
    EXPECT_FALSE(find<ui::Plot>("drawnPlot")->table().rows.empty());
    EXPECT_TRUE(text("bestError").contains("RMSE of ln D")) << text("bestError").toStdString();
    // … and what others reach.
    EXPECT_TRUE(waitFor([&] { return run().references.has_value(); }));
    EXPECT_TRUE(waitFor([&] { return text("againstCentres").contains("centre-based method"); }));
    EXPECT_EQ(find<ui::Plot>("errorPlot")->table().comments.size(), 3u);
}

TEST_F(TrainWindow, pausedItGoesOnWhereItWas) {
    type("epochs", "400");
    ASSERT_TRUE(started());
    ASSERT_TRUE(judged(2));
    EXPECT_EQ(find<QPushButton>("pauseRun")->text(), "Pause");
    click("pauseRun");
    ASSERT_TRUE(idle());
    EXPECT_EQ(run().stored.stage, RunStage::Interrupted);
    EXPECT_FALSE(run().stored.going) << "a person wanted it so";
    EXPECT_TRUE(cell(0, 3).startsWith("paused")) << cell(0, 3).toStdString();
    const TrainingState state = readCheckpoint(run().stored.checkpoint());
    const std::size_t before = state.validations.size();
    EXPECT_GE(before, 2u);
    EXPECT_EQ(find<QPushButton>("pauseRun")->text(), "Resume");
    click("pauseRun");
    ASSERT_TRUE(judged(before + 2));
    EXPECT_EQ(toJson(run().record->validations[before - 1]), toJson(state.validations.back()))
        << "the curves continue";
    EXPECT_EQ(desk().runs().size(), 1u);
    click("pauseRun");
    ASSERT_TRUE(idle());
}

TEST_F(TrainWindow, stoppedItHasAModelAndKeepsItsCheckpoint) {
    type("epochs", "400");
    ASSERT_TRUE(started());
    ASSERT_TRUE(judged(2));
    click("stopRun");
    ASSERT_TRUE(idle());
    EXPECT_EQ(cell(0, 3), "stopped");
    EXPECT_TRUE(std::filesystem::exists(run().stored.checkpoint()));
    EXPECT_GT(readModel(run().stored.model).training.at("stacks"), 700);
    EXPECT_TRUE(find<QPushButton>("pauseRun")->isEnabled()) << "it can be resumed";
}

TEST_F(TrainWindow, aCollapsedRunShowsItsWarning) {
    type("learningRate", "0.000000001");
    ASSERT_TRUE(started());
    ASSERT_TRUE(idle());
    EXPECT_TRUE(waitFor([&] { return text("trainingWarning").contains("answers nearly the same"); }))
        << text("trainingWarning").toStdString();
    EXPECT_TRUE(find<QLabel>("trainingWarning")->isVisible());
}

TEST_F(TrainWindow, whatCannotBeTrainedIsToldBesideTheButton) {
    type("train_rangeDLow", "0");
    click("startTraining");
    EXPECT_TRUE(desk().runs().empty());
    EXPECT_TRUE(find<QLabel>("trainingProblem")->isVisible());
    type("train_rangeDLow", "0.02");
    type("epochs", "many");
    click("startTraining");
    EXPECT_TRUE(desk().runs().empty());
    EXPECT_TRUE(text("trainingProblem").startsWith("Epochs")) << text("trainingProblem").toStdString();
    type("epochs", "1");
    EXPECT_FALSE(find<QLabel>("trainingProblem")->isVisible());
}

TEST_F(TrainWindow, closingAsksAndReopeningOffersToGoOn) {
    type("epochs", "400");
    ASSERT_TRUE(started());
    ASSERT_TRUE(judged(1));
    window.session().undoStack().setClean();
    window.close();
    EXPECT_TRUE(window.isVisible());
    if (window.findChild<QMessageBox*>("unsavedWork")) {
        ASSERT_TRUE(answer(QMessageBox::Discard));
    }
    auto* question = window.findChild<QMessageBox*>("trainingUnderWay");
    ASSERT_NE(question, nullptr);
    for (QAbstractButton* button : question->buttons())
        if (button->text() == "Pause and close")
            QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !window.isVisible(); }));
    EXPECT_FALSE(desk().training().running());
    ui::MainWindow again(nullptr, &simpleEngine());
    again.show();
    again.training().desk().load();
    auto* offer = again.findChild<QPushButton*>("offer");
    ASSERT_NE(offer, nullptr);
    ASSERT_TRUE(waitFor([&] { return offer->isVisible(); }));
    QTest::mouseClick(offer, Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] {
        const TrainingRun* active = again.training().desk().active();
        return active && active->record && active->record->validations.size() > 2;
    }));
    bool left = false;
    again.training().desk().leave([&] { left = true; });
    EXPECT_TRUE(waitFor([&] { return left; }));
}

TEST_F(TrainWindow, oneIsTrainedAndOthersWait) {
    type("epochs", "400");
    ASSERT_TRUE(started());
    ASSERT_TRUE(judged(1));
    click("startTraining");
    ASSERT_TRUE(waitFor([&] { return desk().runs().size() == 2; }));
    EXPECT_EQ(cell(0, 3), "waiting");
    EXPECT_EQ(cell(0, 0), "physical-a, line 2");
    desk().pause(run(1).folder());
    ASSERT_TRUE(waitFor([&] { return run(0).activity == TrainingRun::Activity::Training; }));
    EXPECT_TRUE(cell(1, 3).startsWith("paused"));
    desk().pause(run(0).folder());
    ASSERT_TRUE(waitFor([&] { return !run(0).active(); }));
}

TEST_F(TrainWindow, aTickLaysARunOverTheChosenOne) {
    ASSERT_TRUE(started());
    ASSERT_TRUE(idle());
    ASSERT_TRUE(started());
    ASSERT_TRUE(idle());
    auto* table = find<QTableWidget>("runTable");
    ASSERT_EQ(table->rowCount(), 2);
    EXPECT_TRUE(waitFor([&] { return find<ui::Plot>("errorPlot")->table().rows.size() == 4; }));
    table->item(1, 0)->setCheckState(Qt::Checked);
    EXPECT_TRUE(waitFor([&] { return find<ui::Plot>("errorPlot")->table().rows.size() == 8; }));
    EXPECT_EQ(window.training().runList().shown().size(), 2u);
}

TEST_F(TrainWindow, runsAreRenamedDuplicatedAndDeleted) {
    ASSERT_TRUE(started());
    ASSERT_TRUE(idle());
    find<QTableWidget>("runTable")->item(0, 0)->setText("bilayer");
    EXPECT_TRUE(waitFor([&] { return run().stored.model.filename() == "bilayer.safetensors"; }));
    EXPECT_EQ(run().stored.name, "bilayer");
    EXPECT_EQ(readModel(run().stored.model).name, "bilayer");
    type("epochs", "7");
    window.session().setScenario(preset("tirf-emccd"), "test");
    const auto entry = [&](const QString& text) {
        click("moreRun");
        auto* menu = window.findChild<QMenu*>("runMenu");
        ASSERT_NE(menu, nullptr);
        for (QAction* action : menu->actions())
            if (action->text().startsWith(text))
                action->trigger();
        menu->close();
    };
    entry("Duplicate");
    EXPECT_EQ(find<QLineEdit>("epochs")->text(), "4");
    EXPECT_EQ(window.session().simulation().scenario, simpleTraining().scenario);
    entry("Show the model");
    auto* card = window.findChild<QTextBrowser*>("cardText");
    ASSERT_NE(card, nullptr);
    EXPECT_TRUE(card->toPlainText().contains("1600 simulated stacks")) << card->toPlainText().toStdString();
    card->window()->close();
    entry("Delete");
    auto* question = window.findChild<QMessageBox*>("deleteRun");
    ASSERT_NE(question, nullptr);
    const std::filesystem::path gone = run().folder();
    EXPECT_EQ(question->defaultButton(), question->button(QMessageBox::Cancel));
    for (QAbstractButton* button : question->buttons())
        if (button->text() == "Delete")
            QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] { return desk().runs().empty(); }));
    EXPECT_FALSE(std::filesystem::exists(gone));
}
