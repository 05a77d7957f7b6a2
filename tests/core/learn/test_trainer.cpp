// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/learn/model_card.h"
#include "core/table.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <new>
#include <nlohmann/json.hpp>
#include <numeric>
#include <thread>
#include <utility>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

using Clock = std::chrono::steady_clock;

class TrainerTest : public testing::Test {
  protected:
    TrainedNetwork trained(TrainingState state, const TrainingObserver& observer = {},
                           TrainingControl* control = nullptr, const Job& job = {}) const {
        return train(std::move(state), checkpoint_, observer, control, job, &simpleEngine());
    }
    TrainedNetwork trained(const TrainingSettings& settings) const { return trained(newTraining(settings)); }

    static std::vector<std::string> warnings(const TrainedNetwork& network) {
        std::vector<std::string> all;
        for (const Validation& validation : network.validations)
            all.push_back(validation.warning);
        return all;
    }

    TemporaryFolder folder_;
    const std::filesystem::path checkpoint_ = folder_ / "net.checkpoint.safetensors";
};

/// Stops a training after so many steps.
class StopAfter {
  public:
    explicit StopAfter(std::uint64_t saves) : left_(saves) {}
    /// With a checkpoint after every step, checkpoints count steps.
    TrainingObserver observer() {
        return {.progress = {}, .validated = {}, .saved = [this](const auto&) {
                    if (left_-- == 0)
                        stop_.request_stop();
                }};
    }
    Job job() const { return {stop_.get_token(), {}}; }

  private:
    std::uint64_t left_;
    std::stop_source stop_;
};

} // namespace

TEST_F(TrainerTest, learnsAndSaysHowWell) {
    std::vector<TrainingProgress> reports;
    std::vector<std::uint64_t> validated;
    const TrainingObserver observer{
        .progress =
            [&](const TrainingProgress& progress) {
                ASSERT_TRUE(progress.curve && progress.drawn);
                EXPECT_EQ(progress.curve->points().back().step, progress.step);
                const auto& counts = progress.drawn->counts();
                EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}),
                          16 * progress.step);
                for (std::size_t bin = 0; bin < counts.size(); ++bin)
                    EXPECT_TRUE(counts[bin] == 0 || (DrawnD::low(bin) > 0.0199 && DrawnD::low(bin) < 2))
                        << DrawnD::low(bin);
                reports.push_back(progress);
            },
        .validated =
            [&](const Validation& validation, const std::vector<JudgedAnswer>& answers) {
                validated.push_back(validation.step);
                double squares = 0;
                for (const JudgedAnswer& stack : answers)
                    squares += std::pow(std::log(stack.answer / stack.truth), 2);
                EXPECT_NEAR(std::sqrt(squares / static_cast<double>(answers.size())), validation.rmse, 1e-5);
            }};
    TrainingSettings settings = simpleTraining();
    settings.network.options["milliseconds"] = 5;
    const TrainedNetwork network = trained(newTraining(settings), observer);
    EXPECT_THAT(validated, testing::ElementsAre(25, 50, 75, 100));
    EXPECT_THAT(warnings(network), Each(IsEmpty()));
    ASSERT_EQ(network.curve.points().size(), 100u);
    EXPECT_LT(network.curve.points().back().loss, network.curve.points().front().loss);
    const Validation& last = network.validations.back();
    EXPECT_NEAR(last.labelSd, std::log(100) / std::sqrt(12), 0.15);
    EXPECT_LT(last.rmse, 0.8 * last.labelSd);
    ASSERT_FALSE(reports.empty());
    for (const TrainingProgress& report : reports) {
        EXPECT_EQ(report.steps, 100u);
        EXPECT_EQ(report.epoch, static_cast<int>((report.step - 1) / 25) + 1);
        EXPECT_GT(report.loss, 0);
        EXPECT_THAT(report.waitingShare, AllOf(testing::Ge(0), testing::Le(1)));
        EXPECT_LT(report.stacksPerSecond, 16 / 0.005);
        const WorkShares& work = report.work;
        EXPECT_GT(work.learn, 0);
        EXPECT_GT(work.simulate, 0);
        EXPECT_NEAR(work.simulate + work.fit + work.learn, 1, 1e-9);
    }
    // The best weights by the validation set, which is the last or an earlier one's.
    double best = 1e9;
    for (const Validation& validation : network.validations)
        best = std::min(best, validation.loss);
    EXPECT_EQ(network.model.scores["loss"], best);
    EXPECT_EQ(network.model.training["stacks"], 1600);
    EXPECT_EQ(network.model.weights.size(), 1u);
}

