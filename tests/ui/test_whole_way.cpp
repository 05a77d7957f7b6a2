// SPDX-License-Identifier: GPL-3.0-or-later
// From a movie to a table of every molecule's D by a network of its own, all by clicks; and back from what
// was kept.
#include "core/diffusion/molecule_table.h"
#include "core/learn/model.h"
#include "tests/ui/window_fixture.h"
#include "ui/match/match_desk.h"
#include "ui/match/match_page.h"
#include "ui/movie/export_dialog.h"
#include "ui/train/run_list.h"
#include "ui/train/train_page.h"

#include <QLineEdit>
#include <QPushButton>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

/// The window with the program's own engine of networks.
class WholeWay : public Window {
  protected:
    WholeWay() {
        fs::remove_all(fs::path(qgetenv("XDG_DATA_HOME").toStdString()) / "PerrinTest" / "PerrinTest" /
                       "runs");
    }
    /// A training takes longer than a click.
    static bool waitLong(const std::function<bool()>& condition) {
        for (int i = 0; i < 15; ++i)
            if (waitFor(condition))
                return true;
        return false;
    }
    bool told(const QString& words) {
        return waitFor([&] { return message().contains(words); });
    }
    std::string rows() {
        std::ostringstream out;
        write(out, moleculeTable(window.session().measurement()->molecules, ""), {});
        return out.str();
    }
    bool measuredWithNetwork() {
        return waitLong([&] {
            const auto& measurement = window.session().measurement();
            return measurement && !measurement->molecules.empty() && measurement->molecules[0].network.value;
        });
    }
    fs::path exportMolecules() {
        const fs::path path = folder.path() / "answers.csv";
        click("export");
        auto* dialog = window.findChild<ui::ExportDialog*>();
        if (!dialog)
            throw std::runtime_error("no dialog asks where to");
        dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(path.string()));
        dialog->findChild<QPushButton*>("exportAccept")->click();
        EXPECT_TRUE(told("Written")) << message().toStdString();
        return path;
    }
};

} // namespace

TEST_F(WholeWay, openMatchTrainMeasureExportAndBack) {
    const fs::path movie = folder.path() / "two_speeds.tif";
    fs::copy_file(ownData("movie/two_speeds_emccd.tif"), movie);
    ASSERT_TRUE(openFile(movie));
    click("exposureFull");

    click("workspace2");
    ui::MatchDesk& match = window.matching().desk();
    ASSERT_TRUE(waitFor([&] { return match.preview() != nullptr; }));
    click("fitCamera");
    ASSERT_TRUE(waitLong([&] { return !match.fitting().running() && match.fitted(); }));
    click("useMatch");
    ASSERT_TRUE(told("Simulate and Train now have")) << message().toStdString();

    click("workspace4");
    ui::TrainingDesk& desk = window.training().desk();
    ASSERT_TRUE(waitFor([&] { return desk.isLoaded(); }));
    type("movieMinutes", "0.01");
    click("trainForMovie");
    ASSERT_TRUE(waitFor([&] { return !desk.runs().empty(); })) << text("trainingProblem").toStdString();
    ASSERT_TRUE(waitLong([&] { return !desk.training().running() && !desk.runs()[0].active(); }));
    ASSERT_EQ(desk.runs()[0].stored.stage, RunStage::Done) << desk.runs()[0].stored.failure;
    const Model model = readModel(desk.runs()[0].stored.model);
    EXPECT_EQ(model.training.at("settings").at("start_from"), "perrin-general");
    EXPECT_NEAR(*model.scenario.acquisition.pixelSize, 0.1, 1e-9);
    EXPECT_NEAR(model.scenario.sensor.camera.gain, 30, 1.5) << "as the movie was made";
    EXPECT_TRUE(model.scenario.sensor.camera.em);

    ASSERT_TRUE(told("has ended")) << message().toStdString();
    click("offer"); // use it on the movie
    ASSERT_TRUE(measuredWithNetwork()) << message().toStdString();
    const fs::path csv = exportMolecules();
    std::ifstream file(csv);
    const Table table = readTable(file, "answers.csv");
    const auto column = [&](const char* name) {
        return static_cast<std::size_t>(std::ranges::find(table.header, name) - table.header.begin());
    };
    ASSERT_GE(table.rows.size(), 10u);
    double mismatch = 0;
    for (const auto& row : table.rows) {
        EXPECT_EQ(row[column("MODEL_ID")], model.name);
        mismatch += std::abs(std::log(std::stod(row[column("D_NETWORK")]) / std::stod(row[column("D_MLE")])));
    }
    EXPECT_LT(mismatch / static_cast<double>(table.rows.size()), 0.35)
        << "it tells of the same molecules as MLE";

    const std::string before = rows(), all = work(window.session());
    activate();
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    chooseFile(folder.path() / "mine.perrin");
    ASSERT_TRUE(
        waitFor([&] { return fs::exists(folder.path() / "mine.perrin") && !window.isWindowModified(); }));

    ASSERT_TRUE(openFile(ownData("movie/two_speeds_emccd.tif")));
    ASSERT_FALSE(window.session().measurement());
    window.open(QString::fromStdString((folder.path() / "mine.perrin").string()));
    ASSERT_TRUE(waitFor([&] { return window.session().path() == movie && window.session().measurement(); }));
    EXPECT_EQ(rows(), before) << "the session keeps every answer of the network";
    EXPECT_EQ(work(window.session()), all);
    EXPECT_EQ(window.session().settings().model, desk.runs()[0].stored.model.string());

    ASSERT_TRUE(openFile(ownData("movie/two_speeds_emccd.tif")));
    drop(csv);
    ASSERT_TRUE(waitLong([&] { return message().contains("Restored from answers.csv"); }))
        << message().toStdString();
    EXPECT_THAT(message().toStdString(),
                HasSubstr(std::to_string(table.rows.size()) + " molecules as in the table"));
    EXPECT_EQ(window.session().path(), movie);
    ASSERT_TRUE(window.session().measurement()->molecules[0].network.value) << "the network was asked again";
}
