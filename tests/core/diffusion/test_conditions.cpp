// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/condition_names.h"
#include "core/diffusion/conditions.h"
#include "core/diffusion/population.h"
#include "core/diffusion/rank_sum_test.h"
#include "core/error.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr double trueMedian = 0.4; // um^2/s

/// Movies whose molecules are log-normal about a median that differs from movie to movie (log SD `between`).
std::vector<MovieAnswers> drawnMovies(const std::string& condition, std::size_t movies, double between,
                                      Random& random, double median = trueMedian) {
    std::vector<MovieAnswers> drawn;
    for (std::size_t i = 0; i < movies; ++i) {
        MovieAnswers movie{condition + std::to_string(i), condition, {}};
        const double own = median * std::exp(between * random.normal());
        for (int k = 0; k < 25; ++k) {
            movie.molecules.emplace_back();
            movie.molecules.back().d.value = own * std::exp(0.7 * random.normal());
            movie.molecules.back().immobile = random.uniform() < 0.3 * own / median;
        }
        drawn.push_back(std::move(movie));
    }
    return drawn;
}

MovieAnswers movieOf(const std::string& condition, const std::vector<double>& ds) {
    MovieAnswers movie{"m", condition, {}};
    for (const double d : ds) {
        movie.molecules.emplace_back();
        movie.molecules.back().d.value = d;
    }
    return movie;
}

MovieAnswers limitsOf(const std::string& condition, double limit, int count) {
    MovieAnswers movie{"m", condition, {}};
    for (int i = 0; i < count; ++i) {
        movie.molecules.emplace_back();
        movie.molecules.back().d.high = limit;
        movie.molecules.back().immobile = true;
    }
    return movie;
}

bool holds(const Estimate& estimate, double truth) {
    return estimate.low && estimate.high && *estimate.low <= truth && truth <= *estimate.high;
}

double logWidth(const Estimate& estimate) {
    return std::log(*estimate.high / *estimate.low);
}

} // namespace

TEST(Conditions, countEveryMovieOnce) {
    const std::vector<MovieAnswers> movies{movieOf("a", {1, 2, 3}), movieOf("a", {5, 5, 5, 5, 5, 5, 5}),
                                           movieOf("a", {10, 11, 12}), movieOf("", {99})};
    const ConditionReport report = compareConditions(movies, {"a"});
    ASSERT_EQ(report.conditions.size(), 1u);
    const ConditionSummary& a = report.conditions[0];
    EXPECT_EQ(a.movies, 3u);
    EXPECT_EQ(a.molecules, 13u);
    EXPECT_DOUBLE_EQ(*a.medianD.value, 5) << "median of 2, 5 and 11";
    EXPECT_THAT(a.note, HasSubstr("75 %"));
    EXPECT_THAT(report.comparisons, IsEmpty());
    EXPECT_EQ(report.movies.size(), 3u);
    EXPECT_DOUBLE_EQ(*report.movies[2].medianD.value, 11);
}

TEST(Conditions, oneMovieHasNoIntervalBetweenMovies) {
    const ConditionReport report =
        compareConditions({movieOf("a", {1, 2, 3}), movieOf("b", {4, 5, 6})}, {"a", "b"});
    EXPECT_DOUBLE_EQ(*report.conditions[0].medianD.value, 2);
    EXPECT_FALSE(report.conditions[0].medianD.low || report.conditions[0].medianD.high);
    EXPECT_THAT(report.conditions[0].note, HasSubstr("one movie"));
    EXPECT_DOUBLE_EQ(*report.comparisons[0].ratio.value, 2.5);
    EXPECT_FALSE(report.comparisons[0].ratio.low || report.comparisons[0].ratio.high);
    EXPECT_DOUBLE_EQ(report.comparisons[0].p, 1);
    EXPECT_THAT(report.comparisons[0].note, HasSubstr("cannot fall below .05"));
}

TEST(Conditions, moviesOfLimitsRankBelowTheOthers) {
    const auto report =
        compareConditions({movieOf("a", {1, 2, 3}), limitsOf("a", 0.1, 5), limitsOf("a", 0.2, 3),
                           movieOf("b", {1, 2, 3}), movieOf("b", {2, 3, 4})},
                          {"a", "b"});
    EXPECT_FALSE(report.conditions[0].medianD.value);
    EXPECT_DOUBLE_EQ(*report.conditions[0].medianD.high, 0.2);
    EXPECT_FALSE(report.comparisons[0].ratio.value);
    EXPECT_NEAR(*report.conditions[0].immobile.value, 2 / 3.0, 1e-12);
}

