// SPDX-License-Identifier: GPL-3.0-or-later
// A table of results that is dropped on the window brings back what it was made from.
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/population.h"
#include "core/session/table_record.h"
#include "tests/ui/window_fixture.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"

#include <QPushButton>
#include <QTableView>
#include <fstream>
#include <gmock/gmock.h>

using namespace perrin;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

class DroppedTable : public test::Window {
  protected:
    bool told(const QString& words) {
        return test::waitFor([&] { return message().contains(words); });
    }
    fs::path exported(const char* name, ui::TableKind kind = ui::TableKind::Molecules) {
        const fs::path path = folder.path() / name;
        window.findChild<ui::MoviePage*>()->exports().writeTable(kind, QString::fromStdString(path.string()),
                                                                 {});
        EXPECT_TRUE(told("Written"));
        return path;
    }
    std::string table() {
        std::ostringstream out;
        write(out, moleculeTable(window.session().measurement()->molecules, ""), {});
        return out.str();
    }
    /// Another movie takes the place of this one; what was is not saved.
    void openOther() { ASSERT_TRUE(openFile(test::ownData("movie/two_speeds_emccd.tif"))); }
};

} // namespace

TEST_F(DroppedTable, restoresMovieSettingsRegionsAndMolecules) {
    ASSERT_TRUE(openSmallMovie());
    type("exposure", "8");
    ASSERT_TRUE(measure());
    ASSERT_GE(window.session().measurement()->molecules.size(), 3u);
    window.session().removeMolecule(window.session().measurement()->molecules[1].track.id);
    Region all;
    all.name = "most of it";
    all.outline = {{-0.5, -0.5}, {70, -0.5}, {70, 70}, {-0.5, 70}};
    window.session().setRegions({all}, "draw");
    const std::string before = test::work(window.session()), rows = table();
    const fs::path movie = window.session().path();
    const auto path = exported("answers.csv");
    openOther();
    ASSERT_NE(window.session().path(), movie);
    drop(path);
    ASSERT_TRUE(told("Restored from answers.csv")) << message().toStdString();
    EXPECT_THAT(message().toStdString(), HasSubstr("1 found that the table does not have"));
    EXPECT_EQ(window.session().path(), movie);
    EXPECT_EQ(table(), rows) << "the same molecules with the same numbers";
    EXPECT_EQ(test::work(window.session()), before);
    EXPECT_FALSE(window.session().outdated());
    EXPECT_EQ(find<QTableView>("moleculeTable")->model()->rowCount(),
              static_cast<int>(window.session().measurement()->molecules.size()));
}

TEST_F(DroppedTable, bringsBackWhatWasAddedByHand) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const Molecule removed = window.session().measurement()->molecules[0];
    window.session().removeMolecule(removed.track.id);
    Molecule byHand = removed;
    byHand.source = MoleculeSource::Clicked;
    byHand.track.spots.resize(byHand.track.spots.size() - 3); // seen by hand in fewer frames
    window.session().addMolecule(measureTrack(byHand.track, window.session().settings()));
    Molecule added = window.session().measurement()->molecules.back();
    added.source = MoleculeSource::Clicked;
    window.session().replaceMolecule(added, "by hand");
    const std::string rows = table();
    const auto path = exported("answers.csv");
    openOther();
    drop(path);
    ASSERT_TRUE(told("Restored from")) << message().toStdString();
    EXPECT_EQ(table(), rows);
}

TEST_F(DroppedTable, aMovieThatIsNotThereIsAskedFor) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const std::string rows = table();
    const fs::path movie = window.session().path();
    const auto path = exported("answers.csv");
    openOther();
    fs::create_directory(folder.path() / "elsewhere");
    const fs::path moved = folder.path() / "elsewhere" / "renamed.tif";
    fs::rename(movie, moved);
    drop(path);
    ASSERT_TRUE(told("not to be found")) << message().toStdString();
    ASSERT_TRUE(find<QPushButton>("offer")->isVisible());
    click("offer");
    chooseFile(moved);
    ASSERT_TRUE(told("Restored from")) << message().toStdString();
    EXPECT_EQ(window.session().path(), moved);
    EXPECT_EQ(table(), rows);
}

TEST_F(DroppedTable, anotherMovieOfThatNameIsNotTakenForIt) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const fs::path movie = window.session().path();
    const auto path = exported("answers.csv");
    openOther();
    fs::copy_file(test::ownData("movie/two_speeds_emccd.tif"), movie, fs::copy_options::overwrite_existing);
    drop(path);
    ASSERT_TRUE(told("is not the movie that this table was made from")) << message().toStdString();
    EXPECT_NE(window.session().path(), movie);
}

TEST_F(DroppedTable, tablesThatTellNothingAreToldInASentence) {
    std::ofstream(folder.path() / "mine.csv") << "A,B\n1,2\n";
    drop(folder.path() / "mine.csv");
    ASSERT_TRUE(told("no '#' lines")) << message().toStdString();
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    const auto path = exported("population.csv", ui::TableKind::Population);
    openOther();
    drop(path);
    ASSERT_TRUE(told("measured anew")) << message().toStdString();
}
