// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <chrono>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;

namespace {

/// Work for far longer than the tests wait: the sample under a thousand names.
class MeasureStop : public testing::Test {
  protected:
    MeasureStop() {
        for (int i = 0; i < 1000; ++i)
            std::filesystem::create_symlink(samplePath(), movies_ / ("m" + std::to_string(i) + ".tif"));
    }
    std::vector<std::string> longWork(const std::string& csv) const {
        return {PERRIN_PROGRAM, "measure", movies_.path().string(), "--csv", csv};
    }

  private:
    TemporaryFolder movies_;
};

} // namespace

TEST_F(MeasureStop, aTerminalShowsProgressAndCtrlCStops) {
    const TemporaryFolder folder;
    Program program(longWork((folder / "d.csv").string()), Program::Input::Terminal);
    ASSERT_TRUE(program.waitFor(" %  m0.tif: "));
    const auto asked = std::chrono::steady_clock::now();
    program.type("\x03");
    const ProgramEnd end = program.wait();
    EXPECT_EQ(end.exitCode, 130);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(5));
    EXPECT_THAT(end.out, HasSubstr("nothing was written"));
    EXPECT_EQ(filesIn(folder.path()), 0u);
}

TEST_F(MeasureStop, aStopOrAKillLeavesTheOldCsvWhole) {
    for (const int signal : {SIGTERM, SIGINT, SIGKILL}) {
        const TemporaryFolder folder;
        std::ofstream(folder / "d.csv") << "old";
        Program program(longWork((folder / "d.csv").string()));
        ASSERT_TRUE(program.waitFor("m0.tif: ")) << "the first of the movies is done";
        program.kill(signal);
        EXPECT_EQ(program.wait().exitCode, signal == SIGKILL ? -1 : 130);
        EXPECT_EQ(contentOf(folder / "d.csv"), "old");
        EXPECT_EQ(filesIn(folder.path()), 1u);
    }
}
