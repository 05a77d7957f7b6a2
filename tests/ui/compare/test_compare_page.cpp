// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/simple_engine.h"
#include "tests/ui/window_fixture.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/comparison_view.h"
#include "ui/compare/contender_list.h"
#include "ui/compare/stacks_choice.h"
#include "ui/plot/plot.h"
#include "ui/train/train_page.h"

#include <QCheckBox>
#include <QSettings>
#include <QTabWidget>
#include <QTableWidget>
#include <QTreeWidget>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;

namespace {

/// The Compare page with one model file: a straight line that always answers ln(D dt/px^2) = -1.
class CompareWindow : public Window {
  protected:
    CompareWindow() : Window(withNothingRemembered()) {
        window.session().setScenario(simpleTraining().scenario, "test");
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        find<QTabWidget>("trainTabs")->setCurrentIndex(1);
        for (const char* name : {"perrin-general", "perrin-physical-a", "perrin-report"})
            if (QTreeWidgetItem* shipped = item(name)) // it needs torch
                shipped->setCheckState(0, Qt::Unchecked);
        type("comparedStacks", "60");
    }

    static const Engine* withNothingRemembered() {
        QSettings().remove("compare");
        return &simpleEngine();
    }
    static std::filesystem::path writeLine(const std::filesystem::path& path, const Scenario& scenario) {
        const TrainingSettings settings = simpleTraining();
        writeModel(path, {.name = path.stem().string(),
                          .network = settings.network,
                          .normalization = {.pixelScale = 50, .labelMean = -1},
                          .scenario = scenario,
                          .weights = {{"line", {.shape = {4}, .values = {0, 0, 0, 0}}}}});
        return path;
    }
    ui::ComparePage& page() { return window.training().comparison(); }
    QTreeWidgetItem* item(const QString& name) {
        auto* tree = find<QTreeWidget>("contenders");
        const auto found = tree->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.front();
    }
    bool compared() {
        const auto before = page().view().result();
        click("compare");
        return waitFor([&] { return page().view().result() != before; });
    }
    QTableWidget* numbers() { return find<QTableWidget>("comparedNumbers"); }
};

} // namespace

TEST_F(CompareWindow, modelsAndEstimatorsAnswerTheSameStacks) {
    page().contenders().addFile(writeLine(folder / "line.safetensors", simpleTraining().scenario));
    ASSERT_TRUE(waitFor([&] { return item("line") && item("line")->text(1) == "physical-a"; }));
    find<QCheckBox>("comparedAlone")->setChecked(true);
    ASSERT_TRUE(compared());
    const ui::ComparisonResult& result = *page().view().result();
    EXPECT_EQ(result.set.size(), 60u);
    ASSERT_EQ(numbers()->rowCount(), 2 + 6) << "the line twice, and six estimators";
    EXPECT_EQ(numbers()->item(0, 0)->text(), "line-none");
    EXPECT_EQ(numbers()->item(1, 0)->text(), "line-16");
    const double said = std::exp(-1) * result.set.unitD.front();
    double squares = 0;
    for (const double d : result.set.d)
        squares += std::pow(std::log(said / d), 2) / 60;
    EXPECT_NEAR(numbers()->item(1, 1)->text().toDouble(), std::sqrt(squares), 0.006);
    EXPECT_TRUE(text("comparedHeadline").contains("60 stacks")) << text("comparedHeadline").toStdString();
    // Every figure has its numbers.
    EXPECT_TRUE(waitFor([&] { return !find<ui::Plot>("comparedCoverage")->table().rows.empty(); }));
    EXPECT_EQ(find<ui::Plot>("comparedErrors")->table().rows.size(), 8u);
    EXPECT_EQ(find<ui::Plot>("comparedByD")->table().rows.size() % 8, 0u);
    pick("comparedWhose", "line-none");
    EXPECT_EQ(find<ui::Plot>("comparedTruth")->table().rows.size(), 60u);
    // One range of D.
    pick("comparedGroup", find<QComboBox>("comparedGroup")->itemText(1));
    EXPECT_EQ(numbers()->rowCount(), 8);
}

