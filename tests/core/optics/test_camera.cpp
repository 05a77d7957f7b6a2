// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/optics/camera.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

std::string failureOf(const std::string& json) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "camera.json") << json;
    try {
        readCamera(folder / "camera.json");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(Camera, readsItsJson) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "camera.json")
        << R"({"gain_adu_per_e": 30, "offset_adu": 500, "read_noise_e": 0.5, "em": true})";
    const Camera camera = readCamera(folder / "camera.json");
    EXPECT_EQ(camera.gain, 30);
    EXPECT_EQ(camera.offset, 500);
    EXPECT_EQ(camera.readNoise, 0.5);
    EXPECT_EQ(camera.excessFactor(), 2);
}

TEST(Camera, itsFileMovesWithTheMapsBesideIt) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder / "old");
    Camera camera{.offset = 101.5, .gain = 2.2, .readNoise = 1.4, .em = false};
    camera.maps = {.offset = folder / "old/zyla offset.tif", .gain = {}, .readNoise = "/elsewhere/noise.tif"};
    writeCamera(folder / "old/zyla.json", camera);
    EXPECT_EQ(readCamera(folder / "old/zyla.json"), camera);
    std::filesystem::rename(folder / "old", folder / "new");
    camera.maps.offset = folder / "new/zyla offset.tif";
    EXPECT_EQ(readCamera(folder / "new/zyla.json"), camera);
}

TEST(Camera, mapsAreOfItsNumbers) {
    Camera before{.offset = 101.5, .gain = 2.2, .readNoise = 1.4, .em = false};
    before.maps = {.offset = "o.tif", .gain = "g.tif", .readNoise = "r.tif"};
    EXPECT_EQ(mapsThatStay(before, before), before.maps);
    Camera after = before;
    after.gain = 2.3;
    EXPECT_EQ(mapsThatStay(after, before), (CameraMaps{.offset = "o.tif", .gain = {}, .readNoise = "r.tif"}));
}

TEST(Camera, anErrorNamesTheFileAndTheField) {
    EXPECT_THAT(failureOf(R"({"offset_adu": 500, "read_noise_e": 0})"),
                AllOf(HasSubstr("camera.json"), HasSubstr("gain_adu_per_e")));
    EXPECT_THAT(failureOf(R"({"gain_adu_per_e": 0, "offset_adu": 500, "read_noise_e": 0})"),
                HasSubstr("gain"));
    EXPECT_THAT(failureOf(R"({"gain_adu_per_e": 1, "offset_adu": 500, "read_noise_e": 0, "emgain": 1})"),
                HasSubstr("emgain"));
    EXPECT_THAT(failureOf(R"({"gain_adu_per_e": 1, "offset_adu": 5, "read_noise_e": 0, "gain_map": 3})"),
                HasSubstr("\"gain_map\" must be the name of a TIFF"));
    EXPECT_THAT(failureOf("[1, 2"), HasSubstr("JSON"));
    EXPECT_THROW(readCamera("/nonexistent/camera.json"), Error);
}
