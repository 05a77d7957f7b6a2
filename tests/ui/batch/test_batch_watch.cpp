// SPDX-License-Identifier: GPL-3.0-or-later
// Movies measured as they come into a folder.
#include "core/diffusion/growing_tables.h"
#include "core/table.h"
#include "tests/ui/batch/batch_window.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <fstream>
#include <gmock/gmock.h>

using namespace perrin;
using namespace perrin::test;
using testing::UnorderedElementsAre;
using ui::BatchModel;
namespace fs = std::filesystem;

namespace {

class BatchWatchTest : public BatchWindowTest {
  protected:
    std::set<std::string> written() const {
        std::set<std::string> names;
        if (fs::exists(results() / "molecules.csv"))
            for (const auto& row : readTableFile(results() / "molecules.csv").table.rows)
                names.insert(fs::path(row.front()).filename().string());
        return names;
    }
    bool shows(const QString& movie, const QString& state) {
        return waitFor([&] {
            for (int row = 0; row < table()->model()->rowCount(); ++row)
                if (table()->model()->index(row, BatchModel::Movie).data().toString() == movie)
                    return cell(movie, BatchModel::State).contains(state);
            return false;
        });
    }
};

} // namespace

TEST_F(BatchWatchTest, measuresWhatIsThereAndWhatComesAndReportsTheBrokenOne) {
    watchFolder(day());
    EXPECT_EQ(part<QPushButton>("watchFolder")->text(), "Stop watching");
    EXPECT_FALSE(part<QPushButton>("measureMovies")->isEnabled());
    EXPECT_FALSE(part<QPushButton>("addFiles")->isEnabled());
    EXPECT_EQ(part<QLineEdit>("batchFolder")->text().toStdString(), results().string());
    ASSERT_TRUE(waitFor([&] { return written().size() == 2; })) << "a and b";
    ASSERT_TRUE(shows("broken.tif", "failed: "));
    // Another one, written in two pieces.
    writeMovie(folder / "whole.tif", 0.2, 9, smallAcquisition());
    const std::string bytes = contentOf(folder / "whole.tif");
    {
        std::ofstream out(day() / "control" / "c.tif", std::ios::binary);
        out << bytes.substr(0, bytes.size() / 2) << std::flush;
        QTest::qWait(250);
        out << bytes.substr(bytes.size() / 2) << std::flush;
    }
    ASSERT_TRUE(shows("c.tif", "molecule"));
    ASSERT_TRUE(waitFor([&] { return written().contains("c.tif"); }));
    EXPECT_TRUE(part<QLabel>("batchState")->text().startsWith("3 of 4 movies measured"));
    EXPECT_TRUE(fs::exists(results() / "c.png"));
    EXPECT_THAT(contentOf(results() / "molecules.csv"), testing::HasSubstr("broken.tif: not measured: "));
    ASSERT_TRUE(stopWatching());
    EXPECT_EQ(part<QPushButton>("watchFolder")->text(), "Watch a folder…");
    EXPECT_TRUE(finished());
    writeMovie(day() / "control" / "later.tif", 0.2, 9, smallAcquisition());
    QTest::qWait(700);
    EXPECT_EQ(table()->model()->rowCount(), 4) << "nobody watches";
}

TEST_F(BatchWatchTest, goesOnWhereAnEarlierProgramStoppedAndMeasuresAnewWhatWasReplaced) {
    watchFolder(day());
    ASSERT_TRUE(waitFor([&] { return written().size() == 2; }));
    ASSERT_TRUE(stopWatching());
    const auto before = fs::last_write_time(results() / "a.png");
    const auto state = tabledMovies(readTableFile(results() / "molecules.csv").table, "molecules.csv");
    ASSERT_EQ(state.size(), 2u);
    EXPECT_TRUE(state[0].state) << "how its file looked";

    ui::BatchWindow again(window.session(), nullptr); // as of a program that is started anew
    again.setWatchTiming({.look = 0.1, .settle = 0.4, .tries = 1, .pause = 0.1});
    again.show();
    auto* list = again.findChild<QTableView*>("batchTable");
    writeMovie(day() / "drug" / "b.tif", 0.4, 60, smallAcquisition());
    again.watch(QString::fromStdString(day().string()));
    const auto molecules = [&](int row) {
        return list->model()->index(row, BatchModel::State).data().toString();
    };
    ASSERT_TRUE(waitFor([&] { return list->model()->rowCount() == 3 && molecules(1).contains("molecule"); }));
    EXPECT_EQ(molecules(0), cell("a.tif", BatchModel::State)) << "from the table";
    EXPECT_EQ(list->model()->index(0, BatchModel::MedianD).data().toString(),
              cell("a.tif", BatchModel::MedianD));
    ASSERT_TRUE(waitFor([&] {
        const auto now = tabledMovies(readTableFile(results() / "molecules.csv").table, "molecules.csv");
        return now.size() == 2 && now[1].state != state[1].state;
    })) << "b was measured anew and written";
    EXPECT_EQ(fs::last_write_time(results() / "a.png"), before) << "a was not measured again";
    EXPECT_THAT(written(), UnorderedElementsAre("a.tif", "b.tif"));
    again.findChild<QPushButton*>("watchFolder")->click();
    ASSERT_TRUE(waitFor([&] { return !again.watching().running(); }));
}

