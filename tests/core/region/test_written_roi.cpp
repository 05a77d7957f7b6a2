// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/region/imagej_roi.h"
#include "tests/support/test_data.h"

#include <bit>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

namespace {

const Region triangle{"Zelle µ 😀", RegionShape::Freehand, {{-0.5, 9.5}, {49.75, 9.5}, {9.5, 39.25}}};

/// Big-endian, as ij.io.RoiDecoder reads them.
class Header {
  public:
    explicit Header(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        bytes_.assign(std::istreambuf_iterator<char>(file), {});
    }
    std::uint32_t u(std::size_t at, int size) const {
        std::uint32_t value = 0;
        for (int i = 0; i < size; ++i)
            value = value << 8 | static_cast<unsigned char>(bytes_.at(at + static_cast<std::size_t>(i)));
        return value;
    }
    int s(std::size_t at) const { return static_cast<std::int16_t>(u(at, 2)); }
    float f(std::size_t at) const { return std::bit_cast<float>(u(at, 4)); }
    std::string text(std::size_t at, std::size_t size) const { return bytes_.substr(at, size); }

  private:
    std::string bytes_;
};

#ifdef PERRIN_PYTHON
nlohmann::json seenByPython(const std::filesystem::path& path) {
    const std::string command = std::string(PERRIN_PYTHON) + " '" + ownData("regions/make_rois.py").string() +
                                "' '" + path.string() + "'";
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    for (int c = 0; pipe && (c = std::fgetc(pipe)) != EOF;)
        out += static_cast<char>(c);
    EXPECT_EQ(pipe ? pclose(pipe) : -1, 0) << command;
    return nlohmann::json::parse(out, nullptr, false);
}
#endif

} // namespace

TEST(WrittenRoi, theBytesAreThoseOfImageJ) {
    const TemporaryFolder folder;
    writeRois(folder / "t.roi", {triangle});
    const Header roi(folder / "t.roi");
    EXPECT_EQ(roi.text(0, 4), "Iout");
    EXPECT_EQ(roi.u(4, 2), 228u);
    EXPECT_EQ(roi.u(6, 1), 7u) << "freehand";
    EXPECT_EQ(roi.s(8), 10) << "top";
    EXPECT_EQ(roi.s(10), 0) << "left";
    EXPECT_EQ(roi.s(12), 40) << "bottom";
    EXPECT_EQ(roi.s(14), 51) << "right";
    EXPECT_EQ(roi.u(16, 2), 3u);
    EXPECT_EQ(roi.u(36, 4), 0u) << "no composite";
    EXPECT_EQ(roi.u(50, 2) & 128, 128u) << "sub-pixel";
    EXPECT_EQ(roi.s(64 + 2), 50) << "whole x, from the left";
    EXPECT_EQ(roi.s(64 + 6 + 4), 29) << "whole y, from the top";
    EXPECT_EQ(roi.f(64 + 12 + 4), 50.25f) << "x, from the corner of the picture";
    EXPECT_EQ(roi.f(64 + 24 + 8), 39.75f);
    const std::size_t second = roi.u(60, 4);
    EXPECT_EQ(second, 64u + 36u);
    EXPECT_EQ(roi.u(second + 20, 4), 10u) << "UTF-16 units of the name";
    EXPECT_EQ(roi.u(roi.u(second + 16, 4) + 12, 2), 0x00B5u) << "µ";

    writeRois(folder / "box.roi", {rectangle("box", {9.5, 19.5, 29.75, 49.5})});
    const Header box(folder / "box.roi");
    EXPECT_EQ(box.u(6, 1), 1u) << "rectangle";
    EXPECT_EQ(box.u(16, 2), 0u);
    EXPECT_EQ(box.f(18), 10.f);
    EXPECT_EQ(box.f(22), 20.f);
    EXPECT_EQ(box.f(26), 20.25f);
    EXPECT_EQ(box.f(30), 30.f);

    const Region turned{"turned", RegionShape::Rectangle, {{10, 0}, {20, 10}, {10, 20}, {0, 10}}};
    writeRois(folder / "turned.roi", {turned});
    EXPECT_EQ(Header(folder / "turned.roi").u(6, 1), 0u) << "a polygon to ImageJ";
}

