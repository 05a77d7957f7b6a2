// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is saved comes back; work that is not is asked about.
#include "tests/ui/window_fixture.h"
#include "ui/movie/molecule_model.h"
#include "ui/movie/movie_page.h"
#include "ui/session_keeper.h"
#include "ui/viewer/image_view.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <fstream>

using namespace perrin;

namespace {

class SessionTest : public test::Window {
  protected:
    std::filesystem::path file() { return folder / "work.perrin"; }
    static QString qt(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
    bool save(const std::filesystem::path& path) {
        bool saved = false;
        window.keeper().save(qt(path), [&saved] { saved = true; });
        return test::waitFor([&] { return saved; });
    }
    /// Molecules, one of them clicked away, a region, other settings.
    void workABit() {
        ASSERT_TRUE(openSmallMovie());
        type("falseAlarm", "0.1");
        ASSERT_TRUE(measure());
        window.session().select(1);
        QTest::keyClick(&window, Qt::Key_Delete);
        choose("regionMenu", "Draw a rectangle");
        drag({{1, 1}, {30, 30}, {62, 62}});
        choose("regionMenu", "All molecules");
        ASSERT_GE(window.session().measurement()->molecules.size(), 2u);
    }
    bool asked() { return window.findChild<QMessageBox*>("unsavedWork") != nullptr; }
    bool offers(const QString& words) {
        return test::waitFor([&] { return message().contains(words); }) &&
               find<QPushButton>("offer")->isVisible();
    }
    /// Another 40 frames, so that its file is another one.
    std::filesystem::path writeOtherMovie(const std::filesystem::path& path) {
        std::filesystem::create_directories(path.parent_path());
        std::filesystem::copy_file(test::ownData("movie/two_speeds_emccd.tif"), path,
                                   std::filesystem::copy_options::overwrite_existing);
        return path;
    }
    bool isOpen(const std::filesystem::path& path) {
        return test::waitFor([&] { return window.session().path() == path; });
    }
};

std::vector<int> order(ui::MainWindow& window) {
    const auto* model = window.findChild<QTableView*>("moleculeTable")->model();
    std::vector<int> ids;
    for (int row = 0; row < model->rowCount(); ++row)
        ids.push_back(model->index(row, ui::MoleculeModel::Id).data().toInt());
    return ids;
}

} // namespace

TEST_F(SessionTest, everythingComesBackInAnotherWindow) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    auto* page = window.findChild<ui::MoviePage*>();
    page->setLookupTable(LookupTable::Viridis);
    window.session().setFrame(23);
    window.session().select(1);
    page->setRange({110, 900});
    view().zoomAt({200, 150}, 17);
    auto* header = find<QTableView>("moleculeTable")->horizontalHeader();
    for (int click = 0; click < 2; ++click)
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(ui::MoleculeModel::D) + 10, header->height() / 2});
    ASSERT_TRUE(test::waitFor([&] { return page->viewState().displayRange == std::pair(110.0, 900.0); }));
    ASSERT_TRUE(save(file()));
    ASSERT_TRUE(test::waitFor([&] { return view().overlay().size() >= 2; }));

    ui::MainWindow other;
    other.resize(window.size());
    other.show();
    other.open(qt(file()));
    auto* there = other.findChild<ui::ImageView*>("imageView");
    ASSERT_TRUE(test::waitFor([&] { return other.session().measurement() && !there->image().isNull(); }));
    EXPECT_EQ(test::work(other.session()), test::work(window.session()));
    EXPECT_EQ(other.session().path(), window.session().path());
    EXPECT_EQ(other.session().frame(), 23u);
    ASSERT_TRUE(other.session().selected());
    EXPECT_EQ(*other.session().selected(), 1u);
    EXPECT_TRUE(test::waitFor([&] { return there->image() == view().image(); }))
        << "frame, contrast, look-up table";
    EXPECT_DOUBLE_EQ(there->zoom(), 17);
    EXPECT_LT(test::distance(there->centre(), view().centre()), 1e-6);
    EXPECT_EQ(order(other), order(window));
    EXPECT_EQ(other.windowTitle(), "small.tif — work.perrin[*] — Perrin");
    EXPECT_FALSE(other.isWindowModified());
    EXPECT_EQ(other.session().undoStack().count(), 0);
    EXPECT_FALSE(other.session().outdated());
}

TEST_F(SessionTest, theTitleSaysWhetherThereIsUnsavedWork) {
    ASSERT_TRUE(openSmallMovie());
    EXPECT_FALSE(window.isWindowModified());
    type("falseAlarm", "0.1");
    EXPECT_TRUE(window.isWindowModified());
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
    chooseFile(file());
    ASSERT_TRUE(test::waitFor([&] { return !window.isWindowModified(); }));
    EXPECT_EQ(window.windowTitle(), "small.tif — work.perrin[*] — Perrin");
    undo();
    EXPECT_TRUE(window.isWindowModified()) << "the file has what was undone";
    redo();
    EXPECT_FALSE(window.isWindowModified());
    type("falseAlarm", "0.3");
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
    EXPECT_EQ(window.findChild<QFileDialog*>(), nullptr) << "saved where it was";
    EXPECT_TRUE(test::waitFor([&] { return !window.isWindowModified(); }));
}

TEST_F(SessionTest, closingAsksAboutUnsavedWork) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    window.close();
    EXPECT_TRUE(window.isVisible());
    ASSERT_TRUE(answer(QMessageBox::Cancel));
    EXPECT_TRUE(window.isVisible());
    window.close();
    ASSERT_TRUE(answer(QMessageBox::Save));
    chooseFile(file());
    EXPECT_TRUE(test::waitFor([&] { return !window.isVisible(); }));
    EXPECT_TRUE(std::filesystem::exists(file()));
}

