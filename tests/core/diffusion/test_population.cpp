// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/population.h"
#include "core/diffusion/region_selection.h"
#include "core/random.h"
#include "tests/support/sanitized.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

using namespace perrin;
using testing::Contains;
using testing::HasSubstr;

namespace {

Estimate value(double d) {
    return {d, {}, {}};
}
Estimate limit(double d) {
    return {{}, {}, d};
}

std::vector<Estimate> values(const std::vector<double>& ds) {
    std::vector<Estimate> estimates;
    for (const double d : ds)
        estimates.push_back(value(d));
    return estimates;
}

Molecule molecule(const Estimate& d, int frames, std::vector<std::string> flags = {}, double x = 0) {
    Molecule molecule;
    molecule.d = d;
    molecule.x = x;
    molecule.flags = std::move(flags);
    molecule.track.spots.resize(static_cast<std::size_t>(frames));
    return molecule;
}

/// Share of simulated log-normal samples whose interval holds the true median.
double coverage(std::size_t molecules, int rounds) {
    const double median = 0.3;
    Random random(11, molecules);
    int held = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Estimate> sample;
        for (std::size_t i = 0; i < molecules; ++i)
            sample.push_back(value(median * std::exp(0.8 * random.normal())));
        const Estimate estimate = medianOf(sample);
        held += *estimate.low <= median && median <= *estimate.high;
    }
    return static_cast<double>(held) / rounds;
}

} // namespace

TEST(PopulationMedian, isTheMiddleOneOrTheMeanOfTheTwo) {
    EXPECT_DOUBLE_EQ(*medianOf(values({3, 1, 2})).value, 2);
    EXPECT_DOUBLE_EQ(*medianOf(values({4, 1, 2, 3})).value, 2.5);
    EXPECT_DOUBLE_EQ(*medianOf(values({-0.3, 0.1, -0.1})).value, -0.1) << "a negative D ranks as it is";
    EXPECT_FALSE(medianOf({}).value);
    EXPECT_FALSE(medianOf({Estimate{}}).value);
    EXPECT_DOUBLE_EQ(*medianOf({Estimate{}, value(5)}).value, 5) << "without any answer it does not count";
}

TEST(PopulationMedian, limitsRankBelowAllValues) {
    // In order: <0.5, <0.9 | 0.1, 0.2, 0.3.
    const Estimate five = medianOf({value(0.3), limit(0.9), value(0.1), limit(0.5), value(0.2)});
    EXPECT_DOUBLE_EQ(*five.value, 0.1);
    EXPECT_FALSE(five.low) << "more than one resample in 40 has its median among the limits";
    EXPECT_DOUBLE_EQ(*five.high, 0.3);
    // <0.5, <0.7, <0.9 | 0.1, 0.2: the middle one is a limit.
    const Estimate mostlyLimits = medianOf({value(0.2), limit(0.9), value(0.1), limit(0.5), limit(0.7)});
    EXPECT_FALSE(mostlyLimits.value);
    EXPECT_FALSE(mostlyLimits.low);
    EXPECT_DOUBLE_EQ(*mostlyLimits.high, 0.9);
    // <0.05 | 0.1: between the two.
    const Estimate two = medianOf({value(0.1), limit(0.05)});
    EXPECT_FALSE(two.value);
    EXPECT_DOUBLE_EQ(*two.high, 0.1);
    const Estimate one = medianOf({limit(0.02)});
    EXPECT_FALSE(one.value);
    EXPECT_DOUBLE_EQ(*one.high, 0.02);
}

TEST(PopulationMedian, aSingleMoleculeHasItsOwnInterval) {
    const Estimate one = medianOf({Estimate{}, Estimate{0.4, 0.1, 1.2}});
    EXPECT_DOUBLE_EQ(*one.value, 0.4);
    EXPECT_DOUBLE_EQ(*one.low, 0.1);
    EXPECT_DOUBLE_EQ(*one.high, 1.2);
    EXPECT_FALSE(medianOf({{0.4, 0.1, 1.2}, {0.5, 0.1, 1.2}}).low);
}

TEST(PopulationMedian, hasNoIntervalWithTwoValues) {
    EXPECT_FALSE(medianOf(values({1, 2})).high);
    EXPECT_FALSE(medianOf(values({1, 2})).low);
    EXPECT_TRUE(medianOf(values({1, 2, 3})).low);
    const Estimate same = medianOf(values({2, 2, 2, 2}));
    EXPECT_DOUBLE_EQ(*same.low, 2);
    EXPECT_DOUBLE_EQ(*same.high, 2);
}

TEST(PopulationMedian, theIntervalHoldsTheTrueMedianInNineteenOfTwenty) {
    PERRIN_MEASURES_RATES;
    for (const std::size_t molecules : {15u, 40u, 101u}) {
        const double held = coverage(molecules, 1500);
        EXPECT_GE(held, 0.90) << molecules;
        EXPECT_LE(held, 0.98) << molecules;
    }
}

