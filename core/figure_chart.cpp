// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure_chart.h"

#include "core/figure_canvas.h"
#include "core/figure_scale.h"
#include "core/table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace perrin {
namespace {

constexpr int leftSpace = 78, topSpace = 74, bottomSpace = 84, rightSpace = 24, legendText = 38;
constexpr int lineHeight = 15; // of small letters
constexpr double headlineLetters = 14, letters = 11, smallLetters = 10;
constexpr double nameGap = 10; // px between the names of neighbouring bars
const cv::Scalar paper(255, 255, 255), blackInk(40, 36, 34), greyInk(110, 104, 100), grid(232, 230, 228);

/// Okabe & Ito's colours, which colour-blind people tell apart; after them the same, lighter.
cv::Scalar seriesColor(std::size_t index) {
    static constexpr std::array<Rgb, 8> colors{Rgb{0, 114, 178},   Rgb{213, 94, 0},  Rgb{0, 158, 115},
                                               Rgb{204, 121, 167}, Rgb{230, 159, 0}, Rgb{86, 180, 233},
                                               Rgb{120, 120, 120}, Rgb{60, 60, 60}};
    const cv::Scalar color = bgr(colors[index % colors.size()]);
    return index < colors.size() ? color : 0.5 * (color + paper);
}

std::pair<double, double> rangeOf(const std::vector<double>& values, const ChartAxis& axis) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : values)
        if (std::isfinite(value) && (!axis.logarithmic || value > 0)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (!(low <= high))
        std::tie(low, high) = axis.logarithmic ? std::pair{0.1, 10.0} : std::pair{0.0, 1.0};
    if (axis.logarithmic) {
        const double room = std::pow(high / low, 0.04) * 1.02;
        low /= room;
        high *= room;
    } else {
        const double room = high > low ? 0.04 * (high - low) : std::max(0.5, 0.1 * std::abs(high));
        low = low >= 0 && low < 0.3 * high ? 0 : low - room;
        high += room;
    }
    return {axis.low.value_or(low), axis.high.value_or(high)};
}

/// Room of a legend, px; none is drawn for a single series.
int legendRoom(const std::vector<std::string>& names) {
    double widest = 80;
    for (const std::string& name : names)
        widest = std::max(widest, Canvas::textWidth(name, letters));
    return names.size() > 1 ? legendText + static_cast<int>(std::ceil(widest)) : 0;
}

/// below: room that the names and the caption need beyond one line each, px.
cv::Rect2d plotArea(int width, int height, int legend, int below = 0) {
    return {double(leftSpace), double(topSpace), double(width - leftSpace - rightSpace - legend),
            double(height - topSpace - bottomSpace - below)};
}

std::vector<std::string> linesOf(const std::string& words) {
    std::vector<std::string> lines(1);
    for (const char letter : words)
        if (letter == '\n')
            lines.emplace_back();
        else
            lines.back() += letter;
    return lines;
}

int roomBeyondOne(std::size_t lines) {
    return lineHeight * (static_cast<int>(lines) - 1);
}

/// Each up to and with a hyphen.
std::vector<std::string> hyphenParts(const std::string& words) {
    std::vector<std::string> parts(1);
    for (const char letter : words) {
        parts.back() += letter;
        if (letter == '-')
            parts.emplace_back();
    }
    return parts;
}

/// On several lines where the words are longer than the room, broken behind hyphens.
std::vector<std::string> wrapped(const std::string& words, double room) {
    std::vector<std::string> lines(1);
    for (const std::string& part : hyphenParts(words)) {
        if (!lines.back().empty() && Canvas::textWidth(lines.back() + part, smallLetters) > room)
            lines.emplace_back();
        lines.back() += part;
    }
    return lines;
}

void drawWords(Canvas& canvas, const std::string& title, const std::string& caption, int height) {
    canvas.text(title, {leftSpace - 50.0, 28}, headlineLetters, blackInk);
    const std::vector<std::string> lines = linesOf(caption);
    double y = height - 14.0 - roomBeyondOne(lines.size());
    for (const std::string& line : lines) {
        canvas.text(line, {leftSpace - 50.0, y}, smallLetters, greyInk);
        y += lineHeight;
    }
}

void centredText(Canvas& canvas, const std::string& words, cv::Point2d middle, double size,
                 const cv::Scalar& color) {
    canvas.text(words, {middle.x - Canvas::textWidth(words, size) / 2, middle.y}, size, color);
}

