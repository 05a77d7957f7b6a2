// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/learn/predictor.h"
#include "tests/support/error_of.h"

#include <atomic>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

/// Answers with the first pixel of the first frame, so that symmetric copies differ.
class FirstPixel : public Learner {
  public:
    explicit FirstPixel(bool spread) : spread_(spread) {}

    const LearnerSettings& settings() const override { return settings_; }
    std::int64_t parameterCount() const override { return 0; }
    StepResult step(const NetworkInput&, std::span<const float>, double, std::uint64_t) override {
        return {};
    }
    Tensors gradients(const NetworkInput&, std::span<const float>) override { return {}; }
    NetworkOutput predict(const NetworkInput& batch) override {
        if (fails)
            throw Error("the network is broken");
        largest = std::max(largest, batch.stacks);
        NetworkOutput output;
        const std::size_t stride = batch.pixels.size() / static_cast<std::size_t>(batch.stacks);
        for (std::size_t row = 0; row * stride < batch.pixels.size(); ++row) {
            output.mean.push_back(batch.pixels[row * stride]);
            if (spread_) // 4, of mirrored and turned copies whatever their corner holds
                output.logVariance.push_back(
                    fixedLogVariance.value_or(std::log(4.0F + batch.pixels[row * stride])));
        }
        return output;
    }
    Tensors weights() const override { return {}; }
    void setWeights(const Tensors&) override {}
    Tensors optimizerState() const override { return {}; }
    void setOptimizerState(const Tensors&) override {}

    bool fails = false;
    std::optional<float> fixedLogVariance{};
    std::int64_t largest = 0; // rows at once

  private:
    LearnerSettings settings_{};
    bool spread_;
};

Model modelOf(Label label) {
    Model model;
    model.name = "fake";
    model.network = {.name = "fake", .frames = 2, .height = 3, .width = 3};
    model.label = label;
    model.normalization = {.pixelMean = 5, .pixelScale = 2, .labelMean = -1, .labelScale = 0.5};
    return model;
}

// (ADU - 100) / 2 electrons; less 5, over 2: what the network is to see.
constexpr double offset = 100, gain = 2;
float adu(double normalized) {
    return static_cast<float>(offset + gain * (5 + 2 * normalized));
}

/// Pixels by their place: corners of the first frame 0, 1, 2, 3 (plus `more`), all else 7.
KnownStack stackOf(double more) {
    FrameStack stack{.height = 3, .pixels = Image::Constant(6, 3, adu(7))};
    stack.pixels(0, 0) = adu(more);
    stack.pixels(0, 2) = adu(1 + more);
    stack.pixels(2, 0) = adu(2 + more);
    stack.pixels(2, 2) = adu(3 + more);
    Imaging imaging{.pixelSize = 0.2, .frameInterval = 0.1};
    imaging.camera = {.offset = offset, .gain = gain};
    return {.adu = stack, .imaging = imaging};
}
constexpr double unitD = 0.4; // um^2/s

} // namespace

TEST(Predictor, answersInPhysicalUnits) {
    for (const Label label : {Label::LnD, Label::D, Label::EffectiveD, Label::LnEffectiveD}) {
        Predictor predictor(modelOf(label), Sees::Pixels, false, std::make_unique<FirstPixel>(false));
        const auto answers = predictor.predict(
            3, [](std::size_t i) { return stackOf(static_cast<double>(i)); }, Symmetries::None);
        ASSERT_EQ(answers.size(), 3u);
        for (std::size_t i = 0; i < 3; ++i) {
            const double value = -1 + 0.5 * static_cast<double>(i);
            EXPECT_NEAR(answers[i].d, (isLogarithm(label) ? std::exp(value) : value) * unitD, 1e-6);
            EXPECT_FALSE(answers[i].low68 || answers[i].high95);
        }
    }
}

// Of a lognormal distribution the mean is exp(variance / 2) times the median.
TEST(Predictor, effectiveDIsAnsweredWithTheMean) {
    const Prediction ofD = predictionOf(modelOf(Label::LnD), 0.2, 3.0, unitD);
    const Prediction effective = predictionOf(modelOf(Label::LnEffectiveD), 0.2, 3.0, unitD);
    EXPECT_NEAR(ofD.d, std::exp(-0.9) * unitD, 1e-6);
    EXPECT_NEAR(effective.d, std::exp(-0.9 + 0.5 * 0.25 * 3) * unitD, 1e-6);
    EXPECT_EQ(effective.low95, ofD.low95);
    EXPECT_EQ(effective.high68, ofD.high68);
}

