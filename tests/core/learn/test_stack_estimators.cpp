// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"
#include "core/random.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

using namespace perrin;
using testing::HasSubstr;

namespace {

constexpr PriorRange prior{0.01, 10}; // um^2/s, at 0.1 um and 10 ms also D frameInterval / pixelSize^2

/// A molecule at full exposure, each frame the mean of 16 places, seen with this error (px).
std::vector<StackSpot> wander(double d, double error, Random& random) {
    constexpr int frames = 16, places = 16;
    std::vector<StackSpot> spots;
    double x = 32, y = 32;
    for (int frame = 0; frame < frames; ++frame) {
        StackSpot spot{.seen = true, .photons = 500, .background = 10, .sigma = 1.3};
        for (int place = 0; place < places; ++place) {
            x += std::sqrt(2 * d / places) * random.normal();
            y += std::sqrt(2 * d / places) * random.normal();
            spot.x += x / places;
            spot.y += y / places;
        }
        spot.x += error * random.normal();
        spot.y += error * random.normal();
        spot.xVariance = spot.yVariance = error * error;
        spots.push_back(spot);
    }
    return spots;
}

/// Every estimator on the same molecules, D from the prior.
std::map<std::string, Score> scoresOfWanderers(int count, double error) {
    EvaluationSet set{.name = "wanderers"};
    Random random(11);
    std::map<std::string, std::vector<StackEstimate>> answers;
    for (int i = 0; i < count; ++i) {
        const double d = prior.low * std::pow(prior.high / prior.low, random.uniform());
        set.d.push_back(d);
        set.unitD.push_back(1);
        set.prior.push_back(prior);
        const Trajectory trajectory = trajectoryOf(wander(d, error, random), Imaging{});
        for (const std::string& name : estimatorNames())
            answers[name].push_back(estimateStack(name, trajectory, prior));
    }
    std::map<std::string, Score> scores;
    for (const auto& [name, estimates] : answers)
        scores[name] = scoreOf(scored(set, estimates));
    return scores;
}

std::map<std::string, Score> scoresIn(const EvaluationSet& set, const std::vector<std::string>& names,
                                      const std::string& group) {
    const auto estimates = estimateStacks(set, names);
    std::vector<NamedAnswers> answers;
    for (std::size_t k = 0; k < names.size(); ++k)
        answers.push_back({names[k], estimates[k]});
    std::map<std::string, Score> scores;
    for (const EvaluationRow& row : evaluate(set, answers))
        if (row.group == group)
            scores[row.name] = row.score;
    return scores;
}

} // namespace

TEST(StackEstimators, errorsAreThoseOfAnIndependentProgram) {
    // Python's Monte Carlo of 16 frames at full exposure: .255 for Bayes on nearly noise-free centres, .49
    // for an MSD of few lags, .90 for that of all; always guessing the middle of three decades is off by
    // ln(1000) / sqrt(12) = 1.994.
    const auto scores = scoresOfWanderers(1500, 0.01);
    EXPECT_NEAR(scores.at("bayes").rmse, 0.255, 0.015);
    EXPECT_NEAR(scores.at("msd-report").rmse, 0.90, 0.06);
    EXPECT_LT(scores.at("mle").rmse, 0.29);
    EXPECT_GT(scores.at("mle").rmse, scores.at("bayes").rmse);
    EXPECT_NEAR(scores.at("mean").rmse, 1.994, 0.06);
    EXPECT_LT(scores.at("msd").rmse, 0.52);
    EXPECT_NEAR(scores.at("bayes").bias, 0, 0.03);
    for (const char* name : {"mean", "mle", "bayes", "msd"}) {
        EXPECT_NEAR(scores.at(name).coverage68.value(), 0.68, 0.06) << name;
        EXPECT_NEAR(scores.at(name).coverage95.value(), 0.95, 0.03) << name;
    }
    EXPECT_FALSE(scores.at("msd-report").coverage68);
}

TEST(StackEstimators, knownLocalizationErrorIsTakenOff) {
    // The known error of .25 px is far above the motion of the slow ones.
    const auto scores = scoresOfWanderers(400, 0.25);
    EXPECT_NEAR(scores.at("bayes").bias, 0, 0.06);
    EXPECT_LT(scores.at("bayes").rmse, 0.5);
    EXPECT_NEAR(scores.at("bayes").coverage95.value(), 0.95, 0.04);
}

