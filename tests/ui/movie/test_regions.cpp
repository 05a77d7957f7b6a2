// SPDX-License-Identifier: GPL-3.0-or-later
// Regions drawn on the picture, and what they do to the molecules.
#include "core/movie/tiff_writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/movie/molecule_model.h"
#include "ui/viewer/image_view.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <algorithm>
#include <cmath>
#include <set>

using namespace perrin;

namespace {

/// 20 slow molecules, so that a mean position is a place where one was.
const test::SyntheticMovie& crowd() {
    static const auto movie = test::render({.width = 100,
                                            .height = 100,
                                            .frames = 30,
                                            .photons = 1500,
                                            .background = 4,
                                            .populations = {{0.01, 12}, {0.2, 8}}},
                                           3);
    return movie;
}

class Regions : public test::Window {
  protected:
    void SetUp() override {
        const auto path = folder / "crowd.tif";
        TiffWriter writer(path, {.acquisition = test::smallAcquisition(), .displayRange = std::nullopt});
        for (const Image& frame : crowd().frames)
            writer.add(frame);
        writer.close();
        ASSERT_TRUE(openFile(path));
        ASSERT_TRUE(measure());
        ASSERT_GE(all().size(), 12u);
        find<QTabWidget>("answers")->setCurrentIndex(2);
        table = find<QTableWidget>("regionTable");
    }
    const std::vector<Molecule>& all() { return window.session().wholeMeasurement()->molecules; }
    const Region& region(std::size_t i) { return window.session().regions().at(i); }
    static QPointF mean(const Molecule& molecule) {
        QPointF sum;
        for (const Spot& spot : molecule.track.spots)
            sum += QPointF(spot.x, spot.y);
        return sum / static_cast<double>(molecule.track.spots.size());
    }
    /// Numbers of the molecules whose mean position is where `inside` says so.
    std::set<int> whose(const std::function<bool(QPointF)>& inside) {
        std::set<int> ids;
        for (const Molecule& molecule : all())
            if (inside(mean(molecule)))
                ids.insert(molecule.track.id);
        return ids;
    }
    std::set<int> listed() {
        const auto* model = find<QTableView>("moleculeTable")->model();
        std::set<int> ids;
        for (int row = 0; row < model->rowCount(); ++row)
            ids.insert(model->index(row, ui::MoleculeModel::Id).data().toInt());
        return ids;
    }
    void drawRectangle(QPointF from, QPointF to) {
        choose("regionMenu", "Draw a rectangle");
        drag({from, (from + to) / 2, to});
    }
    QString cell(int row, int column) { return table->item(row, column)->text(); }
    void clickRow(int row) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualItemRect(table->item(row, 0)).center());
    }
    QTableWidget* table = nullptr;
};

bool within(QPointF place, QPointF from, QPointF to) {
    return place.x() > from.x() && place.x() < to.x() && place.y() > from.y() && place.y() < to.y();
}

/// "0.052 (0.044 – 0.062)": the first number.
double firstNumber(const QString& text) {
    return QRegularExpression("[0-9.]+").match(text).captured().toDouble();
}

} // namespace

TEST_F(Regions, aDraggedRectangleKeepsTheMoleculesInside) {
    const QPointF from(12, 20), to(70, 64);
    drawRectangle(to, from); // any corner first
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).shape, RegionShape::Rectangle);
    EXPECT_EQ(region(0).name, "Region 1");
    EXPECT_EQ(view().tool(), ui::Tool::Select) << "one outline, then clicks choose again";
    const auto box = boundingBox(region(0));
    EXPECT_NEAR(box.left, 12, 0.2);
    EXPECT_NEAR(box.top, 20, 0.2);
    EXPECT_NEAR(box.right, 70, 0.2);
    EXPECT_NEAR(box.bottom, 64, 0.2);
    const auto inside = whose([&](QPointF place) { return within(place, from, to); });
    const auto outside = whose([&](QPointF place) { return !within(place, from, to); });
    ASSERT_GE(inside.size(), 3u);
    ASSERT_GE(outside.size(), 3u);
    EXPECT_EQ(listed(), inside);
    choose("regionMenu", "outside the regions");
    EXPECT_EQ(listed(), outside);
    choose("regionMenu", "All molecules");
    EXPECT_EQ(listed().size(), all().size());
    for (const Molecule& molecule : window.session().measurement()->molecules)
        EXPECT_EQ(molecule.region, inside.contains(molecule.track.id) ? "Region 1" : "");
    undo();
    EXPECT_EQ(listed(), outside);
    undo();
    undo();
    EXPECT_EQ(listed().size(), all().size());
    EXPECT_TRUE(window.session().regions().empty());
}

