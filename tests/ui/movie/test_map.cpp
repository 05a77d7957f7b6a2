// SPDX-License-Identifier: GPL-3.0-or-later
// The map of D: seen, read and taken away.
#include "core/colormap.h"
#include "core/movie/movie.h"
#include "core/table.h"
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/movie_page.h"
#include "ui/plot/plot.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;

namespace {

constexpr int mapTab = 3;

/// Slow molecules on the left of the frame (64 px of 0.1 um), fast ones on the right, four of each.
class MapWindow : public MoleculeWindow {
  protected:
    MapWindow() {
        EXPECT_TRUE(openSmallMovie());
        std::vector<Molecule> molecules;
        for (int i = 0; i < 4; ++i) {
            molecules.push_back(
                madeMolecule(2 * i + 1, 0, resting(QPointF(8 + i, 8 + i), 10), {0.02, 0.01, 0.04}));
            molecules.push_back(madeMolecule(2 * i + 2, 0, resting(QPointF(50 + i, 50 + i), 10), {2, 1, 4}));
        }
        show(molecules);
        chooseTab(mapTab);
        pickBin("3.2");
    }
    void pickBin(const char* size) {
        type("mapBin", size);
        EXPECT_TRUE(waitFor([&] { return text("mapWords").contains(QString("squares of %1").arg(size)); }))
            << text("mapWords").toStdString();
    }
    Table numbers() { return find<ui::Plot>("mapPlot")->table(); }
    static double cell(const Table& table, std::size_t row, const char* name) {
        const auto column =
            static_cast<std::size_t>(std::ranges::find(table.header, name) - table.header.begin());
        return table.rows.at(row).at(column).empty() ? NAN : std::stod(table.rows[row][column]);
    }
    std::filesystem::path exported(const char* name) {
        click("exportMap");
        chooseFile(folder.path() / name);
        EXPECT_TRUE(waitFor([&] { return message().contains("Written"); })) << message().toStdString();
        return folder.path() / name;
    }
};

} // namespace

TEST_F(MapWindow, showsWhereMoleculesAreFast) {
    const Table table = numbers();
    ASSERT_EQ(table.rows.size(), 4u) << "two squares each way";
    EXPECT_NEAR(cell(table, 0, "D"), 0.02, 1e-6);
    EXPECT_EQ(cell(table, 0, "N"), 4);
    EXPECT_NEAR(cell(table, 3, "D"), 2, 1e-6);
    EXPECT_TRUE(std::isnan(cell(table, 1, "D"))) << "nobody there";
    EXPECT_THAT(text("mapWords").toStdString(), HasSubstr("8 molecules"));
    type("mapLeast", "5");
    ASSERT_TRUE(waitFor([&] { return std::isnan(cell(numbers(), 0, "D")); })) << "too few now";
    EXPECT_EQ(cell(numbers(), 0, "N"), 4);
}

TEST_F(MapWindow, isDrawnInTheColoursOfTheRingsAsTheMovieLies) {
    auto* plot = find<ui::Plot>("mapPlot");
    plot->replot(QCustomPlot::rpImmediateRefresh);
    const auto at = [&](double x, double y) {
        return QPointF(plot->xAxis->coordToPixel(x), plot->yAxis->coordToPixel(y));
    };
    EXPECT_LT(at(1, 1).y(), at(1, 5).y()) << "y points down";
    EXPECT_NEAR(at(2, 1).x() - at(1, 1).x(), at(1, 2).y() - at(1, 1).y(), 0.5) << "pixels are square";
    const QImage picture = plot->toPixmap(0, 0, 1).toImage();
    const auto color = [](double d) {
        const Rgb rgb = diffusionColor(d);
        return QColor(rgb.red, rgb.green, rgb.blue);
    };
    EXPECT_TRUE(hasColorNear(picture, at(1.5, 1.5), color(0.02), 12));
    EXPECT_TRUE(hasColorNear(picture, at(4.7, 4.7), color(2), 12));
    EXPECT_FALSE(hasColorNear(picture, at(4.7, 1.5), color(2), 40)) << "an empty square stays empty";
}

TEST_F(MapWindow, isExportedAsPictureValuesAndTable) {
    EXPECT_GT(QImage(QString::fromStdString(exported("map.png").string())).width(), 200);
    const auto values = openMovie(exported("map.tif"));
    EXPECT_EQ(values->info().frames * values->info().channels, 3u) << "D, its spread, molecules";
    EXPECT_EQ(values->info().width, 2u);
    EXPECT_NEAR(values->info().acquisition.pixelSize.value(), 3.2, 1e-6);
    EXPECT_NEAR(values->frame(0, 0)(1, 1), 2, 1e-5);
    EXPECT_TRUE(std::isnan(values->frame(0, 0)(0, 1)));
    std::ifstream file(exported("map.csv"));
    const Table table = readTable(file, "map.csv");
    EXPECT_EQ(table.rows.size(), 4u);
    EXPECT_THAT(table.comments, testing::Contains(HasSubstr("settings: {"))) << "how it was measured";
}

TEST_F(MapWindow, withoutMoleculesSaysWhatWillBeThere) {
    show({});
    EXPECT_TRUE(waitFor([&] { return !find<QPushButton>("exportMap")->isEnabled(); }));
    EXPECT_TRUE(text("mapWords").isEmpty());
}
