// SPDX-License-Identifier: GPL-3.0-or-later
// The fast samplers against the exact distributions (Boost.Math).
#include "core/simulate/alias_table.h"
#include "core/simulate/random_stream.h"
#include "tests/core/simulate/statistics.h"

#include <algorithm>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/laplace.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <memory>

using namespace perrin;
using test::kolmogorovSmirnov;
using test::kolmogorovSmirnovLimit;
using test::kolmogorovSmirnovOfCounts;

namespace {

constexpr std::size_t sampleSize = 100000;

template<class Draw>
std::vector<double> sample(std::uint64_t seed, Draw draw, std::size_t count = sampleSize) {
    RandomStream random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = static_cast<double>(draw(random));
    return values;
}

template<class Distribution>
std::function<double(double)> cumulative(const Distribution& distribution) {
    return [=](double value) { return boost::math::cdf(distribution, value); };
}

/// P(count <= k) from a table, so that large means stay quick.
std::function<double(double)> poissonCumulative(double mean) {
    const boost::math::poisson distribution(mean);
    auto known = std::make_shared<std::map<double, double>>();
    return [=](double count) {
        if (count < 0)
            return 0.0;
        const auto [entry, isNew] = known->try_emplace(count, 0);
        if (isNew)
            entry->second = boost::math::cdf(distribution, count);
        return entry->second;
    };
}

/// The sample's mean and variance, within four of their standard errors.
void expectMeanAndVariance(const std::vector<double>& values, double mean, double variance,
                           double excessKurtosis) {
    const test::Moments moments = test::momentsOf(values);
    EXPECT_NEAR(moments.mean, mean, 4 * std::sqrt(variance / moments.count));
    EXPECT_NEAR(moments.variance, variance, 4 * variance * std::sqrt((2 + excessKurtosis) / moments.count));
}

} // namespace

TEST(RandomStream, uniformNumbersAreUniform) {
    const auto values = sample(1, [](RandomStream& random) { return random.uniform(); });
    EXPECT_LT(kolmogorovSmirnov(values, [](double value) { return value; }),
              kolmogorovSmirnovLimit(sampleSize));
    const auto inside = sample(2, [](RandomStream& random) { return random.uniform(-3, 5); });
    EXPECT_LT(kolmogorovSmirnov(inside, [](double value) { return (value + 3) / 8; }),
              kolmogorovSmirnovLimit(sampleSize));
}

TEST(RandomStream, normalNumbersAreNormalIntoTheirTails) {
    const auto values = sample(
        3, [](RandomStream& random) { return random.normal(); }, 2000000);
    EXPECT_LT(kolmogorovSmirnov(values, cumulative(boost::math::normal())),
              kolmogorovSmirnovLimit(values.size()));
    expectMeanAndVariance(values, 0, 1, 0);
    // Beyond 3.44 the ziggurat has its own way.
    for (const double edge : {3.0, 3.4426, 4.0}) {
        const double expected = boost::math::cdf(boost::math::complement(boost::math::normal(), edge)) *
                                static_cast<double>(values.size());
        const auto above =
            std::count_if(values.begin(), values.end(), [=](double value) { return value > edge; });
        const auto below =
            std::count_if(values.begin(), values.end(), [=](double value) { return value < -edge; });
        EXPECT_NEAR(static_cast<double>(above), expected, 4 * std::sqrt(expected));
        EXPECT_NEAR(static_cast<double>(below), expected, 4 * std::sqrt(expected));
    }
}

