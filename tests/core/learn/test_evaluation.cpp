// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"
#include "core/random.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// Stacks of these D in the same condition, prior .01 to 10 um^2/s.
EvaluationSet setOf(const std::vector<double>& d) {
    EvaluationSet set{.name = "set", .d = d};
    set.unitD.assign(d.size(), 1.0);
    set.prior.assign(d.size(), PriorRange{0.01, 10});
    return set;
}

EvaluationSet reportSetOf(const std::vector<double>& units) {
    EvaluationSet set{.name = "report", .report = true};
    for (const double unit : units)
        set.d.push_back(0.4 * unit);
    set.unitD.assign(units.size(), 1.0);
    set.prior.assign(units.size(), PriorRange{0.2, 20});
    set.reportUnit.assign(units.size(), 0.4);
    return set;
}

std::vector<std::string> namesOf(const std::vector<StackGroup>& groups) {
    std::vector<std::string> names;
    for (const StackGroup& group : groups)
        names.push_back(group.name);
    return names;
}

} // namespace

TEST(Evaluation, errorsOfLnDByHand) {
    // ln D is wrong by .1, -.3, .2 and 0.
    const EvaluationSet set = setOf({1, 2, 0.5, 4});
    const std::vector<StackEstimate> answers{
        {.d = std::exp(0.1)}, {.d = 2 * std::exp(-0.3)}, {.d = 0.5 * std::exp(0.2)}, {.d = 4}};
    const Score score = scoreOf(scored(set, answers));
    EXPECT_EQ(score.count, 4u);
    EXPECT_NEAR(score.rmse, std::sqrt(0.14 / 4), 1e-12);
    EXPECT_NEAR(score.mae, 0.15, 1e-12);
    EXPECT_NEAR(score.bias, 0, 1e-12);
    EXPECT_NEAR(score.sd, std::sqrt(0.14 / 4), 1e-12);
    EXPECT_FALSE(score.coverage68 || score.coverage95);
    EXPECT_EQ(score.missing + score.limited, 0u);
}

TEST(Evaluation, theReportsErrorsAreInItsUnits) {
    const EvaluationSet set = reportSetOf({10, 20});
    const Score score = scoreOf(scored(set, {{.d = 0.4 * 13}, {.d = 0.4 * 19}}));
    EXPECT_NEAR(score.rmse, std::sqrt((9.0 + 1.0) / 2), 1e-12);
    EXPECT_NEAR(score.mae, 2, 1e-12);
    EXPECT_NEAR(score.bias, 1, 1e-12);
}

TEST(Evaluation, noAnswerIsTheMeanOfThePriorAndTooLowIsItsEnd) {
    const EvaluationSet set = setOf({1, 1, 1, 1});
    const auto stacks = scored(set, {{}, {.d = -3}, {.d = 0.001}, {.d = 1}});
    EXPECT_NEAR(stacks[0].answer, std::log(std::sqrt(0.1)), 1e-12);
    EXPECT_NEAR(stacks[1].answer, std::log(0.01), 1e-12);
    EXPECT_NEAR(stacks[2].answer, std::log(0.01), 1e-12);
    const Score score = scoreOf(stacks);
    EXPECT_EQ(score.missing, 1u);
    EXPECT_EQ(score.limited, 2u);
    // Where D is compared itself nothing is limited: a negative D counts as it is.
    EXPECT_EQ(scoreOf(scored(reportSetOf({1}), {{.d = -3}})).limited, 0u);
}

TEST(Evaluation, intervalsOfAKnownGaussianCoverWhatTheyShould) {
    Random random(4);
    std::vector<double> truths;
    std::vector<StackEstimate> answers;
    for (int i = 0; i < 20000; ++i) {
        const double sd = random.uniform(0.1, 0.6), answer = sd * random.normal();
        truths.push_back(1);
        answers.push_back({std::exp(answer), std::exp(answer - sd), std::exp(answer + sd),
                           std::exp(answer - 1.959964 * sd), std::exp(answer + 1.959964 * sd)});
    }
    const Score score = scoreOf(scored(setOf(truths), answers), 1, 10);
    EXPECT_NEAR(score.coverage68.value(), 0.6827, 0.01); // 3 standard errors of the share
    EXPECT_NEAR(score.coverage95.value(), 0.95, 0.005);
}

TEST(Evaluation, coverageIsOfTheStacksThatHaveAnInterval) {
    const Score score = scoreOf(
        scored(setOf({1, 1, 1}),
               {{.d = 1}, {.d = 1, .low68 = 0.9, .high68 = 1.1}, {.d = 2, .low68 = 1.5, .high68 = 3}}));
    EXPECT_DOUBLE_EQ(score.coverage68.value(), 0.5);
    EXPECT_FALSE(score.coverage95);
}

TEST(Evaluation, bootstrapErrorIsThatOfGaussianErrors) {
    // RMSE of n Gaussian errors of spread s has the standard error s / sqrt(2 n).
    constexpr int count = 2000;
    constexpr double spread = 0.3;
    Random random(9);
    std::vector<ScoredStack> stacks(count);
    for (ScoredStack& stack : stacks)
        stack.answer = spread * random.normal();
    const Score score = scoreOf(stacks, 1, 1000);
    EXPECT_NEAR(score.rmseError / (spread / std::sqrt(2.0 * count)), 1, 0.1);
    EXPECT_EQ(scoreOf(stacks, 1, 1000).rmseError, score.rmseError) << "the seed fixes it";
    EXPECT_THAT(test::errorOf([] { scoreOf({}); }), HasSubstr("no stacks"));
}

