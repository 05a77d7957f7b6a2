// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/learn/checkpoint.h"
#include "core/learn/model_file.h"
#include "core/random.h"
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <csignal>
#include <ctime>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

namespace fs = std::filesystem;

class TrainCommand : public testing::Test {
  protected:
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    using Changes = std::vector<std::pair<std::string, std::string>>;

    /// Something small, on one thread, with some options added or changed.
    std::vector<std::string> tiny(const std::string& out, const Changes& changes = {}) const {
        std::vector<std::string> options{
            "train", "--set",          "window.width_px=16", "--set", "window.height_px=16",
            "--set", "window.frames=4"};
        Changes all{{"--preset", "physical-a"},   {"--network", "simple-cnn"}, {"--batch", "8"},
                    {"--stacks-per-epoch", "80"}, {"--epochs", "6"},           {"--validation-stacks", "64"},
                    {"--threads", "1"},           {"--out", path(out)}};
        for (const auto& change : changes) {
            const auto found = std::find_if(all.begin(), all.end(),
                                            [&](const auto& option) { return option.first == change.first; });
            if (found == all.end())
                all.push_back(change);
            else
                found->second = change.second;
        }
        for (const auto& [name, value] : all) {
            options.push_back(name);
            if (!value.empty())
                options.push_back(value);
        }
        return options;
    }
    static std::vector<std::string> withProgram(std::vector<std::string> options) {
        options.insert(options.begin(), PERRIN_PROGRAM);
        return options;
    }
    TemporaryFolder folder_;
};

} // namespace

TEST_F(TrainCommand, aModelItsCardAndItsCurvesAreWritten) {
    const ProgramEnd end = perrinRun(tiny("net.safetensors"));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("epoch 1: "), HasSubstr("epoch 6: "), HasSubstr("RMSE"),
                               HasSubstr(path("net.md"))));
    EXPECT_EQ(filesIn(folder_.path()), 3u) << "the checkpoint is gone";
    const Model model = readModel(path("net.safetensors"));
    EXPECT_EQ(model.network.name, "simple-cnn");
    EXPECT_EQ(model.network.frames, 4);
    EXPECT_EQ(model.training["stacks"], 480);
    EXPECT_TRUE(std::isfinite(model.scores["rmse"].get<double>()));
    EXPECT_THAT(contentOf(path("net.md")), AllOf(HasSubstr("480 simulated stacks"), HasSubstr("LibTorch")));
}

TEST_F(TrainCommand, nothingIsWrittenOver) {
    std::ofstream(path("net.csv")) << "the truth of a simulation";
    ASSERT_EQ(perrinRun(tiny("net.safetensors", {{"--epochs", "1"}})).exitCode, 0);
    EXPECT_EQ(contentOf(path("net.csv")), "the truth of a simulation");
    EXPECT_TRUE(fs::exists(path("net.training.csv")));

    const auto refusal = [&](const std::string& out) {
        const ProgramEnd end = perrinRun(tiny(out));
        EXPECT_EQ(end.exitCode, 1);
        return end.err;
    };
    EXPECT_THAT(refusal("net.safetensors"), AllOf(HasSubstr(path("net.safetensors")), HasSubstr("another")));
    std::ofstream(path("notes.md")) << "mine";
    EXPECT_THAT(refusal("notes.safetensors"), HasSubstr(path("notes.md")));
    EXPECT_EQ(contentOf(path("notes.md")), "mine");
    fs::create_directory(path("folder.safetensors"));
    EXPECT_THAT(refusal("folder.safetensors"), HasSubstr("is a folder"));
    EXPECT_THAT(refusal("none/net.safetensors"), HasSubstr("does not exist"));
}

namespace {

/// How many steps a checkpoint holds; 0 where there is none.
std::uint64_t stepsIn(const fs::path& checkpoint) {
    try {
        return nlohmann::json::parse(readMetadata(checkpoint).at("perrin")).at("step").get<std::uint64_t>();
    } catch (const Error&) {
        return 0;
    }
}

struct Kind {
    const char *name, *network, *symmetries; // symmetries: an option without a value, or ""
};

class KilledTraining : public TrainCommand, public testing::WithParamInterface<Kind> {};

} // namespace

