// SPDX-License-Identifier: GPL-3.0-or-later
// Molecules corrected by hand on the picture: added, moved, deleted, asked about, undone.
#include "core/movie/tiff_writer.h"
#include "core/table.h"
#include "tests/ui/window_fixture.h"
#include "ui/movie/movie_exports.h"
#include "ui/session_keeper.h"
#include "ui/viewer/image_view.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <algorithm>
#include <fstream>

using namespace perrin;
using test::distance;
using test::emptiest;
using test::loneliest;
using test::truePlace;

namespace {

constexpr int frames = 40;

class Editing : public test::Window {
  protected:
    const std::vector<Molecule>& molecules() { return window.session().measurement()->molecules; }
    std::size_t count() { return window.session().measurement() ? molecules().size() : 0; }
    int edits() { return window.session().undoStack().index(); }
    bool addAt(QPointF place) {
        const int before = edits();
        QTest::keyClick(&window, Qt::Key_A);
        clickAt(place);
        return test::waitFor([&] { return edits() > before; });
    }
    /// In how many frames the track is within 1 px of where the molecule truly is.
    static int framesOn(const Molecule& molecule, const std::function<QPointF(int frame)>& truth) {
        return static_cast<int>(std::ranges::count_if(molecule.track.spots, [&](const Spot& spot) {
            return distance({spot.x, spot.y}, truth(spot.frame)) < 1;
        }));
    }
    /// The molecule found where this true one is.
    const Molecule& found(int truth) {
        for (const Molecule& molecule : molecules())
            if (framesOn(molecule, [&](int frame) { return truePlace(truth, frame); }) >= frames / 2)
                return molecule;
        throw std::runtime_error("the molecule was not found");
    }
    static std::optional<QPointF> placeIn(const Molecule& molecule, int frame) {
        for (const Spot& spot : molecule.track.spots)
            if (spot.frame == frame)
                return QPointF(spot.x, spot.y);
        return std::nullopt;
    }
    void openMenu(QPointF place) {
        const QPoint at = view().toWidget(place).toPoint();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, view().mapToGlobal(at));
        QApplication::sendEvent(&view(), &event);
    }
};

} // namespace

TEST_F(Editing, aClickedSpotIsFollowedThroughTheMovieBeforeAnythingIsFound) {
    ASSERT_TRUE(openSmallMovie());
    window.session().setFrame(17);
    const int truth = loneliest();
    QTest::keyClick(&window, Qt::Key_A);
    EXPECT_EQ(view().tool(), ui::Tool::AddMolecule);
    EXPECT_EQ(view().cursor().shape(), Qt::CrossCursor);
    clickAt(truePlace(truth, 17) + QPointF(0.8, -0.8));
    ASSERT_TRUE(test::waitFor([&] { return count() == 1; }));
    EXPECT_EQ(view().tool(), ui::Tool::Select) << "one click adds one";
    EXPECT_EQ(molecules()[0].source, MoleculeSource::Clicked);
    EXPECT_GE(framesOn(molecules()[0], [&](int frame) { return truePlace(truth, frame); }), 36);
    EXPECT_EQ(window.session().selected(), 0u);
    EXPECT_EQ(find<QTableView>("moleculeTable")->model()->rowCount(), 1);
    ASSERT_EQ(view().overlay().size(), 1u);
    EXPECT_LT(distance(view().overlay()[0].position, truePlace(truth, 17)), 1);

    const auto path = folder / "clicked.csv";
    window.findChild<ui::MovieExports*>()->writeTable(ui::TableKind::Molecules,
                                                      QString::fromStdString(path.string()), {});
    ASSERT_TRUE(test::waitFor([&] { return message().contains("Written"); })) << message().toStdString();
    std::ifstream file(path);
    const Table table = readTable(file, "clicked.csv");
    const auto column = std::ranges::find(table.header, "SOURCE") - table.header.begin();
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0].at(static_cast<std::size_t>(column)), "clicked");
}

TEST_F(Editing, aDimMoleculeThatStrictFindingLeavesOutIsAddedByHand) {
    const test::SyntheticScene dim{.width = 64,
                                   .height = 64,
                                   .frames = frames,
                                   .photons = 150,
                                   .background = 4,
                                   .populations = {{0.02, 1}}};
    const auto faint = test::render(dim, 6);
    const auto path = folder / "both.tif";
    TiffWriter writer(path, {.acquisition = test::smallAcquisition(), .displayRange = std::nullopt});
    for (std::size_t i = 0; i < faint.frames.size(); ++i)
        writer.add(faint.frames[i] + test::smallMovie().frames[i] - 100); // one camera offset
    writer.close();
    ASSERT_TRUE(openFile(path));
    type("falseAlarm", "0.0000001");
    ASSERT_TRUE(measure());
    const auto truth = [&](int frame) {
        const auto& spot = faint.truth.at(static_cast<std::size_t>(frame));
        return QPointF(spot.x, spot.y);
    };
    for (const Molecule& molecule : molecules())
        ASSERT_LT(framesOn(molecule, truth), 8) << "the movie is not dim enough for this test";
    const std::size_t before = count();
    ASSERT_GE(before, 3u) << "but the bright ones are found";
    ASSERT_TRUE(addAt(truth(static_cast<int>(window.session().frame()))));
    ASSERT_EQ(count(), before + 1);
    EXPECT_EQ(molecules().back().source, MoleculeSource::Clicked);
    EXPECT_GE(framesOn(molecules().back(), truth), 36);
}