TEST_F(Regions, aPolygonEndsWithADoubleClickOrOnItsFirstCorner) {
    // The triangle below the diagonal: y > 100 - x.
    const auto below = [](QPointF place) { return place.y() > 100 - place.x(); };
    const QPointF corners[] = {{99, 1}, {99, 99}, {1, 99}};
    choose("regionMenu", "Draw a polygon");
    clickAt(corners[0]);
    clickAt(corners[1]);
    EXPECT_TRUE(window.session().regions().empty());
    QTest::mouseClick(&view(), Qt::LeftButton, {}, view().toWidget(corners[2]).toPoint());
    QTest::mouseDClick(&view(), Qt::LeftButton, {}, view().toWidget(corners[2]).toPoint());
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).shape, RegionShape::Polygon);
    EXPECT_NEAR(area(region(0)), 98 * 98 / 2.0, 98 * 98 / 2.0 * 0.01);
    const auto expected = whose(below);
    ASSERT_GE(expected.size(), 3u);
    EXPECT_EQ(listed(), expected);
    undo();
    choose("regionMenu", "Draw a polygon");
    for (const QPointF& corner : corners)
        clickAt(corner);
    EXPECT_TRUE(window.session().regions().empty());
    clickAt(corners[0] + QPointF(0.2, 0.2));
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).outline.size(), 3u);
    EXPECT_EQ(listed(), expected);
}

TEST_F(Regions, aFreehandLineClosesItself) {
    const QPointF centre(50, 50);
    constexpr double radius = 30;
    std::vector<QPointF> circle;
    for (int degree = 0; degree < 350; degree += 5)
        circle.push_back(centre +
                         radius * QPointF(std::cos(degree * M_PI / 180), std::sin(degree * M_PI / 180)));
    choose("regionMenu", "Draw freehand");
    drag(circle);
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).shape, RegionShape::Freehand);
    EXPECT_NEAR(area(region(0)) / (M_PI * radius * radius), 1, 0.02);
    const auto inside = whose([&](QPointF place) { return test::distance(place, centre) < radius; });
    ASSERT_GE(inside.size(), 2u);
    EXPECT_EQ(listed(), inside);
}

TEST_F(Regions, escapeLeavesTheOutline) {
    choose("regionMenu", "Draw a polygon");
    clickAt({10, 10});
    clickAt({60, 10});
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_EQ(view().tool(), ui::Tool::Select);
    clickAt({60, 60});
    EXPECT_TRUE(window.session().regions().empty());
    EXPECT_EQ(listed().size(), all().size());
}

TEST_F(Regions, aDoubleClickInTheTableRenames) {
    drawRectangle({5, 5}, {60, 60});
    const QPoint place = table->visualItemRect(table->item(1, 0)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    auto* editor = table->findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, "cell 1");
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(test::waitFor([&] { return region(0).name == "cell 1"; }));
    EXPECT_TRUE(test::waitFor([&] { return !table->findChild<QLineEdit*>(); }));
    EXPECT_EQ(cell(1, 0), "cell 1");
    EXPECT_EQ(undoWords(), "Undo rename region Region 1");
    for (const Molecule& molecule : window.session().measurement()->molecules)
        EXPECT_EQ(molecule.region, "cell 1");
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {},
                       table->visualItemRect(table->item(0, 0)).center());
    EXPECT_EQ(table->findChild<QLineEdit*>(), nullptr) << "the whole has no name to change";
    undo();
    EXPECT_EQ(region(0).name, "Region 1");
    EXPECT_EQ(cell(1, 0), "Region 1");
}

TEST_F(Regions, theChosenOneIsDeletedByItsButtonAndByTheKey) {
    drawRectangle({5, 5}, {45, 95});
    drawRectangle({50, 5}, {95, 95});
    ASSERT_EQ(table->rowCount(), 3);
    clickRow(1);
    click("deleteRegion");
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).name, "Region 2");
    EXPECT_EQ(undoWords(), "Undo delete region Region 1");
    undo();
    ASSERT_EQ(window.session().regions().size(), 2u);
    window.session().select(0); // a molecule is chosen too: the key belongs to the table clicked last
    find<QTabWidget>("answers")->setCurrentIndex(2);
    const std::size_t molecules = all().size();
    clickRow(2);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).name, "Region 1");
    EXPECT_EQ(all().size(), molecules);
    undo();
    EXPECT_EQ(window.session().regions().size(), 2u);
}

