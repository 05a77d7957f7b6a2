// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/micro_manager.h"
#include "core/movie/movie.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

TEST(MicroManager, numbersMayStandInQuotes) {
    for (const char* json : {R"({"PixelSizeUm": 0.16, "Exposure-ms": 20, "ElapsedTime-ms": 12.5})",
                             R"({"PixelSizeUm": "0.16", "Exposure-ms": "20", "ElapsedTime-ms": "12.5"})"}) {
        const MicroManagerNotes notes = readMicroManager(json);
        EXPECT_EQ(notes.pixelSize, 0.16);
        EXPECT_EQ(notes.exposure, 0.02);
        EXPECT_EQ(notes.time, 0.0125);
        EXPECT_EQ(microManagerTime(json), 0.0125);
        EXPECT_FALSE(notes.damaged);
    }
}

TEST(MicroManager, zeroStandsForNotKnownExceptOfTheTime) {
    const MicroManagerNotes notes = readMicroManager(
        R"({"PixelSizeUm": 0, "Exposure-ms": 0, "ElapsedTime-ms": 0, "Summary": {"Interval_ms": 0}})");
    EXPECT_FALSE(notes.pixelSize || notes.exposure || notes.interval);
    EXPECT_EQ(notes.time, 0);
}

TEST(MicroManager, theAcquisitionsNotesStandInsideOrAlone) {
    const std::string summary =
        R"({"Interval_ms": "100", "PixelSize_um": 0.1, "ChNames": ["GFP", "Cy5"], "Channels": 2})";
    for (const std::string& json : {summary, R"({"Frame": 0, "Summary": )" + summary + "}"}) {
        const MicroManagerNotes notes = readMicroManager(json);
        EXPECT_EQ(notes.interval, 0.1);
        EXPECT_EQ(notes.pixelSize, 0.1);
        EXPECT_EQ(notes.channels, 2u);
        EXPECT_THAT(notes.channelNames, ElementsAre("GFP", "Cy5"));
    }
}

TEST(MicroManager, whatDevicesSayIsNotTheImages) {
    EXPECT_FALSE(readMicroManager(
                     R"({"UserData": {"PixelSizeUm": 5, "ElapsedTime-ms": 9}, "a": [{"PixelSizeUm": 3}]})")
                     .pixelSize);
    EXPECT_FALSE(microManagerTime(R"({"UserData": {"ElapsedTime-ms": 9}})"));
}

TEST(MicroManager, lettersOfWindowsAreNoDamage) {
    const std::string json =
        "{\"Objective\": \"60x \xB5-slide\", \"PixelSizeUm\": 0.1, \"ElapsedTime-ms\": 4}";
    EXPECT_FALSE(readMicroManager(json).damaged);
    EXPECT_EQ(readMicroManager(json).pixelSize, 0.1);
    EXPECT_EQ(microManagerTime(json), 0.004);
}

TEST(MicroManager, damagedNotesKeepWhatStoodBefore) {
    for (const char* json :
         {"", "{", "[[[[", "no notes", R"({"PixelSizeUm": 1e999})", R"({"PixelSizeUm": -3, )"}) {
        EXPECT_TRUE(readMicroManager(json).damaged) << json;
        EXPECT_FALSE(readMicroManager(json).pixelSize) << json;
        EXPECT_FALSE(microManagerTime(json)) << json;
    }
    EXPECT_EQ(readMicroManager(R"({"PixelSizeUm": 0.2, "Exposure-m)").pixelSize, 0.2);
}

// A recording that was stopped by force leaves metadata.txt without its end.
TEST(MicroManager, aTextThatBreaksOffKeepsItsRecords) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "metadata.txt")
        << R"({"Summary": {"Interval_ms": 20}, "FrameKey-0-0-0": {"ElapsedTime-ms": 3, "FileName": "a_0.tif"},)"
        << R"("Metadata-Pos0/a_1.tif": {"PixelSizeUm": 0.1, "ElapsedTime-ms": 23}, "Coords-Pos0/a_2.tif": {"ti)";
    const auto series = readMicroManagerText(folder / "metadata.txt");
    ASSERT_TRUE(series);
    EXPECT_TRUE(series->notes.damaged);
    EXPECT_EQ(series->notes.interval, 0.02);
    EXPECT_EQ(series->notes.pixelSize, 0.1);
    EXPECT_THAT(series->times, ElementsAre(Pair("a_0.tif", 0.003), Pair("a_1.tif", 0.023)));
    EXPECT_FALSE(readMicroManagerText(folder / "none.txt"));
    std::ofstream(folder / "own.txt") << "Cells of Tuesday, 30 ms";
    EXPECT_FALSE(readMicroManagerText(folder / "own.txt"));
}
