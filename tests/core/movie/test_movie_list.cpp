// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/movie_list.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace perrin;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

namespace {

class MovieLists : public testing::Test {
  protected:
    void stack(const std::string& name) const { test::makeTiff(made(name), {frame_, frame_, frame_}); }
    void image(const std::string& name) const { test::makeTiff(made(name), {frame_}); }
    void file(const std::string& name) const { std::ofstream(made(name)) << "some bytes"; }
    /// Names below the folder.
    std::vector<std::string> listed(bool recursive = false) {
        list_ = listMovies({folder_.path()}, recursive);
        std::vector<std::string> names;
        for (const fs::path& movie : list_.movies)
            names.push_back(movie.lexically_relative(folder_.path()).generic_string());
        return names;
    }

    test::TemporaryFolder folder_;
    MovieList list_;

  private:
    fs::path made(const std::string& name) const {
        fs::create_directories((folder_ / name).parent_path());
        return folder_ / name;
    }
    const Image frame_ = Image::Constant(8, 8, 100);
};

} // namespace

TEST_F(MovieLists, aFolderOfMoviesIsReplacedByThem) {
    for (const char* name : {"cell10.tif", "cell2.TIF", "b.stk", ".hidden.tif", "notes.txt", "deep/c.tif"})
        (std::string(name).ends_with("txt")) ? file(name) : stack(name);
    file("a.mp4");
    EXPECT_THAT(listed(), ElementsAre("a.mp4", "b.stk", "cell2.TIF", "cell10.tif"));
    EXPECT_THAT(list_.notes, ElementsAre(HasSubstr("3 movies"), HasSubstr("--recursive")));
    EXPECT_THAT(listed(true), ElementsAre("a.mp4", "b.stk", "cell2.TIF", "cell10.tif", "deep/c.tif"));
}

TEST_F(MovieLists, numberedImagesStayOneMovie) {
    for (int i = 1; i <= 12; ++i)
        image("m/img_" + std::to_string(i) + ".tif");
    EXPECT_THAT(listMovies({folder_ / "m/"}, false).movies, ElementsAre(folder_ / "m"));
    stack("n/a.tif");
    stack("n/b.tif");
    image("n/overview.tif");
    EXPECT_THAT(listed(true), ElementsAre("m", "n/a.tif", "n/b.tif"));
    EXPECT_THAT(list_.notes, Contains(AllOf(HasSubstr("2 movies"), HasSubstr("1 file of a single image"))));
    file("m/film.avi");
    EXPECT_THAT(listed(true), ElementsAre("m", "m/film.avi", "n/a.tif", "n/b.tif"));
}

TEST_F(MovieLists, aBrokenFileHidesNoOther) {
    file("cell1.tif");
    stack("cell2.tif");
    stack("cell3.tif");
    EXPECT_THAT(listed(), ElementsAre("cell1.tif", "cell2.tif", "cell3.tif"));
}

TEST_F(MovieLists, whatHoldsNoMovieStaysToBeReported) {
    EXPECT_THAT(listed(), ElementsAre("."));
    stack("deep/a.tif");
    EXPECT_THAT(listed(), ElementsAre("."));
    EXPECT_THAT(list_.notes, ElementsAre(AllOf(HasSubstr("holds no movies"), HasSubstr("--recursive"))));
    EXPECT_THAT(listed(true), ElementsAre("deep/a.tif")) << "an empty folder on the way is no failure";
    EXPECT_THAT(listMovies({folder_ / "none.tif"}, false).movies, ElementsAre(folder_ / "none.tif"));
}

TEST_F(MovieLists, eachCountsOnceWhateverTheOrder) {
    stack("b.tif");
    stack("a.tif");
    const auto list = listMovies({folder_ / "b.tif", folder_.path(), folder_.path() / "." / "a.tif"}, false);
    EXPECT_EQ(list.movies.size(), 2u);
    EXPECT_EQ(list.movies.front().filename(), "a.tif");
    EXPECT_THAT(list.notes, Contains(HasSubstr("more than once")));
}

TEST(MovieOrder, goesByFoldersAndNumbers) {
    std::vector<fs::path> paths{"b/1.tif",       "a10/x.tif",  "a2/y.tif", "z.tif",
                                "a2/deep/x.tif", "a2/x10.tif", "a2/x9.tif"};
    std::sort(paths.begin(), paths.end(), movieBefore);
    EXPECT_THAT(paths, ElementsAre("z.tif", "a2/x9.tif", "a2/x10.tif", "a2/y.tif", "a2/deep/x.tif",
                                   "a10/x.tif", "b/1.tif"));
}

TEST(Shards, togetherAreTheWholeList) {
    std::vector<fs::path> movies;
    for (int i = 0; i < 11; ++i)
        movies.push_back("m" + std::to_string(i) + ".tif");
    for (std::size_t count : {1u, 3u, 4u, 20u}) {
        std::multiset<fs::path> together;
        std::size_t most = 0, least = movies.size();
        for (std::size_t i = 1; i <= count; ++i) {
            const auto part = partOf(movies, {i, count});
            together.insert(part.begin(), part.end());
            most = std::max(most, part.size());
            least = std::min(least, part.size());
        }
        EXPECT_EQ(together, std::multiset<fs::path>(movies.begin(), movies.end())) << count;
        EXPECT_LE(most, least + 1);
    }
    EXPECT_EQ(partOf(movies, shard("2/8")), (std::vector<fs::path>{"m1.tif", "m9.tif"}));
}

TEST(Shards, wrongOnesAreRefused) {
    for (const char* text : {"", "3", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1 / 4", "1/"})
        EXPECT_THROW(shard(text), Error) << text;
}

TEST(UniqueNames, areTheStemsUnlessOthersBearThem) {
    EXPECT_THAT(uniqueNames({"d/a.tif", "d/b.tif", "e/c.tif"}), ElementsAre("a", "b", "c"));
    EXPECT_THAT(uniqueNames({"d/a.tif", "e/A.tif", "e/b.tif"}), ElementsAre("d-a", "e-A", "b"));
    EXPECT_THAT(uniqueNames({"1/x/a.tif", "2/x/a.tif"}), ElementsAre("1-x-a", "2-x-a"));
    EXPECT_THAT(uniqueNames({"d/a.avi", "d/a.tif"}), ElementsAre("a", "a-2"));
    const auto names = uniqueNames({"a.tif", "a.avi", "a-2.tif", "b/a.tif", "a/b-a.tif"});
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}
