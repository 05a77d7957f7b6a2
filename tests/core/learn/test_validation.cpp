// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/validation.h"
#include "tests/core/learn/simple_engine.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const std::vector<float> labels{-1, 1};

} // namespace

// ln D is 2 * label: D is exp(-2) = 0.135 and exp(2) = 7.39 um^2/s (0.1 um pixels, 10 ms: the unit is 1).
TEST(Score, isThatWorkedOutByHand) {
    const TrainingSettings settings = simpleTraining();
    const Validation result = score(labels, {.mean = {0, 1}}, settings, {.labelMean = 0, .labelScale = 2});
    EXPECT_NEAR(result.loss, 0.5, 1e-9);
    EXPECT_NEAR(result.rmse, std::sqrt(2.0), 1e-9);
    EXPECT_NEAR(result.bias, 1, 1e-9);
    EXPECT_NEAR(result.labelSd, 2, 1e-9);
    EXPECT_NEAR(result.spread, 0.5, 1e-9);
    EXPECT_FALSE(result.coverage68);
    ASSERT_EQ(result.decades.size(), 2u);
    EXPECT_NEAR(result.decades[0].low, 0.1, 1e-12);
    EXPECT_NEAR(result.decades[0].rmse, 2, 1e-9);
    EXPECT_NEAR(result.decades[0].bias, 2, 1e-9);
    EXPECT_NEAR(result.decades[1].high, 10, 1e-12);
    EXPECT_NEAR(result.decades[1].rmse, 0, 1e-9);
    EXPECT_EQ(result.decades[1].stacks, 1u);
}

TEST(Score, countsWhatTheIntervalsHold) {
    TrainingSettings settings = simpleTraining();
    settings.loss = Loss::Gaussian;
    // Off by 1 and 0 standard deviations, then by 1.97 and 1.95 of them.
    const Validation one = score(labels, {.mean = {0, 1}, .logVariance = {0, 0}}, settings, {});
    EXPECT_NEAR(one.loss, 0.25, 1e-9);
    EXPECT_NEAR(one.coverage68.value(), 0.5, 1e-12) << "1 is above .9945";
    EXPECT_NEAR(one.coverage95.value(), 1, 1e-12);
    const Validation two = score(labels, {.mean = {0.97f, -0.95f}, .logVariance = {0, 0}}, settings,
                                 {.labelMean = 0, .labelScale = 3});
    EXPECT_NEAR(two.coverage95.value(), 0.5, 1e-12) << "1.97 is outside, 1.95 inside";
    const Validation wide = score(labels, {.mean = {-0.01f, 1}, .logVariance = {0.02f, 0}}, settings, {});
    EXPECT_NEAR(wide.coverage68.value(), 1, 1e-12) << ".99 of a standard deviation of 1.01";
}

TEST(Score, isInUnitsOfDForTheOtherLabels) {
    TrainingSettings settings = simpleTraining();
    settings.label = Label::EffectiveD;
    settings.scenario.acquisition = {
        .pixelSize = 0.2, .frameInterval = 0.01, .exposure = 0.01}; // unit 4 um^2/s
    const Validation result =
        score(labels, {.mean = {0, 1}}, settings, {.labelMean = 3, .labelScale = 2}); // true: 4 and 20 um^2/s
    EXPECT_NEAR(result.bias, 4, 1e-9);
    EXPECT_NEAR(result.labelSd, 8, 1e-9);
    ASSERT_EQ(result.decades.size(), 2u);
    EXPECT_NEAR(result.decades[1].low, 10, 1e-9);
}

TEST(Score, huberIsASquareInsideAndALineOutside) {
    TrainingSettings settings = simpleTraining();
    settings.loss = Loss::Huber;
    // Off by 3 and by .5.
    EXPECT_NEAR(score(labels, {.mean = {2, 1.5f}}, settings, {}).loss, (2.5 + 0.125) / 2, 1e-6);
}

TEST(CollapseWarning, comesOnlyWhereNothingWasLearned) {
    EXPECT_THAT(collapseWarning({.rmse = 0.5, .labelSd = 2, .spread = 0.9}), IsEmpty());
    EXPECT_THAT(collapseWarning({.rmse = 1.9, .labelSd = 2, .spread = 0.3}), IsEmpty());
    EXPECT_THAT(collapseWarning({.rmse = 1.99, .labelSd = 2, .spread = 0.01}), HasSubstr("nearly the same"));
    EXPECT_THAT(collapseWarning({.rmse = 2.1, .labelSd = 2, .spread = 0.3}),
                HasSubstr("always answering the mean"));
}

TEST(Validation, comesBackFromJson) {
    Validation validation{.step = 7,
                          .loss = 0.1,
                          .rmse = 1.0 / 3,
                          .bias = -2e-17,
                          .labelSd = 2,
                          .spread = 0.5,
                          .coverage68 = 0.7,
                          .coverage95 = 0.93,
                          .decades = {{0.1, 1, 5, 0.2, 0.01}},
                          .warning = "beware"};
    const nlohmann::ordered_json json = toJson(validation);
    const Validation back = validationFromJson(nlohmann::ordered_json::parse(json.dump()));
    EXPECT_EQ(back.rmse, validation.rmse) << "to the last bit";
    EXPECT_EQ(toJson(back), json);
    EXPECT_EQ(back.coverage95, validation.coverage95);
    EXPECT_EQ(back.decades[0].stacks, 5u);
    EXPECT_EQ(back.warning, "beware");
}
