// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "core/movie/tiff_writer.h"
#include "core/random.h"
#include "tests/core/movie/ends_well.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiff.h>

using namespace perrin;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

void cut(const std::filesystem::path& path, std::uintmax_t bytes) {
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - bytes);
}

} // namespace

TEST(DamagedTiff, everyFileOfTheCollectionEndsWell) {
    const auto folder = test::sharedData("tiff/bad");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        EXPECT_TRUE(test::endsWell(entry.path()));
        ++files;
    }
    EXPECT_GT(files, 100u);
}

TEST(DamagedTiff, randomlyChangedBytesEndWell) {
    const test::TemporaryFolder folder;
    Random random(7);
    for (const char* name : {"ome_calibrated.ome.tif", "imagej_one_ifd_contiguous.tif",
                             "deflate_predictor.tif", "many_strips.tif", "bigtiff_big_endian.tif"}) {
        std::ifstream file(test::ownData("tiff") / name, std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(file), {}};
        for (int attempt = 0; attempt < (test::sanitized ? 20 : 60); ++attempt) {
            std::string changed = whole;
            // Directories stand at the front and at the end of these files.
            for (int i = 0; i < 8; ++i) {
                const auto reach = static_cast<std::size_t>(random.uniform(0, 600));
                changed[random.uniform() < 0.7 ? reach : changed.size() - 1 - reach] =
                    static_cast<char>(random());
            }
            const auto path = folder / "changed.tif";
            std::ofstream(path, std::ios::binary) << changed;
            ASSERT_TRUE(test::endsWell(path)) << name << " attempt " << attempt;
        }
    }
}

// Directories between the frames, as most cameras' programs write them.
TEST(DamagedTiff, aCutRecordingOpensWithItsSoundFrames) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(9, 64, 64);
    test::makeTiff(folder / "movie.tif", frames);
    cut(folder / "movie.tif", 64 * 64 * 2 * 5 / 2);
    const auto movie = openMovie(folder / "movie.tif");
    EXPECT_THAT(movie->info().frames, testing::AllOf(testing::Ge(6u), testing::Le(7u)));
    EXPECT_THAT(movie->info().warnings, ElementsAre(HasSubstr("cut short")));
    for (std::size_t i = 0; i < movie->info().frames; ++i)
        EXPECT_TRUE(test::same(movie->frame(i), frames[i])) << i;
}

// Contiguous frames, as ImageJ and we write them.
TEST(DamagedTiff, aCutImageJStackOpensWithItsSoundFrames) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(9, 64, 64);
    {
        TiffWriter writer(folder / "movie.tif");
        for (const Image& frame : frames)
            writer.add(frame);
        writer.close();
    }
    std::filesystem::resize_file(folder / "movie.tif", 1024 + 64 * 64 * 2 * 13 / 2);
    const auto movie = openMovie(folder / "movie.tif");
    EXPECT_EQ(movie->info().frames, 6u);
    EXPECT_THAT(movie->info().warnings, ElementsAre(AllOf(HasSubstr("6 of 9"), HasSubstr("cut short"))));
    EXPECT_TRUE(test::same(movie->frame(5), frames[5]));
}

TEST(DamagedTiff, aFileWithoutAWholeFrameIsAnError) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "movie.tif", test::madeFrames(1, 64, 64),
                   {.description = "ImageJ=1.53t\nimages=1\n"});
    std::filesystem::resize_file(folder / "movie.tif", 1000);
    EXPECT_THAT(test::errorOfOpening(folder / "movie.tif"),
                AllOf(HasSubstr("movie.tif"), HasSubstr("cut short")));
}

TEST(DamagedTiff, directoriesThatGoRoundInACircleAreTold) {
    const auto path = test::sharedData("tiff/bad/libtiff_test_ifd_loop_to_first.tif");
    if (!path)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    EXPECT_THAT(openMovie(*path)->info().warnings, Contains(HasSubstr("circle")));
}

TEST(DamagedTiff, aDamagedFrameIsNamedAndTheOthersRead) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3, 64, 64);
    test::makeTiff(folder / "movie.tif", frames, {.compression = COMPRESSION_ADOBE_DEFLATE});
    // zlib's two bytes of header stand before each frame's data.
    std::fstream file(folder / "movie.tif", std::ios::binary | std::ios::in | std::ios::out);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto at = bytes.find("\x78");
    at = bytes.find(bytes.substr(at, 2), at + 2);
    file.clear();
    file.seekp(static_cast<std::streamoff>(at));
    file.write("\0\0", 2);
    file.close();
    const auto movie = openMovie(folder / "movie.tif");
    EXPECT_THAT(test::errorOfFrame(*movie, 1), AllOf(HasSubstr("movie.tif: frame 2"), HasSubstr("damaged")));
    EXPECT_TRUE(test::same(movie->frame(2), frames[2]));
}

TEST(DamagedTiff, imagesTooLargeAreRefusedBeforeMemoryIsTaken) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "movie.tif", {Image::Zero(2, 16385)}, {.pixelType = PixelType::UInt8});
    EXPECT_THAT(test::errorOfOpening(folder / "movie.tif"), HasSubstr("16385x2"));
}
