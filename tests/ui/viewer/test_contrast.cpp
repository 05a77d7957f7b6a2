// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/contrast.h"

#include <gtest/gtest.h>
#include <limits>

using namespace perrin;
using namespace perrin::ui;

namespace {

/// 100x100: values 0 to 255, one a bin; `counts` of a value, the rest 128.
Image pictureWith(std::initializer_list<std::pair<int, int>> counts) {
    Image image = Image::Constant(100, 100, 128);
    Eigen::Index next = 0;
    for (const auto& [value, count] : counts)
        for (int i = 0; i < count; ++i)
            image.data()[next++] = static_cast<float>(value);
    return image;
}

} // namespace

TEST(Contrast, histogramCoversTheValuesAndSkipsWhatIsNoNumber) {
    Image image = pictureWith({{0, 1}, {255, 2}});
    image(50, 50) = std::numeric_limits<float>::quiet_NaN();
    const FrameHistogram histogram = histogramOf(image);
    EXPECT_EQ(histogram.min, 0);
    EXPECT_EQ(histogram.max, 255);
    EXPECT_EQ(histogram.count, 9999u);
    EXPECT_EQ(histogram.bins.front(), 1u);
    EXPECT_EQ(histogram.bins.back(), 2u);
}

TEST(Contrast, autoIsTheRuleOfImageJ) {
    // 10 000 pixels: bins must hold more than 10000/5000 = 2 and at most 10000/10 = 1000 pixels. Value 128
    // holds more and counts as nothing; 0 and 255 hold too few.
    const FrameHistogram histogram =
        histogramOf(pictureWith({{0, 2}, {30, 3}, {90, 500}, {200, 5}, {255, 1}}));
    const DisplayRange range = autoRange(histogram);
    const double bin = 255.0 / 256;
    EXPECT_DOUBLE_EQ(range.black, 30 * bin);
    EXPECT_DOUBLE_EQ(range.white, 200 * bin);
    // Again: more than 10000/2500 = 4 pixels.
    EXPECT_DOUBLE_EQ(autoRange(histogram, 1).black, 90 * bin);
    EXPECT_DOUBLE_EQ(autoRange(histogram, 1).white, 200 * bin);
    EXPECT_EQ(autoRange(histogram, 10), range) << "5000, 2500, 1250, 625, 312, 156, 78, 39, 19, 9, 5000";
}

TEST(Contrast, autoOfAnEmptyPictureShowsItsWholeRange) {
    const DisplayRange range = autoRange(histogramOf(Image::Constant(64, 64, 7)));
    EXPECT_EQ(range.black, 7);
    EXPECT_EQ(range.white, 7);
    EXPECT_EQ(toGray(Image::Constant(4, 4, 7), range).pixelColor(0, 0), QColor(Qt::black));
}

TEST(Contrast, percentilesLeaveTheirShareOutside) {
    const DisplayRange range =
        percentileRange(histogramOf(pictureWith({{0, 20}, {40, 10}, {220, 10}, {255, 20}})), 0.002);
    EXPECT_NEAR(range.black, 40, 1);
    EXPECT_NEAR(range.white, 220, 1.1);
}

TEST(Contrast, grayRunsFromBlackToWhite) {
    Image image(1, 5);
    image << 90, 100, 150, 200, std::numeric_limits<float>::quiet_NaN();
    const QImage gray = toGray(image, {100, 200});
    const int expected[] = {0, 0, 128, 255, 0};
    for (int x = 0; x < 5; ++x)
        EXPECT_EQ(qGray(gray.pixel(x, 0)), expected[x]) << x;
}
