// SPDX-License-Identifier: GPL-3.0-or-later
// Against SciPy's and scikit-image's numbers (golden.json), and against what white noise must show.
#include "core/noise/similarity.h"
#include "core/simulate/random_stream.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;

namespace {

struct Golden {
    Eigen::ArrayXXd a, b;
    std::vector<double> aValues, bValues;
    nlohmann::json numbers;
};

Golden golden() {
    std::ifstream file(test::ownData("reference/golden.json"));
    Golden result;
    result.numbers = nlohmann::json::parse(file)["similarity"];
    const auto read = [&](const char* name, Eigen::ArrayXXd& image, std::vector<double>& values) {
        const auto rows = result.numbers[name].get<std::vector<std::vector<double>>>();
        image.resize(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows[0].size()));
        for (Eigen::Index y = 0; y < image.rows(); ++y)
            for (Eigen::Index x = 0; x < image.cols(); ++x) {
                image(y, x) = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
                values.push_back(image(y, x));
            }
    };
    read("a", result.a, result.aValues);
    read("b", result.b, result.bValues);
    return result;
}

} // namespace

TEST(Similarity, equalsThatOfScikitImage) {
    const Golden g = golden();
    const double range = g.numbers["data_range"];
    EXPECT_NEAR(meanSquaredError(g.a, g.b), g.numbers["mse"], 1e-9);
    EXPECT_NEAR(peakSignalToNoise(g.a, g.b, range), g.numbers["psnr"], 1e-9);
    EXPECT_NEAR(structuralSimilarity(g.a, g.b, range), g.numbers["ssim_7x7_uniform"], 1e-9);
}

TEST(Similarity, ofDistributionsEqualsThatOfSciPy) {
    const Golden g = golden();
    EXPECT_NEAR(kolmogorovSmirnov(g.aValues, g.bValues), g.numbers["ks"], 1e-12);
    // These were computed before the values were rounded to six decimals.
    EXPECT_NEAR(wasserstein(g.aValues, g.bValues), g.numbers["wasserstein"], 1e-7);
    EXPECT_NEAR(skewness(g.bValues), g.numbers["skewness_b"], 1e-7);
    EXPECT_NEAR(excessKurtosis(g.bValues), g.numbers["excess_kurtosis_b"], 1e-7);
}

TEST(Similarity, ofShiftedValuesIsTheShift) {
    EXPECT_DOUBLE_EQ(wasserstein({1, 2, 2, 5}, {4, 5, 5, 8}), 3);
    EXPECT_DOUBLE_EQ(kolmogorovSmirnov({1, 2, 2, 5}, {4, 5, 5, 8}), 0.75);
    EXPECT_DOUBLE_EQ(kolmogorovSmirnov({1, 2}, {1, 2}), 0);
}

TEST(Similarity, ofCountsAndALawIsThatOfTheirValues) {
    ValueCounts counts;
    counts.add(10, 3);
    counts.add(12, 1);
    const PixelLaw law{.first = 11, .probability = Eigen::ArrayXd::Constant(2, 0.5)};
    EXPECT_DOUBLE_EQ(kolmogorovSmirnov(counts, law), 0.75);
    EXPECT_DOUBLE_EQ(wasserstein(counts, law), 1.0); // 0.75 of one ADU, then 0.25 of the next
}

TEST(Similarity, whiteNoiseHasAFlatSpectrumOfItsVariance) {
    RandomStream random(3);
    Image image(128, 96);
    for (Eigen::Index i = 0; i < image.size(); ++i)
        image.data()[i] = 500 + 7 * random.normal();
    EmptyMap empty = EmptyMap::Constant(128, 96, true);
    empty.block(30, 20, 40, 40) = false;
    Image molecule = image;
    molecule.block(30, 20, 40, 40) += 1000;
    for (const auto& power : {radialPowerSpectrum(image), radialPowerSpectrum(molecule, &empty)}) {
        ASSERT_EQ(power.size(), 65u);
        double mean = 0;
        for (std::size_t k = 8; k < power.size(); ++k)
            mean += power[k] / static_cast<double>(power.size() - 8);
        EXPECT_NEAR(mean, 49, 3);
        for (std::size_t k = 20; k < power.size(); ++k) // some 100 independent places each
            EXPECT_NEAR(power[k], 49, 25);
    }
}

TEST(Similarity, aWaveShowsAtItsFrequency) {
    Image image(64, 64);
    for (Eigen::Index y = 0; y < 64; ++y)
        for (Eigen::Index x = 0; x < 64; ++x)
            image(y, x) = static_cast<float>(std::cos(2 * M_PI * 10 * static_cast<double>(x) / 64));
    const auto power = radialPowerSpectrum(image);
    EXPECT_EQ(std::max_element(power.begin(), power.end()) - power.begin(), 10);
}

TEST(Similarity, ofUnequalImagesIsRefused) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(8, 8), b = Eigen::ArrayXXd::Zero(8, 9);
    EXPECT_THAT(test::errorOf([&] { meanSquaredError(a, b); }), testing::HasSubstr("8x8 and 9x8"));
    EXPECT_THAT(test::errorOf([&] { kolmogorovSmirnov(std::vector<double>{}, std::vector<double>{1}); }),
                testing::HasSubstr("empty"));
}
