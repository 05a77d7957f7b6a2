// SPDX-License-Identifier: GPL-3.0-or-later
// Many movies measured in their window.
#include "core/diffusion/condition_table.h"
#include "core/learn/measure_batch.h"
#include "core/table.h"
#include "tests/ui/batch/batch_window.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/plot/plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <gmock/gmock.h>
#include <sstream>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;
using ui::BatchModel;
namespace fs = std::filesystem;

namespace {

std::string asText(const Table& table) {
    std::ostringstream out;
    write(out, table);
    return out.str();
}

/// What the engine's own batch gives for the folder, each file by itself knowing how it was taken.
MeasuredBatch engineBatch(const fs::path& folder) {
    MeasuredBatch batch;
    BatchRun run{.movies = listMovies({folder}, true).movies};
    run.settings = [](const fs::path&, const MovieInfo& info) {
        MeasureSettings settings;
        settings.acquisition = info.acquisition;
        return settings;
    };
    measureBatch(batch, run, {});
    return batch;
}

} // namespace

TEST_F(BatchWindowTest, measuresAFolderAsTheEngineDoesAndTellsOfTheBrokenFile) {
    addFolder(day(), 3);
    EXPECT_EQ(cell("a.tif", BatchModel::State), "waiting");
    EXPECT_EQ(part<QPushButton>("measureMovies")->text(), "Measure 3 movies");
    press("conditionsFromFolders");
    EXPECT_EQ(cell("broken.tif", BatchModel::Condition), "drug");
    ASSERT_TRUE(measured());

    const MeasuredBatch expected = engineBatch(day());
    ASSERT_EQ(expected.movies.size(), 2u);
    EXPECT_EQ(fileText("molecules.csv"), asText(moleculeTable(expected)));
    EXPECT_EQ(fileText("population.csv"), asText(summaryTable(expected)));
    const auto compared = compareConditions(moleculeTable(expected), {}, {"control", "drug"},
                                            {{(day() / "control" / "a.tif").string(), "control"},
                                             {(day() / "drug" / "b.tif").string(), "drug"},
                                             {(day() / "drug" / "broken.tif").string(), "drug"}});
    EXPECT_EQ(fileText("conditions.csv"), asText(conditionTable(compared.report, compared.d)));
    for (const char* picture : {"conditions.png", "a.png", "b.png"})
        EXPECT_THAT(fileText(picture), testing::StartsWith("\x89PNG")) << picture;
    EXPECT_FALSE(fs::exists(results() / "broken.png"));

    const auto molecules = expected.movies[0].measurement.molecules.size();
    EXPECT_EQ(cell("a.tif", BatchModel::State), QString("%1 molecules").arg(molecules));
    EXPECT_TRUE(cell("a.tif", BatchModel::MedianD).startsWith(ui::dText(compared.report.movies[0].medianD)));
    EXPECT_TRUE(cell("broken.tif", BatchModel::State).startsWith("failed: "));
    const QString tip = table()->model()->index(2, BatchModel::State).data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(tip.contains(QString::fromStdString(expected.failed.at(0).reason).toHtmlEscaped()))
        << tip.toStdString();
    EXPECT_TRUE(part<QLabel>("batchState")->text().startsWith("2 of 3 movies measured"));
}

TEST_F(BatchWindowTest, conditionsCanBeChangedAfterMeasuring) {
    for (int i = 0; i < 2; ++i) {
        writeMovie(day() / "control" / ("c" + std::to_string(i) + ".tif"), 0.1, 20 + i, smallAcquisition());
        writeMovie(day() / "drug" / ("d" + std::to_string(i) + ".tif"), 0.4, 30 + i, smallAcquisition());
    }
    addFolder(day(), 7);
    ASSERT_TRUE(measured());
    EXPECT_FALSE(fs::exists(results() / "conditions.csv")) << "no conditions were named";
    auto* conditions = part<QTableWidget>("conditionTable");
    ASSERT_EQ(conditions->rowCount(), 1) << "all movies as one";
    const auto* plot = part<ui::Plot>("conditionPlot");
    EXPECT_FALSE(plot->table().rows.empty());

    const std::string before = fileText("molecules.csv");
    setCondition({"a.tif", "c0.tif", "c1.tif"}, "slow");
    setCondition({"b.tif", "d0.tif", "d1.tif"}, "fast");
    ASSERT_TRUE(waitFor([&] { return conditions->rowCount() == 2; }));
    EXPECT_EQ(conditions->item(0, 0)->text(), "slow");
    EXPECT_EQ(conditions->item(0, 1)->text(), "3") << "movies";
    EXPECT_TRUE(finished());
    const QString words = part<QLabel>("comparisonWords")->text();
    EXPECT_TRUE(words.contains("<b>fast</b>: D is ")) << words.toStdString();
    EXPECT_TRUE(words.contains("p = 0.1"))
        << "the least that 3 and 3 movies can give: " << words.toStdString();
    EXPECT_TRUE(words.contains("replicate"));
    EXPECT_FALSE(fs::exists(results() / "conditions.csv")) << "written only when asked for";
    EXPECT_TRUE(part<QLabel>("batchState")->text().contains("not written"));

    part<QComboBox>("referenceCondition")->setCurrentText("fast");
    emit part<QComboBox>("referenceCondition")->activated(1);
    ASSERT_TRUE(
        waitFor([&] { return part<QLabel>("comparisonWords")->text().contains("<b>slow</b>: D is 0."); }));
    EXPECT_TRUE(finished());
    press("writeTables");
    ASSERT_TRUE(waitFor([&] { return fs::exists(results() / "conditions.png"); }));
    EXPECT_TRUE(finished());
    EXPECT_EQ(fileText("molecules.csv"), before) << "nothing was measured anew";
    std::istringstream csv(fileText("conditions.csv"));
    const Table table = readTable(csv, "conditions.csv");
    EXPECT_EQ(table.rows.at(0).at(1), "fast");
    EXPECT_EQ(table.rows.at(2).at(1), "slow");
    EXPECT_EQ(table.rows.at(2).at(2), "fast") << "the reference";
    EXPECT_FALSE(part<QLabel>("batchState")->text().contains("not written"));
}

