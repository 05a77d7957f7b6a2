// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/child_process.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>

using namespace perrin;
using perrin::test::errorOf;
using perrin::test::TemporaryFolder;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

struct Heard {
    int exitCode = -1;
    std::vector<std::string> lines;
};

Heard heard(const std::string& script, ChildProcess child = {}) {
    Heard all;
    child.words = {"sh", "-c", script};
    all.exitCode = runChild(child, [&](const std::string& line) { all.lines.push_back(line); });
    return all;
}

} // namespace

TEST(ChildProcess, itsLinesAndItsCodeAreTold) {
    const Heard all = heard("echo one; echo two >&2; printf three; exit 7");
    EXPECT_THAT(all.lines, ElementsAre("one", "two", "three"));
    EXPECT_EQ(all.exitCode, 7);
    EXPECT_EQ(heard("true").exitCode, 0);
    EXPECT_EQ(heard("kill -9 $$").exitCode, 128 + SIGKILL);
    EXPECT_EQ(heard("for i in $(seq 20000); do echo $i; done").lines.size(), 20000u);
}

TEST(ChildProcess, itBeginsWhereAndAsItIsTold) {
    const TemporaryFolder folder;
    const int own = ::getpriority(PRIO_PROCESS, 0);
    const Heard all = heard("pwd; echo $PERRIN_GREETING; cat; nice; echo $HOME",
                            {.folder = folder.path(),
                             .environment = {{"PERRIN_GREETING", "bonjour"}, {"HOME", "/nowhere"}},
                             .lowPriority = true});
    EXPECT_THAT(all.lines, ElementsAre(fs::canonical(folder.path()).string(), "bonjour",
                                       std::to_string(std::max(10, own)), "/nowhere"))
        << "nothing comes in by cat";
}

TEST(ChildProcess, aProgramThatIsNotThereIsNamed) {
    EXPECT_THAT(errorOf([] { runChild({.words = {"/nowhere/perrin-tool"}}, [](const std::string&) {}); }),
                HasSubstr("/nowhere/perrin-tool"));
}

TEST(ChildProcess, cancelledItEndsWithAllThatItStarted) {
    const TemporaryFolder folder;
    std::stop_source stop;
    const std::string script = "trap '' TERM; (sleep 60 & echo $! > pid; wait) & echo begun; wait";
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_THROW(runChild({.words = {"sh", "-c", script}, .folder = folder.path()},
                          [&](const std::string&) {
                              while (perrin::test::contentOf(folder / "pid").empty())
                                  std::this_thread::sleep_for(std::chrono::milliseconds(5));
                              stop.request_stop();
                          },
                          {stop.get_token(), {}}),
                 Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
    const std::string sleeper = "/proc/" + perrin::test::contentOf(folder / "pid");
    const auto stateOfSleeper = [place = sleeper.substr(0, sleeper.find('\n')) + "/stat"] {
        std::ifstream state(place);
        std::string number, name, letter = "gone";
        state >> number >> name >> letter;
        return letter;
    };
    const auto until =
        std::chrono::steady_clock::now() + std::chrono::seconds(20); // a killed one dies in its turn
    while (stateOfSleeper() != "gone" && stateOfSleeper() != "Z" && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_THAT(stateOfSleeper(), AnyOf("gone", "Z")) << "it still runs";
}

TEST(ChildProcess, programsAreFoundInPath) {
    const TemporaryFolder folder;
    const fs::path tool = folder / "tool";
    std::ofstream(tool) << "#!/bin/sh\n";
    const std::string path = "/nowhere:" + folder.path().string();
    EXPECT_EQ(findProgram("tool", path.c_str()), "") << "not executable";
    fs::permissions(tool, fs::perms::owner_all);
    EXPECT_EQ(findProgram("tool", path.c_str()), tool);
    EXPECT_FALSE(findProgram("sh").empty());
}
