// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/region/roi_bytes.h"
#include "core/region/roi_layout.h"

#include <algorithm>
#include <bit>
#include <boost/locale/encoding_utf.hpp>
#include <cmath>

namespace perrin {
using namespace roi;
namespace {

class RoiWriter {
  public:
    explicit RoiWriter(std::size_t size) : bytes_(size, '\0') {}
    void u8(std::size_t at, unsigned value) { bytes_[at] = static_cast<char>(value & 0xFF); }
    void u16(std::size_t at, unsigned value) {
        u8(at, value >> 8);
        u8(at + 1, value);
    }
    void u32(std::size_t at, std::uint32_t value) {
        u16(at, value >> 16);
        u16(at + 2, value);
    }
    void place(std::size_t at, double value) { u16(at, static_cast<unsigned>(static_cast<int>(value))); }
    void f32(std::size_t at, double value) {
        u32(at, std::bit_cast<std::uint32_t>(static_cast<float>(value)));
    }
    std::string take() {
        std::copy_n("Iout", 4, bytes_.begin());
        return std::move(bytes_);
    }

  private:
    std::string bytes_;
};

bool isRectangle(const Region& region, const BoundingBox& box) {
    return region.outline == rectangle("", box).outline;
}

} // namespace

std::string encodeRoi(const Region& region) {
    region.check();
    const BoundingBox ours = boundingBox(region);
    const double left = ours.left + corner, top = ours.top + corner, right = ours.right + corner,
                 bottom = ours.bottom + corner;
    const std::string subject = "region \"" + region.name + "\" ";
    if (std::min(left, top) < -5000 || std::max(right, bottom) > 60000)
        throw Error(subject + "lies too far from the picture for ImageJ; move it");
    const bool box = region.shape == RegionShape::Oval ||
                     (region.shape == RegionShape::Rectangle && isRectangle(region, ours));
    const std::size_t count = box ? 0 : region.outline.size();
    if (count > mostCorners)
        throw Error(subject + "has " + std::to_string(count) +
                    " corners, ImageJ takes 65535; draw it simpler");

    const std::u16string name = boost::locale::conv::utf_to_utf<char16_t>(region.name);
    const std::size_t header2 = headerSize + 12 * count;
    RoiWriter bytes(header2 + header2Size + 2 * name.size());
    bytes.u16(versionAt, 228);
    bytes.u16(optionsAt, subPixel);
    bytes.place(leftAt, std::floor(left));
    bytes.place(topAt, std::floor(top));
    bytes.place(rightAt, std::ceil(right));
    bytes.place(bottomAt, std::ceil(bottom));
    if (box) {
        bytes.u8(typeAt, region.shape == RegionShape::Oval ? Oval : Rectangle);
        bytes.f32(boxAt, left);
        bytes.f32(boxAt + 4, top);
        bytes.f32(boxAt + 8, right - left);
        bytes.f32(boxAt + 12, bottom - top);
    } else {
        bytes.u8(typeAt, region.shape == RegionShape::Freehand ? Freehand : Polygon);
        bytes.u16(countAt, static_cast<unsigned>(count));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const double x = region.outline[i].x + corner, y = region.outline[i].y + corner;
        bytes.place(headerSize + 2 * i, std::floor(x) - std::floor(left));
        bytes.place(headerSize + 2 * (count + i), std::floor(y) - std::floor(top));
        bytes.f32(headerSize + 4 * (count + i), x);
        bytes.f32(headerSize + 4 * (2 * count + i), y);
    }
    bytes.u32(header2At, static_cast<std::uint32_t>(header2));
    if (!name.empty()) {
        bytes.u32(header2 + nameOffsetAt, static_cast<std::uint32_t>(header2 + header2Size));
        bytes.u32(header2 + nameLengthAt, static_cast<std::uint32_t>(name.size()));
    }
    for (std::size_t i = 0; i < name.size(); ++i)
        bytes.u16(header2 + header2Size + 2 * i, name[i]);
    return bytes.take();
}

} // namespace perrin
