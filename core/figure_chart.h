// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

// Charts for reports, as a PNG file's bytes, on white. Texts are ASCII; '^2' is raised, "um" gets its Greek
// letter.

struct ChartAxis {
    std::string label{}; // with its unit
    bool logarithmic = false;
    std::optional<double> low{}, high{}; // empty: as far as the points go
};

/// A value of x with its interval, drawn above the points of its series in their colour.
struct ChartSpan {
    double value = 0;
    std::optional<double> low{}, high{};
};

struct ChartSeries {
    std::string name{};
    std::vector<std::pair<double, double>> points{}; // those that an axis cannot show are left out
    bool line = false;                               // joined; else dots
    std::optional<ChartSpan> span{};
};

/// Points or lines in a plane.
struct PointChart {
    std::string title{}, caption{};
    ChartAxis x{}, y{};
    std::vector<ChartSeries> series{};
    bool identity = false; // the line y = x; both axes then go equally far
};
std::vector<std::uint8_t> chartPng(const PointChart& chart);

struct BarSeries {
    std::string name{};
    std::vector<std::optional<double>> values{}; // one a category
    std::vector<double> errors{};                // half lengths of error bars; may be empty
};

/// Bars side by side in each category, from 0. Long names go on several lines, broken behind hyphens; a
/// caption breaks at '\n'.
struct BarChart {
    std::string title{}, caption{}, valueLabel{}, categoryLabel{};
    std::vector<std::string> categories{};
    std::vector<BarSeries> series{};
    std::vector<double> references{}; // dashed lines across
    std::optional<double> high{};     // empty: as far as the bars go
};
std::vector<std::uint8_t> chartPng(const BarChart& chart);

} // namespace perrin
