// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/checkpoint.h"
#include "core/learn/model_file.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

TEST(LossCurve, keepsEveryStepUntilTheyAreTooMany) {
    LossCurve curve;
    for (std::uint64_t step = 1; step <= 2047; ++step)
        curve.add(step, static_cast<double>(step), 0.5);
    ASSERT_EQ(curve.points().size(), 2047u);
    EXPECT_EQ(curve.points()[9], (LossCurve::Point{10, 10, 0.5}));
}

TEST(LossCurve, staysSmallAndKeepsTheMean) {
    LossCurve curve;
    constexpr std::uint64_t steps = 1'000'000;
    for (std::uint64_t step = 1; step <= steps; ++step)
        curve.add(step, static_cast<double>(step), 1e-3);
    ASSERT_GE(curve.points().size(), 512u);
    ASSERT_LE(curve.points().size(), 2048u);
    // The mean of steps a + 1 … b is (a + 1 + b) / 2.
    std::uint64_t before = 0;
    for (const LossCurve::Point& point : curve.points()) {
        ASSERT_DOUBLE_EQ(point.loss, static_cast<double>(before + 1 + point.step) / 2);
        before = point.step;
    }
    EXPECT_GT(before, steps - 2048);
}

TEST(LossCurve, goesOnAfterAFileAsWithoutIt) {
    LossCurve whole, part;
    for (std::uint64_t step = 1; step <= 5001; ++step) {
        const double loss = 1.0 / static_cast<double>(step);
        whole.add(step, loss, loss);
        part.add(step, loss, loss);
        if (step % 1234 == 0)
            part = LossCurve::fromJson(nlohmann::ordered_json::parse(part.json().dump()));
    }
    EXPECT_EQ(part, whole);
}

TEST(Checkpoint, comesBackWhole) {
    const TemporaryFolder folder;
    TrainingState state{
        .settings = simpleTraining(),
        .normalization = {.pixelMean = 1.0 / 3, .pixelScale = 2, .labelMean = -1, .labelScale = 0.7},
        .step = 31,
        .weights = {{"a/b", {.shape = {2}, .values = {1, 0.1f}}}},
        .optimizer = {{"a/b", {.shape = {}, .values = {3}}}},
        .validations = {{.step = 25, .loss = 0.3}},
        .best = 0,
        .bestWeights = {{"a/b", {.shape = {2}, .values = {5, 6}}}},
        .seconds = 12.5,
        .waited = 0.25};
    state.curve.add(1, 0.1, 1e-4);
    writeCheckpoint(folder / "c.safetensors", state);
    const TrainingState back = readCheckpoint(folder / "c.safetensors");
    EXPECT_EQ(toJson(back.settings), toJson(state.settings));
    EXPECT_EQ(back.normalization, state.normalization);
    EXPECT_EQ(back.step, 31u);
    EXPECT_EQ(back.weights, state.weights);
    EXPECT_EQ(back.optimizer, state.optimizer);
    EXPECT_EQ(back.bestWeights, state.bestWeights);
    EXPECT_EQ(back.curve, state.curve);
    EXPECT_EQ(back.validations.at(0).loss, 0.3);
    EXPECT_EQ(back.seconds, 12.5);
    EXPECT_EQ(back.waited, 0.25);
}

TEST(Checkpoint, whatIsNoneIsRefused) {
    const TemporaryFolder folder;
    const auto path = folder / "c.safetensors";
    const auto refusal = [&](const std::string& text) {
        writeTensorFile(path,
                        {.tensors = {}, .metadata = {{"format", "perrin-checkpoint-1"}, {"perrin", text}}});
        return errorOf([&] { readCheckpoint(path); });
    };
    EXPECT_THAT(refusal("{"), AllOf(HasSubstr(path.string()), HasSubstr("damaged")));
    EXPECT_THAT(refusal("{\"settings\":{}}"), HasSubstr(path.string()));
    writeTensorFile(path, {});
    EXPECT_THAT(errorOf([&] { readCheckpoint(path); }), HasSubstr("no checkpoint"));
    writeCheckpoint(path, {.settings = simpleTraining(), .normalization = {}, .best = 3});
    EXPECT_THAT(errorOf([&] { readCheckpoint(path); }), HasSubstr("do not fit together"));
    TrainingState state{.settings = simpleTraining(),
                        .normalization = {},
                        .weights = {{"a", {.shape = {1}, .values = {1}}}},
                        .validations = {{.step = 25}}};
    writeCheckpoint(path, state);
    EXPECT_THAT(errorOf([&] { readCheckpoint(path); }),
                AllOf(HasSubstr(path.string()), HasSubstr("best weights")));
    state.bestWeights = {{"a", {.shape = {2}, .values = {1, 2}}}};
    writeCheckpoint(path, state);
    EXPECT_THAT(errorOf([&] { readCheckpoint(path); }), HasSubstr("best weights"));
}

TEST(Checkpoint, keepsNothingOfTheProcessesThatMadeIt) {
    const TemporaryFolder folder;
    TrainingState state{.settings = simpleTraining(), .normalization = {}};
    state.settings.group = {.worldSize = 4, .rank = 0, .rendezvous = "/nowhere/meet.17"};
    writeCheckpoint(folder / "c.safetensors", state);
    EXPECT_THAT(contentOf(folder / "c.safetensors"), testing::Not(HasSubstr("meet.17")));
    const ProcessGroup group = readCheckpoint(folder / "c.safetensors").settings.group;
    EXPECT_EQ(group.worldSize, 1);
    EXPECT_EQ(group.rendezvous, "");
}

TEST(Checkpoint, liesBesideItsModel) {
    EXPECT_EQ(checkpointPath("a/net.safetensors"), "a/net.checkpoint.safetensors");
}
