// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "core/random.h"
#include "tests/core/movie/ends_well.h"
#include "tests/core/movie/expect_optional.h"
#include "tests/support/test_data.h"

#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;

namespace {

constexpr std::array files{"mm_tags.tif",        "mm_header_MMStack.tif", "mm_damaged_notes.tif",
                           "metamorph_time.stk", "metamorph_z.stk",       "grey.avi",
                           "neutral_24bit.avi"};

std::string contentOf(const std::string& name) {
    std::ifstream file(test::ownData("formats") / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A movie of tests/data/formats and what its writer says must be found in it.
class Format : public testing::TestWithParam<const char*> {};

} // namespace

TEST_P(Format, readsToWhatItsWriterSays) {
    std::ifstream file(test::ownData("formats/expected.json"));
    const auto entry = nlohmann::json::parse(file).at(GetParam());
    const auto movie = openMovie(test::ownData("formats") / GetParam());
    const MovieInfo& info = movie->info();
    const auto& sums = entry["frame_sums"];
    ASSERT_EQ(info.frames, sums.size());
    EXPECT_EQ(info.width, 32);
    EXPECT_EQ(info.height, 24);
    EXPECT_EQ(name(info.pixelType), entry.value("dtype", "uint16"));
    EXPECT_EQ(info.channels, entry.value("channels", 1u));
    EXPECT_EQ(info.axis == StackAxis::Z, entry.value("axis", "") == "z");
    EXPECT_THAT(info.format, HasSubstr(entry.value("format", "")));
    test::expectOptional(info.acquisition.pixelSize, entry, "pixel_size_um");
    test::expectOptional(info.acquisition.frameInterval, entry, "frame_interval_s");
    test::expectOptional(info.acquisition.exposure, entry, "exposure_s");
    const auto times = entry.value("frame_times_s", std::vector<double>{});
    ASSERT_EQ(info.frameTimes.size(), times.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        EXPECT_NEAR(info.frameTimes[i], times[i], 1e-9) << "frame " << i;
    if (entry.contains("warning"))
        EXPECT_THAT(info.warnings, Contains(HasSubstr(entry["warning"].get<std::string>())));
    else
        EXPECT_THAT(info.warnings, IsEmpty());
    for (std::size_t i = 0; i < info.frames; ++i)
        EXPECT_EQ(movie->frame(i).cast<double>().sum(), sums[i].get<double>()) << "frame " << i;
    const Image first = movie->frame(0);
    for (Eigen::Index x = 0; x < info.width; ++x)
        EXPECT_EQ(first(0, x), entry["first_row"][static_cast<std::size_t>(x)].get<float>())
            << "column " << x;
}

INSTANTIATE_TEST_SUITE_P(MicroManager, Format,
                         testing::Values("mm_tags.tif", "mm_header_MMStack.tif", "mm_damaged_notes.tif"));
INSTANTIATE_TEST_SUITE_P(MetaMorph, Format,
                         testing::Values("metamorph_time.stk", "metamorph_z.stk",
                                         "metamorph_uncalibrated.stk"));
INSTANTIATE_TEST_SUITE_P(Series, Format, testing::Values("mm14_series", "mm20_series"));
INSTANTIATE_TEST_SUITE_P(Video, Format,
                         testing::Values("grey.avi", "lying_header.avi", "neutral_24bit.avi", "red.avi"));

TEST(DamagedFormats, cutFilesEndWell) {
    const test::TemporaryFolder folder;
    for (const char* name : files) {
        const std::string whole = contentOf(name);
        for (int part = 0; part < 12; ++part) {
            const auto path = folder / name;
            std::ofstream(path, std::ios::binary)
                << whole.substr(0, whole.size() * static_cast<std::size_t>(part) / 12);
            EXPECT_TRUE(test::endsWell(path)) << name << " cut to " << part << " twelfths";
        }
    }
}

TEST(DamagedFormats, randomlyChangedBytesEndWell) {
    const test::TemporaryFolder folder;
    Random random(11);
    for (const char* name : files) {
        const std::string whole = contentOf(name);
        for (int attempt = 0; attempt < (test::sanitized ? 10 : 40); ++attempt) {
            std::string changed = whole;
            // Headers stand at the front, MetaMorph's and Micro-Manager's numbers and the AVI's index at the
            // end.
            for (int i = 0; i < 8; ++i) {
                const auto reach = static_cast<std::size_t>(random.uniform(0, 700));
                changed[random.uniform() < 0.6 ? reach : changed.size() - 1 - reach] =
                    static_cast<char>(random());
            }
            const auto path = folder / name;
            std::ofstream(path, std::ios::binary) << changed;
            ASSERT_TRUE(test::endsWell(path)) << name << " attempt " << attempt;
        }
    }
}

TEST(DamagedFormats, aCutStackOpensWithItsWholePlanes) {
    const test::TemporaryFolder folder;
    const std::string whole = contentOf("metamorph_time.stk");
    std::ofstream(folder / "cut.stk", std::ios::binary) << whole.substr(0, 1024 + 24 * 32 * 2 * 5 / 2);
    const auto movie = openMovie(folder / "cut.stk");
    EXPECT_EQ(movie->info().frames, 2u);
    EXPECT_FALSE(movie->info().acquisition.pixelSize);
    EXPECT_THAT(movie->info().warnings,
                IsSupersetOf({HasSubstr("calibration lies beyond the end"), HasSubstr("2 of 7")}));
}

TEST(DamagedFormats, aCutVideoOpensWithItsWholeFrames) {
    const test::TemporaryFolder folder;
    const std::string whole = contentOf("grey.avi");
    std::ofstream(folder / "cut.avi", std::ios::binary) << whole.substr(0, whole.size() / 2);
    const auto movie = openMovie(folder / "cut.avi");
    EXPECT_GE(movie->info().frames, 15u);
    EXPECT_LE(movie->info().frames, 20u);
    EXPECT_THAT(movie->info().warnings, Contains(HasSubstr("of 40 frames are there")));
}

TEST(DamagedFormats, anUnevenSeriesTellsWhatOfItsTextIsMissing) {
    const test::TemporaryFolder folder;
    std::filesystem::copy(test::ownData("formats/mm14_series"), folder / "series");
    const std::string text = contentOf("mm14_series/metadata.txt");
    std::ofstream(folder / "series/metadata.txt") << text.substr(0, text.size() / 2);
    const auto movie = openMovie(folder / "series");
    EXPECT_EQ(movie->info().frames, 12u);
    EXPECT_EQ(movie->info().acquisition.pixelSize, 0.107);
    EXPECT_EQ(movie->info().acquisition.frameInterval, 0.01); // as asked for: not all images have a time
    EXPECT_THAT(movie->info().frameTimes, IsEmpty());
    EXPECT_THAT(movie->info().warnings, Contains(HasSubstr("damaged")));
}
