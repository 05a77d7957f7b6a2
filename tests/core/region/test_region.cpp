// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/region/region_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <numbers>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

Region polygon(std::vector<Point> outline) {
    return {"cell", RegionShape::Polygon, std::move(outline)};
}

} // namespace

TEST(Region, aPlaceIsInsideByTheEvenOddRule) {
    // A C, open to the right.
    const Region c = polygon({{0, 0}, {6, 0}, {6, 2}, {2, 2}, {2, 4}, {6, 4}, {6, 6}, {0, 6}});
    EXPECT_TRUE(contains(c, 1, 3));
    EXPECT_TRUE(contains(c, 5, 1));
    EXPECT_TRUE(contains(c, 5, 5));
    EXPECT_FALSE(contains(c, 4, 3)) << "in its mouth";
    EXPECT_FALSE(contains(c, -1, 3));
    EXPECT_FALSE(contains(c, 7, 1));
    // A star drawn in one line: its middle is crossed twice.
    const Region star = polygon({{0, -10}, {6, 8}, {-9.5, -3}, {9.5, -3}, {-6, 8}});
    EXPECT_TRUE(contains(star, 0, -6));
    EXPECT_FALSE(contains(star, 0, 0));
    EXPECT_FALSE(contains({}, 0, 0));
}

TEST(Region, aPlaceOnASharedBorderBelongsToOneOfTheTwo) {
    // Neighbours with a slanted border whose points are not exact in binary.
    const Point top{10.1, 0}, bottom{17.3, 30.7};
    const Region left = polygon({{0, 0}, top, bottom, {0, 30.7}});
    const Region right = polygon({top, {40, 0}, {40, 30.7}, bottom});
    for (int i = 0; i < 307; ++i) {
        const double y = 0.1 * i, x = top.x + (bottom.x - top.x) * (y / bottom.y);
        EXPECT_NE(contains(left, x, y), contains(right, x, y)) << y;
    }
    // The pixels of a picture cut in four are each counted once.
    int count = 0;
    for (const double x : {-0.5, 4.0})
        for (const double y : {-0.5, 4.0})
            for (int px = 0; px < 9; ++px)
                for (int py = 0; py < 9; ++py)
                    count += contains(rectangle("", {x, y, x < 0 ? 4 : 8.5, y < 0 ? 4 : 8.5}), px, py);
    EXPECT_EQ(count, 81);
}

TEST(Region, areaAndBoundingBoxAreThoseOfGeometry) {
    EXPECT_DOUBLE_EQ(area(polygon({{0, 0}, {4, 0}, {0, 3}})), 6);
    EXPECT_DOUBLE_EQ(area(polygon({{0, 3}, {4, 0}, {0, 0}})), 6) << "either way round";
    EXPECT_DOUBLE_EQ(area(rectangle("", {-0.5, -0.5, 9.5, 19.5})), 200);
    const Region round = oval("", {10, 20, 50, 30});
    EXPECT_NEAR(area(round), std::numbers::pi * 20 * 5, 0.001 * std::numbers::pi * 100);
    const BoundingBox box = boundingBox(round);
    EXPECT_NEAR(box.left, 10, 1e-12);
    EXPECT_NEAR(box.top, 20, 1e-12);
    EXPECT_NEAR(box.right, 50, 1e-12);
    EXPECT_NEAR(box.bottom, 30, 1e-12);
    EXPECT_TRUE(contains(round, 30, 20.1));
    EXPECT_FALSE(contains(round, 11, 21)) << "a corner of its box";
}

TEST(Region, whatIsNoRegionIsRefusedByItsName) {
    EXPECT_NO_THROW(polygon({{0, 0}, {4, 0}, {0, 3}}).check());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [outline, reason] : std::vector<std::pair<std::vector<Point>, const char*>>{
             {{}, "at least 3"},
             {{{0, 0}, {1, 1}}, "at least 3"},
             {{{0, 0}, {4, 0}, {nan, 3}}, "without a place"},
             {{{0, 0}, {1, 1}, {2, 2}, {0.5, 0.5}}, "no area"},
             {{{3, 3}, {3, 3}, {3, 3}}, "no area"}})
        EXPECT_THAT([&] { polygon(outline).check(); },
                    ThrowsMessage<Error>(AllOf(HasSubstr("\"cell\""), HasSubstr(reason))));
}

TEST(Region, namesAreMadeUnique) {
    std::vector<Region> regions;
    for (const char* name : {"cell", "", "cell", "cell", "cell 2", ""})
        regions.push_back(rectangle(name, {0, 0, 1, 1}));
    makeNamesUnique(regions);
    std::vector<std::string> names;
    for (const Region& region : regions)
        names.push_back(region.name);
    EXPECT_EQ(names,
              (std::vector<std::string>{"cell", "region 1", "cell 3", "cell 4", "cell 2", "region 2"}));
}

TEST(Region, jsonSaysWhatARegionIsAndReadsItBack) {
    const Region region{"Zelle µ", RegionShape::Freehand, {{-0.5, 0.1}, {4.25, 0}, {0, 1.0 / 3}}};
    const nlohmann::json json = region;
    EXPECT_EQ(json["name"], "Zelle µ");
    EXPECT_EQ(json["shape"], "freehand");
    EXPECT_EQ(json["outline_px"][1], nlohmann::json::parse("[4.25, 0]"));
    EXPECT_EQ(nlohmann::json::parse(json.dump()).get<Region>(), region);
    const auto made = nlohmann::json::parse(
        R"([{"name": "a", "shape": "rectangle", "outline_px": [[0, 0], [2, 0], [2, 3], [0, 3]]}])");
    EXPECT_EQ(made.get<std::vector<Region>>().at(0), rectangle("a", {0, 0, 2, 3}));
}

TEST(Region, damagedJsonIsAnError) {
    for (const char* text :
         {"{}", "[]", "3", R"({"name": "a"})", R"({"name": 5})",
          R"({"name": "a", "shape": "cloud", "outline_px": [[0, 0], [2, 0], [2, 3]]})",
          R"({"name": "a", "shape": "polygon", "outline_px": [[0, 0], [2, 0]]})",
          R"({"name": "a", "shape": "polygon", "outline_px": [[0, 0], [2, 0], [2]]})",
          R"({"name": "a", "shape": "polygon", "outline_px": [[0, 0], [2, 0], "x"]})",
          R"({"name": "a", "shape": "polygon", "outline_px": [[0, 0], [2, 0], [2, null]]})"})
        EXPECT_THROW(nlohmann::json::parse(text).get<Region>(), Error) << text;
}

TEST(RegionUse, isKnownByItsName) {
    for (const RegionUse use : {RegionUse::Label, RegionUse::Inside, RegionUse::Outside})
        EXPECT_EQ(regionUse(name(use)), use);
    EXPECT_THAT([] { regionUse("within"); }, ThrowsMessage<Error>(HasSubstr("label, inside, outside")));
}