// Dropout, batch norm and the symmetric copies draw numbers or keep some, too.
TEST_P(KilledTraining, resumedItEndsWithTheSameWeights) {
    Changes kind{{"--network", GetParam().network}};
    if (GetParam().symmetries[0] != '\0')
        kind.emplace_back(GetParam().symmetries, "");
    ASSERT_EQ(perrinRun(tiny("whole.safetensors", kind)).exitCode, 0);
    const Tensors whole = readModel(path("whole.safetensors")).weights;
    const auto seed = static_cast<std::uint64_t>(std::time(nullptr));
    std::cout << "seed of the kill moments: " << seed << std::endl;
    Random random(seed);
    constexpr int mostKills = 3, stepsAKill = 15; // of 60 steps
    kind.emplace_back("--checkpoint-minutes", "0");
    const fs::path checkpoint = path("net.checkpoint.safetensors");
    int kills = 0;
    for (bool resume = false;; resume = true) {
        auto options = tiny("net.safetensors", kind);
        if (resume)
            options.emplace_back("--resume");
        Program program(withProgram(options));
        if (kills < mostKills) {
            // Not before there is something to resume; then somewhere in a step or in writing.
            const auto step = static_cast<std::uint64_t>(stepsAKill * (kills + random.uniform(0, 1)));
            const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
            while ((!fs::exists(checkpoint) || stepsIn(checkpoint) < step) &&
                   std::chrono::steady_clock::now() < patience)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            std::this_thread::sleep_for(std::chrono::microseconds(static_cast<int>(random.uniform(0, 3e4))));
            program.kill(SIGKILL);
        }
        const ProgramEnd end = program.wait();
        if (end.exitCode == 0)
            break;
        ASSERT_EQ(end.exitCode, -1) << end.err;
        ++kills;
    }
    EXPECT_GE(kills, 2);
    EXPECT_EQ(readModel(path("net.safetensors")).weights, whole) << "after " << kills << " kills";
}

INSTANTIATE_TEST_SUITE_P(Networks, KilledTraining,
                         testing::Values(Kind{"SimpleCnn", "simple-cnn", ""}, Kind{"ParkCnn", "park-cnn", ""},
                                         Kind{"PerrinWithSymmetries", "perrin", "--symmetries"}),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST_F(TrainCommand, ctrlCLeavesACheckpointAndSaysHowToGoOn) {
    Program program(withProgram(tiny("net.safetensors", {{"--epochs", "100000"}})), Program::Input::Terminal);
    ASSERT_TRUE(program.waitFor("epoch 1: "));
    const auto asked = std::chrono::steady_clock::now();
    program.type("\x03");
    const ProgramEnd end = program.wait();
    EXPECT_EQ(end.exitCode, 130);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(10));
    EXPECT_THAT(end.out, HasSubstr("perrin train --resume --out " + path("net.safetensors")));
    EXPECT_GE(readCheckpoint(path("net.checkpoint.safetensors")).step, 10u);
    EXPECT_FALSE(fs::exists(path("net.safetensors")));

    // Nothing is thrown away, and nothing else is trained under the old name.
    const ProgramEnd again = perrinRun(tiny("net.safetensors"));
    EXPECT_EQ(again.exitCode, 1);
    EXPECT_THAT(again.err, HasSubstr("--resume"));
    const ProgramEnd other =
        perrinRun({"train", "--resume", "--batch", "4", "--out", path("net.safetensors")});
    EXPECT_EQ(other.exitCode, 1);
    EXPECT_THAT(other.err, HasSubstr("batch"));
    // Fewer epochs than are done end it: the model is made of what was learned.
    const ProgramEnd ended =
        perrinRun({"train", "--resume", "--epochs", "1", "--out", path("net.safetensors")});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(readModel(path("net.safetensors")).network.name, "simple-cnn");
}

TEST_F(TrainCommand, runAwayWeightsStopItWithFiniteOnesKept) {
    const ProgramEnd end = perrinRun(
        tiny("net.safetensors",
             {{"--optimizer", "sgd"}, {"--learning-rate", "1e6"}, {"--loss", "mse"}, {"--clip", "0"}}));
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("no number"), HasSubstr("lower learning rate")));
    for (const auto& [name, tensor] : readCheckpoint(path("net.checkpoint.safetensors")).weights)
        for (const float value : tensor.values)
            ASSERT_TRUE(std::isfinite(value)) << name;
}

