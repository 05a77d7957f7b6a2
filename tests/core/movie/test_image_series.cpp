// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/movie.h"
#include "core/movie/numbered_files.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <chrono>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

namespace {

void makeImages(const test::TemporaryFolder& folder, const std::vector<std::string>& names,
                const std::vector<Image>& frames) {
    for (std::size_t i = 0; i < names.size(); ++i)
        test::makeTiff(folder / names[i], {frames[i]});
}

void expectFrames(const Movie& movie, const std::vector<Image>& frames) {
    ASSERT_EQ(movie.info().frames, frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        EXPECT_TRUE(test::same(movie.frame(i), frames[i])) << i;
}

std::string errorOfSelection(const std::vector<fs::path>& files) {
    try {
        openMovie(files);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

std::vector<std::string> namesOf(const std::vector<fs::path>& files) {
    std::vector<std::string> names;
    for (const fs::path& file : files)
        names.push_back(file.filename().string());
    return names;
}

} // namespace

TEST(NumberedFiles, countAsPeopleDo) {
    const auto series = numberedSeries({"img_10.TIF", "img_2.tif", "img_1.tif", "img_100.tif"});
    ASSERT_EQ(series.size(), 1u);
    EXPECT_THAT(namesOf(series[0].files), ElementsAre("img_1.tif", "img_2.tif", "img_10.TIF", "img_100.tif"));
}

TEST(NumberedFiles, theNumberThatCountsIsFound) {
    const auto name = [](const std::vector<fs::path>& files) { return numberedSeries(files).front().name; };
    EXPECT_EQ(name({"img_000000000_GFP_000.tif", "img_000000001_GFP_000.tif"}), "img_#_GFP_000.tif");
    EXPECT_EQ(name({"img_channel000_position000_time000000000_z000.tif",
                    "img_channel000_position000_time000000001_z000.tif"}),
              "img_channel000_position000_time#_z000.tif");
    EXPECT_EQ(name({"a2_1.tif", "a2_2.tif", "a3_1.tif", "a2_3.tif"}), "a2_#.tif");
    // Twice as many heights as times; the times are the movie.
    std::vector<fs::path> files;
    for (const char* time : {"t1", "t2"})
        for (const char* height : {"_z1", "_z2", "_z3", "_z4"})
            files.push_back(std::string("x_") + time + height + ".tif");
    EXPECT_EQ(name(files), "x_t#_z1.tif");
    EXPECT_EQ(numberedSeries({"s_z1.tif", "s_z2.tif"}).front().axis, StackAxis::Z);
}

TEST(NumberedFiles, missingNumbersAreNamedInShort) {
    EXPECT_EQ(missingNumbers({0, 1, 2, 3}), "");
    EXPECT_EQ(missingNumbers({0, 10, 20, 30}), "");
    EXPECT_EQ(missingNumbers({1, 2, 4, 5, 9}), "3, 6 to 8");
    EXPECT_EQ(missingNumbers({0, 10, 40}), "20 to 30");
    EXPECT_EQ(missingNumbers({0, 1, 3, 5, 7, 9, 11, 13, 15}), "2, 4, 6, 8, 10 and 2 more places");
    EXPECT_EQ(missingNumbers({7}), "");
    EXPECT_EQ(missingNumbers({3, 3, 4, 18446744073709551615u}), "5 to 18446744073709551614");
}

TEST(ImageSeries, aFolderOpensInNaturalOrder) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(4);
    makeImages(folder, {"img_1.tif", "img_2.TIF", "img_9.tif", "img_10.tif"}, frames);
    std::ofstream(folder / "._img_3.tif") << "what macOS leaves behind";
    std::ofstream(folder / "notes.txt") << "notes";
    const auto movie = openMovie(folder.path());
    expectFrames(*movie, frames);
    EXPECT_THAT(namesOf(movie->info().files),
                ElementsAre("img_1.tif", "img_2.TIF", "img_9.tif", "img_10.tif"));
    EXPECT_THAT(movie->info().warnings, ElementsAre(HasSubstr("3 to 8")));
    EXPECT_THAT(test::errorOfFrame(*movie, 4), HasSubstr("frame 5"));
}

TEST(ImageSeries, aSingleImageKnowsItsSiblingsAndStandsForThemOnDemand) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3);
    makeImages(folder, {"a_001.tif", "a_002.tif", "a_003.tif", "b_001.tif"},
               {frames[0], frames[1], frames[2], frames[0]});
    const auto one = openMovie(folder / "a_002.tif");
    EXPECT_EQ(one->info().frames, 1u);
    EXPECT_EQ(one->info().numberedSiblings, 3u);
    EXPECT_EQ(openMovie(folder / "b_001.tif")->info().numberedSiblings, 0u);
    const auto movie = openMovie(folder / "a_002.tif", {.wholeSeries = true});
    expectFrames(*movie, frames);
    EXPECT_THAT(movie->info().warnings, IsEmpty());
    EXPECT_EQ(openMovie(folder / "b_001.tif", {.wholeSeries = true})->info().frames, 1u);
}

TEST(ImageSeries, theLongestOfAFoldersSeriesIsTakenAndTheOthersTold) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3);
    makeImages(folder, {"b_1.tif", "b_2.tif", "b_3.tif", "a_1.tif", "a_2.tif", "mask.tif"},
               {frames[0], frames[1], frames[2], frames[0], frames[1], frames[2]});
    const auto movie = openMovie(folder.path());
    expectFrames(*movie, frames);
    EXPECT_THAT(movie->info().warnings,
                ElementsAre(AllOf(HasSubstr("a_#.tif (2 images)"), HasSubstr("mask.tif"))));
}

