// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <chrono>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

namespace fs = std::filesystem;

class SimulateCommand : public testing::Test {
  protected:
    static ProgramEnd simulate(std::vector<std::string> options) {
        options.insert(options.begin(), "simulate");
        return perrinRun(std::move(options));
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), {}));
    }
    /// Work for far longer than the tests wait.
    std::vector<std::string> longWork() const {
        return {PERRIN_PROGRAM, "simulate",  "--preset", "physical-a",
                "--stacks",     "100000000", "--out",    path("set")};
    }
    TemporaryFolder folder_;
};

} // namespace

TEST_F(SimulateCommand, aStackSetIsWrittenAndToldOf) {
    const ProgramEnd end =
        simulate({"--preset", "physical-a", "--stacks", "20", "--seed", "7", "--out", path("set")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("20 stacks of 16 frames of 64x64 px"), HasSubstr("stacks/s"),
                               HasSubstr(path("set_paths.npy"))));
    EXPECT_THAT(end.err, IsEmpty()) << "progress is for terminals only";
    EXPECT_EQ(files(), 4u);
    const Table table = tableOf(path("set.csv"));
    EXPECT_EQ(table.rows.size(), 20u);
    EXPECT_THAT(column(table, "pixel_size_um"), Each("0.1"));
    for (const std::string& d : column(table, "D"))
        EXPECT_THAT(std::stod(d), AllOf(testing::Ge(0.01), testing::Le(10)));
    const auto json = nlohmann::json::parse(contentOf(path("set.json")));
    EXPECT_EQ(json["seed"], 7);
    EXPECT_EQ(json["stacks"], 20);
    EXPECT_THAT(perrinRun({"info", path("set.tif")}).out, AllOf(HasSubstr("0.1 µm"), HasSubstr("320")));
}

TEST_F(SimulateCommand, theSameSeedGivesTheSameFilesAndAnotherSeedOthers) {
    for (const char* seed : {"3", "3", "4"})
        ASSERT_EQ(simulate({"--preset", "scmos", "--stacks", "3", "--seed", seed, "--out",
                            path("s" + std::string(seed) + std::to_string(files()))})
                      .exitCode,
                  0);
    EXPECT_TRUE(contentOf(path("s30.tif")) == contentOf(path("s34.tif")));
    EXPECT_EQ(contentOf(path("s30.csv")), contentOf(path("s34.csv")));
    EXPECT_FALSE(contentOf(path("s30.tif")) == contentOf(path("s48.tif")));
}

TEST_F(SimulateCommand, aDumpedScenarioIsASettingsFile) {
    const ProgramEnd dump = simulate({"--preset", "tirf-emccd", "--set", "emission.photons=321", "--set",
                                      "name=mine", "--set", "window.frames=5", "--dump-scenario"});
    ASSERT_EQ(dump.exitCode, 0) << dump.err;
    const auto json = nlohmann::json::parse(dump.out);
    EXPECT_EQ(json["emission"]["photons"], 321);
    EXPECT_EQ(json["name"], "mine");
    std::ofstream(path("mine.json")) << dump.out;
    EXPECT_EQ(simulate({"--scenario", path("mine.json"), "--dump-scenario"}).out, dump.out);
    ASSERT_EQ(simulate({"--scenario", path("mine.json"), "--stacks", "2", "--out", path("set")}).exitCode, 0);
    EXPECT_THAT(column(tableOf(path("set.csv")), "photons"), Each("321"));
    // What lies beside the set makes it again.
    ASSERT_EQ(simulate({"--scenario", path("set.json"), "--stacks", "2", "--out", path("again")}).exitCode,
              0);
    EXPECT_TRUE(contentOf(path("again.tif")) == contentOf(path("set.tif")));
}

TEST_F(SimulateCommand, presetsAreListedAndEachCanBeMade) {
    const ProgramEnd list = simulate({"--list-presets"});
    EXPECT_EQ(list.exitCode, 0);
    for (const char* preset : {"physical-a", "tirf-emccd", "scmos", "report-2024"}) {
        EXPECT_THAT(list.out, HasSubstr(preset));
        EXPECT_EQ(simulate({"--preset", preset, "--stacks", "1", "--out", path(preset)}).exitCode, 0)
            << preset;
    }
}

