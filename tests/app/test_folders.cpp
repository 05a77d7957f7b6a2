// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "core/provenance.h"
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

namespace {

/// A movie as one file and as a folder of numbered images.
class FolderCommand : public testing::Test {
  protected:
    FolderCommand() {
        writeMovie(path("m.tif"), known);
        std::filesystem::create_directory(path("m"));
        const auto movie = openMovie(path("m.tif"));
        for (std::size_t i = 0; i < movie->info().frames; ++i) {
            TiffWriter tiff(image(i), {.acquisition = known, .displayRange = {}});
            tiff.add(movie->frame(i));
            tiff.close();
        }
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    std::string image(std::size_t number) const { return path("m/img_" + std::to_string(number) + ".tif"); }

    static constexpr Acquisition known{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
    TemporaryFolder folder_;
};

} // namespace

TEST_F(FolderCommand, infoTellsOfTheSeries) {
    const ProgramEnd end = perrinRun({"info", path("m")});
    EXPECT_EQ(end.exitCode, 0);
    EXPECT_THAT(end.out, AllOf(HasSubstr("40 images"), HasSubstr("64 x 64 px"), HasSubstr("0.1 µm")));
    EXPECT_THAT(perrinRun({"info", image(3)}).out, HasSubstr("one of 40 numbered images"));
    const auto json = nlohmann::json::parse(perrinRun({"info", "--json", image(3)}).out);
    EXPECT_EQ(json["numbered_siblings"], 40);
}

TEST_F(FolderCommand, infoOfAFolderWithoutImagesSaysWhatToDo) {
    std::filesystem::create_directory(path("empty"));
    const ProgramEnd end = perrinRun({"info", path("empty")});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("empty"), HasSubstr("no TIFF images")));
}

TEST_F(FolderCommand, measuresAFolderAsItsMovie) {
    ASSERT_EQ(perrinRun({"measure", path("m.tif"), "--csv", path("1.csv")}).exitCode, 0);
    const Table one = tableOf(path("1.csv"));
    ASSERT_FALSE(one.rows.empty());
    std::vector<std::filesystem::path> images;
    for (std::size_t i = 0; i < 40; ++i)
        images.push_back(image(i));
    for (const std::string& movie : {path("m"), path("m/")}) {
        const ProgramEnd end = perrinRun({"measure", movie, "--csv", path("2.csv")});
        ASSERT_EQ(end.exitCode, 0) << end.err;
        const Table two = tableOf(path("2.csv"));
        for (const char* name : {"POSITION_X", "POSITION_Y", "D", "D_METHOD"})
            EXPECT_EQ(column(one, name), column(two, name)) << name;
        EXPECT_THAT(contentOf(path("2.csv")), HasSubstr(sha256(images)));
    }
}

TEST_F(FolderCommand, severalMoviesMayBeFoldersAndFiles) {
    EXPECT_EQ(perrinRun({"measure", path("m/"), path("m.tif"), "--overlay", path("o.png")}).exitCode, 0);
    EXPECT_TRUE(std::filesystem::exists(path("o-m.png")));
    EXPECT_TRUE(std::filesystem::exists(path("o-m-2.png"))) << "both would be o-m.png";
    std::filesystem::rename(path("m"), path("n"));
    EXPECT_EQ(perrinRun({"measure", path("n/"), path("m.tif"), "--overlay", path("o.png")}).exitCode, 0);
    EXPECT_TRUE(std::filesystem::exists(path("o-n.png")));
}

TEST_F(FolderCommand, anImageOfTheMovieIsNotWrittenOver) {
    const ProgramEnd end = perrinRun({"measure", path("m"), "--csv", image(2)});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("--csv"), HasSubstr("img_2.tif")));
}