TEST_F(BatchWatchTest, theTaskBarStopsItAndTheProgramAsksBeforeItEnds) {
    watchFolder(day());
    EXPECT_TRUE(window.batch().atStake().contains("watched"));
    ASSERT_TRUE(waitFor([&] { return written().size() == 2; }));
    ASSERT_TRUE(shows("broken.tif", "failed: "));
    ASSERT_TRUE(waitFor([&] { return part<QLabel>("taskText")->text() == "Watching: waiting for movies"; }));
    EXPECT_FALSE(part<QPushButton>("cancelTask")->isVisible()) << "one button for it";
    auto* stop = window.findChild<QPushButton*>("cancelTask"); // of the main window
    EXPECT_EQ(stop->text(), "Stop watching");
    QTest::mouseClick(stop, Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !window.batch().watching().running(); }));
    EXPECT_FALSE(window.batch().atStake().contains("watched"));
}

TEST_F(BatchWatchTest, beginsItsOwnListAndItsOwnResults) {
    const fs::path other = folder.path() / "other";
    fs::create_directories(other);
    writeMovie(other / "new.tif", 0.2, 9, smallAcquisition());
    addFolder(day(), 3);
    ASSERT_TRUE(measured());
    const std::string before = fileText("molecules.csv");
    watchFolder(other);
    EXPECT_EQ(part<QLineEdit>("batchFolder")->text().toStdString(), (other / "results").string());
    ASSERT_TRUE(waitFor([&] { return fs::exists(other / "results" / "molecules.csv"); }));
    ASSERT_TRUE(shows("new.tif", "molecule"));
    EXPECT_EQ(table()->model()->rowCount(), 1) << "the earlier batch's movies are not in it";
    ASSERT_TRUE(stopWatching());
    EXPECT_TRUE(finished());
    EXPECT_EQ(fileText("molecules.csv"), before);
    EXPECT_THAT(contentOf(other / "results" / "molecules.csv"), testing::Not(testing::HasSubstr("a.tif")));
    // Back in the first folder its tables are gone on with.
    watchFolder(day());
    ASSERT_TRUE(shows("a.tif", "molecule"));
    EXPECT_EQ(part<QLineEdit>("batchFolder")->text().toStdString(), results().string());
    ASSERT_TRUE(stopWatching());
}

TEST_F(BatchWatchTest, whatIsNotWrittenIsAskedAboutAndAChosenFolderStays) {
    const fs::path other = folder.path() / "other", chosen = folder.path() / "chosen";
    fs::create_directories(other);
    writeMovie(other / "new.tif", 0.2, 9, smallAcquisition());
    addFolder(day(), 3);
    part<QLineEdit>("batchFolder")->clear();
    part<QLineEdit>("batchFolder")->setModified(true);
    press("measureMovies");
    ASSERT_TRUE(waitFor([&] { return part<QPushButton>("measureMovies")->text() == "Measure 1 movie"; }));
    ASSERT_TRUE(waitFor([&] { return !window.batch().measuring().running(); }));
    part<QLineEdit>("batchFolder")->setText(QString::fromStdString(chosen.string()));
    part<QLineEdit>("batchFolder")->setModified(true);
    window.batch().setWatchTiming({.look = 0.1, .settle = 0.4, .tries = 2, .pause = 0.3});
    press("watchFolder");
    chooseFolder(other);
    auto* question = part<QMessageBox>("batchListGoes");
    EXPECT_FALSE(window.batch().watching().running());
    QTest::mouseClick(question->findChild<QPushButton*>("beginList"), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return fs::exists(chosen / "molecules.csv"); }));
    EXPECT_FALSE(fs::exists(other / "results"));
    EXPECT_EQ(table()->model()->rowCount(), 1);
    ASSERT_TRUE(stopWatching());
}
