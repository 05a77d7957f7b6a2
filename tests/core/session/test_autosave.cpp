// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/session/autosave.h"
#include "core/session/session_file.h"
#include "tests/core/session/filled_session.h"
#include "tests/support/test_data.h"

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace perrin;
using perrin::test::filesIn;
using testing::ElementsAre;
using testing::IsEmpty;
namespace fs = std::filesystem;

namespace {

/// Another program that saves by itself and then runs until it is killed.
class OtherProgram {
  public:
    OtherProgram(const fs::path& folder, const Session& session) {
        int ends[2];
        if (pipe(ends) != 0)
            throw std::runtime_error("no pipe");
        process_ = fork();
        if (process_ == 0) {
            try {
                Autosave autosave(folder);
                autosave.write(session);
                if (::write(ends[1], "+", 1) == 1)
                    for (;;)
                        pause();
            } catch (const std::exception&) {
            }
            _exit(1);
        }
        close(ends[1]);
        char answer = 0;
        saved_ = read(ends[0], &answer, 1) == 1;
        close(ends[0]);
    }
    ~OtherProgram() { kill(); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    bool saved() const { return saved_; }
    void kill() {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
        }
        process_ = 0;
    }

  private:
    pid_t process_ = 0;
    bool saved_ = false;
};

} // namespace

TEST(Autosave, aKilledProgramsSessionIsFoundAndARunningOnesIsNot) {
    const test::TemporaryFolder folder;
    const Session session = test::filledSession(folder / "cell.tif");
    OtherProgram other(folder / "autosaves", session);
    ASSERT_TRUE(other.saved());
    EXPECT_EQ(filesIn(folder / "autosaves"), 2u);
    EXPECT_THAT(Autosave::abandoned(folder / "autosaves"), IsEmpty());

    other.kill();
    const auto found = Autosave::abandoned(folder / "autosaves");
    ASSERT_EQ(found.size(), 1u);
    test::expectSame(readSession(found.front()), session);

    Autosave::discard(found.front());
    EXPECT_THAT(Autosave::abandoned(folder / "autosaves"), IsEmpty());
    EXPECT_EQ(filesIn(folder / "autosaves"), 0u);
}

TEST(Autosave, whatARunningProgramUsesCannotBeDiscarded) {
    const test::TemporaryFolder folder;
    Autosave autosave(folder.path());
    autosave.write({});
    EXPECT_THROW(Autosave::discard(autosave.path()), Error);
    EXPECT_TRUE(fs::exists(autosave.path()));
}

TEST(Autosave, everyWriteTakesTheLastOnesPlace) {
    const test::TemporaryFolder folder;
    Autosave autosave(folder.path());
    EXPECT_EQ(filesIn(folder.path()), 0u);
    Session session;
    for (const double fwhm : {0.25, 0.3}) {
        session.psfFwhm = fwhm;
        autosave.write(session);
        EXPECT_EQ(readSession(autosave.path()).psfFwhm, fwhm);
        EXPECT_EQ(filesIn(folder.path()), 2u);
    }
}

TEST(Autosave, aCleanExitLeavesNothingAndSavingCanBeginAgain) {
    const test::TemporaryFolder folder;
    Autosave autosave(folder.path());
    autosave.remove();
    autosave.write({});
    autosave.remove();
    EXPECT_EQ(filesIn(folder.path()), 0u);
    autosave.write({});
    EXPECT_TRUE(fs::exists(autosave.path()));
    EXPECT_THAT(Autosave::abandoned(folder.path()), IsEmpty());
}

TEST(Autosave, theNewestComesFirstAndOtherFilesDoNotCount) {
    const test::TemporaryFolder folder;
    std::vector<fs::path> paths;
    for (int i = 0; i < 3; ++i) {
        Autosave autosave(folder.path());
        autosave.write({});
        paths.push_back(autosave.path());
    }
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(paths[0], now - std::chrono::hours(2));
    fs::last_write_time(paths[1], now);
    fs::last_write_time(paths[2], now - std::chrono::hours(1));
    fs::remove(fs::path(paths[2]).replace_extension(".lock")); // lost: it is nobody's then
    writeSession(folder / "mine.perrin", {});
    std::ofstream(folder / "autosave-1.txt") << "x";
    EXPECT_THAT(Autosave::abandoned(folder.path()), ElementsAre(paths[1], paths[2], paths[0]));
}

TEST(Autosave, aFolderThatIsNotThereHoldsNoneAndOneThatCannotBeMadeIsAnError) {
    const test::TemporaryFolder folder;
    EXPECT_THAT(Autosave::abandoned(folder / "none"), IsEmpty());
    std::ofstream(folder / "file") << "x";
    EXPECT_THAT(Autosave::abandoned(folder / "file"), IsEmpty());
    Autosave autosave(folder / "file");
    EXPECT_THROW(autosave.write({}), Error);
}
