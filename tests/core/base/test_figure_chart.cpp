// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure_chart.h"

#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <limits>
#include <opencv2/imgcodecs.hpp>

using namespace perrin;

namespace {

cv::Mat decoded(const std::vector<std::uint8_t>& png) {
    const cv::Mat image = cv::imdecode(png, cv::IMREAD_COLOR);
    EXPECT_FALSE(image.empty());
    return image;
}

/// Rows and columns in which the first series' blue is.
cv::Rect blueIn(const cv::Mat& image) {
    int left = image.cols, right = -1, top = image.rows, bottom = -1;
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x) {
            const cv::Vec3b p = image.at<cv::Vec3b>(y, x);
            if (std::abs(p[0] - 178) < 10 && std::abs(p[1] - 114) < 10 && p[2] < 12) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        }
    return right < 0 ? cv::Rect() : cv::Rect(left, top, right - left + 1, bottom - top + 1);
}

} // namespace

TEST(FigureChart, pointsLieWhereTheAxesSay) {
    PointChart chart{.x = {.label = "x", .low = 0, .high = 10},
                     .y = {.label = "y", .low = 0, .high = 10},
                     .series = {{.name = "one", .points = {{0, 0}, {10, 10}}}}};
    const cv::Rect corners = blueIn(decoded(chartPng(chart)));
    chart.series[0].points = {{5, 2.5}};
    const cv::Rect dot = blueIn(decoded(chartPng(chart)));
    EXPECT_NEAR(dot.x + dot.width / 2.0, corners.x + corners.width * 0.5, 2);
    EXPECT_NEAR(dot.y + dot.height / 2.0, corners.y + corners.height * 0.75, 3);
}

TEST(FigureChart, logarithmicAxesGoByFactors) {
    PointChart chart{.x = {.label = "x", .logarithmic = true, .low = 0.01, .high = 10},
                     .y = {.label = "y", .logarithmic = true, .low = 0.01, .high = 10},
                     .series = {{.name = "one", .points = {{0.01, 0.01}, {10, 10}}}}};
    const cv::Rect corners = blueIn(decoded(chartPng(chart)));
    chart.series[0].points = {{0.1, 1}};
    const cv::Rect dot = blueIn(decoded(chartPng(chart)));
    EXPECT_NEAR(dot.x + dot.width / 2.0, corners.x + corners.width / 3.0, 3);
    EXPECT_NEAR(dot.y + dot.height / 2.0, corners.y + corners.height / 3.0, 3);
}

TEST(FigureChart, whatAnAxisCannotShowIsLeftOut) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    PointChart chart{.x = {.label = "x", .logarithmic = true},
                     .y = {.label = "y", .logarithmic = true},
                     .series = {{.name = "one", .points = {{0, 1}, {1, -1}, {none, 1}, {1, none}}}}};
    EXPECT_TRUE(blueIn(decoded(chartPng(chart))).empty());
    chart.series.clear();
    EXPECT_FALSE(decoded(chartPng(chart)).empty()) << "no series at all";
}

TEST(FigureChart, spansReachOverTheirIntervalAboveAllPoints) {
    PointChart chart{.x = {.label = "x", .low = 0, .high = 10},
                     .y = {.label = "y", .low = 0, .high = 10},
                     .series = {{.name = "one", .points = {{0, 10}, {10, 10}}}}};
    const cv::Rect top = blueIn(decoded(chartPng(chart)));
    chart.series[0].span = {5, 2.5, 10};
    const cv::Rect all = blueIn(decoded(chartPng(chart)));
    EXPECT_GT(all.y, top.y) << "the points have made room";
    EXPECT_GT(all.height, 200) << "a line falls from its value";
    chart.series[0].points.clear();
    const cv::Rect span = blueIn(decoded(chartPng(chart)));
    const double width = top.width - 6; // less the dots' own
    EXPECT_NEAR(span.width, 0.75 * width, 6);
    EXPECT_NEAR(span.x + span.width, top.x + top.width, 6);
}

TEST(FigureChart, barsAreAsHighAsTheirValues) {
    const auto height = [](double value) {
        const BarChart chart{.valueLabel = "error",
                             .categories = {"a"},
                             .series = {{.name = "one", .values = {value}}},
                             .high = 4};
        return blueIn(decoded(chartPng(chart))).height;
    };
    EXPECT_GT(height(4), 200);
    EXPECT_NEAR(height(1) / double(height(4)), 0.25, 0.01);
    EXPECT_EQ(height(9), height(4)) << "cut off at the top";
    const BarChart missing{.categories = {"a"}, .series = {{.name = "one", .values = {std::nullopt}}}};
    EXPECT_TRUE(blueIn(decoded(chartPng(missing))).empty());
}
