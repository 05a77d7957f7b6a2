// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/image_batch.h"
#include "tests/support/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

namespace {

std::string refusal(LearnerSettings settings, const std::map<std::string, int>& options = {}) {
    settings.network.options.insert(options.begin(), options.end());
    return errorOf([&] { engine().learner(settings); });
}

} // namespace

// The counts of the 2024 report, of Park et al. 2023 and of the sums of layers written out.
TEST(NetworkSizes, haveTheParametersThatWereReported) {
    EXPECT_EQ(imageLearner("park-cnn", 16, 64)->parameterCount(), 2160145);
    EXPECT_EQ(imageLearner("park-cnn-strided", 16, 64)->parameterCount(), 2160145);
    EXPECT_EQ(imageLearner("resnet2d", 16, 64)->parameterCount(), 4908993);
    EXPECT_EQ(imageLearner("resnet3d-report", 16, 64)->parameterCount(), 3611841);
    EXPECT_EQ(imageLearner("pix2d", 40, 64)->parameterCount(), 1658081);
    const std::int64_t convolutions = 49 * (16 * 32 + 32 * 64 + 64 * 128) + 32 + 64 + 128;
    const std::int64_t dense = 128 * 8 * 8 * 256 + 256 + 256 * 64 + 64 + 64 + 1;
    EXPECT_EQ(imageLearner("simple-cnn", 16, 64)->parameterCount(), convolutions + dense);
    // With the spread the last layer has one more row of weights and a bias.
    EXPECT_EQ(imageLearner("resnet2d", 16, 64, true)->parameterCount(), 4908993 + 512 + 1);
}

TEST(NetworkSizes, oneSetOfWeightsForAnyNumberOfFrames) {
    for (const NetworkInfo& info : engine().networks()) {
        if (info.sees != Sees::Pixels || !info.anyNumberOfFrames)
            continue;
        const auto built = imageLearner(info.name, 16, 16), other = imageLearner(info.name, 32, 16);
        EXPECT_EQ(built->parameterCount(), other->parameterCount()) << info.name;
        for (const int frames : {4, 9, 64}) {
            const NetworkInput input = imageBatch(2, frames, 16).input;
            EXPECT_EQ(built->predict(input).mean, other->predict(input).mean) << info.name << frames;
        }
        for (const int frames : {3, 65}) {
            EXPECT_THAT(errorOf([&] { built->predict(imageBatch(1, frames, 16).input); }),
                        AllOf(HasSubstr(info.name), HasSubstr(std::to_string(frames))));
            EXPECT_THAT(refusal(imageSettings(info.name, frames, 16)),
                        AllOf(HasSubstr(info.name), HasSubstr(std::to_string(frames))));
        }
    }
}

TEST(NetworkSizes, refuseFramesAndWindowsTheyWereNotBuiltFor) {
    const auto learner = imageLearner("park-cnn", 16, 16);
    EXPECT_THAT(errorOf([&] { learner->predict(imageBatch(1, 8, 16).input); }),
                "park-cnn was built for 16 frames, but was given 8");
    const ImageBatch wide = imageBatch(2, 16, 32);
    EXPECT_THAT(errorOf([&] { learner->step(wide.input, wide.labels, 1e-3, 0); }),
                "park-cnn was built for a window of 16x16 px, but was given 32x32 px");
    EXPECT_THAT(errorOf([&] { learner->predict(NetworkInput{.stacks = 1, .frames = 16}); }),
                HasSubstr("pixels"));
}

TEST(NetworkSizes, refuseSizesTheyCannotHave) {
    for (const std::string& name : imageNetworks()) {
        EXPECT_THAT(refusal(imageSettings(name, 16, 4)), AllOf(HasSubstr(name), HasSubstr("4x4 px"))) << name;
        EXPECT_THAT(refusal(imageSettings(name, 0, 16)), AllOf(HasSubstr(name), HasSubstr("0 frames")))
            << name;
        EXPECT_THAT(refusal(imageSettings(name, 16, 16), {{"wings", 2}}),
                    AllOf(HasSubstr(name), HasSubstr("'wings'")))
            << name;
    }
    EXPECT_THAT(refusal(imageSettings("park-cnn", 16, 18)), HasSubstr("multiples of 4"));
}

TEST(NetworkSizes, optionsChangeWhatTheyName) {
    LearnerSettings settings = imageSettings("vit", 16, 64);
    const std::int64_t usual = engine().learner(settings)->parameterCount();
    settings.network.options = {{"layers", 5}};
    // Two layer norms, query, key and value, their sum, and the two dense layers of one more layer 96 wide.
    const std::int64_t layer =
        2 * 2 * 96 + (96 + 1) * 3 * 96 + (96 + 1) * 96 + (96 + 1) * 4 * 96 + (4 * 96 + 1) * 96;
    EXPECT_EQ(engine().learner(settings)->parameterCount(), usual + layer);
    settings.network.options = {{"patch", 32}};
    EXPECT_EQ(engine().learner(settings)->parameterCount(), usual + (32 * 32 - 16 * 16) * 96 - (16 - 4) * 96);

    EXPECT_THAT(refusal(imageSettings("vit", 16, 64), {{"patch", 24}}), HasSubstr("24"));
    EXPECT_THAT(refusal(imageSettings("vit", 16, 64), {{"width", 100}}), HasSubstr("100"));
    EXPECT_THAT(refusal(imageSettings("vit", 16, 64), {{"layers", 0}}),
                AllOf(HasSubstr("layers"), HasSubstr("from 1 to")));
    EXPECT_THAT(refusal(imageSettings("nobody", 16, 64)),
                AllOf(HasSubstr("'nobody'"), HasSubstr("resnet2d")));
}
