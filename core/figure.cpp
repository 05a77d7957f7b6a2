// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure.h"

#include "core/colormap.h"
#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace perrin {
namespace {

// Drawn at twice its size and reduced, which smooths lines and letters; lengths below are px of the final
// picture.
constexpr int oversampling = 2;
constexpr int margin = 16, titleHeight = 44, captionHeight = 34, barSpace = 118, barWidth = 14;
constexpr double titleLetters = 13, captionLetters = 10.5;
const cv::Scalar background(24, 20, 18), ink(235, 232, 230), dimInk(170, 165, 160), rim(205, 202, 200),
    shade(0, 0, 0);

cv::Scalar bgr(Rgb color) {
    return {double(color.blue), double(color.green), double(color.red)};
}

/// The canvas and what is drawn on it, in final px.
class Canvas {
  public:
    Canvas(int width, int height)
        : pixels_(height * oversampling, width * oversampling, CV_8UC3, background) {}

    void picture(const cv::Mat& image, const cv::Rect& place) {
        cv::Mat target = pixels_(cv::Rect(place.x * oversampling, place.y * oversampling,
                                          place.width * oversampling, place.height * oversampling));
        cv::resize(image, target, target.size(), 0, 0, cv::INTER_NEAREST);
    }
    void fill(const cv::Rect2d& place, const cv::Scalar& color) {
        cv::rectangle(pixels_, at(place.tl()), at(place.br()), color, cv::FILLED);
    }
    void line(cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
        cv::line(pixels_, fine(from), fine(to), color, thickness(width), cv::LINE_AA, fractionBits);
    }
    void ring(cv::Point2d centre, double radius, const cv::Scalar& color, double width) {
        const int r = static_cast<int>(std::lround(radius * oversampling * (1 << fractionBits)));
        cv::circle(pixels_, fine(centre), r, color, thickness(width), cv::LINE_AA, fractionBits);
    }
    /// Text whose baseline begins at `place`; '^2' is raised, "um" gets its Greek letter.
    void text(const std::string& words, cv::Point2d place, double height, const cv::Scalar& color,
              bool outlined = false) {
        if (outlined)
            write(words, place, height, shade, 4.2);
        write(words, place, height, color, 1.2);
    }
    static double textWidth(const std::string& words, double height) {
        double width = 0;
        for (const Piece& piece : pieces(words))
            width += pieceWidth(piece, height);
        return width;
    }
    cv::Mat reduced() const {
        cv::Mat small;
        cv::resize(pixels_, small, cv::Size(), 1.0 / oversampling, 1.0 / oversampling, cv::INTER_AREA);
        return small;
    }

  private:
    static constexpr int fractionBits = 4;
    static constexpr int font = cv::FONT_HERSHEY_SIMPLEX;

    struct Piece {
        std::string letters;
        bool raised = false, mu = false;
    };
    static std::vector<Piece> pieces(const std::string& words) {
        std::vector<Piece> all(1);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == '^' && i + 1 < words.size()) {
                all.push_back({std::string(1, words[++i]), true});
                all.emplace_back();
            } else if (words.compare(i, 2, "um") == 0 &&
                       (i == 0 || words[i - 1] == ' ' || words[i - 1] == '(')) {
                all.push_back({"u", false, true});
                all.emplace_back();
            } else {
                all.back().letters += words[i];
            }
        }
        return all;
    }
    static double fontScale(double height) {
        return height * oversampling / 21.0;
    } // capitals of Hershey are 21 high
    static double pieceWidth(const Piece& piece, double height) {
        if (piece.letters.empty())
            return 0;
        int below = 0;
        const double size = piece.raised ? 0.65 * height : height;
        return cv::getTextSize(piece.letters, font, fontScale(size), 1, &below).width / double(oversampling);
    }
    void write(const std::string& words, cv::Point2d place, double height, const cv::Scalar& color,
               double width) {
        for (const Piece& piece : pieces(words)) {
            if (piece.letters.empty())
                continue;
            const double size = piece.raised ? 0.65 * height : height;
            const cv::Point2d start(place.x, place.y - (piece.raised ? 0.5 * height : 0));
            cv::putText(pixels_, piece.letters, at(start), font, fontScale(size), color, thickness(width),
                        cv::LINE_AA);
            if (piece.mu) {
                // Hershey's "u" begins 4 of 21 units in; the tail of the Greek letter hangs from there.
                const double stem = place.x + height * 4 / 21.0;
                line({stem, place.y - 0.5 * height}, {stem, place.y + 0.36 * height}, color, width);
            }
            place.x += pieceWidth(piece, height);
        }
    }
    static int thickness(double width) {
        return std::max(1, static_cast<int>(std::lround(width * oversampling)));
    }
    static cv::Point at(cv::Point2d p) {
        return {static_cast<int>(std::lround(p.x * oversampling)),
                static_cast<int>(std::lround(p.y * oversampling))};
    }
    static cv::Point fine(cv::Point2d p) {
        const double unit = oversampling * (1 << fractionBits);
        return {static_cast<int>(std::lround(p.x * unit)), static_cast<int>(std::lround(p.y * unit))};
    }
    cv::Mat pixels_;
};

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
    const int steps = static_cast<int>(bottom - top) * oversampling;
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
                  std::max(place.height, 260) + titleHeight + captionHeight);
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
    std::vector<std::uint8_t> png;
    if (!cv::imencode(".png", canvas.reduced(), png))
        throw Error("the overlay could not be encoded as PNG");
    return png;
}

} // namespace perrin
