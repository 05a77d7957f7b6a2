// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/detector.h"

#include "core/optics/psf.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

constexpr int border = cv::BORDER_REFLECT_101;

/// A view of `image`, not a copy.
cv::Mat view(Image& image) {
    return {static_cast<int>(image.rows()), static_cast<int>(image.cols()), CV_32F, image.data()};
}

cv::Mat column(const Eigen::ArrayXd& values) {
    cv::Mat kernel(static_cast<int>(values.size()), 1, CV_64F);
    std::copy(values.begin(), values.end(), kernel.begin<double>());
    return kernel;
}

/// The frame less its mean: sums of squares keep their digits whatever the camera's offset.
cv::Mat withoutMean(const Image& image) {
    Image copy = image - static_cast<float>(image.cast<double>().mean());
    return view(copy).clone();
}

/// Standard deviation of the bulk: 1.4826 times the median absolute deviation from the median.
double robustSpread(const cv::Mat& values) {
    std::vector<float> sorted(values.begin<float>(), values.end<float>());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const float median = *middle;
    for (float& value : sorted)
        value = std::abs(value - median);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return 1.4826 * *middle;
}

Image toImage(const cv::Mat& values) {
    Image image(values.rows, values.cols);
    values.convertTo(view(image), CV_32F);
    return image;
}

Image inSpreads(const cv::Mat& response, double spread) {
    Image score = toImage(response);
    if (spread > 0)
        score /= static_cast<float>(spread);
    else
        score.setZero(); // a flat frame holds no spot
    return score;
}

Image glrtScore(const cv::Mat& frame, double psfSigma) {
    const int half = std::max(3, static_cast<int>(std::ceil(3 * psfSigma)));
    const int side = 2 * half + 1;
    const Eigen::ArrayXd profile = pixelIntegratedGaussian(half, psfSigma, side);
    const double pixels = side * side;
    const double templateSum = profile.sum() * profile.sum();
    const double templateSquare = std::pow(profile.square().sum(), 2) - templateSum * templateSum / pixels;

    const cv::Mat kernel = column(profile);
    cv::Mat correlation, sum, squares;
    cv::sepFilter2D(frame, correlation, CV_64F, kernel, kernel, {-1, -1}, 0, border);
    cv::boxFilter(frame, sum, CV_64F, {side, side}, {-1, -1}, false, border);
    cv::sqrBoxFilter(frame, squares, CV_64F, {side, side}, {-1, -1}, false, border);

    Image score(frame.rows, frame.cols);
    for (int y = 0; y < frame.rows; ++y) {
        const double* c = correlation.ptr<double>(y);
        const double* s = sum.ptr<double>(y);
        const double* q = squares.ptr<double>(y);
        for (int x = 0; x < frame.cols; ++x) {
            const double overlap = c[x] - templateSum * s[x] / pixels;
            const double residual = q[x] - s[x] * s[x] / pixels; // without a spot
            double ratio = 0;
            if (overlap > 0 && residual > 0)
                ratio = std::min(overlap * overlap / (templateSquare * residual), 1 - 1e-12);
            // -ln(1 - ratio); nearly all pixels are empty and need only the beginning of its series.
            const double logarithm = ratio < 0.1
                                         ? ratio * (1 + ratio * (1.0 / 2 + ratio * (1.0 / 3 + ratio / 4)))
                                         : -std::log1p(-ratio);
            score(y, x) = static_cast<float>(0.5 * pixels * logarithm);
        }
    }
    return score;
}

Image differenceOfGaussians(const cv::Mat& frame, double narrow, double wide) {
    cv::Mat small, large;
    cv::GaussianBlur(frame, small, {}, narrow, narrow, border);
    cv::GaussianBlur(frame, large, {}, wide, wide, border);
    const cv::Mat response = small - large;
    return inSpreads(response, robustSpread(response));
}

Image laplacianOfGaussian(const cv::Mat& frame, double psfSigma) {
    // The Laplacian of a Gaussian as two separable filters: g''(x) g(y) + g(x) g''(y).
    const int half = std::max(3, static_cast<int>(std::ceil(4 * psfSigma)));
    Eigen::ArrayXd gauss(2 * half + 1), second(2 * half + 1);
    for (int i = -half; i <= half; ++i) {
        const double u = i / psfSigma;
        gauss[i + half] = std::exp(-0.5 * u * u);
        second[i + half] = (u * u - 1) * gauss[i + half];
    }
    second -= second.mean(); // blind to a constant background
    cv::Mat acrossX, acrossY;
    cv::sepFilter2D(frame, acrossX, CV_32F, column(second), column(gauss), {-1, -1}, 0, border);
    cv::sepFilter2D(frame, acrossY, CV_32F, column(gauss), column(second), {-1, -1}, 0, border);
    const cv::Mat response = -(acrossX + acrossY);
    return inSpreads(response, robustSpread(response));
}

Image waveletScore(const cv::Mat& frame) {
    const cv::Mat first = (cv::Mat_<double>(5, 1) << 1, 4, 6, 4, 1) / 16.0;
    const cv::Mat holes = (cv::Mat_<double>(9, 1) << 1, 0, 4, 0, 6, 0, 4, 0, 1) / 16.0;
    cv::Mat smooth, smoother;
    cv::sepFilter2D(frame, smooth, CV_32F, first, first, {-1, -1}, 0, border);
    cv::sepFilter2D(smooth, smoother, CV_32F, holes, holes, {-1, -1}, 0, border);
    return inSpreads(smooth - smoother, robustSpread(frame - smooth));
}

} // namespace

Image spotScore(const Image& image, DetectorKind detector, double psfSigma) {
    const cv::Mat frame = withoutMean(image);
    switch (detector) {
    case DetectorKind::Glrt:
        return glrtScore(frame, psfSigma);
    case DetectorKind::Log:
        return laplacianOfGaussian(frame, psfSigma);
    case DetectorKind::Dog:
        return differenceOfGaussians(frame, psfSigma, 1.6 * psfSigma);
    case DetectorKind::Wavelet:
        return waveletScore(frame);
    }
    return {};
}

std::vector<Candidate> localMaxima(const Image& score, double threshold) {
    Image highest = score, copy = score;
    cv::Mat result = view(highest);
    cv::dilate(view(copy), result, cv::Mat::ones(5, 5, CV_8U));
    std::vector<Candidate> found;
    for (Eigen::Index y = 0; y < score.rows(); ++y)
        for (Eigen::Index x = 0; x < score.cols(); ++x)
            if (score(y, x) > threshold && score(y, x) >= highest(y, x))
                found.push_back({x, y, score(y, x)});
    std::sort(found.begin(), found.end(),
              [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return found;
}

} // namespace perrin
