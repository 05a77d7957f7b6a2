// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance.h"
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(InfoCommand, tellsWhatTheSampleKnows) {
    const ProgramEnd end = perrinRun({"info", samplePath().string()});
    EXPECT_EQ(end.exitCode, 0);
    EXPECT_THAT(end.out,
                AllOf(HasSubstr("128 x 128 px"), HasSubstr("0.1 µm"), HasSubstr("0.01 s"), HasSubstr("120")));
}

TEST(InfoCommand, itsJsonHoldsNumbersAndNulls) {
    const TemporaryFolder folder;
    writeMovie(folder / "m.tif", {.pixelSize = 0.107, .frameInterval = {}, .exposure = {}});
    const ProgramEnd end = perrinRun({"info", "--json", (folder / "m.tif").string()});
    ASSERT_EQ(end.exitCode, 0);
    const auto json = nlohmann::json::parse(end.out);
    EXPECT_EQ(json["frames"], 40);
    EXPECT_EQ(json["width_px"], 64);
    EXPECT_NEAR(json["pixel_size_um"].get<double>(), 0.107, 1e-6);
    EXPECT_TRUE(json["frame_interval_s"].is_null());
    EXPECT_EQ(json["pixel_type"], "uint16");
}

TEST(InfoCommand, saysWhichOptionGivesWhatTheFileDoesNotKnow) {
    const TemporaryFolder folder;
    writeMovie(folder / "m.tif", {});
    const ProgramEnd end = perrinRun({"info", (folder / "m.tif").string()});
    EXPECT_THAT(end.out,
                AllOf(HasSubstr("--pixel-size"), HasSubstr("--frame-interval"), HasSubstr("--exposure")));
}

TEST(InfoCommand, aFileThatIsNoMovieIsAnErrorThatNamesIt) {
    const TemporaryFolder folder;
    std::ofstream(folder / "notes.tif") << "not a movie";
    const ProgramEnd end = perrinRun({"info", (folder / "notes.tif").string()});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("notes.tif"));
    EXPECT_EQ(perrinRun({"info", (folder / "missing.tif").string()}).exitCode, 1);
}

TEST(Program, knowsItsVersionAndHelpsWithTheRest) {
    const ProgramEnd end = perrinRun({"--version"});
    EXPECT_EQ(end.exitCode, 0);
    EXPECT_THAT(end.out, HasSubstr(version()));
    EXPECT_EQ(perrinRun({"--help"}).exitCode, 0);
    EXPECT_THAT(perrinRun({"measure", "--help"}).out,
                AllOf(HasSubstr("--pixel-size"), HasSubstr("Examples")));
}

TEST(Program, aMistypedCommandIsWrongUsage) {
    for (const std::vector<std::string>& mistyped :
         {std::vector<std::string>{"mesure"},
          {"measur", samplePath().string()},
          {"measur", samplePath().string(), "--pixel-size", "0.1"}}) {
        const ProgramEnd end = perrinRun(mistyped);
        EXPECT_EQ(end.exitCode, 2);
        EXPECT_THAT(end.err,
                    AllOf(StartsWith("perrin: " + mistyped.front() + " is neither a command nor a file"),
                          HasSubstr("did you mean measure?")));
    }
    EXPECT_THAT(perrinRun({"xylophone"}).err, Not(HasSubstr("did you mean")));
}

TEST(Program, aMistypedOptionIsToldWithTheNearestOne) {
    const std::string sample = samplePath().string();
    const ProgramEnd end = perrinRun({"measure", sample, "--pixelsize", "0.1"});
    EXPECT_EQ(end.exitCode, 2);
    EXPECT_THAT(end.err,
                StartsWith("perrin: --pixelsize is no option of perrin measure; did you mean --pixel-size?"));
    EXPECT_THAT(perrinRun({"measure", sample, "--framinterval=0.1"}).err,
                HasSubstr("did you mean --frame-interval?"));
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"info"},
                                                  {"info", sample, "--xml"},
                                                  {"measure", sample, "--pixel-size", "wide"},
                                                  {"measure", sample, "--pixel-size"},
                                                  {"--nothing"}}) {
        const ProgramEnd told = perrinRun(wrong);
        EXPECT_EQ(told.exitCode, 2) << told.err;
        EXPECT_THAT(told.err, AllOf(StartsWith("perrin: "), HasSubstr("--help'")));
    }
}