void drawValueAxis(Canvas& canvas, const cv::Rect2d& area, const AxisScale& y, const std::string& label) {
    for (const double tick : y.ticks()) {
        const std::string words = numberText(tick, 4);
        canvas.line({area.x, y(tick)}, {area.x + area.width, y(tick)}, grid, 1);
        canvas.text(words, {area.x - 9 - Canvas::textWidth(words, letters), y(tick) + 4}, letters, blackInk);
    }
    canvas.text(label, {area.x - 50, area.y - 14}, letters,
                blackInk); // lying: easier read than along the axis
}

void drawFrame(Canvas& canvas, const cv::Rect2d& area) {
    const cv::Point2d corner(area.x, area.y + area.height);
    canvas.line({area.x, area.y}, corner, blackInk, 1);
    canvas.line(corner, area.br(), blackInk, 1);
}

void drawLegend(Canvas& canvas, const cv::Rect2d& area, const std::vector<std::string>& names) {
    double y = area.y + 12;
    for (std::size_t i = 0; i < names.size(); ++i, y += 21) {
        canvas.fill({area.x + area.width + 20, y - 9, 11, 11}, seriesColor(i));
        canvas.text(names[i], {area.x + area.width + legendText, y}, letters, blackInk);
    }
}

template<class Series>
std::vector<std::string> namesOf(const std::vector<Series>& series) {
    std::vector<std::string> names;
    for (const Series& one : series)
        names.push_back(one.name);
    return names;
}

void drawSeries(Canvas& canvas, const ChartSeries& series, const AxisScale& x, const AxisScale& y,
                const cv::Scalar& color) {
    std::optional<cv::Point2d> last;
    const double radius = series.points.size() > 1000 ? 1.6 : series.points.size() > 300 ? 2.2 : 3;
    for (const auto& [first, second] : series.points) {
        if (!x.shows(first) || !y.shows(second))
            continue;
        const cv::Point2d place(x(first), y(second));
        if (!series.line)
            canvas.disc(place, radius, color);
        else if (last)
            canvas.line(*last, place, color, 1.6);
        last = place;
    }
}

constexpr double spanRow = 15, spansTop = 12; // px, of the spans above the points

/// Room that spans need at the top, px.
double spanRoom(const std::vector<ChartSeries>& series) {
    const auto spans = std::count_if(series.begin(), series.end(),
                                     [](const ChartSeries& one) { return one.span.has_value(); });
    return spans > 0 ? spansTop + spanRow * static_cast<double>(spans) : 0;
}

void drawSpans(Canvas& canvas, const cv::Rect2d& area, const std::vector<ChartSeries>& series,
               const AxisScale& x) {
    const double right = area.x + area.width;
    double y = area.y + spansTop;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!series[i].span)
            continue;
        const auto& [value, low, high] = *series[i].span;
        const cv::Scalar color = seriesColor(i);
        if (low && high)
            canvas.line({std::clamp(x(*low), area.x, right), y}, {std::clamp(x(*high), area.x, right), y},
                        color, 2.4);
        if (x.shows(value)) {
            canvas.disc({x(value), y}, 4.5, color);
            canvas.dashed({x(value), y}, {x(value), area.y + area.height}, color, 1);
        }
        y += spanRow;
    }
}

} // namespace

std::vector<std::uint8_t> chartPng(const PointChart& chart) {
    std::vector<double> xs, ys;
    for (const ChartSeries& series : chart.series)
        for (const auto& [first, second] : series.points) {
            xs.push_back(first);
            ys.push_back(second);
        }
    for (const ChartSeries& series : chart.series)
        if (series.span)
            xs.insert(xs.end(), {series.span->value, series.span->low.value_or(series.span->value),
                                 series.span->high.value_or(series.span->value)});
    auto xRange = rangeOf(xs, chart.x), yRange = rangeOf(ys, chart.y);
    if (chart.identity) {
        xRange = {std::min(xRange.first, yRange.first), std::max(xRange.second, yRange.second)};
        yRange = xRange;
    }
    const std::vector<std::string> names = namesOf(chart.series);
    const int legend = legendRoom(names);
    const int height = 600, width = (chart.identity ? 545 : legend > 0 ? 570 : 760) + legend;
    const cv::Rect2d area = plotArea(width, height, legend);
    const AxisScale x(xRange.first, xRange.second, chart.x.logarithmic, area.x, area.x + area.width);
    const AxisScale y(yRange.first, yRange.second, chart.y.logarithmic, area.y + area.height,
                      area.y + spanRoom(chart.series));
    Canvas canvas(width, height, paper);
    drawWords(canvas, chart.title, chart.caption, height);
    drawValueAxis(canvas, area, y, chart.y.label);
    for (const double tick : x.ticks()) {
        canvas.line({x(tick), area.y}, {x(tick), area.y + area.height}, grid, 1);
        centredText(canvas, numberText(tick, 4), {x(tick), area.y + area.height + 18}, letters, blackInk);
    }
    centredText(canvas, chart.x.label, {area.x + area.width / 2, area.y + area.height + 42}, letters,
                blackInk);
    if (chart.identity)
        canvas.dashed({x(xRange.first), y(xRange.first)}, {x(xRange.second), y(xRange.second)}, greyInk, 1.2);
    for (std::size_t i = 0; i < chart.series.size(); ++i)
        drawSeries(canvas, chart.series[i], x, y, seriesColor(i));
    drawSpans(canvas, area, chart.series, x);
    drawFrame(canvas, area);
    if (legend > 0)
        drawLegend(canvas, area, names);
    return canvas.png();
}