TEST(RandomStream, exponentialAndLaplaceNumbersFollowTheirLaws) {
    const auto waits = sample(4, [](RandomStream& random) { return random.exponential(); });
    EXPECT_LT(kolmogorovSmirnov(waits, cumulative(boost::math::exponential())),
              kolmogorovSmirnovLimit(sampleSize));
    const auto noise = sample(
        5, [](RandomStream& random) { return random.laplace(); }, 400000);
    EXPECT_LT(kolmogorovSmirnov(noise, cumulative(boost::math::laplace())),
              kolmogorovSmirnovLimit(noise.size()));
    expectMeanAndVariance(noise, 0, 2, 3);
    // Standard error of a kurtosis under this heavy-tailed law, from its moments up to the eighth.
    EXPECT_NEAR(test::momentsOf(noise).excessKurtosis, 3, 4 * std::sqrt(1300. / 400000));
}

TEST(RandomStream, poissonCountsFollowTheirLawAtEveryMean) {
    // Inversion below 10, rejection from there on.
    for (const double mean : {0.003, 0.4, 1.0, 3.7, 9.99, 10.0, 10.3, 17.0, 60.0, 400.0, 5000.0}) {
        SCOPED_TRACE(mean);
        const auto counts = sample(6, [=](RandomStream& random) { return random.poisson(mean); });
        EXPECT_LT(kolmogorovSmirnovOfCounts(counts, poissonCumulative(mean)),
                  kolmogorovSmirnovLimit(sampleSize));
        expectMeanAndVariance(counts, mean, mean, 1 / mean);
    }
    for (const double mean : {1e5, 1e7}) {
        const auto counts = sample(7, [=](RandomStream& random) { return random.poisson(mean); });
        EXPECT_LT(kolmogorovSmirnov(counts, cumulative(boost::math::normal(mean, std::sqrt(mean)))),
                  kolmogorovSmirnovLimit(sampleSize) + 1 / std::sqrt(mean));
        expectMeanAndVariance(counts, mean, mean, 0);
    }
    EXPECT_EQ(RandomStream(1).poisson(0), 0);
}

TEST(RandomStream, everyPoissonCountIsAsOftenAsItShouldBe) {
    // Chi-square over three million draws: finer than the distance of distributions.
    for (const double mean : {2.3, 10.0, 14.0, 90.0}) {
        SCOPED_TRACE(mean);
        const boost::math::poisson distribution(mean);
        RandomStream random(12);
        const int draws = 3000000;
        std::vector<double> often(400);
        for (int i = 0; i < draws; ++i)
            ++often[static_cast<std::size_t>(random.poisson(mean))];
        double square = 0, cells = 0;
        for (std::size_t count = 0; count < often.size(); ++count)
            if (const double expected = draws * boost::math::pdf(distribution, static_cast<double>(count));
                expected > 20) {
                square += std::pow(often[count] - expected, 2) / expected;
                ++cells;
            }
        EXPECT_LT(square, cells + 4 * std::sqrt(2 * cells));
    }
}

TEST(RandomStream, gammaNumbersFollowTheirLawAtEveryShape) {
    for (const std::uint32_t shape : {1u, 2u, 3u, 10u, 255u, 256u, 1000u}) {
        SCOPED_TRACE(shape);
        const auto values = sample(8, [=](RandomStream& random) { return random.gamma(shape); });
        EXPECT_LT(kolmogorovSmirnov(values, cumulative(boost::math::gamma_distribution<>(shape))),
                  kolmogorovSmirnovLimit(sampleSize));
        expectMeanAndVariance(values, shape, shape, 6. / shape);
    }
}

TEST(RandomStream, streamsOfOneSeedDoNotDependOnEachOther) {
    // Neighbouring streams and seeds, as neighbouring stacks have them.
    for (const auto& [seed, stream] : {std::pair{1u, 1u}, std::pair{2u, 0u}}) {
        RandomStream one(1, 0), other(seed, stream);
        double product = 0;
        for (std::size_t i = 0; i < sampleSize; ++i)
            product += (one.uniform() - 0.5) * (other.uniform() - 0.5) * 12;
        EXPECT_LT(std::abs(product) / std::sqrt(static_cast<double>(sampleSize)), 4);
    }
    RandomStream same(9, 7), again(9, 7);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(same.bits(), again.bits());
}

