// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/learn/comparison.h"
#include "core/learn/cues.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>

using namespace perrin;
using namespace perrin::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// A line whose answer on the normalized scale is w1 ln(mean squared difference between frames) + w2.
Model lineModel(const std::string& name, float w1, float w2) {
    const TrainingSettings settings = simpleTraining();
    Model model{.name = name,
                .network = settings.network,
                .label = Label::LnD,
                .normalization = {.pixelMean = 100, .pixelScale = 50, .labelMean = 1.5, .labelScale = 1},
                .scenario = settings.scenario,
                .weights = {}};
    model.weights = {{"line", {.shape = {4}, .values = {w1, 0, 0, w2}}}};
    return model;
}

ComparisonSettings simpleSettings() {
    return {.estimators = {"mean"}, .engine = &simpleEngine()};
}

EvaluationSet simpleSet(std::uint64_t stacks = 60) {
    return simulateForEvaluation(simpleTraining().scenario, stacks);
}

double rmseOf(const Comparison& comparison, const std::string& name) {
    for (const EvaluationRow& row : comparison.rows)
        if (row.name == name && row.group == "all")
            return row.score.rmse;
    return std::nan("");
}

} // namespace

TEST(SimulatedEvaluation, hasTheScenariosStacks) {
    const EvaluationSet set = simpleSet(2000);
    ASSERT_EQ(set.size(), 2000u);
    double sum = 0;
    for (const double d : set.d) {
        EXPECT_TRUE(d >= 0.02 && d <= 2) << d;
        sum += std::log(d);
    }
    // Log-uniform: mean of ln D and its standard error.
    EXPECT_NEAR(sum / 2000, std::log(0.2), 4 * std::log(100) / std::sqrt(12.0 * 2000));
    EXPECT_EQ(set.prior.front().low, 0.02);
    double light = 0;
    for (std::size_t i = 0; i < 20; ++i) {
        const auto [adu, imaging, places] = set.stack(i);
        EXPECT_EQ(adu.frames(), 4);
        EXPECT_EQ(adu.pixels.cols(), 16);
        const double background = simpleTraining().scenario.background.photons.value * 16 * 16;
        light += calibrated(adu, imaging).pixels.cast<double>().sum() / 4 - background;
    }
    EXPECT_NEAR(light / 20, 2000, 150) << "photons a frame, some beyond the window";
}

TEST(SimulatedEvaluation, isDecidedByItsSeed) {
    const EvaluationSet one = simpleSet(8), same = simpleSet(8),
                        other = simulateForEvaluation(simpleTraining().scenario, 8, 2);
    EXPECT_EQ(one.d, same.d);
    EXPECT_NE(one.d, other.d);
    const Image last = one.stack(7).adu.pixels;
    EXPECT_TRUE((last == same.stack(7).adu.pixels).all());
    EXPECT_TRUE((last == one.stack(7).adu.pixels).all());
}

TEST(SimulatedEvaluation, ofTheReportIsJudgedByItsEffectiveD) {
    const EvaluationSet set = simulateForEvaluation(preset("report-2024"), 50);
    EXPECT_TRUE(set.report);
    ASSERT_EQ(set.reportUnit.size(), 50u);
    const Simulator simulator(preset("report-2024"), 1);
    double sum = 0, expected = 0;
    for (std::size_t i = 0; i < 50; ++i) {
        sum += std::log(set.d[i]);
        expected += std::log(simulator.truth(i).effectiveD);
    }
    EXPECT_NEAR(sum / 50, expected / 50, 1) << "of the same kind as another simulator's";
}

