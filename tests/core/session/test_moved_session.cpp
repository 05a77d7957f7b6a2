// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/provenance.h"
#include "core/session/session_file.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace perrin;
namespace fs = std::filesystem;

namespace {

/// A folder with a session and the movie it is of.
class MovedSession : public testing::Test {
  protected:
    MovedSession() {
        fs::create_directories(old / "movies");
        write(old / "movies/cell.tif", "light");
        write(old / "movies/cell 2.tif", "more!");
        session.movie =
            referTo(old / "movies/cell.tif", {}, {old / "movies/cell.tif", old / "movies/cell 2.tif"});
        fs::create_directory(old / "work");
        writeSession(old / "work/a.perrin", session);
    }

    static void write(const fs::path& path, const std::string& text) {
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }

    test::TemporaryFolder folder;
    fs::path old = folder / "old", moved = folder / "deeper/new";
    Session session;
};

} // namespace

TEST_F(MovedSession, referenceHoldsSizeAndFingerprint) {
    EXPECT_EQ(session.movie.path, old / "movies/cell.tif");
    EXPECT_EQ(session.movie.size, 5u);
    EXPECT_EQ(session.movie.fingerprint, fingerprint(old / "movies/cell.tif"));
    EXPECT_THROW(referTo(old / "movies/none.tif"), Error);
}

TEST_F(MovedSession, movedWithItsMovieItFindsItByTheRelativePath) {
    fs::create_directory(folder / "deeper");
    fs::rename(old, moved);
    const MovieReference movie = readSession(moved / "work/a.perrin").movie;
    EXPECT_EQ(movie.path, moved / "movies/cell.tif");
    EXPECT_EQ(movie.selection,
              (std::vector<fs::path>{moved / "movies/cell.tif", moved / "movies/cell 2.tif"}));
    EXPECT_TRUE(sameMovie(movie, movie.path));
}

TEST_F(MovedSession, movedAwayFromItsMovieItFindsItByTheAbsolutePath) {
    fs::create_directories(moved);
    fs::rename(old / "work/a.perrin", moved / "a.perrin");
    const MovieReference movie = readSession(moved / "a.perrin").movie;
    EXPECT_EQ(movie.path, old / "movies/cell.tif");
    EXPECT_EQ(movie.selection, session.movie.selection);
}

TEST_F(MovedSession, theSameMovieIsTakenBeforeOneThatHasItsName) {
    fs::create_directories(moved / "work");
    fs::rename(old / "work/a.perrin", moved / "work/a.perrin");
    write(moved / "movies/cell.tif", "other");
    EXPECT_EQ(readSession(moved / "work/a.perrin").movie.path, old / "movies/cell.tif");
    fs::remove(old / "movies/cell.tif");
    const MovieReference movie = readSession(moved / "work/a.perrin").movie;
    EXPECT_EQ(movie.path, moved / "movies/cell.tif");
    EXPECT_FALSE(sameMovie(movie, movie.path));
}

TEST_F(MovedSession, aMovieThatIsGoneIsNoErrorAndKnownAgainElsewhere) {
    fs::create_directories(moved);
    fs::rename(old / "movies/cell.tif", moved / "renamed.tif");
    write(moved / "other.tif", "night");
    const MovieReference movie = readSession(old / "work/a.perrin").movie;
    EXPECT_EQ(movie.path, old / "movies/cell.tif");
    EXPECT_FALSE(sameMovie(movie, movie.path));
    EXPECT_TRUE(sameMovie(movie, moved / "renamed.tif"));
    EXPECT_FALSE(sameMovie(movie, moved / "other.tif"));
    EXPECT_FALSE(sameMovie(movie, moved));
    const MovieReference found = movedTo(movie, moved / "renamed.tif");
    EXPECT_EQ(found.path, moved / "renamed.tif");
    EXPECT_EQ(found.selection.at(1), moved / "cell 2.tif");
}

TEST_F(MovedSession, aSessionReachedThroughALinkedFolderFindsItsMovie) {
    fs::create_directory_symlink(old / "work", folder / "link");
    writeSession(folder / "link/b.perrin", session);
    EXPECT_EQ(readSession(folder / "link/b.perrin").movie.path, old / "movies/cell.tif");
    fs::create_directory(folder / "deeper");
    fs::rename(old, moved);
    EXPECT_EQ(readSession(moved / "work/b.perrin").movie.path, moved / "movies/cell.tif");
}

TEST_F(MovedSession, pathsAsOneTypesThemWork) {
    const fs::path before = fs::current_path();
    fs::current_path(old / "work");
    Session typed;
    typed.movie = referTo("../movies/cell.tif");
    writeSession("c.perrin", typed);
    const MovieReference movie = readSession("c.perrin").movie;
    fs::current_path(before);
    EXPECT_EQ(typed.movie.path, old / "movies/cell.tif");
    EXPECT_EQ(movie.path, old / "movies/cell.tif");
}