TEST_F(Editing, aRingDraggedToAnotherSpotIsThereInThisFrame) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    window.session().setFrame(12);
    ASSERT_TRUE(test::waitFor([&] { return !view().overlay().empty(); }));
    const int from = loneliest(), to = from == 0 ? 1 : 0;
    const Molecule before = found(from);
    const int owner = found(to).track.id;
    drag({truePlace(from, 12), (truePlace(from, 12) + truePlace(to, 12)) / 2, truePlace(to, 12)});
    ASSERT_TRUE(test::waitFor([&] {
        return message().contains(QString("belongs to molecule %1").arg(owner));
    })) << "two molecules do not share a spot";
    EXPECT_EQ(placeIn(found(from), 12), placeIn(before, 12));
    window.session().removeMolecule(owner);
    const std::string work = test::work(window.session());
    drag({truePlace(from, 12), (truePlace(from, 12) + truePlace(to, 12)) / 2, truePlace(to, 12)});
    const QString words = QString("move molecule %1").arg(before.track.id);
    ASSERT_TRUE(test::waitFor([&] { return undoWords() == "Undo " + words; })) << message().toStdString();
    const auto after = std::ranges::find(molecules(), before.track.id,
                                         [](const Molecule& molecule) { return molecule.track.id; });
    ASSERT_NE(after, molecules().end());
    ASSERT_TRUE(placeIn(*after, 12));
    EXPECT_LT(distance(*placeIn(*after, 12), truePlace(to, 12)), 1);
    EXPECT_EQ(placeIn(*after, 11), placeIn(before, 11)) << "other frames stay";
    EXPECT_EQ(placeIn(*after, 13), placeIn(before, 13));
    EXPECT_EQ(after->track.spots.size(), before.track.spots.size());
    EXPECT_EQ(before.source, MoleculeSource::Found);
    EXPECT_EQ(after->source, MoleculeSource::Clicked) << "a table must bring back what finding anew would not";
    undo();
    EXPECT_EQ(test::work(window.session()), work);
    EXPECT_EQ(redoWords(), "Redo " + words);
}

TEST_F(Editing, aRingDroppedWhereNothingIsStaysAndThatIsTold) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    window.session().setFrame(12);
    ASSERT_TRUE(test::waitFor([&] { return !view().overlay().empty(); }));
    const std::string before = test::work(window.session());
    const int done = edits(), truth = loneliest();
    drag({truePlace(truth, 12), emptiest(12) + QPointF(3, 3), emptiest(12)});
    ASSERT_TRUE(test::waitFor([&] { return message().contains("stays where it was"); }))
        << message().toStdString();
    EXPECT_TRUE(message().contains(QString("molecule %1").arg(found(truth).track.id)));
    EXPECT_EQ(edits(), done);
    EXPECT_EQ(test::work(window.session()), before);
}

TEST_F(Editing, deleteRemovesTheChosenMoleculeAndOnlyThat) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const std::size_t before = count();
    QTest::keyClick(&window, Qt::Key_Delete);
    EXPECT_EQ(count(), before) << "none is chosen";
    const auto frame = static_cast<int>(window.session().frame());
    const int truth = loneliest(), id = found(truth).track.id;
    clickAt(truePlace(truth, frame));
    ASSERT_TRUE(window.session().selected());
    QTest::keyClick(&window, Qt::Key_Delete);
    EXPECT_EQ(count(), before - 1);
    EXPECT_TRUE(std::ranges::none_of(molecules(), [id](const Molecule& m) { return m.track.id == id; }));
    EXPECT_FALSE(window.session().selected());
    EXPECT_EQ(find<QTableView>("moleculeTable")->model()->rowCount(), static_cast<int>(before) - 1);
    ASSERT_TRUE(addAt(truePlace(truth, frame))) << "and can be added anew by hand";
    EXPECT_GE(framesOn(molecules().back(), [&](int at) { return truePlace(truth, at); }), 36);
}

TEST_F(Editing, aMoleculeIsNotAddedTwice) {
    ASSERT_TRUE(openSmallMovie());
    const QPointF place = truePlace(loneliest(), 0);
    ASSERT_TRUE(addAt(place));
    const std::string before = test::work(window.session());
    QTest::keyClick(&window, Qt::Key_A);
    clickAt(place);
    ASSERT_TRUE(test::waitFor([&] { return message().contains("followed already"); }))
        << message().toStdString();
    EXPECT_EQ(test::work(window.session()), before);
}

