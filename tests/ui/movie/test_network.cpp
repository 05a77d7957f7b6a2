// SPDX-License-Identifier: GPL-3.0-or-later
// A network measures the movie in the window.
#include "core/diffusion/molecule_table.h"
#include "core/learn/model.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/molecule_model.h"
#include "ui/movie/movie_page.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <cmath>

using namespace perrin;
using namespace perrin::test;

namespace {

constexpr double lnD = -1.5; // ln(D interval / pixel^2) that it always answers

/// The window whose networks are straight lines, with a model that answers one D for every stack.
class NetworkWindow : public MoleculeWindow {
  protected:
    NetworkWindow() : MoleculeWindow(&simpleEngine()) {
        Model model;
        model.name = "always-the-same";
        model.network = {.name = "line"};
        model.scenario = preset("physical-a");
        model.weights = {{"line", {.shape = {4}, .values = {0, 0, 0, static_cast<float>(lnD)}}}};
        writeModel(modelFile(), model);
        window.open(QString::fromStdString(writeSmallMovie(folder, smallAcquisition()).string()));
        EXPECT_TRUE(waitFor([&] { return window.session().movie() && !view().image().isNull(); }));
        window.session().setMicroscope(Camera{.offset = 100, .gain = 1, .readNoise = 1}, {}, {});
    }
    std::filesystem::path modelFile() const { return folder.path() / "always-the-same.safetensors"; }
    bool measuredWith(const std::string& model) {
        return waitFor([&] {
            const auto& measurement = window.session().measurement();
            return measurement && measurement->settings.model == model;
        });
    }
    void measure() {
        page().measureWith(QString::fromStdString(modelFile().string()));
        ASSERT_TRUE(measuredWith(modelFile().string()));
    }
    static double expected() {
        const Acquisition known = smallAcquisition();
        return std::exp(lnD) * *known.pixelSize * *known.pixelSize / *known.frameInterval;
    }
    const std::vector<Molecule>& molecules() { return window.session().measurement()->molecules; }
};

} // namespace

TEST_F(NetworkWindow, everyMoleculeGetsItsD) {
    measure();
    ASSERT_FALSE(molecules().empty());
    for (const Molecule& molecule : molecules()) {
        EXPECT_EQ(molecule.model, "always-the-same");
        EXPECT_NEAR(molecule.network.value.value(), expected(), 1e-4 * expected());
        EXPECT_EQ(molecule.method, Method::Mle) << "D stays what it was until the network's is chosen";
    }
    window.session().select(0);
    auto* grid = qobject_cast<QGridLayout*>(find<QWidget>("estimates")->layout());
    EXPECT_EQ(qobject_cast<QLabel*>(grid->itemAtPosition(1, 0)->widget())->text(), "Network");
    EXPECT_TRUE(text("networkTitle").contains("always-the-same"));
    const QAbstractItemModel* table = find<QTableView>("moleculeTable")->model();
    EXPECT_EQ(table->headerData(ui::MoleculeModel::Network, Qt::Horizontal).toString(), "D, network");
    EXPECT_FALSE(table->index(0, ui::MoleculeModel::Network).data().toString().isEmpty());
}

TEST_F(NetworkWindow, itsDIsTheMoleculesWhereItIsChosen) {
    measure();
    pick("method", "D: network");
    click("measure");
    ASSERT_TRUE(waitFor([&] { return molecules()[0].method == Method::Network; }));
    for (const Molecule& molecule : molecules()) {
        const bool atRest = std::ranges::find(molecule.flags, "IMMOBILE") != molecule.flags.end();
        EXPECT_EQ(molecule.d.value, atRest ? std::nullopt : molecule.network.value);
    }
    const Table csv = moleculeTable(*window.session().measurement(), "movie.tif", "");
    const auto column = [&](const char* name) {
        return static_cast<std::size_t>(std::ranges::find(csv.header, name) - csv.header.begin());
    };
    EXPECT_EQ(csv.rows[0][column("MODEL_ID")], "always-the-same");
    EXPECT_EQ(csv.rows[0][column("D_METHOD")], "network");
    EXPECT_FALSE(csv.rows[0][column("D_NETWORK")].empty());
}

TEST_F(NetworkWindow, withoutItTheClassicalAnswersStand) {
    std::filesystem::remove(modelFile());
    page().measureWith(QString::fromStdString(modelFile().string()));
    ASSERT_TRUE(measuredWith(modelFile().string()));
    ASSERT_FALSE(molecules().empty());
    EXPECT_FALSE(molecules()[0].network.value);
    EXPECT_TRUE(molecules()[0].mle.value || molecules()[0].mle.high);
    EXPECT_TRUE(text("notes").contains("The network was not asked"));
    // And after it is put aside, no network is named any more.
    page().measureWith({});
    ASSERT_TRUE(measuredWith({}));
    EXPECT_TRUE(molecules()[0].model.empty());
}