TEST(ImageSeries, aSelectionIsReadWholeInTheOrderOfItsNames) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3);
    makeImages(folder, {"a_2.tif", "a_10.tif", "b_1.tif", "a_11.tif"},
               {frames[0], frames[1], frames[2], frames[0]});
    expectFrames(*openMovie({folder / "a_10.tif", folder / "a_2.tif"}), {frames[0], frames[1]});
    const auto mixed = openMovie({folder / "b_1.tif", folder / "a_10.tif", folder / "a_2.tif"});
    expectFrames(*mixed, frames);
    EXPECT_THAT(mixed->info().warnings, ElementsAre(HasSubstr("not of one series")));
    EXPECT_EQ(openMovie(std::vector<fs::path>{folder / "a_2.tif"})->info().frames, 1u);
    EXPECT_THAT(errorOfSelection({}), HasSubstr("no file"));
}

TEST(ImageSeries, unequalImagesAreNamed) {
    const test::TemporaryFolder folder;
    makeImages(folder, {"a_1.tif", "a_2.tif", "a_3.tif"}, test::madeFrames(3));
    test::makeTiff(folder / "a_2.tif", test::madeFrames(1, 8, 8));
    EXPECT_THAT(test::errorOfOpening(folder.path()),
                AllOf(HasSubstr("a_2.tif: is 8x8"), HasSubstr("a_1.tif is 30x20")));
    test::makeTiff(folder / "a_2.tif", test::madeFrames(1), {.pixelType = PixelType::UInt8});
    EXPECT_THAT(test::errorOfOpening(folder.path()),
                AllOf(HasSubstr("a_2.tif"), HasSubstr("uint8"), HasSubstr("uint16")));
    std::ofstream(folder / "a_2.tif") << "no image";
    EXPECT_THAT(test::errorOfOpening(folder.path()), HasSubstr("a_2.tif: is not a TIFF"));
}

// The image changed, or was looked past, after the movie was opened.
TEST(ImageSeries, anImageThatIsGoneIsAnErrorOfItsFrame) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3);
    makeImages(folder, {"a_1.tif", "a_2.tif", "a_3.tif"}, frames);
    const auto movie = openMovie(folder.path());
    fs::remove(folder / "a_2.tif");
    test::makeTiff(folder / "a_3.tif", test::madeFrames(1, 8, 8));
    EXPECT_THAT(test::errorOfFrame(*movie, 1), HasSubstr("a_2.tif"));
    EXPECT_THAT(test::errorOfFrame(*movie, 2), HasSubstr("a_3.tif: is 8x8"));
    EXPECT_TRUE(test::same(movie->frame(0), frames[0]));
}

TEST(ImageSeries, moviesAreNotJoined) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3);
    test::makeTiff(folder / "cell_1.tif", frames);
    test::makeTiff(folder / "cell_2.tif", frames);
    EXPECT_THAT(errorOfSelection({folder / "cell_1.tif", folder / "cell_2.tif"}),
                AllOf(HasSubstr("cell_1.tif: holds 3 images"), HasSubstr("open this file by itself")));
    EXPECT_THAT(test::errorOfOpening(folder.path()),
                AllOf(HasSubstr("cell_#.tif (2 images)"), HasSubstr("open one")));
    EXPECT_THAT(errorOfSelection({folder / "cell_1.tif", folder.path()}), HasSubstr("is a folder"));
    fs::remove(folder / "cell_2.tif");
    expectFrames(*openMovie(folder.path()), frames); // the folder of one movie
    fs::remove(folder / "cell_1.tif");
    EXPECT_THAT(test::errorOfOpening(folder.path()), HasSubstr("holds no TIFF images"));
}

TEST(ImageSeries, aMicroManagerSetIsOneMovieHoweverItIsChosen) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(5);
    test::makeTiff(folder / "run_MMStack_Pos0.ome.tif", {frames[0], frames[1], frames[2]});
    test::makeTiff(folder / "run_MMStack_Pos0_1.ome.tif", {frames[3], frames[4]});
    expectFrames(*openMovie(folder.path()), frames);
    expectFrames(*openMovie({folder / "run_MMStack_Pos0_1.ome.tif", folder / "run_MMStack_Pos0.ome.tif"}),
                 frames);
}

// Far more files than a program may hold open.
TEST(ImageSeries, thousandsOfImagesOpenQuickly) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(2, 4, 4);
    test::makeTiff(folder / "a.tif", {frames[0]});
    test::makeTiff(folder / "b.tif", {frames[1]});
    fs::create_directory(folder / "series");
    constexpr int count = 20000;
    for (int i = 0; i < count; ++i)
        fs::create_hard_link(folder / (i == count - 1 ? "b.tif" : "a.tif"),
                             folder / "series" / ("img_" + std::to_string(i) + ".tif"));
    const auto start = std::chrono::steady_clock::now();
    const auto movie = openMovie(folder / "series");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    ASSERT_EQ(movie->info().frames, std::size_t{count});
    EXPECT_TRUE(test::same(movie->frame(count - 1), frames[1]));
    EXPECT_TRUE(test::same(movie->frame(1234), frames[0]));
}
