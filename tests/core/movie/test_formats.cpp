// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

void expectOptional(const std::optional<double>& value, const nlohmann::json& entry, const char* key) {
    ASSERT_EQ(value.has_value(), entry.contains(key)) << key;
    if (value) {
        EXPECT_NEAR(*value, entry[key].get<double>(), 1e-7) << key;
    }
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
    expectOptional(info.acquisition.pixelSize, entry, "pixel_size_um");
    expectOptional(info.acquisition.frameInterval, entry, "frame_interval_s");
    expectOptional(info.acquisition.exposure, entry, "exposure_s");
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
