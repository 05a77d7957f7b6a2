// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"
#include "core/error.h"
#include "core/figure_map.h"

#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <limits>
#include <opencv2/imgcodecs.hpp>

using namespace perrin;

namespace {

MapFigure fourBins() {
    MapFigure figure{.title = "D by place", .caption = "one\ntwo", .valueLabel = "D (um^2/s)"};
    figure.values = Image::Constant(2, 2, 0.1f);
    figure.values(0, 0) = 10;
    figure.values(1, 1) = std::numeric_limits<float>::quiet_NaN();
    figure.counts = Image::Constant(2, 2, 5);
    figure.counts(1, 1) = 0;
    figure.limits = {0.1, 10};
    return figure;
}

bool near(const cv::Vec3b& pixel, Rgb color) {
    return std::abs(pixel[0] - color.blue) < 8 && std::abs(pixel[1] - color.green) < 8 &&
           std::abs(pixel[2] - color.red) < 8;
}

} // namespace

TEST(MapFigure, everyBinHasItsColour) {
    const cv::Mat image = cv::imdecode(mapPng(fourBins()), cv::IMREAD_COLOR);
    ASSERT_FALSE(image.empty());
    const int left = 16, top = 74, side = 240;
    const auto at = [&](int column, int row) {
        return image.at<cv::Vec3b>(top + row * side + 80, left + column * side + 80);
    };
    EXPECT_TRUE(near(at(0, 0), viridis(1)));
    EXPECT_TRUE(near(at(1, 0), viridis(0)));
    EXPECT_TRUE(near(at(0, 1), viridis(0)));
    EXPECT_TRUE(near(at(1, 1), {214, 214, 214})) << "not available";
}

TEST(MapFigure, refusesWhatItCannotDraw) {
    MapFigure figure = fourBins();
    figure.counts.resize(1, 2);
    EXPECT_THROW(mapPng(figure), Error);
    figure = fourBins();
    figure.limits = {0, 1};
    EXPECT_THROW(mapPng(figure), Error);
    EXPECT_THROW(mapPng(MapFigure{}), Error);
}
