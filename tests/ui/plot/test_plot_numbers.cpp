// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that plots are written as, against sums done here.
#include "tests/ui/movie/molecule_window.h"
#include "ui/plot/plot.h"

#include <cmath>
#include <fstream>

using namespace perrin;

namespace {

constexpr double pixel = 0.1, interval = 0.01; // um, s, of the small movie

class PlotNumbers : public test::MoleculeWindow {
  protected:
    void SetUp() override { ASSERT_TRUE(openSmallMovie()); }
    Table written(const char* plot) {
        const auto path = folder / "plot.csv";
        find<ui::Plot>(plot)->exportTo(QString::fromStdString(path.string()));
        std::ifstream file(path);
        return readTable(file, "plot.csv");
    }
};

double number(const Table& table, std::size_t row, const char* column) {
    const auto at = std::ranges::find(table.header, column) - table.header.begin();
    return std::stod(table.rows.at(row).at(static_cast<std::size_t>(at)));
}

std::string cellText(const Table& table, std::size_t row, const char* column) {
    const auto at = std::ranges::find(table.header, column) - table.header.begin();
    return table.rows.at(row).at(static_cast<std::size_t>(at));
}

Molecule withD(int id, std::optional<double> d, std::optional<double> high = {}) {
    return test::madeMolecule(id, 0, test::resting({30, 30}, 5), {d, {}, high});
}

} // namespace

TEST_F(PlotNumbers, theTrajectoryIsInMicrometresAndCountsFramesFromZero) {
    const auto way = test::irregularWay();
    show({test::madeMolecule(1, 3, way, {}, {9, 10})});
    window.session().select(0);
    const Table table = written("trajectoryPlot");
    ASSERT_EQ(table.rows.size(), 22u);
    std::size_t row = 0;
    for (int i = 0; i < 24; ++i) {
        if (i == 6 || i == 7)
            continue;
        EXPECT_EQ(number(table, row, "FRAME"), 3 + i);
        EXPECT_NEAR(number(table, row, "POSITION_X"), way[std::size_t(i)].x() * pixel, 1e-5);
        EXPECT_NEAR(number(table, row, "POSITION_Y"), way[std::size_t(i)].y() * pixel, 1e-5);
        ++row;
    }
}

TEST_F(PlotNumbers, theMsdAveragesAllPairsOfALagAndItsLineFitsTheFirstPoints) {
    const auto way = test::irregularWay();
    show({test::madeMolecule(1, 3, way, {}, {9, 10})});
    window.session().select(0);
    const Table table = written("msdPlot");
    ASSERT_GE(table.rows.size(), 5u);
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const int lag = static_cast<int>(row) + 1;
        double sum = 0, pairs = 0;
        for (int i = 0; i + lag < 24; ++i) {
            const int j = i + lag;
            if (i == 6 || i == 7 || j == 6 || j == 7)
                continue;
            const QPointF step = (way[std::size_t(j)] - way[std::size_t(i)]) * pixel;
            sum += QPointF::dotProduct(step, step);
            ++pairs;
        }
        EXPECT_EQ(number(table, row, "LAG"), lag);
        EXPECT_NEAR(number(table, row, "TIME"), lag * interval, 1e-9);
        EXPECT_NEAR(number(table, row, "MSD") / (sum / pairs), 1, 1e-5) << lag;
        EXPECT_EQ(number(table, row, "PAIRS"), pairs);
        if (!cellText(table, row, "FIT").empty()) {
            n += 1;
            x += lag;
            y += sum / pairs;
            xx += lag * lag;
            xy += lag * sum / pairs;
        }
    }
    ASSERT_GE(n, 2) << "the line goes through at least two points";
    const double slope = (n * xy - x * y) / (n * xx - x * x), intercept = (y - slope * x) / n;
    for (std::size_t row = 0; row < std::size_t(n); ++row)
        EXPECT_NEAR(number(table, row, "FIT"), intercept + slope * double(row + 1), 1e-6);
}

TEST_F(PlotNumbers, theHistogramCountsByFifthsOfADecade) {
    // Edges within a decade: 1, 1.585, 2.512, 3.981, 6.310.
    show({withD(1, 0.0101), withD(2, 0.0158), withD(3, 0.016), withD(4, 0.5), withD(5, 0.51), withD(6, 0.62),
          withD(7, 0.64), withD(8, 9.9), withD(9, {}, 0.02), withD(10, {}, 0.04), withD(11, -0.1),
          withD(12, std::nullopt)});
    const Table table = written("histogramPlot");
    ASSERT_EQ(table.rows.size(), 15u) << "0.01 to 10 um^2/s";
    const int expected[] = {2, 1, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 1};
    for (std::size_t row = 0; row < 15; ++row) {
        EXPECT_EQ(number(table, row, "MOLECULES"), expected[row]) << row;
        EXPECT_NEAR(number(table, row, "D_LOW") / (0.01 * std::pow(10, double(row) / 5)), 1, 1e-5);
        EXPECT_NEAR(number(table, row, "D_HIGH") / (0.01 * std::pow(10, double(row + 1) / 5)), 1, 1e-5);
    }
    std::string comments;
    for (const std::string& comment : table.comments)
        comments += comment + '\n';
    EXPECT_NE(comments.find("2 molecules with only an upper limit and 1 with D <= 0"), std::string::npos)
        << comments;
}

TEST_F(PlotNumbers, theHistogramGrowsWhereMoleculesAreBeyondTheColourScale) {
    show({withD(1, 0.004), withD(2, 0.5), withD(3, 20)});
    const Table table = written("histogramPlot");
    ASSERT_EQ(table.rows.size(), 25u) << "0.001 to 100 um^2/s";
    EXPECT_NEAR(number(table, 0, "D_LOW"), 0.001, 1e-8);
    double counted = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        counted += number(table, row, "MOLECULES");
    EXPECT_EQ(counted, 3);
    EXPECT_EQ(number(table, 3, "MOLECULES"), 1) << "0.00398 to 0.00631";
}

TEST_F(PlotNumbers, noNumberIsPutWhereNothingIsKnown) {
    show({test::madeMolecule(1, 0, {{20, 20}, {21, 20}})});
    window.session().select(0);
    const Table table = written("msdPlot");
    ASSERT_EQ(table.rows.size(), 1u) << "two positions, one lag";
    EXPECT_NEAR(number(table, 0, "MSD"), pixel * pixel, 1e-9);
    EXPECT_EQ(cellText(table, 0, "FIT"), "");
    for (const auto& row : table.rows)
        for (const std::string& cell : row)
            EXPECT_EQ(cell.find("nan"), std::string::npos);
}