TEST_F(Editing, undoAndRedoGoThroughEverythingThereAndBack) {
    ASSERT_TRUE(openSmallMovie());
    std::vector<std::string> states{test::work(window.session())};
    std::vector<QString> words{"Undo"};
    const auto step = [&] {
        states.push_back(test::work(window.session()));
        words.push_back(undoWords());
        EXPECT_NE(states.back(), states[states.size() - 2]) << words.back().toStdString();
    };
    const int lonely = loneliest(), other = lonely == 0 ? 1 : 0;
    const auto waitForStep = [&] {
        return test::waitFor([&] { return edits() == static_cast<int>(states.size()); });
    };
    ASSERT_TRUE(addAt(truePlace(lonely, 0)));
    step();
    EXPECT_EQ(words.back(), "Undo add molecule 1");
    ASSERT_TRUE(addAt(truePlace(other, 0)));
    step();
    int free = 0; // the spot of no molecule so far
    while (free == lonely || free == other)
        ++free;
    drag({truePlace(lonely, 0), truePlace(free, 0) - QPointF(4, 0), truePlace(free, 0)});
    ASSERT_TRUE(waitForStep());
    step();
    EXPECT_EQ(words.back(), "Undo move molecule 1");
    QTest::keyClick(&window, Qt::Key_Delete);
    step();
    EXPECT_EQ(words.back(), "Undo delete molecule 1");
    type("falseAlarm", "0.2");
    step();
    EXPECT_EQ(words.back(), "Undo change false alarms");
    click("measure");
    ASSERT_TRUE(waitForStep());
    step();
    EXPECT_EQ(words.back(), "Undo find molecules");
    choose("regionMenu", "Draw a rectangle");
    drag({{5, 5}, {20, 30}, {40, 50}});
    step();
    EXPECT_EQ(words.back(), "Undo draw Region 1");
    choose("regionMenu", "outside the regions");
    step();
    EXPECT_EQ(words.back(), "Undo change use of regions");
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = states.size(); i-- > 1;) {
            EXPECT_EQ(undoWords(), words[i]);
            undo();
            EXPECT_EQ(test::work(window.session()), states[i - 1]) << "back over " << words[i].toStdString();
        }
        EXPECT_FALSE(window.keeper().unsaved());
        undo();
        for (std::size_t i = 1; i < states.size(); ++i) {
            EXPECT_EQ(redoWords().mid(5), words[i].mid(5));
            redo();
            EXPECT_EQ(test::work(window.session()), states[i]) << "forward over " << words[i].toStdString();
        }
        redo();
    }
}

TEST_F(Editing, sixtyEditsAreAllUndone) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const std::string before = test::work(window.session());
    const int first = edits();
    for (int i = 0; i < 30; ++i) {
        choose("regionMenu", "Draw a rectangle");
        drag({{1.0 + i, 1}, {10.0 + i, 20}, {20.0 + i, 60}});
        choose("regionMenu", i % 2 ? "outside the regions" : "All molecules");
    }
    EXPECT_EQ(edits(), first + 60);
    const std::string after = test::work(window.session());
    for (int i = 0; i < 60; ++i)
        undo();
    EXPECT_EQ(test::work(window.session()), before);
    for (int i = 0; i < 60; ++i)
        redo();
    EXPECT_EQ(test::work(window.session()), after);
}

TEST_F(Editing, escGivesUpAddingAndTheNextClickOnlyClicks) {
    ASSERT_TRUE(openSmallMovie());
    QTest::keyClick(&window, Qt::Key_A);
    ASSERT_EQ(view().tool(), ui::Tool::AddMolecule);
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_EQ(view().tool(), ui::Tool::Select);
    clickAt(truePlace(loneliest(), 0));
    EXPECT_TRUE(find<QWidget>("taskBar")->isHidden()) << "nothing is followed";
    EXPECT_EQ(edits(), 0);
}

TEST_F(Editing, theMenuOnThePictureSaysWhyThereIsAMoleculeOrNone) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    window.session().setFrame(12);
    const auto ask = [&](QPointF place) {
        click("dismiss");
        openMenu(place);
        choose("pictureMenu", "Why is this (not) a molecule?");
        EXPECT_TRUE(test::waitFor([&] { return !message().isEmpty(); }));
        EXPECT_TRUE(message().contains(QRegularExpression("[0-9]"))) << message().toStdString();
        return message();
    };
    const int truth = loneliest();
    const QString yes = ask(truePlace(truth, 12));
    EXPECT_TRUE(yes.contains(QString("molecule %1").arg(found(truth).track.id), Qt::CaseInsensitive))
        << yes.toStdString();
    const QString no = ask(emptiest(12));
    EXPECT_NE(no, yes);
    EXPECT_TRUE(no.contains("not", Qt::CaseInsensitive) || no.contains("no ", Qt::CaseInsensitive))
        << no.toStdString();
    EXPECT_EQ(edits(), 1) << "asking changes nothing";
}
