// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure_map.h"

#include "core/figure.h"
#include "core/figure_canvas.h"
#include "core/figure_scale.h"
#include "core/table.h"

#include <algorithm>
#include <functional>

namespace perrin {
namespace {

// Lengths are px of the final picture.
constexpr int mapMargin = 16, mapTop = 74, mapCaption = 18, mapBarSpace = 96, panelLength = 480;
constexpr double mapBarWidth = 14, mapLetters = 11, mapTitle = 13;
const cv::Scalar mapPaper(255, 255, 255), mapInk(40, 36, 34), mapGreyInk(110, 104, 100),
    hatchPaper(214, 214, 214), hatchInk(168, 168, 168);

cv::Scalar grey(double share) {
    const double level = 245 - 215 * std::clamp(share, 0.0, 1.0);
    return {level, level, level};
}

/// One panel: bins, hatched where they have no colour.
void drawBins(Canvas& canvas, const cv::Rect& place, const Image& values,
              const std::function<cv::Scalar(double)>& color) {
    const double side = place.width / static_cast<double>(values.cols());
    for (Eigen::Index row = 0; row < values.rows(); ++row)
        for (Eigen::Index column = 0; column < values.cols(); ++column) {
            const cv::Rect2d bin(place.x + static_cast<double>(column) * side,
                                 place.y + static_cast<double>(row) * side, side, side);
            const float value = values(row, column);
            canvas.fill(bin, std::isfinite(value) ? color(value) : hatchPaper);
            if (!std::isfinite(value) && side >= 4)
                canvas.line({bin.x, bin.y + side}, {bin.x + side, bin.y}, hatchInk, 0.5);
        }
    const cv::Point2d topLeft(place.x, place.y), bottomRight(place.x + place.width, place.y + place.height);
    canvas.line(topLeft, {bottomRight.x, topLeft.y}, mapGreyInk, 1);
    canvas.line({bottomRight.x, topLeft.y}, bottomRight, mapGreyInk, 1);
    canvas.line(bottomRight, {topLeft.x, bottomRight.y}, mapGreyInk, 1);
    canvas.line({topLeft.x, bottomRight.y}, topLeft, mapGreyInk, 1);
}

void drawBar(Canvas& canvas, const cv::Rect& panel, const std::string& label, const AxisScale& scale,
             const std::function<cv::Scalar(double)>& ofShare) {
    const double left = panel.x + panel.width + 14, top = panel.y + 6, bottom = panel.y + panel.height - 6.0;
    canvas.text(label, {double(panel.x), panel.y - 10.0}, mapLetters, mapInk);
    const int steps = static_cast<int>(bottom - top) * Canvas::oversampling;
    for (int i = 0; i < steps; ++i)
        canvas.fill({left, bottom - (i + 1) * (bottom - top) / steps, mapBarWidth, (bottom - top) / steps},
                    ofShare(double(i) / (steps - 1)));
    for (const double tick : scale.ticks()) {
        canvas.line({left + mapBarWidth + 2, scale(tick)}, {left + mapBarWidth + 7, scale(tick)}, mapGreyInk,
                    1);
        canvas.text(numberText(tick, 3), {left + mapBarWidth + 11, scale(tick) + 4}, 10, mapInk);
    }
}

void drawLengthBar(Canvas& canvas, const cv::Rect& panel, double pixelsPerMicrometre) {
    const double length = scaleBarLength(panel.width / 3.0 / pixelsPerMicrometre),
                 shown = length * pixelsPerMicrometre, y = panel.y + panel.height + 12.0;
    canvas.fill({double(panel.x), y, shown, 4}, mapInk);
    canvas.text(numberText(length, 3) + " um", {panel.x + shown + 8, y + 7}, mapLetters, mapInk);
}

std::vector<std::string> captionLines(const std::string& caption) {
    std::vector<std::string> lines(1);
    for (const char letter : caption)
        if (letter == '\n')
            lines.emplace_back();
        else
            lines.back() += letter;
    return lines;
}

void checkFigure(const MapFigure& figure) {
    if (figure.values.size() == 0)
        throw Error("the map has no bins; there is nothing to draw");
    if (figure.counts.rows() != figure.values.rows() || figure.counts.cols() != figure.values.cols())
        throw Error("the map has " + std::to_string(figure.values.size()) + " bins but " +
                    std::to_string(figure.counts.size()) + " counts; it needs one a bin");
    if (!(figure.limits.first > 0 && figure.limits.second > figure.limits.first))
        throw Error("the limits of the map's colours are " + numberText(figure.limits.first) + " to " +
                    numberText(figure.limits.second) + "; they must be above 0 and in order");
}

} // namespace

std::vector<std::uint8_t> mapPng(const MapFigure& figure) {
    checkFigure(figure);
    const auto columns = static_cast<double>(figure.values.cols()),
               rows = static_cast<double>(figure.values.rows());
    const double side = panelLength / std::max(columns, rows);
    const int width = std::max(40, static_cast<int>(std::lround(side * columns)));
    const int height = std::max(160, static_cast<int>(std::lround(side * rows)));
    const cv::Rect map(mapMargin, mapTop, width, static_cast<int>(std::lround(width / columns * rows)));
    const cv::Rect counts(map.x + width + mapBarSpace, mapTop, width, map.height);
    const std::vector<std::string> lines = captionLines(figure.caption);
    double words = Canvas::textWidth(figure.title, mapTitle);
    for (const std::string& line : lines)
        words = std::max(words, Canvas::textWidth(line, 10));
    const int captionTop = mapTop + std::max(height, map.height) + 40;
    Canvas canvas(std::max(counts.x + width + mapBarSpace, static_cast<int>(words) + 2 * mapMargin),
                  captionTop + mapCaption * static_cast<int>(lines.size()), mapPaper);
    canvas.text(figure.title, {double(mapMargin), 28}, mapTitle, mapInk);

    const auto [low, high] = figure.limits;
    const double most = std::max(1.0f, figure.counts.maxCoeff());
    const auto barOf = [&](const cv::Rect& panel) {
        return cv::Rect(panel.x, panel.y, panel.width, std::max(panel.height, height));
    };
    const auto bar = [&](double from, double to, bool logarithmic) {
        const cv::Rect area = barOf(map);
        return AxisScale(from, to, logarithmic, area.y + area.height - 6.0, area.y + 6.0);
    };
    drawBins(canvas, map, figure.values,
             [&](double value) { return bgr(viridis(std::log(value / low) / std::log(high / low))); });
    drawBar(canvas, barOf(map), figure.valueLabel, bar(low, high, true),
            [](double share) { return bgr(viridis(share)); });
    drawBins(canvas, counts, figure.counts, [&](double count) { return grey(count / most); });
    drawBar(canvas, barOf(counts), figure.countLabel, bar(0, most, false), grey);
    drawLengthBar(canvas, map, width / columns / figure.binSize);
    for (std::size_t i = 0; i < lines.size(); ++i)
        canvas.text(lines[i], {double(mapMargin), captionTop + mapCaption * double(i)}, 10, mapGreyInk);
    return canvas.png();
}

} // namespace perrin
