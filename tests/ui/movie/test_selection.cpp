// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/movie/molecule_model.h"
#include "ui/viewer/image_view.h"

#include <QHeaderView>
#include <QTableView>
#include <QToolButton>

using namespace perrin;

namespace {

class Selection : public test::Window {
  protected:
    /// The small movie, but the molecules' lives differ: the table must be able to jump.
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        auto made = std::make_shared<Measurement>();
        made->settings.acquisition = test::smallAcquisition();
        const auto molecule = [&](int id, int first, int last, QPointF place, std::optional<double> d) {
            Molecule one;
            one.track.id = id;
            for (int frame = first; frame <= last; ++frame)
                one.track.spots.push_back({.frame = frame, .x = place.x(), .y = place.y()});
            one.d.value = d;
            made->molecules.push_back(one);
        };
        molecule(1, 0, 39, {12, 50}, 0.5);
        molecule(2, 0, 39, {40, 20}, std::nullopt);
        molecule(3, 25, 39, {50, 50}, 0.02);
        window.session().setMeasurement(made);
        table = find<QTableView>("moleculeTable");
        view = find<ui::ImageView>("imageView");
        ASSERT_TRUE(test::waitFor([&] { return view->overlay().size() == 2; }));
    }
    int selectedId() {
        const auto rows = table->selectionModel()->selectedRows(ui::MoleculeModel::Id);
        return rows.size() == 1 ? rows.first().data(ui::MoleculeModel::SortRole).toInt() : 0;
    }
    void clickRow(int id) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 0);
            if (index.data(ui::MoleculeModel::SortRole).toInt() == id)
                QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        }
    }
    void sortBy(int column) {
        auto* header = table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                           header->height() / 2});
    }
    QTableView* table = nullptr;
    ui::ImageView* view = nullptr;
};

} // namespace

TEST_F(Selection, aClickOnARingChoosesTheRow) {
    QTest::mouseClick(view, Qt::LeftButton, {}, view->toWidget({40, 20}).toPoint());
    EXPECT_EQ(selectedId(), 2);
    QTest::mouseClick(view, Qt::LeftButton, {}, view->toWidget({12, 50}).toPoint());
    EXPECT_EQ(selectedId(), 1);
    QTest::mouseClick(view, Qt::LeftButton, {}, view->toWidget({25, 35}).toPoint());
    EXPECT_EQ(selectedId(), 0) << "a click beside the rings lets go";
}

TEST_F(Selection, aClickOnARowMarksTheRingAndJumpsToTheMolecule) {
    clickRow(3);
    EXPECT_EQ(window.session().frame(), 25u) << "the molecule is not there in the first frame";
    ASSERT_TRUE(test::waitFor([&] { return view->overlay().size() == 3; }));
    EXPECT_TRUE(view->overlay().back().selected);
    EXPECT_EQ(view->overlay().back().id, 2u);
    clickRow(1);
    EXPECT_EQ(window.session().frame(), 25u) << "this one is there: the frame stays";
}

TEST_F(Selection, rowsWithoutAValueStayLastAndTheSelectionStaysOnItsMolecule) {
    clickRow(1);
    const auto ids = [&] {
        std::vector<int> shown;
        for (int row = 0; row < 3; ++row)
            shown.push_back(table->model()->index(row, 0).data(ui::MoleculeModel::SortRole).toInt());
        return shown;
    };
    sortBy(ui::MoleculeModel::D);
    EXPECT_EQ(ids(), (std::vector{3, 1, 2}));
    sortBy(ui::MoleculeModel::D);
    EXPECT_EQ(ids(), (std::vector{1, 3, 2}));
    EXPECT_EQ(selectedId(), 1);
}

TEST_F(Selection, playGoesThroughTheFramesAndBackToTheFirst) {
    window.session().setFrame(38);
    QTest::keyClick(&window, Qt::Key_Space);
    ASSERT_TRUE(test::waitFor([&] { return window.session().frame() == 2; })) << "39, 0, 1, 2";
    QTest::keyClick(&window, Qt::Key_Space);
    const auto frame = window.session().frame();
    QTest::qWait(200);
    EXPECT_EQ(window.session().frame(), frame) << "paused";
    EXPECT_EQ(find<QToolButton>("frameLabel")->text(), QString("frame %1 / 40").arg(frame + 1));
}