TEST(AliasTable, poissonTablesFollowTheirLaw) {
    for (const double mean : {0.05, 1.0, 8.0, 40.0, 390.0}) {
        SCOPED_TRACE(mean);
        const AliasTable table = poissonTable(mean);
        ASSERT_FALSE(table.empty());
        RandomStream random(10);
        std::vector<float> counts(sampleSize - 1); // odd: the last one is drawn alone
        table.fill(counts.data(), static_cast<Eigen::Index>(counts.size()), random);
        const std::vector<double> values(counts.begin(), counts.end());
        EXPECT_LT(kolmogorovSmirnovOfCounts(values, poissonCumulative(mean)),
                  kolmogorovSmirnovLimit(sampleSize));
        expectMeanAndVariance(values, mean, mean, 1 / mean);
    }
    EXPECT_TRUE(poissonTable(0).empty());
    EXPECT_TRUE(poissonTable(1e6).empty());
}

TEST(AliasTable, readingsOfAnEmccdFollowTheirLaw) {
    struct Case {
        double mean, gain, readNoise, offset;
    };
    for (const Case& c : {Case{0.7, 20, 0.1, 100.3}, Case{10, 20, 0.2, 500}, Case{50, 30, 0.4, 12}}) {
        SCOPED_TRACE(c.mean);
        const Camera camera{.offset = c.offset, .gain = c.gain, .readNoise = c.readNoise, .em = true};
        const AliasTable table = readingTable(c.mean, camera, 65535);
        ASSERT_FALSE(table.empty());
        RandomStream random(12), other(13);
        std::vector<float> read(sampleSize);
        table.fill(read.data(), static_cast<Eigen::Index>(read.size()), random);
        // The same pixel by pixel: electrons, their multiplication, noise, rounding.
        std::vector<double> drawn(sampleSize);
        for (double& value : drawn) {
            const double electrons = other.poisson(c.mean);
            const double out = electrons > 0 ? other.gamma(static_cast<std::uint32_t>(electrons)) : 0.0;
            value = std::max(0.0, std::floor(c.offset + c.gain * (out + c.readNoise * other.normal()) + 0.5));
        }
        const std::vector<double> values(read.begin(), read.end());
        const double variance = c.gain * c.gain * (2 * c.mean + c.readNoise * c.readNoise) + 1. / 12;
        if (c.offset > 50) // nothing is clipped at 0
            expectMeanAndVariance(values, c.offset + c.gain * c.mean, variance, 6 / c.mean);
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        std::sort(drawn.begin(), drawn.end());
        double farthest = 0;
        for (std::size_t i = 0, j = 0; i < sorted.size(); ++i) {
            if (i + 1 < sorted.size() && sorted[i + 1] == sorted[i])
                continue;
            while (j < drawn.size() && drawn[j] <= sorted[i])
                ++j;
            farthest = std::max(farthest,
                                std::abs(static_cast<double>(i + 1) - static_cast<double>(j)) / sampleSize);
        }
        EXPECT_LT(farthest, std::sqrt(2.0) * kolmogorovSmirnovLimit(sampleSize)); // of two samples
    }
    EXPECT_TRUE(readingTable(5, {.gain = 20, .readNoise = 0, .em = true}, 65535).empty());
}

TEST(AliasTable, keepsTheSharesItIsGiven) {
    const AliasTable table(-2, {1, 0, 5, 2});
    RandomStream random(11);
    std::vector<float> values(sampleSize);
    table.fill(values.data(), static_cast<Eigen::Index>(values.size()), random);
    for (const auto& [value, share] : {std::pair{-2.f, 1. / 8}, {-1.f, 0.}, {0.f, 5. / 8}, {1.f, 2. / 8}})
        EXPECT_NEAR(static_cast<double>(std::count(values.begin(), values.end(), value)) / sampleSize, share,
                    4 * std::sqrt(share * (1 - share) / sampleSize));
}