TEST(Predictor, copiesAreAveraged) {
    Predictor predictor(modelOf(Label::LnD), Sees::Pixels, false, std::make_unique<FirstPixel>(true));
    const auto predicted = [&](Symmetries symmetries) {
        return predictor
            .predict(
                1, [](std::size_t) { return stackOf(0); }, symmetries)
            .front();
    };
    EXPECT_NEAR(predicted(Symmetries::None).d, std::exp(-1.0) * unitD, 1e-6);
    // Every corner comes to the first place once in four turns: mean 1.5.
    const Prediction turned = predicted(Symmetries::Rotations4);
    EXPECT_NEAR(turned.d, std::exp(-1 + 0.5 * 1.5) * unitD, 1e-6);
    // The variances 4, 5, 6, 7 have the mean 5.5; on the label scale half their root.
    const double sd = 0.5 * std::sqrt(5.5);
    EXPECT_NEAR(turned.low68.value(), turned.d * std::exp(-0.994458 * sd), 1e-6);
    EXPECT_NEAR(turned.high68.value(), turned.d * std::exp(0.994458 * sd), 1e-5);
    EXPECT_NEAR(turned.low95.value(), turned.d * std::exp(-1.959964 * sd), 1e-6);
    EXPECT_NEAR(turned.high95.value() / (turned.d * std::exp(1.959964 * sd)), 1, 1e-5);
    // Backwards in time the second frame comes first, 7 everywhere.
    EXPECT_NEAR(predicted(Symmetries::All16).d, std::exp(-1 + 0.5 * (1.5 + 7) / 2) * unitD, 1e-6);
}

TEST(Predictor, manyStacksComeInOrderAndInBoundedBatches) {
    auto learner = std::make_unique<FirstPixel>(false);
    const FirstPixel& fake = *learner;
    Predictor predictor(modelOf(Label::D), Sees::Pixels, false, std::move(learner));
    std::vector<double> reported;
    const Job job{{}, [&](double fraction, std::string_view) { reported.push_back(fraction); }};
    const auto answers = predictor.predict(
        1001, [](std::size_t i) { return stackOf(static_cast<double>(i % 97)); }, Symmetries::None, job);
    ASSERT_EQ(answers.size(), 1001u);
    for (std::size_t i = 0; i < answers.size(); ++i)
        ASSERT_NEAR(answers[i].d, (-1 + 0.5 * static_cast<double>(i % 97)) * unitD, 1e-5) << i;
    EXPECT_LE(fake.largest, 128);
    EXPECT_TRUE(std::is_sorted(reported.begin(), reported.end()));
    EXPECT_EQ(reported.back(), 1);
    EXPECT_TRUE(predictor
                    .predict(
                        0, [](std::size_t) { return stackOf(0); }, Symmetries::None)
                    .empty());
}

TEST(Predictor, stacksThatDoNotFitAreRefused) {
    Predictor fixed(modelOf(Label::D), Sees::Pixels, false, std::make_unique<FirstPixel>(false));
    const auto other = [](std::size_t i) {
        auto stack = stackOf(0);
        if (i == 70)
            stack.adu.pixels = Image::Constant(9, 3, 100); // three frames
        return stack;
    };
    EXPECT_THAT(test::errorOf([&] { fixed.predict(100, other, Symmetries::None); }),
                testing::AllOf(HasSubstr("stack 71"), HasSubstr("3 frames of 3x3"), HasSubstr("fake"),
                               HasSubstr("2 frames")));
    Predictor any(modelOf(Label::D), Sees::Pixels, true, std::make_unique<FirstPixel>(false));
    EXPECT_THAT(test::errorOf([&] { any.predict(100, other, Symmetries::None); }), HasSubstr("one size"));
}

TEST(Predictor, failuresOfSourceAndNetworkArriveWhole) {
    auto learner = std::make_unique<FirstPixel>(false);
    FirstPixel& fake = *learner;
    Predictor predictor(modelOf(Label::D), Sees::Pixels, false, std::move(learner));
    const auto bad = [](std::size_t i) {
        if (i == 200)
            throw Error("stack 200 cannot be read");
        return stackOf(0);
    };
    EXPECT_EQ(test::errorOf([&] { predictor.predict(500, bad, Symmetries::None); }),
              "stack 200 cannot be read");
    fake.fails = true;
    const auto good = [](std::size_t) { return stackOf(0); };
    EXPECT_EQ(test::errorOf([&] { predictor.predict(500, good, Symmetries::None); }),
              "the network is broken");
}

TEST(Predictor, anAbsurdSpreadIsHeldWithinBounds) {
    auto learner = std::make_unique<FirstPixel>(true);
    learner->fixedLogVariance = 500.0F; // its exponential is beyond every float
    Predictor predictor(modelOf(Label::D), Sees::Pixels, false, std::move(learner));
    const auto answers = predictor.predict(
        1, [](std::size_t) { return stackOf(0); }, Symmetries::None);
    // ln variance 12: a spread of e^6 on the normalized scale, half of that in labels.
    const double high = answers.at(0).high68.value() - answers.at(0).d;
    EXPECT_NEAR(high / (0.994458 * 0.5 * std::exp(6.0) * unitD), 1, 1e-6);
}

TEST(Predictor, aStopEndsIt) {
    Predictor predictor(modelOf(Label::D), Sees::Pixels, false, std::make_unique<FirstPixel>(false));
    std::stop_source stop;
    std::atomic<std::size_t> fetched = 0;
    const Job job{stop.get_token(), {}};
    EXPECT_THROW(predictor.predict(
                     1000000,
                     [&](std::size_t) {
                         if (++fetched == 300)
                             stop.request_stop();
                         return stackOf(0);
                     },
                     Symmetries::None, job),
                 Cancelled);
    EXPECT_LT(fetched, 1000u);
}