TEST_F(BatchWindowTest, aCancelledBatchKeepsWhatItHasAndGoesOn) {
    for (int i = 0; i < 12; ++i)
        writeMovie(day() / "drug" / ("d" + std::to_string(i) + ".tif"), 0.4, 40 + i, smallAcquisition());
    addFolder(day(), 15);
    press("measureMovies");
    ASSERT_TRUE(waitFor([&] { return cell("a.tif", BatchModel::State).contains("molecule"); }))
        << "row by row";
    ASSERT_TRUE(window.batch().measuring().running());
    EXPECT_FALSE(part<QPushButton>("addFolder")->isEnabled());
    window.batch().close(); // it goes on, told of in the main window
    EXPECT_TRUE(window.batch().measuring().running());
    EXPECT_TRUE(window.findChild<QWidget*>("taskBar")->isVisible());
    QTest::mouseClick(window.findChild<QPushButton*>("cancelTask"), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !window.batch().measuring().running(); }));
    window.batch().show();
    ASSERT_TRUE(finished());
    const QString measured = cell("a.tif", BatchModel::State);
    EXPECT_EQ(cell("d9.tif", BatchModel::State), "waiting");
    EXPECT_FALSE(fs::exists(results() / "molecules.csv"));
    const QString button = part<QPushButton>("measureMovies")->text();
    EXPECT_NE(button, "Measure 15 movies") << "what was measured is not measured again";
    press("measureMovies");
    ASSERT_TRUE(waitFor([&] { return fs::exists(results() / "molecules.csv"); }));
    EXPECT_TRUE(finished());
    EXPECT_EQ(cell("a.tif", BatchModel::State), measured);
    EXPECT_EQ(fileText("molecules.csv"), asText(moleculeTable(engineBatch(day()))));
}

TEST_F(BatchWindowTest, nothingIsWrittenOverInSilence) {
    fs::create_directories(results());
    std::ofstream(results() / "molecules.csv") << "mine";
    addFolder(day(), 3);
    press("measureMovies");
    auto* question = part<QMessageBox>("batchFilesExist");
    EXPECT_FALSE(window.batch().measuring().running());
    EXPECT_TRUE(question->informativeText().contains("molecules.csv"));
    QTest::mouseClick(question->findChild<QPushButton*>("newFolder"), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return fs::exists(day() / "results 2" / "molecules.csv"); }));
    EXPECT_EQ(fileText("molecules.csv"), "mine");
    EXPECT_TRUE(finished());
    // Its own files it replaces when asked to.
    press("writeTables");
    EXPECT_TRUE(finished());
    EXPECT_EQ(window.batch().findChild<QMessageBox*>("batchFilesExist"), nullptr);
}

