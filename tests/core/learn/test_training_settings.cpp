// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

// 100 steps, of which 10 warm up; ten to an epoch. The numbers are worked out by hand.

TEST(LearningRate, risesEvenlyAndFallsAlongHalfACosine) {
    const LearningRate rate{.highest = 1, .schedule = Schedule::Cosine, .warmUp = 0.1, .last = 0.2};
    EXPECT_DOUBLE_EQ(rate.at(0, 100, 10), 0.1);
    EXPECT_DOUBLE_EQ(rate.at(4, 100, 10), 0.5);
    EXPECT_DOUBLE_EQ(rate.at(9, 100, 10), 1);
    EXPECT_DOUBLE_EQ(rate.at(10, 100, 10), 1);
    EXPECT_NEAR(rate.at(40, 100, 10), 0.8, 1e-12); // a third of the way: cos 60 deg = 1/2
    EXPECT_NEAR(rate.at(55, 100, 10), 0.6, 1e-12);
    EXPECT_NEAR(rate.at(70, 100, 10), 0.4, 1e-12);
    EXPECT_NEAR(rate.at(99, 100, 10), 0.200243669, 1e-9); // cos 178 deg = -0.999390827
}

TEST(LearningRate, fallsInSteps) {
    const LearningRate rate{
        .highest = 2, .schedule = Schedule::Step, .warmUp = 0, .stepEpochs = 2, .stepFactor = 0.5};
    EXPECT_DOUBLE_EQ(rate.at(0, 100, 10), 2);
    EXPECT_DOUBLE_EQ(rate.at(19, 100, 10), 2);
    EXPECT_DOUBLE_EQ(rate.at(20, 100, 10), 1);
    EXPECT_DOUBLE_EQ(rate.at(39, 100, 10), 1);
    EXPECT_DOUBLE_EQ(rate.at(40, 100, 10), 0.5);
    EXPECT_DOUBLE_EQ(rate.at(99, 100, 10), 0.125);
}

TEST(LearningRate, stays) {
    const LearningRate rate{.highest = 3, .schedule = Schedule::Constant, .warmUp = 0.04};
    EXPECT_DOUBLE_EQ(rate.at(0, 50, 10), 1.5);
    EXPECT_DOUBLE_EQ(rate.at(1, 50, 10), 3);
    EXPECT_DOUBLE_EQ(rate.at(49, 50, 10), 3);
}

TEST(TrainingSettings, comeBackFromJson) {
    TrainingSettings settings = simpleTraining();
    settings.label = Label::EffectiveD;
    settings.loss = Loss::Gaussian;
    settings.optimizer = {.kind = OptimizerKind::Sgd, .weightDecay = 0.1, .momentum = 0.7, .clip = 2};
    settings.learningRate = {.highest = 0.3,
                             .schedule = Schedule::Step,
                             .warmUp = 0.1,
                             .last = 0.5,
                             .stepEpochs = 3,
                             .stepFactor = 0.25};
    settings.seed = 0xfedcba9876543210u; // more than a double holds
    settings.symmetries = true;
    settings.network.options = {{"width", 96}};
    settings.group = {.worldSize = 2, .rank = 1, .rendezvous = "here"};
    matchNetwork(settings);
    const nlohmann::ordered_json json = toJson(settings);
    EXPECT_EQ(json["learning_rate"]["schedule"], "step");
    EXPECT_EQ(json["network"]["height_px"], 16);
    EXPECT_EQ(json["seed"].get<std::uint64_t>(), 0xfedcba9876543210u);
    const TrainingSettings back = trainingFromJson(nlohmann::ordered_json::parse(json.dump()));
    EXPECT_EQ(toJson(back), json);
    EXPECT_EQ(back.scenario, settings.scenario);
    EXPECT_EQ(back.network, settings.network);
    EXPECT_EQ(back.optimizer, settings.optimizer);
    EXPECT_EQ(back.learningRate, settings.learningRate);
}

TEST(TrainingSettings, impossibleOnesAreRefusedByName) {
    const auto refusal = [](const std::string& path, const nlohmann::ordered_json& value) {
        nlohmann::ordered_json json = toJson(simpleTraining());
        json[nlohmann::ordered_json::json_pointer(path)] = value;
        return errorOf([&] { trainingFromJson(json); });
    };
    EXPECT_EQ(refusal("/batch", 32), "");
    EXPECT_THAT(refusal("/batch", 0), AllOf(HasSubstr("batch"), HasSubstr("0")));
    EXPECT_THAT(refusal("/batch", "many"), HasSubstr("batch"));
    EXPECT_THAT(refusal("/epochs", -1), HasSubstr("epochs"));
    EXPECT_THAT(refusal("/epochs", 1.5), HasSubstr("whole number"));
    EXPECT_THAT(refusal("/seed", -1), HasSubstr("seed"));
    EXPECT_THAT(refusal("/label", "speed"), AllOf(HasSubstr("speed"), HasSubstr("effective-d")));
    EXPECT_THAT(refusal("/loss", "gaussian"), HasSubstr("network.spread"));
    EXPECT_THAT(refusal("/network/frames", 5), HasSubstr("window"));
    EXPECT_THAT(refusal("/optimizer/kind", "lion"), HasSubstr("adamw"));
    EXPECT_THAT(refusal("/learning_rate/highest", -1), HasSubstr("learning_rate.highest"));
    EXPECT_THAT(refusal("/processes/world_size", 3), HasSubstr("rendezvous"));
    EXPECT_THAT(refusal("/processes/rank", 1), HasSubstr("rank"));
    EXPECT_THAT(refusal("/nonsense", 1), HasSubstr("nonsense"));
    EXPECT_THAT(refusal("/scenario/motion/kind", "immobile"), HasSubstr("motion.kind"));
    EXPECT_THAT(refusal("/scenario/motion/diffusion_coefficient_um2_per_s", 1), HasSubstr("range"));
}
