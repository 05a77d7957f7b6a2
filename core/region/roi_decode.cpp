// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/roi_bytes.h"

#include "core/error.h"
#include "core/region/roi_layout.h"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/locale/encoding_utf.hpp>
#include <cmath>
#include <cstdint>

namespace perrin {
using namespace roi;
namespace {

constexpr std::size_t mostContours = 1000;
constexpr std::array<const char*, 11> types{"polygon",       "rectangle", "oval",    "line",
                                            "freehand line", "polyline",  "nothing", "freehand",
                                            "traced",        "angle",     "point"};

class RoiBytes {
  public:
    RoiBytes(const std::string& bytes, const std::string& where) : bytes_(bytes), where_(where) {}

    std::size_t size() const { return bytes_.size(); }
    std::uint32_t u32(std::size_t at) const { return std::uint32_t{u16(at)} << 16 | u16(at + 2); }
    double f32(std::size_t at) const {
        const float value = std::bit_cast<float>(u32(at));
        if (!std::isfinite(value))
            throw Error(where_ +
                        ": is damaged: a corner of the ROI is not a number; save it again from ImageJ");
        return value;
    }
    Point point(std::size_t xAt, std::size_t yAt) const { return {f32(xAt) - corner, f32(yAt) - corner}; }
    std::uint8_t u8(std::size_t at) const {
        if (at >= bytes_.size())
            throw Error(where_ + ": is damaged: the ROI ends after " + std::to_string(bytes_.size()) +
                        " bytes; save it again from ImageJ");
        return static_cast<std::uint8_t>(bytes_[at]);
    }
    std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(std::uint16_t{u8(at)} << 8 | u8(at + 1));
    }
    /// A place in a large picture does not fit 15 bits: ImageJ takes what is far below 0 for one beyond
    /// 32767.
    int place(std::size_t at) const {
        const auto value = static_cast<std::int16_t>(u16(at));
        return value < -5000 ? u16(at) : value;
    }

