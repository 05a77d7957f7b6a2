// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/optics/acquisition.h"
#include "tests/support/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using perrin::test::errorOf;
using testing::HasSubstr;

TEST(Acquisition, blurIsOneSixthAtFullExposureAndHalfOfThatAtHalf) {
    EXPECT_DOUBLE_EQ(*(Acquisition{0.1, 0.01, 0.01}.blurCoefficient()), 1.0 / 6);
    EXPECT_DOUBLE_EQ(*(Acquisition{0.1, 0.01, 0.005}.blurCoefficient()), 1.0 / 12);
}

TEST(Acquisition, blurIsUnknownWithoutTheExposure) {
    EXPECT_FALSE((Acquisition{0.1, 0.01, std::nullopt}.blurCoefficient()));
}

TEST(Acquisition, anExposureLongerThanTheFrameIntervalIsRefused) {
    EXPECT_THROW((Acquisition{0.1, 0.01, 0.02}.check()), Error);
    EXPECT_NO_THROW((Acquisition{0.1, 0.01, 0.01}.check()));
}

TEST(Acquisition, valuesMustBePositiveNumbers) {
    EXPECT_THROW((Acquisition{0.0, 0.01, {}}.check()), Error);
    EXPECT_THROW((Acquisition{0.1, -1.0, {}}.check()), Error);
    EXPECT_THROW((Acquisition{std::numeric_limits<double>::quiet_NaN(), {}, {}}.check()), Error);
}

TEST(Acquisition, aPixelSizeInNmIsRefusedWithWhatItIsInUm) {
    EXPECT_THAT(errorOf([] { Acquisition{107.0, 0.01, {}}.check(); }), HasSubstr("107 nm are 0.107 um"));
    EXPECT_NO_THROW((Acquisition{1.6, 0.01, {}}.check())) << "a fourfold magnification";
}
