// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/movie.h"
#include "tests/core/movie/expect_optional.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <atomic>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

using namespace perrin;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

namespace {

nlohmann::json expectations() {
    std::ifstream file(test::ownData("tiff/expected.json"));
    return nlohmann::json::parse(file);
}

/// Our own names come from tests/data, the others' (seq-…) from where they are.
std::vector<std::string> names(bool own) {
    std::vector<std::string> result;
    const auto told = expectations();
    for (const auto& [name, entry] : told.items())
        if (name.starts_with("seq-") != own && name.find("palette") == std::string::npos)
            result.push_back(name);
    return result;
}

void expectAsTold(const std::filesystem::path& path, const nlohmann::json& entry) {
    SCOPED_TRACE(path.string());
    const auto movie = openMovie(path);
    const MovieInfo& info = movie->info();
    ASSERT_EQ(info.frames, entry["frames"].get<std::size_t>());
    EXPECT_EQ(info.height, entry["height"].get<Eigen::Index>());
    EXPECT_EQ(info.width, entry["width"].get<Eigen::Index>());
    EXPECT_EQ(name(info.pixelType), entry["dtype"].get<std::string>());
    EXPECT_EQ(info.axis == StackAxis::Z, entry.value("axis", "") == "z");
    test::expectOptional(info.acquisition.pixelSize, entry, "pixel_size_um");
    test::expectOptional(info.acquisition.frameInterval, entry, "frame_interval_s");
    test::expectOptional(info.acquisition.exposure, entry, "exposure_s");
    ASSERT_LE(entry["frame_sums"].size(), info.frames);
    for (std::size_t i = 0; i < entry["frame_sums"].size(); ++i)
        EXPECT_EQ(movie->frame(i).cast<double>().sum(), entry["frame_sums"][i].get<double>())
            << "frame " << i;
    const Image first = movie->frame(0);
    for (Eigen::Index x = 0; x < std::ssize(entry["first_row"]); ++x)
        EXPECT_EQ(first(0, x), entry["first_row"][static_cast<std::size_t>(x)].get<float>())
            << "column " << x;
}

} // namespace

TEST(Movie, ourFilesReadToTheirValues) {
    const auto told = expectations();
    ASSERT_GE(names(true).size(), 17u);
    for (const std::string& file : names(true))
        expectAsTold(test::ownData("tiff") / file, told[file]);
}

TEST(Movie, othersFilesReadToTheirValues) {
    const auto folder = test::sharedData("tiff/good");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    const auto told = expectations();
    ASSERT_GE(names(false).size(), 15u);
    for (const std::string& file : names(false))
        expectAsTold(*folder / file, told[file]);
}

TEST(Movie, aPaletteFileIsRefusedByName) {
    const auto folder = test::sharedData("tiff/good");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    const auto path = *folder / "seq-1c-8b-palette-89b39bc3.tiff";
    EXPECT_THAT(test::errorOfOpening(path), AllOf(HasSubstr(path.string()), HasSubstr("palette")));
}

TEST(Movie, aZStackBecomesTimeOnDemand) {
    const auto path = test::ownData("tiff/imagej_z_not_time.tif");
    EXPECT_THAT(openMovie(path)->info().warnings, Contains(HasSubstr("z stack")));
    const auto movie = openMovie(path, {.zAsTime = true});
    EXPECT_EQ(movie->info().axis, StackAxis::Time);
    EXPECT_TRUE(movie->info().warnings.empty());
}

TEST(Movie, saysWhatTheFileIs) {
    EXPECT_EQ(openMovie(test::ownData("tiff/imagej_time_calibrated.tif"))->info().format,
              "ImageJ TIFF, 16-bit unsigned, uncompressed");
    EXPECT_EQ(openMovie(test::ownData("tiff/bigtiff.tif"))->info().format,
              "TIFF (BigTIFF), 16-bit unsigned, uncompressed");
    EXPECT_EQ(openMovie(test::ownData("tiff/ome_nm_ms.ome.tif"))->info().format.substr(0, 8), "OME-TIFF");
}

TEST(Movie, whatIsNoMovieIsRefused) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "notes.tif") << "These are notes, not a movie.";
    std::ofstream(folder / "empty.tif");
    EXPECT_THAT(test::errorOfOpening(folder / "notes.tif"),
                AllOf(HasSubstr("notes.tif"), HasSubstr("not a TIFF")));
    EXPECT_THAT(test::errorOfOpening(folder / "empty.tif"), HasSubstr("not a TIFF"));
    EXPECT_THAT(test::errorOfOpening(folder / "none.tif"), HasSubstr("no such file"));
    EXPECT_THAT(test::errorOfOpening(folder.path()), HasSubstr("no numbered series"));
}

TEST(Movie, aFrameBeyondTheEndIsAnError) {
    const auto movie = openMovie(test::ownData("tiff/single_frame.tif"));
    EXPECT_THAT(test::errorOfFrame(*movie, 1), AllOf(HasSubstr("single_frame.tif"), HasSubstr("frame 2")));
    EXPECT_THROW(movie->frame(0, 1), Error);
}

TEST(Movie, framesComeToManyThreadsAtOnce) {
    const auto movie = openMovie(test::ownData("tiff/deflate_predictor.tif"));
    std::vector<Image> alone;
    for (std::size_t i = 0; i < movie->info().frames; ++i)
        alone.push_back(movie->frame(i));
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < 200; ++i)
                    wrong += !test::same(movie->frame((i + 3 * t) % alone.size()),
                                         alone[(i + 3 * t) % alone.size()]);
            });
    }
    EXPECT_EQ(wrong, 0);
}

TEST(Movie, framesInMemoryAreAMovieToo) {
    const auto frames = test::madeFrames(3);
    const auto movie = movieFromFrames(frames, {0.1, 0.01, {}});
    EXPECT_EQ(movie->info().frames, 3u);
    EXPECT_EQ(movie->info().acquisition.pixelSize, 0.1);
    EXPECT_TRUE(test::same(movie->frame(2), frames[2]));
    EXPECT_THROW(movieFromFrames({}), Error);
}
