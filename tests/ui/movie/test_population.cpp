// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/region.h"
#include "tests/ui/movie/molecule_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableWidget>
#include <cmath>
#include <random>

using namespace perrin;

namespace {

/// Eleven molecules in a row from left to right; two have an upper limit only and do not move.
class Population : public test::MoleculeWindow {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        std::vector<Molecule> molecules;
        int id = 0;
        for (const auto& d : ds) {
            ++id;
            Estimate estimate{d, {}, {}};
            if (!d)
                estimate.high = 0.02;
            molecules.push_back(test::madeMolecule(id, 0, test::resting({5.0 * id, 30}, 10), estimate));
            if (!d) {
                molecules.back().flags = {"IMMOBILE"};
                molecules.back().flagReasons = {"It does not move."};
            }
        }
        show(molecules);
        chooseTab(2);
        table = find<QTableWidget>("regionTable");
    }
    QString cell(int row, int column) { return table->item(row, column)->text(); }
    // By size: none, none, 0.11, 0.13, 0.17, 0.19, 0.23, 0.31, 0.47, 1.1, 2.3
    const std::vector<std::optional<double>> ds{0.31, 0.11, {}, 2.3, 0.17, 0.13, 0.47, {}, 0.19, 1.1, 0.23};
    QTableWidget* table = nullptr;
};

} // namespace

TEST_F(Population, theMedianRanksUpperLimitsBelowAllOthers) {
    EXPECT_EQ(cell(0, 0), "All");
    EXPECT_EQ(cell(0, 1), "11");
    EXPECT_TRUE(cell(0, 2).startsWith("0.19 (")) << "the sixth of eleven: " << cell(0, 2).toStdString();
}

TEST_F(Population, theIntervalIsThatOfResamplingTheMolecules) {
    const auto shown = QRegularExpression("\\(([\\d.]+) – ([\\d.]+)\\)").match(cell(0, 2));
    ASSERT_TRUE(shown.hasMatch()) << cell(0, 2).toStdString();
    // Drawn here molecule by molecule. The medians are molecules' own values: the interval's ends are exact,
    // or the next molecule's.
    const std::vector<double> sorted{-1, -1, 0.11, 0.13, 0.17, 0.19, 0.23, 0.31, 0.47, 1.1, 2.3};
    std::mt19937 random(5);
    std::uniform_int_distribution<std::size_t> any(0, 10);
    std::vector<double> medians;
    for (int i = 0; i < 20000; ++i) {
        std::vector<double> drawn;
        for (int k = 0; k < 11; ++k)
            drawn.push_back(sorted[any(random)]);
        std::ranges::nth_element(drawn, drawn.begin() + 5);
        medians.push_back(drawn[5]);
    }
    std::ranges::sort(medians);
    const auto rank = [&](double value) { return std::ranges::find(sorted, value) - sorted.begin(); };
    const double low = medians[500], high = medians[19500];
    EXPECT_LE(std::abs(rank(shown.captured(1).toDouble()) - rank(low)), 1) << low;
    EXPECT_LE(std::abs(rank(shown.captured(2).toDouble()) - rank(high)), 1) << high;
}

TEST_F(Population, theImmobileShareHasWilsonsInterval) {
    // 2 of 11: Wilson 1927 with z = 1.96 gives 5.1 % to 47.7 %.
    EXPECT_EQ(cell(0, 3), "18 % (5 – 48)");
}

TEST_F(Population, regionsHaveRowsOfTheirOwn) {
    window.session().setRegionUse(RegionUse::Label);
    window.session().setRegions({rectangle("left", {.left = 0, .top = 20, .right = 18, .bottom = 40}),
                                 rectangle("nobody", {.left = 0, .top = 0, .right = 10, .bottom = 10})},
                                "draw");
    ASSERT_EQ(table->rowCount(), 3);
    EXPECT_EQ(cell(0, 1), "11");
    EXPECT_EQ(cell(1, 0), "left");
    EXPECT_EQ(cell(1, 1), "3") << "at 5, 10 and 15 px";
    EXPECT_TRUE(cell(1, 2).startsWith("0.11")) << "none, 0.11, 0.31: " << cell(1, 2).toStdString();
    EXPECT_EQ(cell(2, 1), "0");
    EXPECT_EQ(cell(2, 2), "–");
    EXPECT_EQ(cell(2, 3), "–");
}

TEST_F(Population, theTableIsCopiedForASpreadsheet) {
    click("copyPopulation");
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QRegularExpression("\r?\n"), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 2);
    const QStringList names = lines[0].split('\t'), cells = lines[1].split('\t');
    ASSERT_EQ(names.size(), cells.size());
    const auto value = [&](const char* name) { return cells.value(names.indexOf(name)); };
    EXPECT_EQ(value("FILE"), "small.tif");
    EXPECT_EQ(value("MOLECULES"), "11");
    EXPECT_EQ(value("WITH_D"), "9");
    EXPECT_EQ(value("D_MEDIAN"), "0.19");
    EXPECT_EQ(value("FRAMES_TOTAL"), "110");
    double logs = 0;
    for (const auto& d : ds)
        logs += d ? std::log(*d) / 9 : 0;
    EXPECT_NEAR(value("D_GEOMETRIC_MEAN").toDouble(), std::exp(logs), 1e-5);
}

TEST_F(Population, withoutMoleculesThereIsNothingToCopyAndItSaysSo) {
    window.session().setMeasurement(nullptr);
    EXPECT_FALSE(find<QPushButton>("copyPopulation")->isEnabled());
    EXPECT_EQ(cell(0, 1), "");
}
