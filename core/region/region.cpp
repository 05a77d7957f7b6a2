// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/region.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <tuple>
#include <utility>

namespace perrin {
namespace {

constexpr int ovalCorners = 144; // its area is right to 0.03 %; a multiple of 4, so that it touches its box

constexpr std::array<std::pair<RegionShape, const char*>, 4> shapes{{{RegionShape::Rectangle, "rectangle"},
                                                                     {RegionShape::Polygon, "polygon"},
                                                                     {RegionShape::Freehand, "freehand"},
                                                                     {RegionShape::Oval, "oval"}}};
constexpr std::array<std::pair<RegionUse, const char*>, 3> uses{
    {{RegionUse::Label, "label"}, {RegionUse::Inside, "inside"}, {RegionUse::Outside, "outside"}}};

template<class Value, std::size_t n>
const char* nameIn(const std::array<std::pair<Value, const char*>, n>& names, Value value) {
    return std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == value; })
        ->second;
}

template<class Value, std::size_t n>
Value valueIn(const std::array<std::pair<Value, const char*>, n>& names, std::string_view name,
              const char* subject) {
    std::string known;
    for (const auto& [value, text] : names) {
        if (name == text)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(text);
    }
    throw Error(std::string(subject) + " \"" + std::string(name) + "\" is not known; choose one of " + known);
}

/// Signed, of the corners a, b and c; twice the triangle.
double cross(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Whether all corners lie on one line, as far as rounding lets one see.
bool isFlat(const std::vector<Point>& outline) {
    const Point& origin = outline.front();
    const auto distance = [&](const Point& p) { return std::hypot(p.x - origin.x, p.y - origin.y); };
    const Point& far = *std::max_element(outline.begin(), outline.end(), [&](const Point& a, const Point& b) {
        return distance(a) < distance(b);
    });
    const double reach = distance(far);
    return std::all_of(outline.begin(), outline.end(), [&](const Point& point) {
        return std::abs(cross(origin, far, point)) <= 1e-9 * reach * reach;
    });
}

} // namespace

const char* name(RegionShape shape) {
    return nameIn(shapes, shape);
}
RegionShape regionShape(std::string_view name) {
    return valueIn(shapes, name, "region shape");
}
const char* name(RegionUse use) {
    return nameIn(uses, use);
}
RegionUse regionUse(std::string_view name) {
    return valueIn(uses, name, "region use");
}

void Region::check() const {
    const std::string subject = "region \"" + name + "\" ";
    if (outline.size() < 3)
        throw Error(subject + "has " + std::to_string(outline.size()) +
                    (outline.size() == 1 ? " corner" : " corners") + "; a region needs at least 3");
    for (const Point& point : outline)
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            throw Error(subject + "has a corner without a place; draw it again");
    if (isFlat(outline))
        throw Error(subject + "has no area; draw it larger");
}

bool contains(const Region& region, double x, double y) {
    bool inside = false;
    for (std::size_t i = 0; i < region.outline.size(); ++i) {
        const Point& one = region.outline[i];
        const Point& other = region.outline[(i + 1) % region.outline.size()];
        // Always from above to below, so that an edge is cut at the same place in either direction.
        const auto& [upper, lower] = one.y < other.y ? std::tie(one, other) : std::tie(other, one);
        if (upper.y <= y && y < lower.y &&
            x < upper.x + (lower.x - upper.x) * ((y - upper.y) / (lower.y - upper.y)))
            inside = !inside;
    }
    return inside;
}

double area(const Region& region) {
    double twice = 0;
    for (std::size_t i = 2; i < region.outline.size(); ++i)
        twice += cross(region.outline[0], region.outline[i - 1], region.outline[i]);
    return std::abs(twice) / 2;
}

BoundingBox boundingBox(const Region& region) {
    const auto [left, right] = std::minmax_element(region.outline.begin(), region.outline.end(),
                                                   [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(region.outline.begin(), region.outline.end(),
                                                   [](const Point& a, const Point& b) { return a.y < b.y; });
    return {left->x, top->y, right->x, bottom->y};
}

Region rectangle(std::string name, const BoundingBox& box) {
    return {std::move(name),
            RegionShape::Rectangle,
            {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}};
}

Region oval(std::string name, const BoundingBox& box) {
    Region region{std::move(name), RegionShape::Oval, {}};
    const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    for (int i = 0; i < ovalCorners; ++i) {
        const double angle = 2 * std::numbers::pi * i / ovalCorners;
        region.outline.push_back({x + (box.right - box.left) / 2 * std::cos(angle),
                                  y + (box.bottom - box.top) / 2 * std::sin(angle)});
    }
    return region;
}

void makeNamesUnique(std::vector<Region>& regions) {
    std::set<std::string> given;
    for (const Region& region : regions)
        given.insert(region.name);
    std::set<std::string> taken;
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        std::string& name = regions[i].name;
        if (!name.empty() && taken.insert(name).second)
            continue;
        const std::string stem = name.empty() ? "region" : name;
        std::size_t& number = numbers.try_emplace(stem, name.empty() ? 0 : 1).first->second;
        do
            name = stem + " " + std::to_string(++number);
        while (given.contains(name) || taken.contains(name));
        taken.insert(name);
    }
}

} // namespace perrin
