// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/region/imagej_roi.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <numbers>
#include <random>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

// The samples are made by tests/data/regions/make_rois.py; their places in ImageJ's corner convention are
// written there, here they stand in ours, half a pixel less.

namespace {

std::vector<Region> read(const std::string& name) {
    std::vector<std::string> warnings;
    std::vector<Region> regions = readRois(ownData("regions/" + name), warnings);
    EXPECT_THAT(warnings, IsEmpty()) << name;
    return regions;
}

std::string bytesOf(const std::string& name) {
    std::ifstream file(ownData("regions/" + name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A fresh file each time: overwriting makes some file systems wait for the disk.
void writeAnew(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::remove(path);
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Number of pixel centres inside, within the first 64 x 64 pixels.
int pixelsIn(const Region& region) {
    int count = 0;
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            count += contains(region, x, y);
    return count;
}

} // namespace

TEST(ImageJRoi, cornersOfPixelsAreHalfAPixelFromTheirCentres) {
    // ImageJ's makeRectangle(10, 20, 20, 30): the pixels 10 to 29 and 20 to 49.
    const Region box = read("rectangle.roi").at(0);
    EXPECT_EQ(box, rectangle("rectangle", {9.5, 19.5, 29.5, 49.5}));
    EXPECT_EQ(pixelsIn(box), 20 * 30);
    EXPECT_TRUE(contains(box, 10, 20));
    EXPECT_FALSE(contains(box, 9, 20));
    EXPECT_TRUE(contains(box, 29, 49));
    EXPECT_FALSE(contains(box, 30, 49));
    EXPECT_EQ(read("rectangle_fine.roi").at(0), rectangle("fine box", {9.75, 20, 30.25, 50.25}));
    EXPECT_EQ(read("far_right.roi").at(0), rectangle("far", {39999.5, 9.5, 40009.5, 19.5}));
}

TEST(ImageJRoi, outlinesAreReadAsWholeNumbersAndAsFloats) {
    const Region whole = read("triangle.roi").at(0);
    EXPECT_EQ(whole.outline, (std::vector<Point>{{9.5, 9.5}, {49.5, 9.5}, {9.5, 39.5}}));
    EXPECT_EQ(whole.shape, RegionShape::Polygon);
    EXPECT_EQ(whole.name, "triangle") << "of the file, having none of its own";
    const Region fine = read("triangle_fine.roi").at(0);
    EXPECT_EQ(fine.outline, (std::vector<Point>{{9.75, 10}, {50.25, 10}, {9.75, 39.625}}));
    EXPECT_EQ(fine.name, "Zelle µ 😀");
    EXPECT_EQ(read("left_of_picture.roi").at(0).outline,
              (std::vector<Point>{{-7.5, -3.5}, {3.5, -3.5}, {3.5, 8.5}, {-7.5, 8.5}}));
}

TEST(ImageJRoi, roundAndTracedShapesKeepTheirAreas) {
    const Region oval = read("oval.roi").at(0);
    EXPECT_EQ(oval.shape, RegionShape::Oval);
    EXPECT_NEAR(area(oval), std::numbers::pi * 20 * 10, 0.5);
    EXPECT_NEAR(boundingBox(oval).left, 9.5, 1e-9);
    EXPECT_NEAR(boundingBox(oval).bottom, 39.5, 1e-9);
    const Region hand = read("freehand.roi").at(0);
    EXPECT_EQ(hand.shape, RegionShape::Freehand);
    EXPECT_EQ(hand.outline.size(), 40u);
    EXPECT_NEAR(area(hand), std::numbers::pi * 12 * 8, 2);
    const Region traced = read("traced.roi").at(0);
    EXPECT_DOUBLE_EQ(area(traced), 16);
    EXPECT_EQ(pixelsIn(traced), 16);
}

TEST(ImageJRoi, compositesKeepTheirHolesAndCurves) {
    const Region ring = read("ring.roi").at(0);
    EXPECT_EQ(pixelsIn(ring), 40 * 40 - 20 * 20);
    EXPECT_DOUBLE_EQ(area(ring), 40 * 40 - 20 * 20);
    EXPECT_TRUE(contains(ring, 5, 20));
    EXPECT_FALSE(contains(ring, 20, 20));
    EXPECT_NEAR(area(read("half_circle.roi").at(0)), std::numbers::pi * 100 / 2, 1);
}

TEST(ImageJRoi, aSetIsReadInItsOrderAndEachRegionHasItsOwnName) {
    std::vector<std::string> warnings, names;
    for (const Region& region : readRois(ownData("regions/RoiSet.zip"), warnings)) {
        EXPECT_NO_THROW(region.check());
        names.push_back(region.name);
    }
    EXPECT_THAT(names, ElementsAre("0001-0002", "cell", "oval", "0001-0002 2"));
    EXPECT_THAT(warnings, ElementsAre(AllOf(HasSubstr("RoiSet.zip"), HasSubstr("\"a line\""),
                                            HasSubstr("line"), HasSubstr("left out"))));
}

TEST(ImageJRoi, whatHasNoInsideIsNamed) {
    for (const char* kind : {"line", "point", "angle", "polyline", "text"}) {
        std::vector<std::string> warnings;
        EXPECT_THAT([&] { readRois(ownData(std::string("regions/") + kind + ".roi"), warnings); },
                    ThrowsMessage<Error>(AllOf(HasSubstr(kind), HasSubstr("no region"))));
        EXPECT_THAT(warnings, ElementsAre(HasSubstr(kind)));
    }
    std::vector<std::string> warnings;
    EXPECT_THROW(readRois(ownData("regions/lines_only.zip"), warnings), Error);
    EXPECT_EQ(warnings.size(), 2u);
}

TEST(ImageJRoi, filesThatAreNoneAreNamed) {
    const TemporaryFolder folder;
    std::ofstream(folder / "empty.roi");
    std::ofstream(folder / "text.roi") << "x,y\n1,2\n";
    std::ofstream(folder / "set.zip") << "PK\3\4 and no more";
    std::vector<std::string> warnings;
    for (const char* name : {"missing.roi", "empty.roi", "text.roi", "set.zip", "."})
        EXPECT_THAT([&] { readRois(folder / name, warnings); }, ThrowsMessage<Error>(HasSubstr(name)));
}

TEST(ImageJRoi, everyTruncatedFileIsAnErrorOrARegion) {
    const TemporaryFolder folder;
    for (const char* name :
         {"triangle_fine.roi", "ring.roi", "half_circle.roi", "rectangle.roi", "oval.roi", "RoiSet.zip"}) {
        const std::string whole = bytesOf(name);
        ASSERT_FALSE(whole.empty());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto path = folder / (std::string("cut_") + name);
            writeAnew(path, whole.substr(0, size));
            std::vector<std::string> warnings;
            try {
                for (const Region& region : readRois(path, warnings))
                    region.check();
            } catch (const Error& error) {
                EXPECT_THAT(error.what(), HasSubstr("cut_")) << size;
            }
        }
    }
}

TEST(ImageJRoi, anyByteMayBeWrong) {
    const TemporaryFolder folder;
    std::minstd_rand random(7);
    for (const char* name : {"triangle_fine.roi", "ring.roi", "half_circle.roi", "RoiSet.zip"}) {
        const std::string whole = bytesOf(name);
        for (int round = 0; round < 800; ++round) {
            std::string bytes = whole;
            for (int i = 0; i < 1 + round % 3; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random() % 3 ? random() : 255);
            const auto path = folder / (std::string("wrong_") + name);
            writeAnew(path, bytes);
            std::vector<std::string> warnings;
            try {
                for (const Region& region : readRois(path, warnings))
                    region.check();
            } catch (const Error& error) {
                EXPECT_THAT(error.what(), HasSubstr("wrong_")) << round;
            }
        }
    }
}

TEST(ImageJRoi, aCountThatTheFileCannotHoldTakesNoMemory) {
    const TemporaryFolder folder;
    std::string bytes = bytesOf("triangle.roi");
    bytes.replace(16, 2, std::string(2, '\0')); // no count, so the size field holds it
    bytes.replace(18, 4, "\x7F\xFF\xFF\xFF");
    std::ofstream(folder / "huge.roi", std::ios::binary) << bytes;
    bytes = bytesOf("ring.roi");
    bytes.replace(36, 4, "\x7F\xFF\xFF\xFF");
    std::ofstream(folder / "huge_composite.roi", std::ios::binary) << bytes;
    std::vector<std::string> warnings;
    for (const char* name : {"huge.roi", "huge_composite.roi"})
        EXPECT_THAT([&] { readRois(folder / name, warnings); },
                    ThrowsMessage<Error>(AllOf(HasSubstr(name), HasSubstr("damaged"))));
}