TEST_F(CompareWindow, cuesAreShownForEveryModel) {
    page().contenders().addFile(writeLine(folder / "line.safetensors", simpleTraining().scenario));
    ASSERT_TRUE(waitFor([&] { return item("line") && !item("line")->text(1).isEmpty(); }));
    find<QCheckBox>("comparedCuesAsked")->setChecked(true);
    pick("comparedCopies", "Each stack once");
    EXPECT_FALSE(find<QCheckBox>("comparedAlone")->isEnabled());
    ASSERT_TRUE(compared());
    auto* cues = find<QTableWidget>("comparedCues");
    ASSERT_EQ(cues->rowCount(), 9);
    EXPECT_TRUE(cues->item(1, 0)->text().startsWith("shuffled: ")) << "with what it is";
    EXPECT_EQ(cues->item(1, 1)->text(), cues->item(0, 1)->text())
        << "what always says the same misses nothing";
}

TEST_F(CompareWindow, allOfItIsSavedIntoANewFolder) {
    page().contenders().addFile(writeLine(folder / "line.safetensors", simpleTraining().scenario));
    ASSERT_TRUE(waitFor([&] { return item("line") && !item("line")->text(1).isEmpty(); }));
    ASSERT_TRUE(compared());
    click("saveComparison");
    chooseFile(folder / ".");
    ASSERT_TRUE(waitFor([&] { return message().contains("Written"); })) << message().toStdString();
    std::filesystem::path saved;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder / ".")))
        if (entry.is_directory())
            saved = entry.path();
    std::ifstream file(saved / "comparison.csv");
    std::stringstream csv;
    csv << file.rdbuf();
    EXPECT_THAT(csv.str(), AllOf(HasSubstr("METHOD,GROUP,N,RMSE"), HasSubstr("\nline,all,60,"),
                                 HasSubstr("\nbayes,all,60,")));
    for (const char* name : {"errors.png", "error_by_d.png", "coverage_by_d.png", "truth_line.png",
                             "truth_bayes.png", "answers.csv"})
        EXPECT_GT(std::filesystem::file_size(saved / name), 400u) << name;
}

TEST_F(CompareWindow, whatCannotAnswerIsSaid) {
    page().contenders().addFile(writeLine(folder / "other.safetensors", preset("report-2024")));
    std::ofstream(folder / "broken.safetensors") << "nothing";
    page().contenders().addFile(folder / "broken.safetensors");
    ASSERT_TRUE(waitFor([&] { return item("other") && !item("other")->text(1).isEmpty(); }));
    EXPECT_FALSE(item("other")->flags().testFlag(Qt::ItemIsEnabled));
    for (const int column : {0, 1})
        EXPECT_TRUE(item("other")->toolTip(column).contains("2024 report"));
    EXPECT_EQ(item("other")->checkState(0), Qt::Unchecked) << "it is not asked";
    EXPECT_EQ(item("other")->text(1), "other images");
    EXPECT_EQ(item("broken")->text(1), "cannot be read");
    EXPECT_FALSE(item("broken")->flags().testFlag(Qt::ItemIsEnabled));
    EXPECT_TRUE(item("broken")->toolTip(0).contains("broken.safetensors"));
    EXPECT_TRUE(page().contenders().models().empty());
    // Of the report's images it can be asked.
    pick("comparedOn", "Preset report-2024");
    EXPECT_EQ(page().contenders().models().size(), 1u);
    EXPECT_EQ(item("other")->checkState(0), Qt::Checked) << "as it was added";
    EXPECT_EQ(item("other")->text(1), "report-2024");
    // Nothing ticked, and a number that is none.
    pick("comparedOn", "As set in Simulate");
    type("comparedStacks", "3");
    click("compare");
    EXPECT_TRUE(text("compareProblem").contains("Stacks")) << text("compareProblem").toStdString();
    type("comparedStacks", "60");
    // A folder without stacks.
    page().stacks().chooseReport(folder / "nowhere");
    click("compare");
    EXPECT_TRUE(waitFor([&] { return text("compareProblem").contains("trajectories.npy"); }))
        << text("compareProblem").toStdString();
}

TEST_F(CompareWindow, itCanBeCancelled) {
    type("comparedStacks", "100000");
    click("compare");
    ASSERT_TRUE(waitFor([&] { return page().comparing().running(); }));
    page().comparing().cancel();
    EXPECT_TRUE(waitFor([&] { return !page().comparing().running(); }));
    EXPECT_EQ(page().view().result(), nullptr);
}