  private:
    const std::string& bytes_;
    const std::string& where_;
};

std::string nameIn(const RoiBytes& roi, const std::string& fallback) {
    const std::size_t header2 = roi.u32(header2At);
    if (header2 < headerSize || header2 + header2Size > roi.size())
        return fallback;
    const std::size_t offset = roi.u32(header2 + nameOffsetAt), length = roi.u32(header2 + nameLengthAt);
    if (offset < headerSize || length == 0 || offset + 2 * length > roi.size())
        return fallback;
    std::u16string name;
    for (std::size_t i = 0; i < length; ++i)
        name += static_cast<char16_t>(roi.u16(offset + 2 * i));
    const std::string utf8 = boost::locale::conv::utf_to_utf<char>(name);
    return utf8.empty() ? fallback : utf8;
}

BoundingBox boxOf(const RoiBytes& roi) {
    if ((roi.u16(optionsAt) & subPixel) && roi.u16(versionAt) >= 223) {
        const auto [left, top] = roi.point(boxAt, boxAt + 4);
        return {left, top, left + roi.f32(boxAt + 8), top + roi.f32(boxAt + 12)};
    }
    return {roi.place(leftAt) - corner, roi.place(topAt) - corner, roi.place(rightAt) - corner,
            roi.place(bottomAt) - corner};
}

std::vector<Point> outlineOf(const RoiBytes& roi) {
    std::size_t count = roi.u16(countAt);
    if (count == 0)
        count = roi.u32(boxAt); // more than 65535 points
    const bool fine = (roi.u16(optionsAt) & subPixel) && roi.u16(versionAt) >= 222;
    const std::size_t whole = headerSize, floats = headerSize + 4 * count;
    if (count > 0)
        roi.u8(headerSize + (fine ? 12 : 4) * count - 1); // all there, before memory is taken for them
    std::vector<Point> outline;
    outline.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        if (fine)
            outline.push_back(roi.point(floats + 4 * i, floats + 4 * (count + i)));
        else
            outline.push_back({roi.place(leftAt) + std::max(0, roi.place(whole + 2 * i)) - corner,
                               roi.place(topAt) + std::max(0, roi.place(whole + 2 * (count + i))) - corner});
    return outline;
}

using Contours = std::vector<std::vector<Point>>;

/// A Bezier curve of two or three control points after `from`, the last of them its end.
void addCurve(std::vector<Point>& contour, const Point& from, const std::vector<Point>& control) {
    constexpr int pieces = 16;
    for (int i = 1; i <= pieces; ++i) {
        std::vector<Point> points{from};
        points.insert(points.end(), control.begin(), control.end());
        const double t = static_cast<double>(i) / pieces;
        for (; points.size() > 1; points.pop_back()) // de Casteljau
            for (std::size_t k = 0; k + 1 < points.size(); ++k)
                points[k] = {(1 - t) * points[k].x + t * points[k + 1].x,
                             (1 - t) * points[k].y + t * points[k + 1].y};
        contour.push_back(points.front());
    }
}

/// The path of a composite: a segment's kind (as java.awt.geom.PathIterator), then its points.
Contours contoursOf(const RoiBytes& roi, const std::string& where) {
    constexpr std::array<std::size_t, 5> pointsOf{1, 1, 2, 3, 0}; // move, line, quadratic, cubic, close
    const std::size_t end = headerSize + 4 * std::size_t{roi.u32(compositeSizeAt)};
    roi.u8(end - 1);
    Contours contours;
    for (std::size_t at = headerSize; at < end;) {
        const double kind = roi.f32(at);
        at += 4;
        if (!(kind >= 0 && kind <= 4))
            throw Error(where + ": is damaged: its outline cannot be followed; save it again from ImageJ");
        std::vector<Point> points;
        for (std::size_t i = 0; i < pointsOf[static_cast<std::size_t>(kind)]; ++i, at += 8)
            points.push_back(roi.point(at, at + 4));
        if (points.empty())
            continue;
        if (kind < 1 || contours.empty())
            contours.push_back({points.back()});
        else if (points.size() == 1)
            contours.back().push_back(points.front());
        else
            addCurve(contours.back(), Point(contours.back().back()), points);
    }
    std::erase_if(contours, [](const auto& contour) { return contour.size() < 3; });
    return contours;
}

bool isClockwise(const std::vector<Point>& contour) {
    double twice = 0;
    for (std::size_t i = 0; i < contour.size(); ++i) {
        const Point &a = contour[i], &b = contour[(i + 1) % contour.size()];
        twice += a.x * b.y - a.y * b.x;
    }
    return twice > 0; // y points down
}

/// One outline of several: from the first corner to each contour, around it and back the same way, which
/// leaves the even-odd rule untouched. Holes run the other way round, so that areas add up too.
std::vector<Point> joined(const Contours& contours) {
    std::vector<Region> parts;
    for (const auto& contour : contours)
        parts.push_back({"", RegionShape::Polygon, contour});
    std::vector<Point> outline;
    for (const Region& part : parts) {
        std::vector<Point> around = part.outline;
        const auto outside = std::count_if(parts.begin(), parts.end(), [&](const Region& other) {
            return &other != &part && contains(other, around[0].x, around[0].y);
        });
        if (isClockwise(around) != (outside % 2 == 0))
            std::reverse(around.begin(), around.end());
        outline.insert(outline.end(), around.begin(), around.end());
        outline.push_back(around.front());
        outline.push_back(outline.front());
    }
    return outline;
}

DecodedRoi composite(const RoiBytes& roi, std::string name, const std::string& where) {
    Contours contours = contoursOf(roi, where);
    std::size_t corners = 0;
    for (const auto& contour : contours)
        corners += contour.size();
    if (contours.size() > mostContours || corners > mostCorners)
        return {{}, "has too many parts or corners for a region"};
    if (contours.size() == 1)
        return {Region{std::move(name), RegionShape::Polygon, std::move(contours.front())}, ""};
    return {Region{std::move(name), RegionShape::Polygon, joined(contours)}, ""};
}

DecodedRoi simple(const RoiBytes& roi, std::string name, const std::string& where) {
    const int type = roi.u8(typeAt), subtype = roi.u16(subtypeAt), options = roi.u16(optionsAt);
    switch (type) {
    case Rectangle:
        if (subtype == text || subtype == image)
            return {{},
                    std::string("is ") + (subtype == text ? "a text" : "an image") + ", which has no inside"};
        return {rectangle(std::move(name), boxOf(roi)),
                roi.u16(arcSizeAt) > 0 ? "has round corners, taken as square ones" : ""};
    case Oval:
        return {oval(std::move(name), boxOf(roi)), ""};
    case Polygon:
    case Freehand:
    case Traced:
        return {Region{std::move(name), type == Freehand ? RegionShape::Freehand : RegionShape::Polygon,
                       outlineOf(roi)},
                options & splineFit ? "is a fitted spline, taken as straight lines between its corners" : ""};
    default:
        break;
    }
    if (static_cast<std::size_t>(type) >= types.size())
        throw Error(where + ": holds an ROI of type " + std::to_string(type) +
                    ", which is not known; save it again from ImageJ");
    return {{},
            std::string("is of the type ") + types[static_cast<std::size_t>(type)] + ", which has no inside"};
}

} // namespace

DecodedRoi decodeRoi(const std::string& bytes, const std::string& fallbackName, const std::string& where) {
    if (!bytes.starts_with("Iout"))
        throw Error(where +
                    ": is not an ImageJ ROI; save the region from ImageJ as .roi or, several, as .zip");
    const RoiBytes roi(bytes, where);
    std::string name = nameIn(roi, fallbackName);
    DecodedRoi decoded = roi.u32(compositeSizeAt) > 0 ? composite(roi, std::move(name), where)
                                                      : simple(roi, std::move(name), where);
    if (!decoded.region)
        return decoded;
    try {
        decoded.region->check();
    } catch (const Error&) {
        return {{}, "has no area"};
    }
    return decoded;
}

} // namespace perrin