TEST(PopulationMedian, theIntervalIsThatOfPlainResampling) {
    // Drawing every molecule of 20000 resamples, with another generator.
    for (const std::size_t n : {20u, 21u}) {
        std::mt19937_64 random(5);
        std::vector<double> sample;
        for (std::size_t i = 0; i < n; ++i)
            sample.push_back(std::exp(0.3 * static_cast<double>(i)));
        std::vector<double> medians;
        for (int round = 0; round < 20000; ++round) {
            std::vector<double> drawn;
            for (std::size_t i = 0; i < n; ++i)
                drawn.push_back(sample[random() % n]);
            std::sort(drawn.begin(), drawn.end());
            medians.push_back((drawn[(n - 1) / 2] + drawn[n / 2]) / 2);
        }
        std::sort(medians.begin(), medians.end());
        const Estimate estimate = medianOf(values(sample));
        // Neighbouring molecules differ by 35 %, so this is to within half a rank.
        EXPECT_NEAR(std::log(*estimate.low), std::log(medians[500]), 0.16) << n;
        EXPECT_NEAR(std::log(*estimate.high), std::log(medians[19500]), 0.16) << n;
    }
}

TEST(PopulationMedian, isTheSameEveryTimeAndSoonThere) {
    std::vector<Estimate> many;
    Random random(3);
    for (int i = 0; i < 100000; ++i)
        many.push_back(value(random.uniform()));
    const auto start = std::chrono::steady_clock::now();
    const Estimate first = medianOf(many), second = medianOf(many);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
    EXPECT_EQ(first.low, second.low);
    EXPECT_EQ(first.high, second.high);
    // Normal theory: 1.96 / (2 sqrt(n) f(median)).
    EXPECT_NEAR(*first.high - *first.low, 2 * 1.96 / (2 * std::sqrt(1e5)), 0.001);
}

TEST(Wilson, givesTheIntervalsOfNewcombe) {
    // Newcombe 1998 (Stat. Med. 17:857), table I, method 3.
    struct Row {
        std::size_t count, total;
        double low, high;
    };
    for (const Row& row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605},
                           Row{0, 20, 0.0000, 0.1611}, Row{1, 29, 0.0061, 0.1718}}) {
        const Estimate interval = wilson(row.count, row.total);
        EXPECT_NEAR(*interval.low, row.low, 5e-5);
        EXPECT_NEAR(*interval.high, row.high, 5e-5);
    }
    EXPECT_DOUBLE_EQ(*wilson(7, 7).high, 1);
    EXPECT_FALSE(wilson(0, 0).value);
}

TEST(Population, countsByHand) {
    const std::vector<Molecule> molecules{molecule(value(0.1), 10), molecule(value(10), 20),
                                          molecule(value(-0.5), 5), molecule(limit(0.02), 30, {"IMMOBILE"}),
                                          molecule({}, 2, {"TOO_SHORT"})};
    std::vector<const Molecule*> all;
    for (const Molecule& one : molecules)
        all.push_back(&one);
    const PopulationSummary summary = summarize(all);
    EXPECT_EQ(summary.molecules, 5u);
    EXPECT_EQ(summary.answered, 3u);
    EXPECT_EQ(summary.framesTotal, 67u);
    EXPECT_DOUBLE_EQ(*summary.medianD, (-0.5 + 0.1) / 2) << "<0.02, -0.5, 0.1, 10";
    EXPECT_DOUBLE_EQ(*summary.geometricMeanD, 1);
    EXPECT_NEAR(*summary.log10DSd, std::sqrt(2.0), 1e-12);
    EXPECT_DOUBLE_EQ(*summary.immobileFraction, 0.25) << "of those long enough to tell";
    EXPECT_NEAR(*summary.immobileLow, 0.0456, 1e-4);
    EXPECT_NEAR(*summary.immobileHigh, 0.6994, 1e-4);
    const PopulationSummary none = summarize(std::vector<const Molecule*>{});
    EXPECT_EQ(none, PopulationSummary{});
}

TEST(Population, everyRegionHasARowEvenAnEmptyOne) {
    Measurement measurement;
    measurement.settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = {}};
    for (const double x : {0.1, 0.2, 0.3, 3.0})
        measurement.molecules.push_back(molecule(value(x), 10, {}, x));
    const std::vector<Region> regions{rectangle("cell", {-1, -1, 10, 10}),
                                      rectangle("empty", {50, 50, 60, 60})};
    const Measurement labelled = selectByRegion(measurement, regions, RegionUse::Label);
    const Table table = summaryTable(labelled, "a.tif", "0123", {"cell", "empty"});
    std::string header;
    for (const std::string& column : table.header)
        header += (header.empty() ? "" : ",") + column;
    EXPECT_EQ(header, "FILE,REGION,MOLECULES,WITH_D,D_MEDIAN,D_MEDIAN_LOW,D_MEDIAN_HIGH,D_GEOMETRIC_MEAN,"
                      "LOG10_D_SD,IMMOBILE_FRACTION,IMMOBILE_LOW,IMMOBILE_HIGH,FRAMES_TOTAL");
    ASSERT_EQ(table.rows.size(), 3u);
    EXPECT_EQ(std::vector<std::string>(table.rows[0].begin(), table.rows[0].begin() + 5),
              (std::vector<std::string>{"a.tif", "", "4", "4", "0.25"}));
    EXPECT_EQ(std::vector<std::string>(table.rows[1].begin(), table.rows[1].begin() + 5),
              (std::vector<std::string>{"a.tif", "cell", "3", "3", "0.2"}));
    EXPECT_EQ(table.rows[2],
              (std::vector<std::string>{"a.tif", "empty", "0", "0", "", "", "", "", "", "", "", "", "0"}));
    for (const char* part : {"perrin ", "0123", "pixel size 0.1 um", "um^2/s", "method of D: mle"})
        EXPECT_THAT(table.comments, Contains(HasSubstr(part)));
}
