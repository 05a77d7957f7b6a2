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

TEST(Camera, anErrorNamesTheFileAndTheField) {
    EXPECT_THAT(failureOf(R"({"offset_adu": 500, "read_noise_e": 0})"),
                AllOf(HasSubstr("camera.json"), HasSubstr("gain_adu_per_e")));
    EXPECT_THAT(failureOf(R"({"gain_adu_per_e": 0, "offset_adu": 500, "read_noise_e": 0})"), HasSubstr("gain"));
    EXPECT_THAT(failureOf(R"({"gain_adu_per_e": 1, "offset_adu": 500, "read_noise_e": 0, "emgain": 1})"),
                HasSubstr("emgain"));
    EXPECT_THAT(failureOf("[1, 2"), HasSubstr("JSON"));
    EXPECT_THROW(readCamera("/nonexistent/camera.json"), Error);
}
