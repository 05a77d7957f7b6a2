// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/simulate/simulate_window.h"
#include "ui/plot/plot.h"
#include "ui/simulate/advisor_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <cmath>

using namespace perrin;

namespace {

class AdvisorTest : public test::SimulateWindow {
  protected:
    AdvisorTest() {
        pick("preset", "tirf-emccd");
        EXPECT_TRUE(settled());
        click("openAdvisor");
        EXPECT_TRUE(advised());
    }
    ui::AdvisorDialog& dialog() { return *window.findChild<ui::AdvisorDialog*>("advisorDialog"); }
    template<class Condition>
    bool advised(Condition condition) {
        return test::waitFor(
            [&] { return dialog().answer() && condition(dialog().answer()->advice.settings); });
    }
    bool advised() {
        return advised([](const AdvisorSettings&) { return true; });
    }
};

} // namespace

TEST_F(AdvisorTest, followsTheSimulationAndItsFields) {
    const AdvisorSettings first = dialog().answer()->advice.settings;
    EXPECT_DOUBLE_EQ(first.dLow, 0.02);
    EXPECT_DOUBLE_EQ(first.dHigh, 8);
    EXPECT_NEAR(first.photonRate, scenario().emission.photons.value / 0.00749, 1e-6);
    type("advisorLowD", "0,5");
    type("advisorDeadTime", "2");
    ASSERT_TRUE(advised([](const AdvisorSettings& s) { return s.dLow == 0.5 && s.deadTime > 0; }));
    EXPECT_NEAR(dialog().answer()->advice.settings.deadTime, 0.002, 1e-12);
    type("simulatedPixelSize", "160"); // nm
    ASSERT_TRUE(advised([](const AdvisorSettings& s) { return std::abs(s.pixelSize - 0.16) < 1e-9; }));
    EXPECT_DOUBLE_EQ(dialog().answer()->advice.settings.dLow, 0.5) << "what is written stays";
    EXPECT_TRUE(text("advisorMicroscope").contains("0.16 µm"));
}

TEST_F(AdvisorTest, theAdvisedSettingGoesToTheSimulationAndBack) {
    const Scenario before = scenario();
    type("advisorLowD", "0.2");
    type("advisorHighD", "4");
    type("advisorBudget", "30000");
    ASSERT_TRUE(advised([](const AdvisorSettings& s) { return s.photonBudget == 30000 && s.dHigh == 4; }));
    const ExpectedErrors best = dialog().answer()->advice.best;
    EXPECT_LT(best.goal, dialog().answer()->now.goal);
    click("useAdvice");
    EXPECT_DOUBLE_EQ(*scenario().acquisition.exposure, best.exposure);
    EXPECT_DOUBLE_EQ(*scenario().acquisition.frameInterval, best.interval);
    EXPECT_NEAR(scenario().emission.photons.value, best.photons, 1e-6);
    EXPECT_NEAR(scenario().emission.photons.high / scenario().emission.photons.low, 8, 1e-9);
    ASSERT_TRUE(test::waitFor([&] { return !find<QPushButton>("useAdvice")->isEnabled(); }))
        << "it is recorded as advised";
    EXPECT_EQ(undoWords(), "Undo record as advised");
    window.session().undoStack().undo();
    EXPECT_EQ(scenario(), before);
}

TEST_F(AdvisorTest, showsWordsTableAndCurves) {
    EXPECT_TRUE(text("adviceSentences").contains("Record a frame every"));
    auto* table = find<QTableWidget>("advisorTable");
    ASSERT_EQ(table->rowCount(), 2);
    EXPECT_EQ(table->item(1, 1)->text(), "7.76");
    const Table drawn = find<ui::Plot>("adviceCurves")->table();
    EXPECT_EQ(drawn.rows.size(), dialog().answer()->advice.curve.size());
    EXPECT_GT(find<ui::Plot>("adviceMap")->table().rows.size(), 500u);
}

TEST_F(AdvisorTest, whatCannotBeAdvisedIsSaid) {
    type("advisorHighD", "0.001");
    EXPECT_TRUE(test::waitFor([&] { return text("advisorProblem").contains("the smaller one first"); }));
    EXPECT_TRUE(find<QLabel>("advisorProblem")->isVisible());
    type("advisorHighD", "x");
    EXPECT_TRUE(text("advisorProblem").contains("to, µm²/s"));
    type("advisorHighD", "5");
    EXPECT_TRUE(advised([](const AdvisorSettings& s) { return s.dHigh == 5; }));
    pick("preset", "report-2024");
    EXPECT_TRUE(test::waitFor([&] { return text("advisorProblem").contains("its own light"); }));
}
