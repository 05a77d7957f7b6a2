// SPDX-License-Identifier: GPL-3.0-or-later
// Real movies of three cameras' settings: what is known of them is that each folder is one.
#include "core/noise/noise_fit.h"
#include "core/noise/similarity.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

struct Matched {
    std::string file;
    NoiseFit fit;
    double ks = 0;
};

std::vector<Matched> matchFolder(const std::filesystem::path& folder) {
    std::vector<Matched> result;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".tif")
            continue;
        const EmptyPixels pixels = findEmptyPixels(*openMovie(entry.path()));
        const NoiseFit fit = fitNoise(pixels);
        result.push_back({entry.path().filename().string(), fit,
                          kolmogorovSmirnov(pixels.pooled(), expectedLaw(pixels, fit.model))});
    }
    return result;
}

} // namespace

TEST(RealNoise, isMatchedSoThatItCannotBeToldApart) {
    const auto real = test::sharedData("real");
    if (!real)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    int files = 0, matched = 0;
    for (const char* name : {"blocks_64x64x16_70_01", "blocks_64x64x16_104_01", "blocks_64x64x16_83_01"}) {
        const auto folder = matchFolder(*real / name);
        ASSERT_FALSE(folder.empty());
        std::vector<double> slopes;
        int inseparable = 0;
        for (const Matched& file : folder) {
            ++files;
            matched += file.ks <= 0.008;
            slopes.push_back(file.fit.slope.value);
            const auto words = explain(file.fit);
            EXPECT_TRUE(file.fit.model.em) << file.file;
            if (std::string_view(name).find("83_01") == std::string_view::npos) {
                EXPECT_GT(file.fit.gaussianOnlyRatio, 100) << file.file;
                EXPECT_THAT(words, testing::Contains(HasSubstr("Gaussian noise alone is ruled out")));
                EXPECT_THAT(words, testing::Contains(HasSubstr("Laplace noise is near zero"))) << file.file;
                EXPECT_TRUE(file.fit.of(NoiseParameter::Gain).determined) << file.file;
            } else {
                inseparable += testing::Value(words, testing::Contains(HasSubstr("cannot be separated")));
                EXPECT_LT(file.fit.offsetBackgroundCorrelation, -0.99) << file.file;
            }
        }
        std::sort(slopes.begin(), slopes.end());
        const double median = slopes[slopes.size() / 2];
        EXPECT_GT(slopes.front(), 0.9 * median) << name;
        EXPECT_LT(slopes.back(), 1.1 * median) << name;
        if (std::string_view(name).find("83_01") != std::string_view::npos) {
            EXPECT_EQ(inseparable, static_cast<int>(folder.size()));
        }
    }
    EXPECT_GE(matched, 0.9 * files);
}
