// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure.h"

#include "core/colormap.h"
#include "core/error.h"
#include "core/figure_canvas.h"
#include "core/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

// Lengths are px of the final picture.
constexpr int margin = 16, titleHeight = 44, captionHeight = 34, barSpace = 118, barWidth = 14;
constexpr double titleLetters = 13, captionLetters = 10.5;
const cv::Scalar background(24, 20, 18), ink(235, 232, 230), dimInk(170, 165, 160),
    rim(205, 202, 200), shade = Canvas::shade;

float quantile(std::vector<float>& values, double share) {
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// Grey levels; black and white leave out the extreme pixels.
cv::Mat greyLevels(const Image& frame) {
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(frame.size()));
    std::copy_if(frame.data(), frame.data() + frame.size(), std::back_inserter(values),
                 [](float value) { return std::isfinite(value); });
    cv::Mat levels(static_cast<int>(frame.rows()), static_cast<int>(frame.cols()), CV_8UC3,
                   cv::Scalar(0, 0, 0));
    if (values.empty())
        return levels;
    const float black = quantile(values, 0.01), white = quantile(values, 0.999);
    const float range = white > black ? white - black : 1.0f;
    for (int y = 0; y < levels.rows; ++y)
        for (int x = 0; x < levels.cols; ++x) {
            const float value = (frame(y, x) - black) / range;
            const auto level =
                static_cast<std::uint8_t>(std::isfinite(value) ? std::clamp(value, 0.0f, 1.0f) * 225 : 0);
            levels.at<cv::Vec3b>(y, x) = {level, level, level};
        }
    return levels;
}

class Overlay {
  public:
    Overlay(Canvas& canvas, const cv::Rect& place, int zoom)
        : canvas_(canvas), place_(place), zoom_(zoom), radius_(std::max(9.0, 2.6 * zoom)) {}

    void draw(const std::vector<FigureMark>& marks) {
        for (const FigureMark& mark : marks)
            drawTail(mark);
        for (const FigureMark& mark : marks) {
            // The pale rim keeps the dark end of the colours visible on dark pixels.
            canvas_.ring(shown(mark.x, mark.y), radius_, rim, 4.5);
            canvas_.ring(shown(mark.x, mark.y), radius_, bgr(diffusionColor(mark.d)), 2.5);
            const cv::Point2d centre = shown(mark.x, mark.y);
            taken_.emplace_back(centre.x - radius_, centre.y - radius_, 2 * radius_, 2 * radius_);
        }
        for (const FigureMark& mark : marks)
            drawLabel(mark);
    }
    void keepFree(const cv::Rect2d& area) { taken_.push_back(area); }

  private:
    cv::Point2d shown(double x, double y) const {
        return {place_.x + (x + 0.5) * zoom_, place_.y + (y + 0.5) * zoom_};
    }
    void drawTail(const FigureMark& mark) {
        std::vector<cv::Point2d> points;
        for (const auto& [x, y] : mark.tail)
            points.push_back(shown(x, y));
        points.push_back(shown(mark.x, mark.y));
        const cv::Scalar color = bgr(diffusionColor(mark.d));
        for (std::size_t i = 1; i < points.size(); ++i) {
            // The oldest steps are the faintest.
            const double age = static_cast<double>(i) / static_cast<double>(points.size());
            canvas_.line(points[i - 1], points[i], color * (0.4 + 0.6 * age), 1.6);
        }
    }
    void drawLabel(const FigureMark& mark) {
        if (mark.label.empty())
            return;
        const cv::Point2d centre = shown(mark.x, mark.y);
        const double width = Canvas::textWidth(mark.label, letters_), gap = radius_ + 5;
        const std::array<cv::Point2d, 6> starts{
            cv::Point2d{gap, letters_ / 2}, {-gap - width, letters_ / 2}, {-width / 2, -gap},
            {-width / 2, gap + letters_},   {gap * 0.8, -gap * 0.8},      {gap * 0.8, gap * 0.8 + letters_}};
        for (const cv::Point2d& start : starts) {
            const cv::Point2d baseline = centre + start;
            const cv::Rect2d area(baseline.x - 2, baseline.y - letters_ - 2, width + 4, letters_ + 4);
            const bool inside = (area & cv::Rect2d(place_)).area() > area.area() * 0.999;
            if (!inside || std::any_of(taken_.begin(), taken_.end(),
                                       [&](const cv::Rect2d& other) { return (area & other).area() > 0; }))
                continue;
            canvas_.text(mark.label, baseline, letters_, ink, true);
            taken_.push_back(area);
            return;
        }
    }

