// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_training.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;

namespace {

class RunTrainingTest : public testing::Test {
  protected:
    /// On a thread of its own, whose priority falls.
    StoredRun trained(const StoredRun& run, const RunWatcher& watcher = {}, const Job& job = {}) {
        StoredRun ended;
        std::exception_ptr failure;
        std::thread([&] {
            try {
                ended = trainRun(store_, run, watcher, control_, job, &simpleEngine());
            } catch (...) {
                failure = std::current_exception();
            }
        }).join();
        if (failure)
            std::rethrow_exception(failure);
        return ended;
    }
    StoredRun paused(const StoredRun& run, int afterValidations) {
        std::stop_source stop;
        int left = afterValidations;
        RunWatcher watcher;
        const std::optional<RunRecord> before = readRecord(run.folder);
        std::size_t seen = before ? before->validations.size() : 0;
        watcher.progressed = [&](const auto& record, const TrainingProgress&) {
            if (record->validations.size() > seen && --left == 0)
                stop.request_stop();
            seen = record->validations.size();
        };
        EXPECT_THROW(trained(run, watcher, {stop.get_token(), {}}), Cancelled);
        return store_.read(run.folder);
    }

    TemporaryFolder folder_;
    const RunStore store_{folder_ / "runs"};
    TrainingControl control_;
};

} // namespace

TEST_F(RunTrainingTest, leavesAModelWithItsCurves) {
    StoredRun run = store_.create("net", simpleTraining());
    std::vector<std::uint64_t> steps;
    RunWatcher watcher;
    watcher.progressed = [&](const std::shared_ptr<const RunRecord>& record,
                             const TrainingProgress& progress) {
        steps.push_back(record->step);
        EXPECT_EQ(record->steps, 100u);
        EXPECT_EQ(record->stacks(), 16 * record->step);
        EXPECT_EQ(progress.curve, nullptr) << "would be gone by the time it is looked at";
        EXPECT_TRUE(RunStore::isBeingTrained(run));
    };
    run = trained(run, watcher);
    EXPECT_EQ(run.stage, RunStage::Done);
    EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
    EXPECT_GE(steps.size(), 4u);
    EXPECT_FALSE(std::filesystem::exists(run.checkpoint()));
    EXPECT_FALSE(RunStore::isBeingTrained(run));
    const Model model = readModel(run.model);
    EXPECT_EQ(model.name, "net");
    EXPECT_TRUE(std::filesystem::exists(cardPath(run.model)));
    EXPECT_TRUE(std::filesystem::exists(curvesPath(run.model)));
    const auto record = readRecord(run.folder);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->step, 100u);
    EXPECT_EQ(record->validations.size(), 4u);
    EXPECT_EQ(record->answers.size(), 256u);
    EXPECT_EQ(record->drawn.total(), record->stacks());
    EXPECT_GT(record->seconds, 0);
    ASSERT_TRUE(record->best());
    EXPECT_EQ(record->best()->rmse, run.bestRmse);
    EXPECT_EQ(model.scores.at("rmse"), run.bestRmse);
    EXPECT_EQ(run.failure, "");
}

TEST_F(RunTrainingTest, pausedAnywhereItEndsAsUninterruptedAndItsCurvesContinue) {
    const StoredRun whole = trained(store_.create("whole", simpleTraining()));
    StoredRun run = store_.create("paused", simpleTraining());
    for (const int times : {1, 2}) {
        run = paused(run, 1);
        EXPECT_EQ(run.stage, RunStage::Interrupted);
        const auto record = readRecord(run.folder);
        EXPECT_EQ(record->validations.size(), static_cast<std::size_t>(times));
        EXPECT_EQ(record->drawn.total(), record->stacks());
    }
    std::size_t first = 0;
    RunWatcher watcher;
    watcher.progressed = [&](const std::shared_ptr<const RunRecord>& record, const TrainingProgress&) {
        if (first == 0)
            first = record->validations.size();
        EXPECT_EQ(record->answers.size(), 256u);
    };
    run = trained(run, watcher);
    EXPECT_GE(first, 2u) << "goes on with what was there";
    EXPECT_EQ(readModel(run.model).weights, readModel(whole.model).weights);
    const auto one = readRecord(run.folder), other = readRecord(whole.folder);
    EXPECT_EQ(one->curve, other->curve);
    EXPECT_EQ(one->drawn, other->drawn) << "the same stacks, however often it was paused";
    EXPECT_EQ(one->drawn.total(), one->stacks());
    ASSERT_EQ(one->validations.size(), other->validations.size());
    for (std::size_t i = 0; i < one->validations.size(); ++i)
        EXPECT_EQ(toJson(one->validations[i]), toJson(other->validations[i]));
}

