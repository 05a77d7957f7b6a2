// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/image_batch.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>

using namespace perrin;
using namespace perrin::test;

namespace {

constexpr int frames = 4, side = 8; // the least: the suite is to be quick

bool drops(const std::string& network) { // has dropout, so that a batch's order changes what is dropped
    return network == "park-cnn" || network == "park-cnn-strided" || network == "pix2d";
}

double squaredError(Learner& learner, const ImageBatch& batch) {
    const NetworkOutput output = learner.predict(batch.input);
    double sum = 0;
    for (std::size_t i = 0; i < batch.labels.size(); ++i)
        sum += std::pow(output.mean.at(i) - batch.labels[i], 2);
    return sum / static_cast<double>(batch.labels.size());
}

} // namespace

TEST(Networks, allOfThemAreThere) {
    EXPECT_THAT(imageNetworks(),
                testing::IsSupersetOf({"simple-cnn", "park-cnn", "park-cnn-strided", "resnet2d",
                                       "resnet3d-report", "resnet3d", "pix2d", "vit"}));
    for (const NetworkInfo& info : engine().networks())
        EXPECT_FALSE(info.description.empty()) << info.name;
}

TEST(Networks, answerOneMeanAndWhereAskedOneSpreadAStack) {
    const ImageBatch batch = imageBatch(3, frames, side);
    for (const std::string& name : imageNetworks())
        for (const bool spread : {false, true}) {
            const NetworkOutput output = imageLearner(name, frames, side, spread)->predict(batch.input);
            EXPECT_EQ(output.mean.size(), 3u) << name;
            EXPECT_EQ(output.logVariance.size(), spread ? 3u : 0u) << name;
            for (const float mean : output.mean)
                EXPECT_TRUE(std::isfinite(mean)) << name;
        }
}

TEST(Networks, learnWhatCanBeLearnt) {
    for (const std::string& name : imageNetworks()) {
        const auto learner = imageLearner(name, frames, side);
        for (std::uint64_t step = 0; step < 40; ++step) {
            const ImageBatch batch = imageBatch(16, frames, side, static_cast<unsigned>(step));
            const StepResult result = learner->step(batch.input, batch.labels, 2e-3, step);
            EXPECT_GT(result.gradientNorm, 0) << name;
        }
        // The labels' variance is 1: always answering their mean gives 1.
        EXPECT_LT(squaredError(*learner, imageBatch(64, frames, side, 1000)), 0.5) << name;
    }
}

TEST(Networks, learnTheirSpread) {
    // Labels without any relation to the stacks, with a variance of 1/4: that is all there is to learn.
    const auto learner = imageLearner("simple-cnn", frames, side, true);
    for (std::uint64_t step = 0; step < 150; ++step) {
        const auto seed = static_cast<unsigned>(2 * step);
        std::vector<float> labels = imageBatch(64, 1, 1, seed + 1).labels;
        for (float& label : labels)
            label /= 2;
        learner->step(imageBatch(64, frames, side, seed).input, labels, 1e-3, step);
    }
    const NetworkOutput output = learner->predict(imageBatch(64, frames, side, 1000).input);
    const double mean = std::accumulate(output.logVariance.begin(), output.logVariance.end(), 0.0) / 64;
    EXPECT_NEAR(mean, std::log(0.25), 0.25);
}

TEST(Networks, doNotMindTheOrderOfABatch) {
    const ImageBatch batch = imageBatch(5, frames, side);
    const std::vector<std::size_t> order{3, 0, 4, 1, 2};
    const ImageBatch other = reordered(batch, order);
    for (const std::string& name : imageNetworks()) {
        const auto learner = imageLearner(name, frames, side);
        const NetworkOutput straight = learner->predict(batch.input), mixed = learner->predict(other.input);
        for (std::size_t i = 0; i < order.size(); ++i)
            EXPECT_NEAR(mixed.mean[i], straight.mean[order[i]], 1e-5) << name;
        if (!drops(name)) {
            EXPECT_LT(distance(learner->gradients(batch.input, batch.labels),
                               learner->gradients(other.input, other.labels)),
                      1e-4)
                << name;
        }
    }
}

TEST(Networks, answerAlikeWithTheWeightsOfAnother) {
    const ImageBatch batch = imageBatch(4, frames, side);
    for (const std::string& name : imageNetworks()) {
        const auto first = imageLearner(name, frames, side);
        first->step(batch.input, batch.labels, 1e-3, 0);
        LearnerSettings settings = imageSettings(name, frames, side);
        settings.seed = 2;
        const auto second = engine().learner(settings);
        EXPECT_NE(first->predict(batch.input).mean, second->predict(batch.input).mean) << name;
        second->setWeights(first->weights());
        EXPECT_EQ(first->weights(), second->weights()) << name;
        EXPECT_EQ(first->predict(batch.input).mean, second->predict(batch.input).mean) << name;
    }
}

TEST(Networks, startAlikeFromOneSeed) {
    for (const std::string& name : imageNetworks())
        EXPECT_EQ(imageLearner(name, frames, side)->weights(), imageLearner(name, frames, side)->weights())
            << name;
}

// The gradient of the loss is the slope along its own direction, found by differences.
TEST(Networks, goDownhillAsFarAsTheirGradientSays) {
    const ImageBatch batch = imageBatch(4, frames, side);
    for (const std::string name : {"simple-cnn", "vit"}) {
        const auto learner = imageLearner(name, frames, side);
        const Tensors gradients = learner->gradients(batch.input, batch.labels);
        const Tensors start = learner->weights();
        double square = 0;
        for (const auto& [tensor, values] : gradients)
            for (const float value : values.values)
                square += static_cast<double>(value) * value;
        const auto at = [&](double along) {
            Tensors moved = start;
            for (auto& [tensor, values] : moved)
                for (std::size_t i = 0; i < values.values.size(); ++i)
                    values.values[i] +=
                        static_cast<float>(along / std::sqrt(square) * gradients.at(tensor).values[i]);
            learner->setWeights(moved);
            return squaredError(*learner, batch);
        };
        const double step = 2e-3;
        EXPECT_NEAR((at(step) - at(-step)) / (2 * step), std::sqrt(square), 0.02 * std::sqrt(square)) << name;
    }
}

TEST(Networks, keepTheirWeightsWhenALossIsNotFinite) {
    const ImageBatch good = imageBatch(4, frames, side);
    ImageBatch dark = good, far = good;
    dark.input.pixels[7] = std::numeric_limits<float>::quiet_NaN();
    far.labels[1] = std::numeric_limits<float>::infinity();
    for (const std::string& name : imageNetworks()) {
        const auto learner = imageLearner(name, frames, side);
        learner->step(good.input, good.labels, 1e-3, 0);
        const Tensors before = learner->weights(), optimizer = learner->optimizerState();
        for (const ImageBatch* bad : {&dark, &far})
            EXPECT_FALSE(std::isfinite(learner->step(bad->input, bad->labels, 1e-3, 1).loss)) << name;
        EXPECT_EQ(learner->weights(), before) << name;
        EXPECT_EQ(learner->optimizerState(), optimizer) << name;
        EXPECT_TRUE(std::isfinite(learner->step(good.input, good.labels, 1e-3, 1).loss)) << name;
    }
}
