// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/installation.h"

#include <gtest/gtest.h>

TEST(Installation, aDeveloperBuildFindsTheSampleOfItsSourceTree) {
    const std::filesystem::path sample = perrin::samplePath();
    EXPECT_TRUE(std::filesystem::is_regular_file(sample));
    EXPECT_EQ(sample, std::filesystem::path(PERRIN_SOURCE_DIR) / "resources/samples/two_populations.tif");
}
