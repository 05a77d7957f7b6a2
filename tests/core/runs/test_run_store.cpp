// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_store.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

class RunStoreTest : public testing::Test {
  protected:
    std::vector<std::string> names() {
        std::vector<std::string> found;
        for (const StoredRun& run : store_.list(problems_))
            found.push_back(run.name);
        std::sort(found.begin(), found.end());
        return found;
    }

    TemporaryFolder folder_;
    const RunStore store_{folder_ / "runs"};
    std::vector<std::string> problems_;
};

} // namespace

TEST_F(RunStoreTest, keepsWhatARunIs) {
    EXPECT_THAT(names(), IsEmpty());
    TrainingSettings settings = simpleTraining();
    settings.epochs = 17;
    settings.scenario.motion.diffusionCoefficient = Range::logUniform(0.05, 5);
    const StoredRun made = store_.create("Bilayer / 2 µm", settings);
    const StoredRun run = store_.read(made.folder);
    EXPECT_EQ(run.name, "Bilayer / 2 µm");
    EXPECT_EQ(run.created, made.created);
    EXPECT_EQ(run.settings.epochs, 17);
    EXPECT_EQ(run.settings.scenario, settings.scenario);
    EXPECT_EQ(run.stage, RunStage::New);
    EXPECT_TRUE(run.canGoOn());
    EXPECT_FALSE(run.hasModel());
    EXPECT_EQ(run.model, made.folder / "Bilayer _ 2 µm.safetensors");
    EXPECT_FALSE(run.bestRmse);
}

TEST_F(RunStoreTest, namesAreTakenOnce) {
    for (int i = 0; i < 3; ++i)
        store_.create("net", simpleTraining());
    const StoredRun unnamed = store_.create("", simpleTraining());
    EXPECT_EQ(unnamed.name, "physical-a, line");
    EXPECT_THAT(names(), ElementsAre("net", "net 2", "net 3", "physical-a, line"));
    EXPECT_EQ(store_.rename(unnamed, "net").name, "net 4");
    EXPECT_EQ(store_.rename(store_.list(problems_).front(), "").name, store_.list(problems_).front().name);
    EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(RunStoreTest, stagesFollowFromWhatIsThere) {
    StoredRun run = store_.create("net", simpleTraining());
    std::ofstream(run.checkpoint()) << "something";
    EXPECT_EQ(store_.read(run.folder).stage, RunStage::Interrupted);
    std::ofstream(run.model) << "something";
    store_.update(run, RunStage::Stopped);
    EXPECT_EQ(store_.read(run.folder).stage, RunStage::Stopped);
    EXPECT_TRUE(store_.read(run.folder).canGoOn());
    store_.update(run, RunStage::Done);
    EXPECT_EQ(store_.read(run.folder).stage, RunStage::Done);
    EXPECT_FALSE(store_.read(run.folder).canGoOn());
    run.failure = "the disk is full";
    run.bestRmse = 0.25;
    store_.update(run);
    std::filesystem::remove(run.model);
    run = store_.read(run.folder);
    EXPECT_EQ(run.stage, RunStage::Interrupted);
    EXPECT_EQ(run.failure, "the disk is full");
    EXPECT_EQ(run.bestRmse, 0.25);
}

TEST_F(RunStoreTest, damagedRunsAreToldAndHideNoOthers) {
    store_.create("good", simpleTraining());
    const StoredRun bad = store_.create("bad", simpleTraining());
    std::ofstream(bad.folder / "run.json") << R"({"format": "perrin-run-1", "name": )";
    std::filesystem::create_directory(store_.folder() / "not a run");
    EXPECT_THAT(names(), ElementsAre("good"));
    EXPECT_THAT(problems_, ElementsAre(HasSubstr("run.json: is damaged")));
    std::ofstream(bad.folder / "run.json") << R"({"format": "another"})";
    problems_.clear();
    EXPECT_THAT(names(), ElementsAre("good"));
    EXPECT_THAT(problems_, ElementsAre(HasSubstr("is no run of this program")));
}

TEST_F(RunStoreTest, deletesAllOfARunButNoneThatIsTrained) {
    const StoredRun run = store_.create("net", simpleTraining());
    {
        const auto lock = RunStore::lock(run);
        ASSERT_TRUE(lock);
        EXPECT_TRUE(RunStore::isBeingTrained(run));
        EXPECT_FALSE(RunStore::lock(run)) << "one at a time";
        EXPECT_THAT(errorOf([&] { store_.remove(run); }), HasSubstr("is being trained"));
    }
    EXPECT_FALSE(RunStore::isBeingTrained(run));
    store_.remove(run);
    EXPECT_FALSE(std::filesystem::exists(run.folder));
    EXPECT_THAT(names(), IsEmpty());
}

TEST_F(RunStoreTest, aFolderThatCannotBeMadeIsTold) {
    std::ofstream(folder_ / "file") << "no folder";
    const RunStore store(folder_ / "file");
    EXPECT_THAT(errorOf([&] { store.create("net", simpleTraining()); }), HasSubstr("cannot be made"));
    EXPECT_THAT(store.list(problems_), IsEmpty());
}
