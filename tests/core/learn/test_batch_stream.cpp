// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/batch_stream.h"
#include "core/simulate/report_2024.h"
#include "tests/core/learn/simple_engine.h"

#include <chrono>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <thread>

using namespace perrin;
using namespace perrin::test;
using testing::ElementsAre;

namespace {

StreamSettings tiny(int threads, std::uint64_t first = 0) {
    return {.scenario = simpleTraining().scenario,
            .seed = 12,
            .label = Label::LnD,
            .normalization = {.pixelMean = 10, .pixelScale = 4, .labelMean = -1.5, .labelScale = 1.25},
            .sees = Sees::Pixels,
            .batch = 6,
            .symmetries = true,
            .first = first,
            .threads = threads};
}

std::vector<Batch> take(BatchStream& stream, std::size_t count) {
    std::vector<Batch> batches;
    for (std::size_t i = 0; i < count; ++i)
        batches.push_back(stream.next());
    return batches;
}

double seconds(std::chrono::steady_clock::time_point since) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

} // namespace

TEST(BatchStream, aBatchIsTheSameOnAnyNumberOfThreadsAndWhereverOneBegins) {
    const tbb::global_control four(tbb::global_control::max_allowed_parallelism, 4);
    BatchStream one(tiny(1));
    const std::vector<Batch> truth = take(one, 24);
    for (const int threads : {1, 2, 4})
        for (const std::uint64_t first : {0u, 5u, 19u}) {
            BatchStream stream(tiny(threads, first));
            for (std::uint64_t number = first; number < 24; ++number) {
                const Batch batch = stream.next();
                ASSERT_EQ(batch.number, number);
                ASSERT_EQ(batch.input.pixels, truth[number].input.pixels) << threads << ' ' << number;
                ASSERT_EQ(batch.labels, truth[number].labels) << threads << ' ' << number;
            }
        }
    EXPECT_NE(truth[0].input.pixels, truth[1].input.pixels);
}

TEST(BatchStream, itsStacksAreTheSimulatorsInPhotonsAndLnOfD) {
    StreamSettings settings = tiny(2, 3);
    settings.symmetries = false;
    // D of 1 px^2 a frame interval is 0.04 um^2/s.
    settings.scenario.acquisition = {.pixelSize = 0.02, .frameInterval = 0.01, .exposure = 0.01};
    settings.scenario.psf.fwhm = 0.06;
    settings.scenario.sensor.camera = {.offset = 200, .gain = 0.5, .readNoise = 1};
    BatchStream stream(settings);
    const Batch batch = stream.next();
    const Simulator simulator(settings.scenario, settings.seed);
    for (std::size_t row = 0; row < 6; ++row) {
        const Truth truth = simulator.truth(18 + row);
        EXPECT_NEAR(batch.labels[row], (std::log(truth.conditions.diffusionCoefficient / 0.04) + 1.5) / 1.25,
                    1e-5);
        const Image adu = simulator.record(truth).pixels;
        for (Eigen::Index pixel = 0; pixel < adu.size(); ++pixel)
            ASSERT_NEAR(batch.input.pixels[row * 1024 + static_cast<std::size_t>(pixel)],
                        ((adu.data()[pixel] - 200) / 0.5 - 10) / 4, 1e-3);
    }
}

TEST(BatchStream, processesShareABatch) {
    BatchStream whole(tiny(1, 2));
    const Batch all = whole.next();
    std::vector<float> pixels, labels;
    for (const int rank : {0, 1, 2}) {
        StreamSettings settings = tiny(1, 2);
        settings.worldSize = 3;
        settings.rank = rank;
        BatchStream stream(settings);
        const Batch part = stream.next();
        EXPECT_EQ(part.input.stacks, 2);
        pixels.insert(pixels.end(), part.input.pixels.begin(), part.input.pixels.end());
        labels.insert(labels.end(), part.labels.begin(), part.labels.end());
    }
    EXPECT_EQ(pixels, all.input.pixels);
    EXPECT_EQ(labels, all.labels);
}

