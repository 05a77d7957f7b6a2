// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

/// A place in px; the centre of the top-left pixel is (0, 0), its upper left corner (-0.5, -0.5).
struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct BoundingBox {
    double left = 0, top = 0, right = 0, bottom = 0; // px
};

enum class RegionShape { Rectangle, Polygon, Freehand, Oval };
const char* name(RegionShape shape);            // "rectangle", "polygon", "freehand", "oval"
RegionShape regionShape(std::string_view name); // throws Error listing the names

/// A part of the picture, in every frame the same. The outline closes itself; an oval's is a polygon of many
/// corners that touches its bounding box.
struct Region {
    std::string name;
    RegionShape shape = RegionShape::Polygon;
    std::vector<Point> outline; // px

    bool operator==(const Region&) const = default;
    /// Throws Error naming the region: fewer than 3 points, one that is not finite, or no area.
    void check() const;
};

/// Whether a place (px) is inside by the even-odd rule; a border shared by two regions belongs to one of
/// them.
bool contains(const Region& region, double x, double y);

/// px^2; of an outline that does not cross itself.
double area(const Region& region);

/// Of an outline that is not empty.
BoundingBox boundingBox(const Region& region);

/// Axis-aligned, px.
Region rectangle(std::string name, const BoundingBox& box);
Region oval(std::string name, const BoundingBox& box);

/// Names stand for regions in tables: gives a name to those without and a number to those of the same name.
void makeNamesUnique(std::vector<Region>& regions);

/// What regions do to molecules. Label: all are kept, those in a region carry its name; Inside, Outside: only
/// those are kept.
enum class RegionUse { Label, Inside, Outside };
const char* name(RegionUse use);            // "label", "inside", "outside"
RegionUse regionUse(std::string_view name); // throws Error listing the names

} // namespace perrin