TEST(Evaluation, groupsAreDecadesOfD) {
    const auto groups = groupsOf(setOf({0.02, 0.3, 0.05, 1, 9.9}));
    EXPECT_THAT(namesOf(groups), ElementsAre("all", "D 0.01 to 0.1", "D 0.1 to 1", "D 1 to 10"));
    EXPECT_THAT(groups[1].members, ElementsAre(0, 2));
    EXPECT_THAT(groups[3].members, ElementsAre(3, 4));
    EvaluationSet mixed = setOf({2, 2});
    mixed.unitD = {10, 100}; // 0.2 and 0.02 px^2 a frame
    EXPECT_THAT(namesOf(groupsOf(mixed)), ElementsAre("all", "D dt/px^2 0.01 to 0.1", "D dt/px^2 0.1 to 1"));
    EvaluationSet report = reportSetOf({5, 12, 49});
    report.inside = {1, 0, 1};
    const auto reportGroups = groupsOf(report);
    EXPECT_THAT(namesOf(reportGroups),
                ElementsAre("all", "stay inside", "D 0 to 10", "D 10 to 20", "D 40 to 50"));
    EXPECT_THAT(reportGroups[1].members, ElementsAre(0, 2));
}

TEST(Evaluation, tablesHoldTheScores) {
    const EvaluationSet set = setOf({1, 1});
    const std::vector<NamedAnswers> answers{{"mine", {{.d = 1}, {.d = std::exp(1.0)}}}};
    const auto rows = evaluate(set, answers);
    ASSERT_EQ(rows.size(), 2u); // all, and its decade
    const Table table = asTable(rows);
    EXPECT_THAT(table.header, ElementsAre("METHOD", "GROUP", "N", "RMSE", "RMSE_SE", "MAE", "BIAS", "SD",
                                          "COVERAGE68", "COVERAGE95", "MISSING", "LIMITED"));
    EXPECT_EQ(table.rows[0][0], "mine");
    EXPECT_EQ(table.rows[0][3], "0.707107");
    EXPECT_EQ(table.rows[0][5], "0.5");
    EXPECT_EQ(table.rows[0][8], "");
    const auto json = asJson(rows);
    EXPECT_DOUBLE_EQ(json[0]["mae"], 0.5);
    EXPECT_TRUE(json[0]["coverage68"].is_null());
    EXPECT_THAT(asText(rows), testing::AllOf(HasSubstr("all (2 stacks)"), HasSubstr("0.707")));
}

TEST(Evaluation, whatTheReportPublishedStandsBesideItsOwnSet) {
    EvaluationSet set = reportSetOf(std::vector<double>(250, 20));
    EXPECT_TRUE(publishedRows(set).empty()) << "other stacks of its images";
    set.inside.assign(250, 1);
    const auto rows = publishedRows(set);
    const Table table = asTable(rows);
    ASSERT_EQ(table.rows.size(), 4u);
    EXPECT_THAT(table.rows[0], ElementsAre("trajectory-D (the report)", "all", "250", "5.2", "", "2.2", "",
                                           "", "", "", "", ""));
    EXPECT_THAT(table.rows[1],
                ElementsAre("ResNet2D (the report)", "all", "250", "5.1", "", "2.9", "", "", "", "", "", ""));
    EXPECT_EQ(table.rows[2][3] + " " + table.rows[2][5], "5.7 3.7");
    EXPECT_EQ(table.rows[3][3] + " " + table.rows[3][5], "6.5 4.1");
    const auto json = asJson(rows);
    EXPECT_DOUBLE_EQ(json[3]["mae"], 4.1);
    EXPECT_TRUE(json[3]["rmse_se"].is_null() && json[3]["missing"].is_null());
    EXPECT_THAT(asText(rows), HasSubstr("ParkCNN (the report)"));
    set.report = false;
    EXPECT_TRUE(publishedRows(set).empty());
    EXPECT_TRUE(publishedRows(setOf({1})).empty());
}

TEST(Evaluation, predictionsAreOneRowAStack) {
    const EvaluationSet set = setOf({1, 2.5});
    const Table table = predictionsTable(
        set, {{"net", {{1.5, 1, 2, 0.5, 3}, {.d = 2}}}, {"mle", {{.d = 1, .low95 = 0.25}, {}}}});
    EXPECT_THAT(table.header,
                ElementsAre("stack", "D", "net", "net_LOW68", "net_HIGH68", "net_LOW95", "net_HIGH95", "mle",
                            "mle_LOW68", "mle_HIGH68", "mle_LOW95", "mle_HIGH95"));
    EXPECT_THAT(table.rows[0], ElementsAre("0", "1", "1.5", "1", "2", "0.5", "3", "1", "", "", "0.25", ""));
    EXPECT_THAT(table.rows[1], ElementsAre("1", "2.5", "2", "", "", "", "", "", "", "", "", ""));
}