TEST(WrittenRoi, anotherProgramReadsIt) {
#ifdef PERRIN_PYTHON
    const TemporaryFolder folder;
    writeRois(folder / "set.zip", {triangle, rectangle("a/b", {9.5, 19.5, 29.75, 49.5}),
                                   oval("round", {0, 0, 10.5, 20.25}), rectangle("a\\b", {0, 0, 1, 1})});
    const nlohmann::json set = seenByPython(folder / "set.zip");
    ASSERT_EQ(set.size(), 4u);
    EXPECT_EQ(set[0]["name"], "Zelle µ 😀");
    EXPECT_EQ(set[0]["type"], "freehand");
    EXPECT_EQ(set[0]["corners"], nlohmann::json::parse("[[0, 10], [50.25, 10], [10, 39.75]]"));
    EXPECT_EQ(set[1]["type"], "rect");
    EXPECT_EQ(set[1]["corners"], nlohmann::json::parse("[[10, 20], [30.25, 50]]"));
    EXPECT_EQ(set[1]["name"], "a/b");
    EXPECT_EQ(set[1]["entry"], "a_b.roi") << "no folders in the archive";
    EXPECT_EQ(set[2]["type"], "oval");
    EXPECT_EQ(set[2]["corners"], nlohmann::json::parse("[[0.5, 0.5], [11, 20.75]]"));
    EXPECT_EQ(set[3]["entry"], "a_b-2.roi");
#else
    GTEST_SKIP() << "no Python to read it with";
#endif
}

TEST(WrittenRoi, comesBackAsItWas) {
    const TemporaryFolder folder;
    const std::vector<Region> regions{
        triangle,
        rectangle("box", {-0.5, -0.5, 63.5, 63.5}),
        oval("round", {3.5, 4.5, 20.5, 10.5}),
        {"poly", RegionShape::Polygon, {{1.1, 2.2}, {300.3, 4.4}, {5.5, 600.6}}}};
    writeRois(folder / "set.ZIP", regions);
    std::vector<std::string> warnings;
    const std::vector<Region> back = readRois(folder / "set.ZIP", warnings);
    EXPECT_THAT(warnings, IsEmpty());
    ASSERT_EQ(back.size(), regions.size());
    for (std::size_t i = 0; i < regions.size(); ++i) {
        EXPECT_EQ(back[i].name, regions[i].name);
        EXPECT_EQ(back[i].shape, regions[i].shape);
        ASSERT_EQ(back[i].outline.size(), regions[i].outline.size());
        for (std::size_t k = 0; k < regions[i].outline.size(); ++k) {
            EXPECT_NEAR(back[i].outline[k].x, regions[i].outline[k].x, 1e-4);
            EXPECT_NEAR(back[i].outline[k].y, regions[i].outline[k].y, 1e-4);
        }
    }
}

TEST(WrittenRoi, whatImageJCannotHoldIsRefused) {
    const TemporaryFolder folder;
    const auto refused = [&](const char* name, const std::vector<Region>& regions, const char* reason) {
        EXPECT_THAT([&] { writeRois(folder / name, regions); }, ThrowsMessage<Error>(HasSubstr(reason)));
        EXPECT_FALSE(std::filesystem::exists(folder / name)) << name;
    };
    refused("two.roi", {triangle, triangle}, ".zip");
    refused("none.zip", {}, "no region");
    refused("set.txt", {triangle}, ".roi");
    refused("flat.roi", {Region{"flat", RegionShape::Polygon, {{0, 0}, {1, 1}, {2, 2}}}}, "\"flat\"");
    refused("far.roi", {rectangle("far", {0, 0, 70000, 10})}, "\"far\"");
    refused("no/folder.roi", {triangle}, "folder");
}
