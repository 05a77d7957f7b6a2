// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"

#include <gtest/gtest.h>

using namespace perrin;

// Published values of viridis: its ends and its middle.
TEST(Colormap, viridisHasItsPublishedColours) {
    EXPECT_EQ(viridis(0), (Rgb{68, 1, 84}));
    EXPECT_EQ(viridis(1), (Rgb{253, 231, 37}));
    EXPECT_EQ(viridis(128.0 / 255), (Rgb{33, 145, 140}));
}

TEST(Colormap, lightnessRisesAllTheWay) {
    const auto lightness = [](Rgb c) { return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue; };
    for (int i = 1; i <= 16; ++i)
        EXPECT_GT(lightness(viridis(i / 16.0)), lightness(viridis((i - 1) / 16.0)));
}

TEST(Colormap, theScaleOfDIsLogarithmicAndClamped) {
    EXPECT_NEAR(diffusionScalePosition(0.1), 1.0 / 3, 1e-12);
    EXPECT_NEAR(diffusionScalePosition(1), 2.0 / 3, 1e-12);
    EXPECT_EQ(diffusionScalePosition(1e-5), 0);
    EXPECT_EQ(diffusionScalePosition(-0.3), 0);
    EXPECT_EQ(diffusionScalePosition(1e5), 1);
}

TEST(Colormap, noEstimateIsGrey) {
    const Rgb grey = diffusionColor(std::nullopt);
    EXPECT_EQ(grey.red, grey.green);
    EXPECT_EQ(grey.green, grey.blue);
    EXPECT_EQ(diffusionColor(10), viridis(1));
}