TEST_F(SessionTest, closingDiscardsOnRequestAndAsksNothingWhenAllIsSaved) {
    ASSERT_TRUE(openSmallMovie());
    type("falseAlarm", "0.1");
    window.close();
    ASSERT_TRUE(answer(QMessageBox::Discard));
    EXPECT_TRUE(test::waitFor([&] { return !window.isVisible(); }));
    ui::MainWindow clean;
    clean.show();
    clean.session().setMovie(movieFromFrames(test::smallMovie().frames, test::smallAcquisition()));
    clean.close();
    EXPECT_FALSE(clean.isVisible());
}

TEST_F(SessionTest, anotherMovieAsksAboutUnsavedWork) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    const auto next = writeOtherMovie(folder / "next.tif");
    const std::string before = test::work(window.session());
    window.openMovie(qt(next));
    ASSERT_TRUE(answer(QMessageBox::Cancel));
    EXPECT_EQ(window.session().path(), folder / "small.tif");
    EXPECT_EQ(test::work(window.session()), before);
    window.openMovie(qt(next));
    ASSERT_TRUE(answer(QMessageBox::Save));
    chooseFile(file());
    ASSERT_TRUE(isOpen(next));
    EXPECT_EQ(window.windowTitle(), "next.tif[*] — Perrin") << "the session belongs to the movie before";
    window.open(qt(file()));
    ASSERT_TRUE(isOpen(folder / "small.tif"));
    EXPECT_EQ(test::work(window.session()), before);
    type("falseAlarm", "0.7");
    window.openMovie(qt(next));
    ASSERT_TRUE(answer(QMessageBox::Discard));
    ASSERT_TRUE(isOpen(next));
    EXPECT_FALSE(asked());
}

TEST_F(SessionTest, aFailedSaveKeepsTheWorkAndTheWindow) {
    ASSERT_TRUE(openSmallMovie());
    type("falseAlarm", "0.1");
    window.keeper().save("/nonexistent/work.perrin");
    ASSERT_TRUE(test::waitFor([&] { return message().contains("/nonexistent/work.perrin"); }))
        << message().toStdString();
    EXPECT_TRUE(window.isWindowModified());
    window.close();
    EXPECT_TRUE(asked());
}

TEST_F(SessionTest, aMovieThatMovedWithItsSessionIsFound) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    const std::string before = test::work(window.session());
    ASSERT_TRUE(save(file()));
    std::filesystem::create_directories(folder / "moved");
    std::filesystem::rename(folder / "small.tif", folder / "moved" / "small.tif");
    std::filesystem::rename(file(), folder / "moved" / "work.perrin");
    writeOtherMovie(folder / "small.tif"); // another one is where it was
    window.open(qt(folder / "moved" / "work.perrin"));
    ASSERT_TRUE(isOpen(folder / "moved" / "small.tif"));
    EXPECT_EQ(test::work(window.session()), before);
}

TEST_F(SessionTest, aMovieThatIsNotThereIsAskedForAndKnownAgain) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    const std::string before = test::work(window.session());
    ASSERT_TRUE(save(file()));
    std::filesystem::create_directories(folder / "elsewhere");
    const auto moved = folder / "elsewhere" / "renamed.tif";
    std::filesystem::rename(folder / "small.tif", moved);
    const auto next = writeOtherMovie(folder / "next.tif");
    ASSERT_TRUE(openFile(next));
    window.open(qt(file()));
    ASSERT_TRUE(offers("not where it was")) << message().toStdString();
    EXPECT_EQ(window.session().path(), next) << "the present movie stays";
    click("offer");
    chooseFile(moved);
    ASSERT_TRUE(isOpen(moved));
    EXPECT_EQ(test::work(window.session()), before);
    EXPECT_EQ(window.windowTitle(), "renamed.tif — work.perrin[*] — Perrin");
}

TEST_F(SessionTest, anotherMovieInItsPlaceIsRefusedUnlessInsisted) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    const std::string before = test::work(window.session());
    ASSERT_TRUE(save(file()));
    const auto next = writeOtherMovie(folder / "next.tif");
    ASSERT_TRUE(openFile(next));
    writeOtherMovie(folder / "small.tif");
    window.open(qt(file()));
    ASSERT_TRUE(offers("not the movie that this session was made with")) << message().toStdString();
    EXPECT_EQ(window.session().path(), next);
    EXPECT_FALSE(window.session().measurement());
    click("offer");
    ASSERT_TRUE(isOpen(folder / "small.tif"));
    EXPECT_EQ(test::work(window.session()), before);
}

TEST_F(SessionTest, aDamagedSessionIsToldAndTheMovieStays) {
    ASSERT_NO_FATAL_FAILURE(workABit());
    ASSERT_TRUE(save(file()));
    const std::string before = test::work(window.session());
    std::string text;
    {
        std::ifstream in(file());
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    for (const std::string& damaged : {text.substr(0, text.size() / 2), std::string("{}"), std::string()}) {
        std::ofstream(folder / "damaged.perrin") << damaged;
        window.open(qt(folder / "damaged.perrin"));
        ASSERT_TRUE(test::waitFor([&] { return message().contains("damaged.perrin"); }));
        EXPECT_EQ(test::work(window.session()), before);
        EXPECT_EQ(window.windowTitle(), "small.tif — work.perrin[*] — Perrin");
        click("dismiss");
    }
}
