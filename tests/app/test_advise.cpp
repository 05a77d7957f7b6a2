// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

TEST(AdviseCommand, tellsWhatToRecordAndWritesTheTradeOff) {
    const TemporaryFolder folder;
    const std::string curve = (folder / "curve.csv").string(), grid = (folder / "grid.csv").string();
    const ProgramEnd end = perrinRun({"advise", "--preset", "tirf-emccd", "--d-low", "0.1", "--d-high", "5",
                                      "--budget", "20000", "--csv", curve, "--grid", grid});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("Record a frame every"), HasSubstr("within 10 %"),
                               HasSubstr("advised"), HasSubstr("scenario"), HasSubstr("written: " + grid)));
    const Table table = tableOf(curve);
    const auto intervals = column(table, "INTERVAL"), exposures = column(table, "EXPOSURE"),
               photons = column(table, "PHOTONS");
    ASSERT_GT(intervals.size(), 30u);
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        EXPECT_LE(std::stod(exposures[i]), std::stod(intervals[i]) * 1.0001);
        // The preset's light: the geometric middle of 150 to 1200 in 7.49 ms.
        EXPECT_NEAR(std::stod(photons[i]) / std::stod(exposures[i]) / 56640, 1, 0.01);
    }
    EXPECT_GT(tableOf(grid).rows.size(), 500u);
}

TEST(AdviseCommand, saysWhatIsWrong) {
    const ProgramEnd end = perrinRun({"advise", "--d-low", "3", "--d-high", "1"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("the smaller one first"));
    EXPECT_EQ(perrinRun({"advise", "--photon-rate", "nan"}).exitCode, 2);
}