TEST(BatchStream, aSetEndsWithASmallerBatch) {
    StreamSettings settings = tiny(2);
    settings.stacks = 15;
    BatchStream stream(settings);
    EXPECT_EQ(stream.next().labels.size(), 6u);
    EXPECT_EQ(stream.next().labels.size(), 6u);
    EXPECT_EQ(stream.next().labels.size(), 3u);
    EXPECT_TRUE(stream.next().labels.empty());
    EXPECT_TRUE(stream.next().labels.empty());
}

TEST(BatchStream, labelsAreDimensionless) {
    Scenario scenario = preset("report-2024"); // 0.1 um pixels, 10 ms: the unit of D is 1 um^2/s
    const Simulator simulator(scenario, 5);
    const Truth truth = simulator.truth(3);
    EXPECT_NEAR(labelOf(Label::D, truth, scenario), truth.conditions.diffusionCoefficient, 1e-9);
    EXPECT_NEAR(labelOf(Label::LnD, truth, scenario), std::log(truth.conditions.diffusionCoefficient), 1e-9);
    // In the report's own unit, from the path itself.
    EXPECT_NEAR(labelOf(Label::EffectiveD, truth, scenario), effectiveD(truth.path * 0.1, 0.001), 1e-9);
    EXPECT_NEAR(labelOf(Label::LnEffectiveD, truth, scenario), std::log(effectiveD(truth.path * 0.1, 0.001)),
                1e-9);
    scenario.acquisition = {.pixelSize = 0.2, .frameInterval = 0.02, .exposure = 0.02};
    EXPECT_NEAR(labelOf(Label::D, truth, scenario), truth.conditions.diffusionCoefficient / 2, 1e-9);
}

TEST(BatchStream, normalizationMakesLabelsAndPixelsStandard) {
    const Scenario scenario = simpleTraining().scenario;
    const Normalization normalization = measureNormalization(scenario, Label::LnD);
    // ln D is uniform between ln .02 and ln 2.
    EXPECT_NEAR(normalization.labelMean, std::log(0.2), 0.1);
    EXPECT_NEAR(normalization.labelScale, std::log(100) / std::sqrt(12), 0.05);
    StreamSettings settings = tiny(2);
    settings.normalization = normalization;
    settings.batch = 200;
    BatchStream stream(settings);
    const Batch batch = stream.next();
    double sum = 0, squares = 0;
    for (const float pixel : batch.input.pixels) {
        sum += pixel;
        squares += pixel * pixel;
    }
    EXPECT_NEAR(sum / static_cast<double>(batch.input.pixels.size()), 0, 0.05);
    EXPECT_NEAR(squares / static_cast<double>(batch.input.pixels.size()), 1, 0.1);
}

TEST(BatchStream, noTrainingSeesTheValidationSet) {
    for (std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, validationStacksSeed(), ~std::uint64_t{0}})
        EXPECT_NE(trainingStacksSeed(seed) % 2, validationStacksSeed() % 2);
    EXPECT_NE(trainingStacksSeed(1), trainingStacksSeed(2));
}

TEST(BatchStream, onlySymmetriesOfTheScenarioAreDrawn) {
    Scenario scenario = preset("physical-a");
    EXPECT_EQ(symmetriesOf(scenario).size(), 16u);
    scenario.window.width = 32;
    EXPECT_THAT(symmetriesOf(scenario), ElementsAre(0, 2, 4, 6, 8, 10, 12, 14));
    scenario.emission.bleachingTime = 1;
    EXPECT_THAT(symmetriesOf(scenario), ElementsAre(0, 2, 4, 6));
    EXPECT_EQ(symmetriesOf(preset("report-2024")).size(), 8u) << "its molecules start in the middle";
}

TEST(BatchStream, aStopIsPrompt) {
    StreamSettings settings = tiny(1);
    settings.batch = 20'000; // a minute of work: the effective D alone looks at all pairs of places
    settings.scenario.motion.subPositions = 500;
    std::stop_source stop;
    const auto begun = std::chrono::steady_clock::now();
    {
        BatchStream stream(settings);
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        EXPECT_THROW(stream.next(stop.get_token()), Cancelled);
        EXPECT_GT(stream.waited(), 0.05);
    }
    EXPECT_LT(seconds(begun), 5);
}