TEST_F(Regions, theTableAnswersForEachRegion) {
    const QPointF from(1, 1), middle(50, 99), to(99, 99);
    drawRectangle(from, middle);
    drawRectangle({50, 1}, to);
    choose("regionMenu", "All molecules");
    for (int row = 0; row < 3; ++row) {
        std::vector<double> ds, limits;
        int immobile = 0, longEnough = 0, count = 0;
        for (const Molecule& molecule : all()) {
            const QPointF place = mean(molecule);
            if ((row == 1 && !within(place, from, middle)) || (row == 2 && !within(place, {50, 1}, to)))
                continue;
            ++count;
            if (molecule.d.value)
                ds.push_back(*molecule.d.value);
            else if (molecule.d.high)
                limits.push_back(*molecule.d.high);
            const auto has = [&](const char* flag) { return std::ranges::count(molecule.flags, flag) > 0; };
            longEnough += !has("TOO_SHORT");
            immobile += has("IMMOBILE") && !has("TOO_SHORT");
        }
        ASSERT_GE(count, 3);
        EXPECT_EQ(cell(row, 1).toInt(), count) << row;
        ASSERT_LT(limits.size(), ds.size()) << "the median is a value";
        std::ranges::sort(ds);
        ds.insert(ds.begin(), limits.size(), 0.0); // only known to be small
        const std::size_t half = ds.size() / 2;
        const double median = ds.size() % 2 ? ds[half] : (ds[half - 1] + ds[half]) / 2;
        EXPECT_NEAR(firstNumber(cell(row, 2)) / median, 1, 0.051) << "two digits; row " << row;
        EXPECT_NEAR(firstNumber(cell(row, 3)), 100.0 * immobile / longEnough, 0.5001) << row;
    }
}

TEST_F(Regions, thoseOfImageJAreOpenedWhereTheyWereDrawn) {
    choose("regionMenu", "Open ImageJ regions");
    chooseFile(test::ownData("regions/rectangle_fine.roi"));
    ASSERT_EQ(window.session().regions().size(), 1u);
    EXPECT_EQ(region(0).name, "fine box");
    // Drawn from 10.25 to 30.75 where the first pixel begins at 0; here its middle is 0.
    const auto box = boundingBox(region(0));
    EXPECT_NEAR(box.left, 9.75, 1e-5);
    EXPECT_NEAR(box.top, 20.0, 1e-5);
    EXPECT_NEAR(box.right, 30.25, 1e-5);
    EXPECT_NEAR(box.bottom, 50.25, 1e-5);
    EXPECT_EQ(listed(), whose([](QPointF place) { return within(place, {9.75, 20}, {30.25, 50.25}); }));
    choose("regionMenu", "Open ImageJ regions");
    chooseFile(test::ownData("regions/RoiSet.zip"));
    EXPECT_EQ(window.session().regions().size(), 5u) << "added to the one there";
    std::set<std::string> names;
    for (const Region& each : window.session().regions())
        names.insert(each.name);
    EXPECT_EQ(names.size(), 5u) << "each has a name of its own";
    EXPECT_TRUE(message().contains("line"))
        << "the line in the file has no inside: " << message().toStdString();
    EXPECT_EQ(undoWords(), "Undo open regions");
    undo();
    EXPECT_EQ(window.session().regions().size(), 1u);
    choose("regionMenu", "Open ImageJ regions");
    chooseFile(test::ownData("regions/lines_only.zip"));
    EXPECT_TRUE(message().contains("lines_only.zip")) << message().toStdString();
    EXPECT_EQ(window.session().regions().size(), 1u);
}

TEST_F(Regions, savedForImageJTheyReadBackTheSame) {
    drawRectangle({5, 5}, {45, 95});
    choose("regionMenu", "Draw a polygon");
    for (const QPointF& corner : {QPointF(60, 10), QPointF(90, 40), QPointF(60, 70), QPointF(60, 10)})
        clickAt(corner);
    ASSERT_EQ(window.session().regions().size(), 2u);
    const auto drawn = window.session().regions();
    choose("regionMenu", "Save regions for ImageJ");
    chooseFile(folder / "two.zip");
    ASSERT_TRUE(message().contains("two.zip")) << message().toStdString();
    choose("regionMenu", "Delete all regions");
    EXPECT_TRUE(window.session().regions().empty());
    choose("regionMenu", "Open ImageJ regions");
    chooseFile(folder / "two.zip");
    ASSERT_EQ(window.session().regions().size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(region(i).name, drawn[i].name);
        ASSERT_EQ(region(i).outline.size(), drawn[i].outline.size());
        for (std::size_t corner = 0; corner < drawn[i].outline.size(); ++corner) {
            EXPECT_NEAR(region(i).outline[corner].x, drawn[i].outline[corner].x, 1e-4);
            EXPECT_NEAR(region(i).outline[corner].y, drawn[i].outline[corner].y, 1e-4);
        }
    }
}