TEST_F(BatchWindowTest, theSessionFillsWhatFilesDoNotSay) {
    writeMovie(day() / "control" / "unknown.tif", 0.1, 9, {});
    addFolder(day(), 4);
    part<QCheckBox>("batchOverlays")->setChecked(false);
    ASSERT_TRUE(measured());
    const QString state = cell("unknown.tif", BatchModel::State);
    EXPECT_TRUE(state.contains("pixel size is not known") && state.contains("open it"))
        << state.toStdString();
    EXPECT_FALSE(fs::exists(results() / "a.png"));
    // As a person does who opens one of them.
    ASSERT_TRUE(openFile(day() / "control" / "unknown.tif"));
    MeasureSettings settings = window.session().settings();
    settings.acquisition = {.pixelSize = 0.2, .frameInterval = 0.02, .exposure = 0.02};
    window.session().setSettings(settings);
    EXPECT_TRUE(part<QLabel>("batchSummary")->text().contains("0.2 µm per pixel"));
    EXPECT_EQ(part<QPushButton>("measureMovies")->text(), "Measure 2 movies") << "the others know their own";
    ASSERT_TRUE(measured());
    ASSERT_TRUE(waitFor([&] { return cell("unknown.tif", BatchModel::State).contains("molecule"); }));
    EXPECT_EQ(cell("unknown.tif", BatchModel::Borrowed), "calibration");
    EXPECT_EQ(cell("a.tif", BatchModel::Borrowed), "–") << "it knows its own";
    std::istringstream csv(fileText("molecules.csv"));
    const Table table = readTable(csv, "molecules.csv");
    EXPECT_THAT(table.comments, testing::Contains(HasSubstr("unknown.tif: calibration: pixel size 0.2")));
    // The session's for all: the others are due again.
    part<QComboBox>("calibrationSource")->setCurrentIndex(1);
    emit part<QComboBox>("calibrationSource")->activated(1);
    EXPECT_EQ(part<QPushButton>("measureMovies")->text(), "Measure 3 movies");
    press("measureMovies");
    EXPECT_FALSE(cell("a.tif", BatchModel::State).contains("molecule"));
    ASSERT_TRUE(waitFor([&] {
        return fileText("molecules.csv").find("a.tif: calibration: pixel size 0.2") != std::string::npos ||
               fileText("molecules.csv").find("# calibration: pixel size 0.2") != std::string::npos;
    }));
    EXPECT_TRUE(finished());
    EXPECT_EQ(part<QPushButton>("measureMovies")->text(), "Measure 1 movie") << "the broken one";
}

TEST_F(BatchWindowTest, aRowOpensInTheMovieWorkspaceWithItsSettings) {
    writeMovie(day() / "control" / "unknown.tif", 0.1, 9, {});
    ASSERT_TRUE(openFile(day() / "control" / "unknown.tif"));
    MeasureSettings settings = window.session().settings();
    settings.acquisition = {.pixelSize = 0.2, .frameInterval = 0.02, .exposure = 0.01};
    settings.link.minFrames = 5;
    window.session().setSettings(settings);
    addFolder(day(), 4);
    ASSERT_TRUE(measured());
    choose({"a.tif"});
    press("openMovie");
    answer(QMessageBox::Discard);
    ASSERT_TRUE(waitFor([&] { return window.session().path() == day() / "control" / "a.tif"; }));
    EXPECT_EQ(window.session().settings().acquisition, smallAcquisition()) << "its own";
    EXPECT_EQ(window.session().settings().link.minFrames, 5);
    choose({"unknown.tif"});
    press("openMovie");
    ASSERT_TRUE(waitFor([&] { return window.session().path() == day() / "control" / "unknown.tif"; }));
    EXPECT_EQ(window.session().settings().acquisition, settings.acquisition) << "that it was measured with";
    EXPECT_TRUE(window.session().undoStack().isClean()) << "there is nothing to lose";
}

TEST_F(BatchWindowTest, foldersCanBeDroppedAndMoviesTakenOff) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(day().string()))});
    QDragEnterEvent enter({40, 40}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.batch(), &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop({40, 40}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.batch(), &drop);
    ASSERT_TRUE(waitFor([&] { return table()->model()->rowCount() == 3; }));
    choose({"broken.tif"});
    press("removeMovies");
    EXPECT_EQ(table()->model()->rowCount(), 2);
    EXPECT_EQ(part<QLineEdit>("batchFolder")->text().toStdString(), results().string());
}

TEST_F(BatchWindowTest, theProgramAsksBeforeResultsAreLost) {
    addFolder(day(), 3);
    part<QLineEdit>("batchFolder")->clear();
    part<QLineEdit>("batchFolder")->setModified(true);
    press("measureMovies");
    ASSERT_TRUE(waitFor([&] { return part<QPushButton>("measureMovies")->text() == "Measure 1 movie"; }));
    ASSERT_TRUE(waitFor([&] { return part<QTableWidget>("conditionTable")->rowCount() == 1; }));
    EXPECT_FALSE(fs::exists(results()));
    window.close();
    auto* question = window.findChild<QMessageBox*>("batchUnderWay");
    ASSERT_NE(question, nullptr);
    EXPECT_TRUE(question->text().contains("not written")) << question->text().toStdString();
    QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
    EXPECT_TRUE(window.isVisible());
}
