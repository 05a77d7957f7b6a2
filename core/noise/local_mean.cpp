// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/local_mean.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

Eigen::ArrayXXd boxSum(const Eigen::ArrayXXd& values, int window) {
    // Eigen's columns are OpenCV's rows; a square window does not mind.
    const cv::Mat source(static_cast<int>(values.cols()), static_cast<int>(values.rows()), CV_64F,
                         const_cast<double*>(values.data()));
    Eigen::ArrayXXd sums(values.rows(), values.cols());
    cv::Mat target(source.rows, source.cols, CV_64F, sums.data());
    cv::boxFilter(source, target, CV_64F, {window, window}, {-1, -1}, false, cv::BORDER_CONSTANT);
    return sums;
}

} // namespace

Eigen::ArrayXXd localMean(const Eigen::ArrayXXd& sums, const Eigen::ArrayXXd& numbers, int window) {
    const double mean = sums.sum() / std::max(numbers.sum(), 1.0);
    const Eigen::ArrayXXd number = boxSum(numbers, window);
    return (number > 0.5).select(boxSum(sums, window) / number.max(0.5), mean);
}

} // namespace perrin