std::vector<std::uint8_t> chartPng(const BarChart& chart) {
    std::vector<double> values{0};
    for (const BarSeries& series : chart.series)
        for (std::size_t i = 0; i < series.values.size(); ++i)
            if (series.values[i])
                values.push_back(*series.values[i] + (i < series.errors.size() ? series.errors[i] : 0));
    values.insert(values.end(), chart.references.begin(), chart.references.end());
    const ChartAxis axis{.low = 0, .high = chart.high};
    const auto [low, high] = rangeOf(values, axis);
    const int legend = legendRoom(namesOf(chart.series));
    const double bars = static_cast<double>(chart.categories.size() * (chart.series.size() + 1));
    double widest = 0; // that cannot be broken
    for (const std::string& category : chart.categories)
        for (const std::string& part : hyphenParts(category))
            widest = std::max(widest, Canvas::textWidth(part, smallLetters));
    const double categories = static_cast<double>(chart.categories.size());
    const double across =
        std::max(std::clamp(bars * 22, 420.0, 1500.0), std::ceil(categories * (widest + nameGap)));
    const double room = across / std::max(1.0, categories);
    std::vector<std::vector<std::string>> names;
    std::size_t nameLines = 1;
    for (const std::string& category : chart.categories) {
        names.push_back(wrapped(category, room - nameGap));
        nameLines = std::max(nameLines, names.back().size());
    }
    const int belowNames = roomBeyondOne(nameLines);
    const int below = belowNames + roomBeyondOne(linesOf(chart.caption).size());
    const int height = 460 + below;
    const int width = static_cast<int>(std::ceil(across)) + leftSpace + rightSpace + legend;
    const cv::Rect2d area = plotArea(width, height, legend, below);
    const AxisScale y(low, high, false, area.y + area.height, area.y);
    Canvas canvas(width, height, paper);
    drawWords(canvas, chart.title, chart.caption, height);
    drawValueAxis(canvas, area, y, chart.valueLabel);
    const double bar = std::min(40.0, room / (static_cast<double>(chart.series.size()) + 0.8));
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const double middle = area.x + room * (static_cast<double>(i) + 0.5);
        double left = middle - bar * static_cast<double>(chart.series.size()) / 2;
        for (std::size_t k = 0; k < chart.series.size(); ++k, left += bar) {
            const BarSeries& series = chart.series[k];
            if (i >= series.values.size() || !series.values[i])
                continue;
            const double value = *series.values[i], top = y(std::min(value, high));
            canvas.fill({left + 1, top, bar - 2, y(0) - top}, seriesColor(k));
            if (i < series.errors.size() && value + series.errors[i] <= high)
                canvas.line({left + bar / 2, y(value - series.errors[i])},
                            {left + bar / 2, y(value + series.errors[i])}, blackInk, 1.2);
        }
        double line = area.y + area.height + 19;
        for (const std::string& part : names[i]) {
            centredText(canvas, part, {middle, line}, smallLetters, blackInk);
            line += lineHeight;
        }
    }
    centredText(canvas, chart.categoryLabel,
                {area.x + area.width / 2, area.y + area.height + 42 + belowNames}, letters, blackInk);
    for (const double reference : chart.references)
        if (y.shows(reference))
            canvas.dashed({area.x, y(reference)}, {area.x + area.width, y(reference)}, blackInk, 1.2);
    drawFrame(canvas, area);
    if (legend > 0)
        drawLegend(canvas, area, namesOf(chart.series));
    return canvas.png();
}

} // namespace perrin