TEST_F(RunTrainingTest, stoppedItHasAModelAndKeepsItsCheckpoint) {
    RunWatcher watcher;
    watcher.progressed = [&](const std::shared_ptr<const RunRecord>& record, const TrainingProgress&) {
        if (record->validations.size() == 2)
            control_.finish();
    };
    StoredRun run = trained(store_.create("net", simpleTraining()), watcher);
    EXPECT_EQ(run.stage, RunStage::Stopped);
    EXPECT_TRUE(std::filesystem::exists(run.model));
    EXPECT_TRUE(std::filesystem::exists(run.checkpoint()));
    TrainingControl fresh;
    std::thread([&] { run = trainRun(store_, run, {}, fresh, {}, &simpleEngine()); }).join();
    EXPECT_EQ(run.stage, RunStage::Done) << "and went on";
    EXPECT_EQ(readModel(run.model).training.at("steps"), 100);
}

TEST_F(RunTrainingTest, aFailureIsKeptAndLeavesTheCheckpoint) {
    TrainingSettings settings = simpleTraining();
    settings.network.options["broken_at"] = 40;
    StoredRun run = store_.create("net", settings);
    EXPECT_THAT(errorOf([&] { trained(run); }), HasSubstr("no number any more"));
    run = store_.read(run.folder);
    EXPECT_THAT(run.failure, HasSubstr("no number any more"));
    EXPECT_EQ(run.stage, RunStage::Interrupted);
    EXPECT_TRUE(run.bestRmse) << "of the first epoch";
}

TEST_F(RunTrainingTest, aNewNameHoldsForTheModelToo) {
    StoredRun run = store_.create("net", simpleTraining());
    RunWatcher watcher;
    bool renamed = false;
    watcher.progressed = [&](const auto&, const auto&) {
        if (!std::exchange(renamed, true))
            store_.rename(store_.read(run.folder), "bilayer");
    };
    run = trained(run, watcher);
    EXPECT_EQ(run.name, "bilayer");
    EXPECT_EQ(run.model.filename(), "bilayer.safetensors");
    const StoredRun again = store_.rename(run, "membrane");
    EXPECT_EQ(readModel(again.model).name, "membrane");
    EXPECT_TRUE(std::filesystem::exists(cardPath(again.model)));
    EXPECT_TRUE(std::filesystem::exists(curvesPath(again.model)));
    EXPECT_FALSE(std::filesystem::exists(run.model));
    EXPECT_EQ(store_.read(run.folder).stage, RunStage::Done);
}

TEST_F(RunTrainingTest, whatAnotherProgramTrainsIsLeftAlone) {
    const StoredRun run = store_.create("net", simpleTraining());
    const auto lock = RunStore::lock(run);
    EXPECT_THAT(errorOf([&] { trained(run); }), HasSubstr("trained by another Perrin"));
}

TEST_F(RunTrainingTest, aDamagedRecordIsWrittenAnew) {
    StoredRun run = paused(store_.create("net", simpleTraining()), 1);
    std::ofstream(run.folder / "record.json") << "{";
    EXPECT_THAT(errorOf([&] { readRecord(run.folder); }), HasSubstr("record.json: is damaged"));
    run = trained(run);
    EXPECT_EQ(readRecord(run.folder)->validations.size(), 4u);
}

TEST_F(RunTrainingTest, leavesTheProcessorToOthers) {
    const int before = getpriority(PRIO_PROCESS, 0);
    int priority = 0;
    RunWatcher watcher;
    watcher.progressed = [&](const auto&, const auto&) { priority = getpriority(PRIO_PROCESS, 0); };
    trained(store_.create("net", simpleTraining()), watcher);
#ifdef __linux__
    EXPECT_GT(priority, before);
    EXPECT_EQ(getpriority(PRIO_PROCESS, 0), before) << "the window's own thread keeps its own";
#endif
}

TEST(RunRecord, referencesSurviveTheirFile) {
    const TemporaryFolder folder;
    EXPECT_FALSE(readReferences(folder.path()));
    writeReferences(folder.path(),
                    {.mean = {2, 0.01}, .centres = ReferenceError{0.29, 0.005}, .photons = {}});
    const auto errors = readReferences(folder.path());
    ASSERT_TRUE(errors && errors->centres);
    EXPECT_EQ(errors->mean.rmse, 2);
    EXPECT_EQ(errors->centres->standardError, 0.005);
    EXPECT_FALSE(errors->photons);
}
