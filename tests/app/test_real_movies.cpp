// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace perrin;
using namespace perrin::test;

// Real blocks of 16 frames; calibration from the literature on the same dye and sample, assumed for this test
// only.
TEST(RealMovies, everyBlockIsMeasured) {
    const auto folder = sharedData("real");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    const TemporaryFolder results;
    const std::string csv = (results / "d.csv").string();
    std::vector<std::string> arguments{"measure"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder))
        if (entry.path().extension() == ".tif")
            arguments.push_back(entry.path().string());
    const std::size_t movies = arguments.size() - 1;
    ASSERT_GE(movies, 26u);
    arguments.insert(arguments.end(), {"--pixel-size", "0.107", "--frame-interval", "0.00776", "--exposure",
                                       "0.00749", "--max-d", "10", "--csv", csv});
    const ProgramEnd end = perrinRun(std::move(arguments));
    EXPECT_EQ(end.exitCode, 0) << end.err;
    const Table table = tableOf(csv);
    // Each block was cut around a molecule somebody had seen.
    const auto files = column(table, "FILE");
    EXPECT_GE(std::set<std::string>(files.begin(), files.end()).size(), movies * 3 / 4);
    for (const std::string& d : column(table, "D"))
        EXPECT_TRUE(d.empty() || (std::stod(d) > 0 && std::stod(d) < 50)) << d;
}

TEST(RealMovies, withoutCalibrationTheyAreRefused) {
    const auto folder = sharedData("real");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    const auto block =
        std::filesystem::recursive_directory_iterator(*folder / "blocks_64x64x16_70_01")->path();
    const ProgramEnd end = perrinRun({"measure", block.string()});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, testing::HasSubstr("--pixel-size"));
}
