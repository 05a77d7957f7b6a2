// SPDX-License-Identifier: GPL-3.0-or-later
// A network is asked about many movies.
#include "core/learn/model.h"
#include "core/table.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/ui/batch/batch_window.h"
#include "ui/movie/molecule_model.h"
#include "ui/movie/molecule_overlay.h"

#include <QLabel>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

using namespace perrin;
using namespace perrin::test;

namespace {

/// With a model that answers ln(D dt / pixel^2) = -1.5 for every stack.
class BatchNetwork : public BatchWindowTest {
  protected:
    BatchNetwork() : BatchWindowTest(&simpleEngine()) {
        Model model;
        model.name = "always-the-same";
        model.network = {.name = "line"};
        model.scenario = preset("physical-a");
        model.weights = {{"line", {.shape = {4}, .values = {0, 0, 0, -1.5F}}}};
        writeModel(file(), model);
        MeasureSettings settings = window.session().settings();
        settings.model = file().string();
        window.session().setSettings(settings);
    }
    std::filesystem::path file() const { return folder.path() / "always-the-same.safetensors"; }
};

} // namespace

TEST_F(BatchNetwork, everyMoviesMoleculesGetItsD) {
    window.session().setMicroscope(Camera{.offset = 100, .gain = 1, .readNoise = 1.5}, {}, {});
    addFolder(day(), 3);
    EXPECT_TRUE(part<QLabel>("batchSummary")->text().contains("always-the-same"));
    ASSERT_TRUE(measured());
    std::istringstream csv(fileText("molecules.csv"));
    const Table table = readTable(csv, "molecules.csv");
    const auto place =
        std::find(table.header.begin(), table.header.end(), "D_NETWORK") - table.header.begin();
    const Acquisition known = smallAcquisition();
    const double d = std::exp(-1.5) * *known.pixelSize * *known.pixelSize / *known.frameInterval;
    ASSERT_FALSE(table.rows.empty());
    for (const auto& row : table.rows)
        EXPECT_NEAR(std::stod(row.at(static_cast<std::size_t>(place))), d, 1e-4 * d);
}

TEST_F(BatchNetwork, everyRowSaysWhatItBorrowedAndWhatIsDoubted) {
    window.session().setMicroscope(Camera{.offset = 100, .gain = 29, .readNoise = 1.5}, {}, {});
    MeasureSettings settings = window.session().settings();
    settings.method = Method::Network;
    window.session().setSettings(settings);
    addFolder(day(), 3);
    ASSERT_TRUE(measured());
    std::istringstream csv(fileText("molecules.csv"));
    const Table table = readTable(csv, "molecules.csv");
    const auto column = [&](const char* name) {
        return static_cast<std::size_t>(std::ranges::find(table.header, name) - table.header.begin());
    };
    int flagged = 0;
    std::vector<double> counted; // by hand, from the file
    for (const auto& row : table.rows) {
        if (!QString::fromStdString(row[0]).endsWith("/a.tif"))
            continue;
        const QString flags = QString::fromStdString(row[column("FLAGS")]);
        const bool doubted = flags.contains("NETWORK_UNTRAINED") || flags.contains("NETWORK_DOUBTFUL");
        flagged += flags.contains("NETWORK_UNTRAINED");
        const std::string &likely = row[column("D_MLE")], &chosen = row[column("D")];
        const std::string& d = doubted && !likely.empty() ? likely : chosen;
        counted.push_back(d.empty() ? -1 : std::stod(d)); // a limit ranks below all
    }
    ASSERT_GT(flagged, 0) << "a gain of 29 is none that the network knows";
    const QModelIndex flags = index("a.tif", ui::BatchModel::Flags);
    EXPECT_TRUE(flags.data(ui::MoleculeModel::FlagsRole)
                    .toStringList()
                    .contains(QString("%1 net: out of range").arg(flagged)));
    EXPECT_TRUE(flags.data(Qt::ToolTipRole).toString().contains("MLE"));
    std::ranges::sort(counted);
    const double median = (counted[(counted.size() - 1) / 2] + counted[counted.size() / 2]) / 2;
    EXPECT_TRUE(cell("a.tif", ui::BatchModel::MedianD).startsWith(ui::dText(median)))
        << cell("a.tif", ui::BatchModel::MedianD).toStdString() << " but " << median;
    EXPECT_EQ(cell("a.tif", ui::BatchModel::Borrowed), "camera") << "its file gives the rest";
    EXPECT_TRUE(
        index("a.tif", ui::BatchModel::Borrowed).data(Qt::ToolTipRole).toString().contains("gain 29"));
}

TEST_F(BatchNetwork, withoutCameraItSaysWhatToDo) {
    addFolder(day(), 3);
    press("measureMovies");
    ASSERT_TRUE(waitFor([&] { return cell("b.tif", ui::BatchModel::State).startsWith("failed"); }));
    EXPECT_TRUE(cell("a.tif", ui::BatchModel::State).contains("camera"));
}

TEST_F(BatchNetwork, aMissingNetworkIsToldOnce) {
    addFolder(day(), 3);
    std::filesystem::remove(file());
    press("measureMovies");
    ASSERT_TRUE(waitFor([&] { return !window.batch().measuring().running(); }));
    EXPECT_TRUE(part<QLabel>("message")->text().contains("always-the-same"))
        << part<QLabel>("message")->text().toStdString();
    EXPECT_EQ(cell("a.tif", ui::BatchModel::State), "waiting");
}