TEST(Conditions, aMovieWithoutAnswersIsToldOf) {
    const auto report =
        compareConditions({movieOf("a", {1, 2, 3}), movieOf("a", {}), movieOf("a", {3, 4, 5})}, {"a"});
    EXPECT_EQ(report.conditions[0].movies, 2u);
    EXPECT_THAT(report.conditions[0].note, HasSubstr("1 more without any D"));
    EXPECT_THAT(compareConditions({}, {"a"}).conditions[0].note, HasSubstr("no movie"));
}

// The true median of the movies' medians is known; molecules taken for independent would miss it most of the
// time.
TEST(Conditions, intervalsHoldWhereMoviesDiffer) {
    Random random(7);
    const int rounds = 120;
    int held = 0, naivelyHeld = 0, immobileHeld = 0, ratioHeld = 0;
    double width = 0, naiveWidth = 0;
    for (int round = 0; round < rounds; ++round) {
        auto movies = drawnMovies("a", 8, 0.5, random);
        std::vector<Estimate> pooled;
        for (const MovieAnswers& movie : movies)
            for (const MoleculeAnswer& molecule : movie.molecules)
                pooled.push_back(molecule.d);
        const auto other = drawnMovies("b", 8, 0.5, random, 2 * trueMedian);
        movies.insert(movies.end(), other.begin(), other.end());
        const ConditionReport report = compareConditions(movies, {"a", "b"});
        const Estimate naive = medianOf(pooled), &median = report.conditions[0].medianD;
        held += holds(median, trueMedian);
        naivelyHeld += holds(naive, trueMedian);
        immobileHeld += holds(report.conditions[0].immobile, 0.3 * std::exp(0.5 * 0.5 / 2));
        ratioHeld += holds(report.comparisons[0].ratio, 2);
        width += logWidth(median) / rounds;
        naiveWidth += logWidth(naive) / rounds;
    }
    EXPECT_GE(held, 0.90 * rounds);
    EXPECT_LE(naivelyHeld, 0.75 * rounds);
    EXPECT_GT(width, 1.5 * naiveWidth);
    EXPECT_GE(ratioHeld, 0.90 * rounds);
    EXPECT_GE(immobileHeld, 0.80 * rounds) << "skewed fractions of 8 movies";
}

TEST(Conditions, pIsUniformWhereNothingDiffersAndSmallWhereMuchDoes) {
    Random random(8);
    const int rounds = 400;
    std::vector<double> ps;
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> one(6), other(7);
        for (std::vector<double>* values : {&one, &other})
            for (double& value : *values)
                value = std::exp(random.normal());
        ps.push_back(rankSumTest(one, other).p);
    }
    for (const double level : {0.05, 0.2, 0.5, 0.8}) {
        const auto below = std::count_if(ps.begin(), ps.end(), [&](double p) { return p <= level; });
        const double share = static_cast<double>(below) / rounds,
                     sd = std::sqrt(level * (1 - level) / rounds);
        EXPECT_NEAR(share, level, 3 * sd + 0.04) << "p has steps of some percent";
        EXPECT_LE(share, level + 3 * sd);
    }
    EXPECT_LT(rankSumTest({1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}).p, 0.003);
}

TEST(Conditions, theComparisonComesWithItsChances) {
    Random random(9);
    auto movies = drawnMovies("a", 6, 0.2, random);
    for (const MovieAnswers& movie : drawnMovies("b", 6, 0.2, random, 4 * trueMedian))
        movies.push_back(movie);
    for (const MovieAnswers& movie : drawnMovies("c", 2, 0.2, random))
        movies.push_back(movie);
    const auto comparisons = compareConditions(movies, {"a", "b", "c"}).comparisons;
    ASSERT_EQ(comparisons.size(), 3u);
    EXPECT_EQ(comparisons[0].condition, "b");
    EXPECT_EQ(comparisons[0].reference, "a");
    EXPECT_NEAR(comparisons[0].p, 2 / 924.0, 1e-9) << "two of the 12 over 6 ways are as far apart";
    EXPECT_NEAR(comparisons[0].pHolm, 6 / 924.0, 1e-9);
    EXPECT_TRUE(comparisons[0].note.empty());
    EXPECT_NEAR(*comparisons[0].ratio.value, 4, 1.5);
    EXPECT_NEAR(comparisons[1].smallestP, 2 / 28.0, 1e-9);
    EXPECT_THAT(comparisons[1].note, HasSubstr("2 and 6 movies"));
}