TEST_F(TrainCommand, settingsAreShownAndRefusedByName) {
    const ProgramEnd dump = perrinRun(tiny("net.safetensors", {{"--loss", "huber"},
                                                               {"--label", "effective-d"},
                                                               {"--warm-up", "0,1"},
                                                               {"--network-option", "width=96"},
                                                               {"--dump-settings", ""}}));
    ASSERT_EQ(dump.exitCode, 0) << dump.err;
    const auto json = nlohmann::json::parse(dump.out);
    EXPECT_EQ(json["loss"], "huber");
    EXPECT_EQ(json["label"], "effective-d");
    EXPECT_EQ(json["learning_rate"]["warm_up_share"], 0.1);
    EXPECT_EQ(json["network"]["options"]["width"], 96);
    EXPECT_EQ(json["network"]["spread"], false);
    EXPECT_EQ(json["scenario"]["window"]["frames"], 4);
    EXPECT_EQ(filesIn(folder_.path()), 0u);
    const auto refused = [&](const std::string& option, const std::string& value, int code) {
        const ProgramEnd end = perrinRun(tiny("net.safetensors", {{option, value}}));
        EXPECT_EQ(end.exitCode, code) << end.err;
        EXPECT_FALSE(fs::exists(path("net.safetensors")));
        return end.err;
    };
    EXPECT_THAT(refused("--loss", "l1", 1), AllOf(HasSubstr("l1"), HasSubstr("huber")));
    EXPECT_THAT(refused("--optimizer", "lion", 1), HasSubstr("adamw"));
    EXPECT_THAT(refused("--network", "no-such-net", 1),
                AllOf(HasSubstr("no-such-net"), HasSubstr("simple-cnn")));
    EXPECT_THAT(refused("--device", "cuda:9", 1), HasSubstr("cuda:9"));
    EXPECT_THAT(refused("--network-option", "width", 1), HasSubstr("NAME=NUMBER"));
    EXPECT_THAT(refused("--batch", "0", 2), HasSubstr("--batch"));
    EXPECT_THAT(refused("--learning-rate", "nan", 2), HasSubstr("--learning-rate"));
    EXPECT_EQ(perrinRun({"train", "--out", path("net.safetensors")}).exitCode, 2);
    EXPECT_EQ(
        perrinRun({"train", "--preset", "scmos", "--network", "simple-cnn", "--out", path("net")}).exitCode,
        2);
    const ProgramEnd nothing = perrinRun({"train", "--resume", "--out", path("net.safetensors")});
    EXPECT_EQ(nothing.exitCode, 1);
    EXPECT_THAT(nothing.err, HasSubstr("nothing to resume"));
}

TEST_F(TrainCommand, networksAndDevicesAreListed) {
    const ProgramEnd end = perrinRun({"models"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("simple-cnn"), HasSubstr("cpu"), HasSubstr("LibTorch")));
}

// Each batch is shared out, so that two processes do what one does.
TEST_F(TrainCommand, twoProcessesTrainOneModel) {
    const Changes vit{{"--network", "vit"}, {"--epochs", "2"}, {"--symmetries", ""}};
    const auto process = [&](int rank) {
        Changes changes = vit;
        changes.insert(
            changes.end(),
            {{"--world-size", "2"}, {"--rank", std::to_string(rank)}, {"--rendezvous", path("meet")}});
        return withProgram(tiny("two.safetensors", changes));
    };
    Program first(process(0)), second(process(1));
    const ProgramEnd one = first.wait(), other = second.wait();
    ASSERT_EQ(one.exitCode, 0) << one.err;
    ASSERT_EQ(other.exitCode, 0) << other.err;
    ASSERT_EQ(perrinRun(tiny("one.safetensors", vit)).exitCode, 0);

    const Model two = readModel(path("two.safetensors")), alone = readModel(path("one.safetensors"));
    EXPECT_EQ(two.training["processes"], 2);
    EXPECT_EQ(two.training["stacks"], alone.training["stacks"]);
    const double expected = alone.scores["rmse"].get<double>();
    EXPECT_NEAR(two.scores["rmse"].get<double>(), expected, 1e-3 * expected);
}