TEST_F(TrainerTest, itMayBeginWithTheWeightsOfAnother) {
    TrainedNetwork first = trained(simpleTraining());
    first.model.name = "first";
    const std::filesystem::path file = folder_ / "first.safetensors";
    writeModel(file, first.model);
    TrainingSettings settings = simpleTraining();
    settings.startFrom = file.string();
    settings.scenario.emission.photons = Range::fixed(1500);
    const TrainingState state = newTraining(settings);
    EXPECT_EQ(state.weights, first.model.weights);
    EXPECT_EQ(state.normalization, first.model.normalization) << "what its answers are scaled by";
    settings.epochs = 1;
    const TrainedNetwork second = trained(newTraining(settings));
    EXPECT_LT(second.validations.front().rmse, 1.2 * first.validations.back().rmse) << "it knew already";
    EXPECT_THAT(modelCard(second.model), HasSubstr("It began with the weights of"));

    settings.label = Label::D;
    EXPECT_THAT(errorOf([&] { newTraining(settings); }), AllOf(HasSubstr("start_from"), HasSubstr("ln-d")));
    settings = simpleTraining();
    settings.startFrom = (folder_ / "nothing.safetensors").string();
    EXPECT_THAT(errorOf([&] { newTraining(settings); }), HasSubstr("nothing.safetensors"));
}

TEST_F(TrainerTest, resumedAnywhereItEndsAsUninterrupted) {
    const TrainingSettings settings = simpleTraining();
    const TrainedNetwork whole = trained(settings);
    for (const std::uint64_t steps : {0u, 1u, 24u, 25u, 60u, 99u}) {
        TrainingSettings interrupted = settings;
        interrupted.checkpointMinutes = 0;
        StopAfter stop(steps);
        EXPECT_THROW(trained(newTraining(interrupted), stop.observer(), nullptr, stop.job()), Cancelled);
        TrainingState state = readCheckpoint(checkpoint_);
        EXPECT_EQ(state.step, steps);
        const TrainedNetwork resumed = trained(std::move(state));
        EXPECT_EQ(resumed.model.weights, whole.model.weights) << steps;
        EXPECT_EQ(resumed.model.scores, whole.model.scores);
        EXPECT_EQ(resumed.curve, whole.curve);
        ASSERT_EQ(resumed.validations.size(), whole.validations.size());
        for (std::size_t i = 0; i < whole.validations.size(); ++i)
            EXPECT_EQ(toJson(resumed.validations[i]), toJson(whole.validations[i]));
    }
}

TEST_F(TrainerTest, theSeedDecidesAndTheThreadsDoNot) {
    TrainingSettings settings = simpleTraining();
    settings.epochs = 1;
    const Tensors first = trained(settings).model.weights;
    settings.threads = 2;
    EXPECT_EQ(trained(settings).model.weights, first);
    settings.seed = 2;
    EXPECT_NE(trained(settings).model.weights, first);
}