// Exact p values of tables of the Wilcoxon-Mann-Whitney test: U = 1 of 4 and 5, two-sided .032; U = 0 of 3
// and 3, .1.
TEST(RankSum, agreesWithTables) {
    EXPECT_NEAR(rankSumTest({1, 2, 3, 5}, {4, 6, 7, 8, 9}).p, 4 / 126.0, 1e-12);
    EXPECT_NEAR(rankSumTest({1, 2, 3}, {4, 5, 6}).p, 0.1, 1e-12);
    EXPECT_DOUBLE_EQ(rankSumTest({1, 1}, {1, 1}).p, 1);
    EXPECT_DOUBLE_EQ(rankSumTest({}, {1}).p, 1);
}

TEST(RankSum, manyMoviesAreSharedOutAtRandom) {
    Random random(3);
    std::vector<double> one(15), other(15);
    for (double& value : one)
        value = random.normal();
    for (double& value : other)
        value = random.normal() + 1.0;
    // Normal approximation of the rank sum.
    double u = 0;
    for (const double a : one)
        for (const double b : other)
            u += a < b;
    const double z = (std::abs(u - 112.5) - 0.5) / std::sqrt(15 * 15 * 31 / 12.0);
    const double expected = std::erfc(z / std::sqrt(2.0)); // 3.5 standard errors of 20 000 draws:
    EXPECT_NEAR(rankSumTest(one, other).p, expected,
                0.002 + 3.5 * std::sqrt(expected * (1 - expected) / 20000));
    EXPECT_DOUBLE_EQ(rankSumTest(one, other).p, rankSumTest(one, other).p);
}

TEST(RankSum, holmCorrectsForSeveral) {
    EXPECT_THAT(holm({0.01, 0.04, 0.03}),
                ElementsAre(testing::DoubleEq(0.03), testing::DoubleEq(0.06), testing::DoubleEq(0.06)));
    EXPECT_THAT(holm({0.9, 0.8}), ElementsAre(1, 1));
}

TEST(ConditionNames, patternsAreOfPathsOrFileNames) {
    ConditionRules rules{
        .patterns = {conditionPattern("control=*ctrl*"), conditionPattern("drug=day?/drug/*")}};
    std::vector<std::string> notes;
    EXPECT_THAT(conditionsOf({"day1/ctrl_1.tif", "day2/drug/a.tif", "day1/dark.tif"}, rules, notes),
                ElementsAre("control", "drug", ""));
    EXPECT_THAT(notes, ElementsAre(HasSubstr("day1/dark.tif")));
    rules.patterns.push_back(conditionPattern("first=day1*"));
    EXPECT_THROW(conditionsOf({"day1/ctrl_1.tif", "day2/drug/a.tif"}, rules, notes), Error)
        << "two conditions";
    rules.patterns.back() = conditionPattern("other=nowhere*");
    EXPECT_THROW(conditionsOf({"day1/ctrl_1.tif", "day2/drug/a.tif"}, rules, notes), Error) << "no movie";
    for (const char* wrong : {"", "a", "=a", "a="})
        EXPECT_THROW(conditionPattern(wrong), Error) << wrong;
}

TEST(ConditionNames, aListNamesMoviesByPathOrName) {
    ConditionRules rules;
    addConditionList(rules,
                     {.comments = {},
                      .header = {"NOTE", "FILE", "CONDITION"},
                      .rows = {{"", "a.tif", "x"},
                               {"", "/data/day1/b.tif", "y"},
                               {"", "sub/c.tif", "y"},
                               {"", "gone.tif", "x"}}},
                     "/data/list.csv");
    std::vector<std::string> notes;
    EXPECT_THAT(conditionsOf({"/data/day1/a.tif", "/data/day1/b.tif", "/data/sub/c.tif", "/data/day2/b.tif"},
                             rules, notes),
                ElementsAre("x", "y", "y", ""));
    EXPECT_THAT(notes, ElementsAre(HasSubstr("/data/day2/b.tif"), HasSubstr("gone.tif")));
    EXPECT_THAT(conditionsOf(rules), ElementsAre("x", "y"));
    EXPECT_THROW(addConditionList(rules, {.header = {"FILE"}}, "list.csv"), Error);
}
