// SPDX-License-Identifier: GPL-3.0-or-later
// Not even a kill loses the work.
#include "core/session/session_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/session_keeper.h"

#include <QDir>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>

using namespace perrin;
using ui::SessionKeeper;

namespace {

QStringList autosaves() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/autosave");
    QStringList paths;
    for (const QFileInfo& file : folder.entryInfoList({"*.perrin"}))
        paths << file.filePath();
    return paths;
}

class AutosaveTest : public test::Window {
  protected:
    AutosaveTest() { SessionKeeper::discard(SessionKeeper::abandoned()); }
    ~AutosaveTest() override {
        window.keeper().finish();
        SessionKeeper::discard(SessionKeeper::abandoned());
    }
    bool autosave() {
        bool saved = false;
        window.keeper().autosave([&saved] { saved = true; });
        return test::waitFor([&] { return saved; });
    }
    /// What a program that was killed had done, which it told before.
    std::string workOfAKilledProgram() {
        const auto movie = test::writeSmallMovie(folder, test::smallAcquisition());
        QProcess program;
        program.start(PERRIN_KILLED_PROGRAM, {QString::fromStdString(movie.string())});
        QByteArray told;
        const bool saved = test::waitFor([&] {
            told += program.readAllStandardOutput();
            return told.endsWith("saved\n") || program.state() == QProcess::NotRunning;
        });
        EXPECT_TRUE(saved && told.endsWith("saved\n")) << told.toStdString();
        EXPECT_TRUE(SessionKeeper::abandoned().isEmpty()) << "it is still running";
        program.kill(); // SIGKILL: no time to tidy up
        EXPECT_TRUE(program.waitForFinished());
        told.chop(static_cast<qsizetype>(std::string("saved\n").size()));
        return told.toStdString();
    }
};

} // namespace

TEST_F(AutosaveTest, theWorkOfAKilledProgramIsOfferedAndComesBack) {
    const std::string work = workOfAKilledProgram();
    ASSERT_NE(work.find("molecule"), std::string::npos);
    ASSERT_EQ(SessionKeeper::abandoned().size(), 1);
    window.offerAutosaves();
    EXPECT_TRUE(message().contains("can be restored")) << message().toStdString();
    click("offer");
    ASSERT_TRUE(test::waitFor([&] { return window.session().measurement() != nullptr; }));
    EXPECT_EQ(test::work(window.session()), work);
    EXPECT_EQ(window.session().frame(), 7u);
    EXPECT_TRUE(window.isWindowModified()) << "it is in no file of the person's yet";
    EXPECT_EQ(window.windowTitle(), "small.tif[*] — Perrin");
    // Kept under this program's own name now, should that be killed too.
    EXPECT_TRUE(
        test::waitFor([&] { return autosaves().size() == 1 && SessionKeeper::abandoned().isEmpty(); }));
    bool saved = false;
    window.keeper().save(QString::fromStdString((folder / "rescued.perrin").string()), [&] { saved = true; });
    ASSERT_TRUE(test::waitFor([&] { return saved; }));
    EXPECT_FALSE(window.isWindowModified());
    EXPECT_TRUE(autosaves().isEmpty()) << "saved by hand";
}

TEST_F(AutosaveTest, theOfferOutlivesTheMovieThatTheProgramIsStartedWith) {
    workOfAKilledProgram();
    window.open(QString::fromStdString((folder / "small.tif").string()));
    window.offerAutosaves();
    ASSERT_TRUE(test::waitFor([&] { return window.session().movie() != nullptr; }));
    EXPECT_TRUE(test::waitFor([&] { return message().contains("can be restored"); }));
    type("falseAlarm", "0.1");
    click("offer");
    EXPECT_TRUE(answer(QMessageBox::Cancel)) << "the work of now is not lost for that of then";
    EXPECT_EQ(SessionKeeper::abandoned().size(), 1);
}

TEST_F(AutosaveTest, isWrittenWheneverTheWorkIsAnother) {
    ASSERT_TRUE(openSmallMovie());
    const auto saved = [] { return readSession(autosaves().value(0).toStdString()); };
    type("falseAlarm", "0.1");
    ASSERT_TRUE(autosave());
    EXPECT_EQ(saved().settings.find.falseAlarm, 0.1);
    type("falseAlarm", "0.3"); // the same step, still being written
    ASSERT_TRUE(autosave());
    EXPECT_EQ(saved().settings.find.falseAlarm, 0.3);
    undo();
    choose("regionMenu", "outside the regions"); // as many steps as before
    ASSERT_TRUE(autosave());
    EXPECT_EQ(saved().regionUse, RegionUse::Outside);
    bool again = false;
    window.keeper().autosave([&] { again = true; });
    QTest::qWait(200);
    EXPECT_FALSE(again) << "nothing new";
}

TEST_F(AutosaveTest, isGoneOnceTheWorkIsSavedOrGivenUp) {
    ASSERT_TRUE(openSmallMovie());
    type("falseAlarm", "0.1");
    ASSERT_TRUE(autosave());
    EXPECT_EQ(autosaves().size(), 1);
    window.close();
    ASSERT_TRUE(answer(QMessageBox::Discard));
    EXPECT_TRUE(test::waitFor([&] { return autosaves().isEmpty(); }));
}