TEST(SimulatedEvaluation, needsMoleculesThatMove) {
    Scenario scenario = simpleTraining().scenario;
    scenario.motion.kind = MotionKind::Immobile;
    EXPECT_THAT(errorOf([&] { simulateForEvaluation(scenario, 5); }), HasSubstr("more than 0"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(simulateForEvaluation(simpleTraining().scenario, 5, 1, {stop.get_token(), {}}), Cancelled);
}

TEST(Comparison, aModelThatAlwaysSaysTheSameIsAsWrongAsItsNumber) {
    const EvaluationSet set = simpleSet();
    const Comparison comparison = compare(set, {lineModel("fixed", 0, -2.5f)}, simpleSettings());
    EXPECT_THAT(comparison.models, ElementsAre("fixed"));
    ASSERT_EQ(comparison.answers.size(), 2u);
    const double said = std::exp(1.5 - 2.5) * set.unitD.front(); // um^2/s
    double squares = 0;
    for (std::size_t i = 0; i < set.size(); ++i) {
        EXPECT_NEAR(comparison.answers[0].answers[i].d.value(), said, 1e-6 * said);
        squares += std::pow(std::log(said / set.d[i]), 2);
    }
    EXPECT_NEAR(rmseOf(comparison, "fixed"), std::sqrt(squares / static_cast<double>(set.size())), 1e-6);
    EXPECT_EQ(comparison.answers[1].name, "mean");
    EXPECT_TRUE(comparison.cues.empty());
}

TEST(Comparison, eachModelIsAskedWithEachSymmetryUnderANameOfItsOwn) {
    ComparisonSettings settings = simpleSettings();
    settings.symmetries = {Symmetries::None, Symmetries::Rotations4};
    const Comparison comparison =
        compare(simpleSet(20), {lineModel("line", 0.6f, 0), lineModel("line", 0, 0), lineModel("mean", 0, 1)},
                settings);
    EXPECT_THAT(comparison.models, ElementsAre("line", "line-2", "mean-2"));
    std::vector<std::string> names;
    for (const NamedAnswers& answers : comparison.answers)
        names.push_back(answers.name);
    EXPECT_THAT(names, ElementsAre("line-none", "line-4", "line-2-none", "line-2-4", "mean-2-none",
                                   "mean-2-4", "mean"));
    EXPECT_NE(rmseOf(comparison, "line-4"), rmseOf(comparison, "line-2-4"));
}

TEST(Comparison, whatANetworkDoesNotUseItDoesNotMiss) {
    ComparisonSettings settings = simpleSettings();
    settings.cues = true;
    settings.symmetries = {Symmetries::None};
    const EvaluationSet set = simpleSet();
    const Comparison comparison =
        compare(set, {lineModel("blind", 0, 0), lineModel("frames", 0.6f, 0)}, settings);
    ASSERT_EQ(comparison.cues.size(), 2u);
    for (const CueTable& table : comparison.cues) {
        ASSERT_EQ(table.rows.size(), allCues().size() + 1);
        EXPECT_EQ(table.rows[0].name, "as it is");
        const double plain = table.rows[0].score.rmse;
        EXPECT_EQ(plain, rmseOf(comparison, table.model));
        for (const EvaluationRow& row : table.rows)
            if (row.name == "shuffled" || row.name == "scaled 2") {
                if (table.model == "blind")
                    EXPECT_EQ(row.score.rmse, plain) << row.name;
                else
                    EXPECT_GT(std::abs(row.score.bias - table.rows[0].score.bias), 0.05) << row.name;
            }
    }
    // Brighter stacks differ more from frame to frame: ln of 4 times as much, times 0.6.
    const CueTable& frames = comparison.cues[1];
    EXPECT_NEAR(frames.rows.back().score.bias - frames.rows[0].score.bias, 0.6 * std::log(4), 1e-3);
    const Table table = asTable(comparison);
    EXPECT_EQ(table.rows.back().front(), "frames: scaled 2");
}

TEST(Comparison, modelsOfOtherImagesAreRefusedByName) {
    Model model = lineModel("report's", 0, 0);
    model.scenario = preset("report-2024");
    EXPECT_THAT(errorOf([&] { compare(simpleSet(5), {model}, simpleSettings()); }),
                AllOf(HasSubstr("report's"), HasSubstr("choose another model")));
    model = lineModel("unknown", 0, 0);
    model.network.name = "nobody";
    EXPECT_THAT(errorOf([&] { compare(simpleSet(5), {model}, simpleSettings()); }), HasSubstr("nobody"));
}

TEST(Comparison, tellsHowFarItIsAndStops) {
    ComparisonSettings settings = simpleSettings();
    settings.cues = true;
    settings.estimators = estimatorNames();
    std::vector<double> fractions;
    const Job job{{}, [&](double fraction, std::string_view) { fractions.push_back(fraction); }};
    compare(simpleSet(), {lineModel("line", 1, 0)}, settings, job);
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_NEAR(fractions.back(), 1, 1e-6);

    std::stop_source stop;
    int reports = 0;
    const Job stopped{stop.get_token(), [&](double, std::string_view) {
                          if (++reports == 3)
                              stop.request_stop();
                      }};
    EXPECT_THROW(compare(simpleSet(), {lineModel("line", 1, 0)}, settings, stopped), Cancelled);
}
