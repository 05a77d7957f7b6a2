// SPDX-License-Identifier: GPL-3.0-or-later
// perrin sees spots: any number of frames, some of them missing.
#include "core/learn/encoder.h"
#include "core/learn/engine.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

using namespace perrin;
using perrin::test::errorOf;
using testing::AllOf;
using testing::FloatNear;
using testing::HasSubstr;
using testing::Pointwise;

namespace {

constexpr int windowSide = 64;

std::unique_ptr<Learner> built(int frames, std::uint64_t seed = 1) {
    LearnerSettings settings;
    settings.network = {
        .name = "perrin", .frames = frames, .height = windowSide, .width = windowSide, .spread = true};
    settings.loss = Loss::Gaussian;
    settings.threads = 2;
    settings.seed = seed;
    return engine().learner(settings);
}

NetworkInput noise(std::int64_t stacks, std::int64_t frames, unsigned seed = 1) {
    NetworkInput input = emptyInput(Sees::Spots, stacks, frames, windowSide, windowSide);
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    for (auto* values : {&input.spots, &input.crops, &input.conditions})
        for (float& value : *values)
            value = normal(random);
    std::fill(input.seen.begin(), input.seen.end(), 1.0f);
    return input;
}

} // namespace

TEST(PerrinNetwork, oneSetOfWeightsForFourToSixtyFourFrames) {
    const auto one = built(16), other = built(40);
    EXPECT_EQ(one->parameterCount(), other->parameterCount());
    for (const int frames : {4, 9, 64}) {
        const NetworkOutput answer = one->predict(noise(3, frames)), same = other->predict(noise(3, frames));
        EXPECT_EQ(answer.mean, same.mean) << frames;
        EXPECT_EQ(answer.mean.size(), 3u) << frames;
        EXPECT_NE(answer.mean[0], answer.mean[1]) << "they see different spots";
    }
    for (const int frames : {3, 65})
        EXPECT_THAT(errorOf([&] { one->predict(noise(1, frames)); }),
                    AllOf(HasSubstr("perrin"), HasSubstr(std::to_string(frames))));
}

TEST(PerrinNetwork, whatIsInMissingFramesDoesNotMatter) {
    const auto learner = built(12);
    const NetworkInput whole = noise(2, 12);
    NetworkInput gaps = whole, others = noise(2, 12, 7);
    for (const std::size_t missing : {2u, 5u, 6u, 12u + 11u})
        gaps.seen[missing] = 0;
    NetworkInput filled = gaps;
    const auto take = [&](std::vector<float>& values, const std::vector<float>& from) {
        const std::size_t frame = values.size() / filled.seen.size();
        for (std::size_t i = 0; i < values.size(); ++i)
            if (filled.seen[i / frame] == 0)
                values[i] = from[i];
    };
    take(filled.spots, others.spots);
    take(filled.crops, others.crops);
    ASSERT_NE(filled.spots, gaps.spots);
    EXPECT_THAT(learner->predict(filled).mean, Pointwise(FloatNear(1e-5f), learner->predict(gaps).mean));
    EXPECT_NE(learner->predict(whole).mean, learner->predict(gaps).mean) << "but that they miss does";
}

TEST(PerrinNetwork, answersAlikeWithTheWeightsOfAnother) {
    const auto learner = built(8, 1), other = built(8, 2);
    const NetworkInput input = noise(4, 8);
    EXPECT_NE(learner->predict(input).mean, other->predict(input).mean);
    other->setWeights(learner->weights());
    EXPECT_EQ(learner->predict(input).mean, other->predict(input).mean);
}

// The label is a number in the third place of the frames' spots, plus noise: both are found.
TEST(PerrinNetwork, learnsAndKnowsHowWell) {
    const auto learner = built(6);
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    const auto example = [&](std::int64_t stacks) {
        NetworkInput input = noise(stacks, 6, static_cast<unsigned>(random()));
        std::vector<float> labels;
        const std::size_t width = input.spots.size() / input.seen.size();
        for (std::size_t stack = 0; stack < static_cast<std::size_t>(stacks); ++stack) {
            const float value = normal(random);
            for (std::size_t frame = 0; frame < 6; ++frame)
                input.spots[(stack * 6 + frame) * width + 2] = value;
            labels.push_back(value + 0.3f * normal(random));
        }
        return std::pair{input, labels};
    };
    for (std::uint64_t step = 0; step < 250; ++step) {
        const auto [input, labels] = example(64);
        learner->step(input, labels, 2e-3, step);
    }
    const auto [input, labels] = example(256);
    const NetworkOutput answer = learner->predict(input);
    double square = 0, spread = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        square += std::pow(answer.mean[i] - labels[i], 2) / 256;
        spread += std::exp(0.5f * answer.logVariance[i]) / 256;
    }
    EXPECT_NEAR(std::sqrt(square), 0.33, 0.06);
    EXPECT_NEAR(spread, std::sqrt(square), 0.1);
}
