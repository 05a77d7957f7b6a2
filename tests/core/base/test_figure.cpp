// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"
#include "core/error.h"
#include "core/figure.h"

#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

using namespace perrin;

namespace {

cv::Mat drawn(const OverlayFigure& figure) {
    const cv::Mat image = cv::imdecode(overlayPng(figure), cv::IMREAD_COLOR);
    EXPECT_FALSE(image.empty());
    return image;
}

OverlayFigure plain() {
    OverlayFigure figure;
    figure.frame = Image::Constant(64, 64, 100);
    figure.frame(20, 30) = 5000;
    return figure;
}

int pixelsNear(const cv::Mat& image, Rgb color, const cv::Rect& place) {
    int count = 0;
    for (int y = place.y; y < place.y + place.height; ++y)
        for (int x = place.x; x < place.x + place.width; ++x) {
            const cv::Vec3b pixel = image.at<cv::Vec3b>(y, x);
            count += std::abs(pixel[0] - color.blue) < 12 && std::abs(pixel[1] - color.green) < 12 &&
                     std::abs(pixel[2] - color.red) < 12;
        }
    return count;
}

constexpr int zoom = 14, left = 16, top = 44; // of a frame of 64 px

} // namespace

TEST(Figure, theFrameIsEnlargedWithoutSmoothing) {
    const cv::Mat image = drawn(plain());
    const cv::Vec3b bright = image.at<cv::Vec3b>(top + 20 * zoom + 1, left + 30 * zoom + 1);
    EXPECT_EQ(bright, image.at<cv::Vec3b>(top + 21 * zoom - 2, left + 31 * zoom - 2));
    EXPECT_GT(bright[0], 200);
    EXPECT_LT(image.at<cv::Vec3b>(top + 20 * zoom + 1, left + 29 * zoom + 5)[0], 30);
}

TEST(Figure, aRingInTheColourOfItsDSurroundsTheMolecule) {
    OverlayFigure figure = plain();
    figure.marks.push_back({.x = 30, .y = 20, .d = 0.5});
    figure.marks.push_back({.x = 50, .y = 50});
    const cv::Mat image = drawn(figure);
    const auto around = [](double x, double y) {
        return cv::Rect(static_cast<int>(left + (x - 3.5) * zoom), static_cast<int>(top + (y - 3.5) * zoom),
                        8 * zoom, 8 * zoom);
    };
    EXPECT_GT(pixelsNear(image, diffusionColor(0.5), around(30, 20)), 200);
    EXPECT_GT(pixelsNear(image, noEstimateColor, around(50, 50)), 200);
    EXPECT_EQ(pixelsNear(image, diffusionColor(0.5), around(50, 50)), 0);
}

TEST(Figure, aScaleBarIsDrawnOnlyWhereThePixelSizeIsKnown) {
    OverlayFigure figure = plain();
    const cv::Rect corner(left, top + 60 * zoom, 20 * zoom, 4 * zoom);
    EXPECT_EQ(pixelsNear(drawn(figure), {230, 232, 235}, corner), 0);
    figure.pixelSize = 0.1; // 64 px are 6.4 um: a bar of 1 um, 140 px
    const cv::Mat image = drawn(figure);
    int longest = 0;
    for (int y = corner.y; y < corner.y + corner.height; ++y)
        longest = std::max(longest, pixelsNear(image, {230, 232, 235}, {corner.x, y, corner.width, 1}));
    EXPECT_NEAR(longest, 140, 2);
}

TEST(Figure, scaleBarsAreRoundNumbers) {
    EXPECT_DOUBLE_EQ(scaleBarLength(1.6), 1);
    EXPECT_DOUBLE_EQ(scaleBarLength(2.4), 2);
    EXPECT_DOUBLE_EQ(scaleBarLength(0.07), 0.05);
    EXPECT_DOUBLE_EQ(scaleBarLength(99), 50);
}

TEST(Figure, oddFramesAreDrawnToo) {
    OverlayFigure figure;
    EXPECT_THROW(overlayPng(figure), Error);
    figure.frame = Image::Constant(1, 1, std::nanf(""));
    figure.title = "a name much wider than the one pixel it belongs to";
    figure.marks.push_back({.x = -40, .y = 1e4, .tail = {{0, 0}, {-1e4, 5}}, .d = 3, .label = "3"});
    EXPECT_FALSE(drawn(figure).empty());
    figure.frame = Image::Random(20, 2000);
    figure.pixelSize = 0.1;
    EXPECT_GE(drawn(figure).cols, 2000);
}
