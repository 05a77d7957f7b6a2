// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

using namespace perrin::test;

TEST(Sample, theProgramMakesTheSameBits) {
    const TemporaryFolder folder;
    const std::filesystem::path tracked = perrin::samplePath().parent_path();
    const ProgramEnd end =
        perrinRun({"simulate", "--scenario", (tracked / "two_populations.json").string(), "--movie", "--seed",
                   "1909", "--out", (folder / "two_populations").string()});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    for (const char* name : {"two_populations.tif", "two_populations_truth.csv"})
        EXPECT_TRUE(contentOf(folder / name) == contentOf(tracked / name)) << name;
    EXPECT_LT(std::filesystem::file_size(tracked / "two_populations.tif"), 5'000'000u);
}