    Canvas& canvas_;
    cv::Rect place_;
    int zoom_;
    double radius_;
    static constexpr double letters_ = 11;
    std::vector<cv::Rect2d> taken_;
};

/// Bottom left. Returns the area it covers.
cv::Rect2d drawScaleBar(Canvas& canvas, const cv::Rect& place, double pixelsPerMicrometre) {
    const double length = scaleBarLength(place.width / 4.0 / pixelsPerMicrometre);
    const double shown = length * pixelsPerMicrometre;
    const cv::Point2d corner(place.x + 14, place.y + place.height - 20);
    canvas.fill({corner.x - 1, corner.y - 1, shown + 2, 7}, shade);
    canvas.fill({corner.x, corner.y, shown, 5}, ink);
    const std::string label = numberText(length, 3) + " um";
    const double width = Canvas::textWidth(label, 12);
    canvas.text(label, {corner.x + (shown - width) / 2, corner.y - 8}, 12, ink, true);
    return {corner.x, corner.y - 24, std::max(shown, width), 34};
}

void drawColorBar(Canvas& canvas, const cv::Rect& place) {
    const double left = place.x + place.width + 20, top = place.y + 34, bottom = place.y + place.height - 34;
    canvas.text("D (um^2/s)", {left, place.y + 14.0}, 11, ink);
    const int steps = static_cast<int>(bottom - top) * Canvas::oversampling;
    for (int i = 0; i < steps; ++i) {
        const double y = bottom - (i + 1) * (bottom - top) / steps;
        canvas.fill({left, y, barWidth, (bottom - top) / steps}, bgr(viridis(double(i) / (steps - 1))));
    }
    for (const double tick : diffusionScaleTicks) {
        const double y = bottom - diffusionScalePosition(tick) * (bottom - top);
        canvas.line({left + barWidth + 2, y}, {left + barWidth + 7, y}, dimInk, 1);
        canvas.text(numberText(tick), {left + barWidth + 12, y + 5}, 11, ink);
    }
    canvas.fill({left, bottom + 16, barWidth, barWidth}, bgr(noEstimateColor));
    canvas.text("no value", {left + barWidth + 12, bottom + 28}, 10, dimInk);
}

} // namespace

double scaleBarLength(double longest) {
    const double power = std::pow(10, std::floor(std::log10(longest)));
    for (const double factor : {5.0, 2.0})
        if (factor * power <= longest)
            return factor * power;
    return power;
}

std::vector<std::uint8_t> overlayPng(const OverlayFigure& figure) {
    if (figure.frame.size() == 0)
        throw Error("the overlay needs a frame, but the movie's frame is empty");
    const auto width = static_cast<int>(figure.frame.cols()), height = static_cast<int>(figure.frame.rows());
    const int zoom = std::max(1, 900 / std::max(width, height));
    // The colour bar and the words need some room beside even the smallest frame.
    const cv::Rect place(margin, titleHeight, width * zoom, height * zoom);
    const double words = std::max(Canvas::textWidth(figure.title, titleLetters),
                                  Canvas::textWidth(figure.caption, captionLetters));
    Canvas canvas(std::max(place.width + margin + barSpace, static_cast<int>(words) + 2 * margin),
                  std::max(place.height, 260) + titleHeight + captionHeight, background);
    canvas.picture(greyLevels(figure.frame), place);
    canvas.text(figure.title, {double(margin), titleHeight - 17.0}, titleLetters, ink);
    canvas.text(figure.caption, {double(margin), place.y + place.height + 22.0}, captionLetters, dimInk);
    Overlay overlay(canvas, place, zoom);
    if (figure.pixelSize)
        overlay.keepFree(drawScaleBar(canvas, place, zoom / *figure.pixelSize));
    overlay.draw(figure.marks);
    if (figure.pixelSize)
        drawScaleBar(canvas, place, zoom / *figure.pixelSize);
    drawColorBar(canvas, place);
    return canvas.png();
}

} // namespace perrin