TEST_F(TrainerTest, aStopIsPromptAndLeavesACheckpoint) {
    TrainingSettings settings = simpleTraining();
    settings.network.options["milliseconds"] = 20;
    settings.epochs = 1000;
    std::stop_source stop;
    Clock::time_point asked;
    std::atomic<bool> isLearning{false};
    const TrainingObserver observer{.progress = [&](const TrainingProgress&) { isLearning = true; }};
    std::jthread later([&](const std::stop_token& over) {
        while (!isLearning && !over.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        asked = Clock::now();
        stop.request_stop();
    });
    EXPECT_THROW(trained(newTraining(settings), observer, nullptr, {stop.get_token(), {}}), Cancelled);
    EXPECT_LT(Clock::now() - asked, std::chrono::seconds(2));
    EXPECT_GT(readCheckpoint(checkpoint_).step, 0u);
}

TEST_F(TrainerTest, aPauseHoldsItWithACheckpointUntilItIsResumed) {
    TrainingSettings settings = simpleTraining();
    settings.network.options["milliseconds"] = 5;
    TrainingControl control;
    std::atomic<int> saves = 0, validations = 0;
    const TrainingObserver observer{.progress = {},
                                    .validated = [&](const Validation&, const auto&) { ++validations; },
                                    .saved = [&](const auto&) { ++saves; }};
    auto training =
        std::async(std::launch::async, [&] { return trained(newTraining(settings), observer, &control); });
    while (validations < 1)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    control.pause();
    while (saves < 2) // the first was at the start
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_TRUE(control.paused());
    const int before = validations;
    EXPECT_EQ(training.wait_for(std::chrono::milliseconds(700)), std::future_status::timeout);
    EXPECT_EQ(validations, before) << "75 steps of 5 ms would have ended by now";
    const std::uint64_t step = readCheckpoint(checkpoint_).step;
    EXPECT_GE(step, 25u);
    EXPECT_LT(step, 100u);
    control.resume();
    EXPECT_EQ(training.get().validations.size(), 4u);
}

TEST_F(TrainerTest, aPausedTrainingCanBeStopped) {
    TrainingControl control;
    control.pause();
    std::stop_source stop;
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        stop.request_stop();
    });
    EXPECT_THROW(trained(newTraining(simpleTraining()), {}, &control, {stop.get_token(), {}}), Cancelled);
    EXPECT_EQ(readCheckpoint(checkpoint_).step, 0u);
    EXPECT_LT(readCheckpoint(checkpoint_).seconds, 1) << "nothing was trained in the pause";
}

TEST_F(TrainerTest, severalProcessesAreNotPaused) {
    TrainingSettings settings = simpleTraining();
    settings.group = {.worldSize = 2, .rank = 0, .rendezvous = "here"};
    TrainingControl control;
    EXPECT_THAT(errorOf([&] { trained({.settings = settings, .normalization = {}}, {}, &control); }),
                HasSubstr("several processes"));
}

TEST_F(TrainerTest, aFullDiskOnTheWayIsToldOfAndLivedThrough) {
    TrainingSettings settings = simpleTraining();
    settings.checkpointMinutes = 0;
    const auto place = folder_ / "disk";
    std::filesystem::create_directory(place);
    std::vector<std::string> told;
    bool gone = false;
    const TrainingObserver observer{
        .progress = {},
        .validated = [&](const Validation&, const auto&) { std::filesystem::create_directory(place); },
        .saved =
            [&](const auto&) {
                if (!std::exchange(gone, true))
                    std::filesystem::remove_all(place);
            },
        .warned = [&](const std::string& warning) { told.push_back(warning); }};
    const TrainedNetwork network =
        train(newTraining(settings), place / "c.safetensors", observer, nullptr, {}, &simpleEngine());
    EXPECT_EQ(network.validations.size(), 4u);
    EXPECT_THAT(told, testing::ElementsAre(HasSubstr("could not be written")))
        << "the next try is a minute later";
    EXPECT_EQ(readCheckpoint(place / "c.safetensors").step, 100u) << "saved at the end";
}

