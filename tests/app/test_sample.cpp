// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

using namespace perrin::test;

TEST(Sample, itsGeneratorMakesTheSameBits) {
    const TemporaryFolder folder;
    ASSERT_EQ(run({PERRIN_MAKE_SAMPLE, folder.path().string()}).exitCode, 0);
    const std::filesystem::path tracked = perrin::samplePath().parent_path();
    for (const char* name : {"two_populations.tif", "two_populations_truth.csv"})
        EXPECT_TRUE(contentOf(folder / name) == contentOf(tracked / name)) << name;
    EXPECT_LT(std::filesystem::file_size(tracked / "two_populations.tif"), 5'000'000u);
}