TEST_F(SimulateCommand, wrongOrdersAreRefusedWithTheReason) {
    const auto refused = [&](std::vector<std::string> options, int code) {
        const ProgramEnd end = simulate(std::move(options));
        EXPECT_EQ(end.exitCode, code) << end.err;
        return end.err;
    };
    const std::string out = path("set");
    EXPECT_THAT(refused({"--out", out}, 2), AllOf(HasSubstr("--preset"), HasSubstr("--scenario")));
    EXPECT_THAT(refused({"--preset", "scmos"}, 2), HasSubstr("--out"));
    EXPECT_THAT(refused({"--preset", "mine", "--out", out}, 2), HasSubstr("mine"));
    EXPECT_THAT(refused({"--preset", "scmos", "--movie", "--stacks", "4", "--out", out}, 2),
                HasSubstr("--stacks"));
    for (const char* count : {"0", "-3", "2.5", "many"})
        EXPECT_THAT(refused({"--preset", "scmos", "--stacks", count, "--out", out}, 2),
                    HasSubstr("--stacks"));
    EXPECT_THAT(refused({"--preset", "scmos", "--set", "emission.photons=-1", "--out", out}, 1),
                HasSubstr("emission.photons"));
    EXPECT_THAT(refused({"--preset", "scmos", "--set", "emission.photos=1", "--out", out}, 1),
                HasSubstr("photons"));
    EXPECT_THAT(refused({"--preset", "scmos", "--out", path("none/set")}, 1), HasSubstr("does not exist"));
    EXPECT_THAT(refused({"--scenario", path("none.json"), "--out", out}, 1), HasSubstr("none.json"));
    std::ofstream(path("set.json")) << R"({"name": "mine"})";
    EXPECT_THAT(refused({"--scenario", path("set.json"), "--stacks", "1", "--out", out}, 1),
                HasSubstr("read here"));
    EXPECT_EQ(contentOf(path("set.json")), R"({"name": "mine"})");
    EXPECT_EQ(files(), 1u);
}

TEST_F(SimulateCommand, aTerminalShowsProgressAndCtrlCStops) {
    Program program(longWork(), Program::Input::Terminal);
    ASSERT_TRUE(program.waitFor(" %  stack "));
    const auto asked = std::chrono::steady_clock::now();
    program.type("\x03");
    const ProgramEnd end = program.wait();
    EXPECT_EQ(end.exitCode, 130);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(5));
    EXPECT_THAT(end.out, HasSubstr("nothing was written"));
    EXPECT_EQ(files(), 0u);
}

TEST_F(SimulateCommand, aStopOrAKillLeavesTheOldFilesWhole) {
    for (const int signal : {SIGTERM, SIGKILL}) {
        std::ofstream(path("set.csv")) << "old";
        Program program(longWork());
        for (int i = 0; i < 600 && files() < 5; ++i) // until its files grow beside the old one
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        program.kill(signal);
        EXPECT_EQ(program.wait().exitCode, signal == SIGKILL ? -1 : 130);
        EXPECT_EQ(contentOf(path("set.csv")), "old");
        EXPECT_FALSE(fs::exists(path("set.tif")));
        if (signal == SIGTERM) {
            EXPECT_EQ(files(), 1u);
        }
    }
}

TEST_F(SimulateCommand, whatItMakesItMeasures) {
    ASSERT_EQ(
        simulate({"--preset", "physical-a", "--movie", "--set", "field.width_px=96", "--set",
                  "field.height_px=96", "--set", "field.frames=60", "--set", "field.molecules=6", "--set",
                  R"(motion.diffusion_coefficient_um2_per_s={"draw":"choice","choices":[0.05,1]})", "--out",
                  path("movie")})
            .exitCode,
        0);
    EXPECT_EQ(tableOf(path("movie_truth.csv")).rows.size(), 360u);
    // Pixel size, frame interval and exposure come from the file.
    const ProgramEnd end = perrinRun({"measure", path("movie.tif"), "--csv", path("d.csv")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    const Table table = tableOf(path("d.csv"));
    EXPECT_THAT(column(table, "D_METHOD"), Each("mle"));
    double frames = 0;
    for (const std::string& length : column(table, "N_FRAMES"))
        frames += std::stod(length);
    EXPECT_GT(frames, 0.9 * 360);
}