TEST_F(TrainerTest, anyFailureLeavesACheckpoint) {
    TrainingSettings settings = simpleTraining();
    settings.network.options["milliseconds"] = 10;
    const TrainingObserver observer{.progress = [](const auto&) { throw std::bad_alloc(); }};
    EXPECT_THROW(trained(newTraining(settings), observer), std::bad_alloc);
    EXPECT_GT(readCheckpoint(checkpoint_).step, 0u);
}

TEST_F(TrainerTest, finishedEarlyItGivesWhatItHasLearned) {
    TrainingSettings settings = simpleTraining();
    settings.epochs = 1000;
    settings.learningRate.schedule = Schedule::Constant;
    settings.learningRate.warmUp = 0;
    TrainingControl control;
    int validations = 0;
    const TrainingObserver observer{.progress = {}, .validated = [&](const Validation&, const auto&) {
                                        if (++validations == 3)
                                            control.finish();
                                    }};
    const TrainedNetwork network = trained(newTraining(settings), observer, &control);
    EXPECT_EQ(network.model.training["steps"], 75);
    EXPECT_LT(network.validations.back().rmse, 0.9 * network.validations.back().labelSd);
}

TEST_F(TrainerTest, aLossThatIsNoNumberStopsItWithTheLastGoodWeights) {
    TrainingSettings settings = simpleTraining();
    settings.network.options["broken_at"] = 40;
    EXPECT_THAT(
        errorOf([&] { trained(settings); }),
        AllOf(HasSubstr("step 41"), HasSubstr(checkpoint_.string()), HasSubstr("lower learning rate")));
    const TrainingState state = readCheckpoint(checkpoint_);
    EXPECT_EQ(state.step, 40u);
    for (const float weight : state.weights.at("line").values)
        EXPECT_TRUE(std::isfinite(weight));
    EXPECT_NE(state.weights, state.bestWeights) << "those after step 25";
}

TEST_F(TrainerTest, aNetworkThatCannotLearnIsToldOf) {
    TrainingSettings settings = simpleTraining();
    settings.learningRate.highest = 0;
    EXPECT_THAT(warnings(trained(settings)),
                testing::ElementsAre(IsEmpty(), HasSubstr("nearly the same"), HasSubstr("nearly the same"),
                                     HasSubstr("nearly the same")));
}

TEST_F(TrainerTest, modelCardAndCurvesAreWritten) {
    const std::filesystem::path path = folder_ / "net.safetensors";
    const TrainedNetwork network = trained(simpleTraining());
    const auto written = writeTrained(path, network);
    ASSERT_EQ(written.size(), 3u);
    const Model model = readModel(path);
    EXPECT_EQ(model.name, "net");
    EXPECT_EQ(model.weights, network.model.weights);
    EXPECT_EQ(model.scenario, simpleTraining().scenario);
    const std::string card = contentOf(folder_ / "net.md");
    EXPECT_THAT(card,
                AllOf(HasSubstr("# net"), HasSubstr("4 frames of 16x16 px"), HasSubstr("0.02 to 2 µm²/s"),
                      HasSubstr("1600 simulated stacks"), HasSubstr("| 0.1 to 1 |"), HasSubstr("`line`")));
    std::ifstream file(folder_ / "net.training.csv");
    const Table table = readTable(file, "net.training.csv");
    EXPECT_EQ(table.rows.size(), 104u) << "100 steps and 4 validations";
    EXPECT_EQ(table.rows[25][0], "25");
    EXPECT_FALSE(table.rows[25][4].empty());
}

TEST_F(TrainerTest, unknownNetworksAndPlacesAreToldAtOnce) {
    TrainingSettings settings = simpleTraining();
    settings.network.name = "curve";
    EXPECT_THAT(errorOf([&] { trained(settings); }), AllOf(HasSubstr("'curve'"), HasSubstr("line")));
    EXPECT_THAT(errorOf([&] {
                    train(newTraining(simpleTraining()), folder_ / "none/c.safetensors", {}, nullptr, {},
                          &simpleEngine());
                }),
                HasSubstr("does not exist"));
}