TEST(StackEstimators, unseenFramesAreGaps) {
    Random random(2);
    std::vector<StackSpot> spots = wander(1, 0.05, random);
    spots[3].seen = spots[4].seen = false;
    spots[3].x = -1000;
    Imaging imaging;
    imaging.pixelSize = 0.2;
    imaging.exposure = 0.5 * imaging.frameInterval;
    const Trajectory trajectory = trajectoryOf(spots, imaging);
    ASSERT_EQ(trajectory.frames.size(), 14u);
    EXPECT_EQ(trajectory.frames[2], 2);
    EXPECT_EQ(trajectory.frames[3], 5);
    EXPECT_DOUBLE_EQ(trajectory.positions(3, 0), 0.2 * spots[5].x);
    EXPECT_DOUBLE_EQ(trajectory.blurCoefficient.value(), 1.0 / 12);
    EXPECT_NEAR(trajectory.localizationVariance[0], 0.04 * 0.05 * 0.05, 0.04 * 1e-4);
}

TEST(StackEstimators, aSpotNarrowerThanThePsfHasTheErrorOfThePsf) {
    Random random(2);
    std::vector<StackSpot> spots = wander(1, 0.05, random);
    spots[7].sigma = 0.5; // followed the noise, and is sure of it
    const Trajectory trajectory = trajectoryOf(spots, Imaging{});
    // Mortensen 2010, eq. 6 by numerical integration (Python): 500 photons, 10 a px, width 1.3 px, no read
    // noise: sd .0909 px.
    EXPECT_NEAR(std::sqrt(trajectory.localizationVariance[7]) / 0.1, 0.0909, 0.002);
}

TEST(StackEstimators, tooFewFramesGiveNoAnswer) {
    Random random(2);
    std::vector<StackSpot> spots = wander(1, 0.05, random);
    for (std::size_t i = 2; i < spots.size(); ++i)
        spots[i].seen = false;
    const Trajectory trajectory = trajectoryOf(spots, Imaging{});
    for (const std::string& name : estimatorNames())
        EXPECT_EQ(estimateStack(name, trajectory, prior).d.has_value(), name == "mean") << name;
    EXPECT_THAT(test::errorOf([&] { estimateStack("guess", trajectory, prior); }),
                testing::AllOf(HasSubstr("guess"), HasSubstr("bayes")));
}

TEST(StackEstimators, aStopEndsThem) {
    std::stop_source stop;
    EvaluationSet set{.name = "endless", .d = std::vector<double>(100000, 1.0)};
    set.prior.assign(set.size(), prior);
    set.stack = [&](std::size_t) {
        stop.request_stop();
        return KnownStack{.adu = {.height = 16, .pixels = Image::Constant(16 * 4, 16, 100)}, .imaging = {}};
    };
    EXPECT_THROW(estimateStacks(set, {"mle"}, {stop.get_token(), {}}), Cancelled);
}

TEST(StackEstimators, benchSetsAreMeasuredAsWellAsFromPerfectCentres) {
    const auto bench = test::sharedData("bench");
    if (!bench)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    const auto a = scoresIn(openStackSetForEvaluation(*bench / "physical_a"), {"mle", "bayes"}, "all");
    EXPECT_LT(a.at("bayes").rmse, 0.30); // .291 with the real localization error, +- .015
    EXPECT_LT(a.at("mle").rmse, 0.32);
    const auto b = scoresIn(openStackSetForEvaluation(*bench / "physical_b"), {"bayes"}, "all");
    EXPECT_LE(b.at("bayes").rmse, 0.35);
    EXPECT_NEAR(b.at("bayes").coverage68.value(), 0.68, 0.1);
    EXPECT_NEAR(b.at("bayes").coverage95.value(), 0.95, 0.05);
}

TEST(StackEstimators, trajectoryDOfTheReportsTestSet) {
    const auto report = test::sharedData("report");
    if (!report)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    const EvaluationSet set = openReportForEvaluation(*report);
    const Score all = scoresIn(set, {"msd-report"}, "all").at("msd-report");
    EXPECT_EQ(all.count, 250u);
    EXPECT_EQ(all.missing, 0u);
    EXPECT_LE(all.rmse, 4.3);
    EXPECT_LE(all.mae, 2.3);
    const Score inside = scoresIn(set, {"msd-report"}, "stay inside").at("msd-report");
    EXPECT_EQ(inside.count, 192u);
    EXPECT_LE(inside.rmse, 1.2);
}
