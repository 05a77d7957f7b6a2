// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

namespace {

class MatchCommand : public testing::Test {
  protected:
    static ProgramEnd match(std::vector<std::string> options) {
        options.insert(options.begin(), {"match", movie()});
        return perrinRun(std::move(options));
    }
    static std::string movie() { return ownData("movie/two_speeds_emccd.tif").string(); }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    TemporaryFolder folder_;
};

} // namespace

TEST_F(MatchCommand, aMatchIsToldOfAndGoesOnToASimulation) {
    const ProgramEnd end = match({"--frames", "1-40", "--figure", path("noise.png"), "--out",
                                  path("matched.json"), "--pixel-size", "0.1", "--frame-interval", "0.01"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out,
                AllOf(HasSubstr("camera: EMCCD"), HasSubstr("ADU/e-"), HasSubstr("indistinguishable"),
                      HasSubstr("PSF sigma"), HasSubstr("of 40 frames")));
    EXPECT_EQ(end.err, "");
    EXPECT_EQ(contentOf(path("noise.png")).substr(1, 3), "PNG");
    const auto scenario = nlohmann::json::parse(contentOf(path("matched.json")));
    EXPECT_EQ(scenario["name"], "matched to two_speeds_emccd.tif");
    EXPECT_NEAR(scenario["sensor"]["gain_adu_per_e"], 30, 1.5);
    // What it writes is simulated, and the simulation matches as the movie does.
    ASSERT_EQ(perrinRun({"simulate", "--scenario", path("matched.json"), "--movie", "--set",
                         "field.frames=40", "--out", path("again")})
                  .exitCode,
              0);
    const ProgramEnd again = perrinRun({"match", path("again.tif"), "--json"});
    ASSERT_EQ(again.exitCode, 0) << again.err;
    const auto json = nlohmann::json::parse(again.out);
    EXPECT_NEAR(json["gain_adu_per_e"]["value"], scenario["sensor"]["gain_adu_per_e"], 1);
    EXPECT_TRUE(json["em_gain"]);
}

TEST_F(MatchCommand, whatIsHeldStays) {
    const ProgramEnd end = match({"--json", "--frames", "3", "--roi", "10,20,100,80", "--lock", "offset=500",
                                  "--lock", "gain=30", "--em", "yes"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    const auto json = nlohmann::json::parse(end.out);
    EXPECT_EQ(json["offset_adu"]["value"], 500);
    EXPECT_TRUE(json["gain_adu_per_e"]["locked"]);
    EXPECT_EQ(json["frames"], 1);
    EXPECT_LE(json["empty_pixels"], 8000);
    EXPECT_NEAR(json["background_photons_per_px"]["value"], 8, 1);

    const ProgramEnd levels = match({"--json", "--levels-only", "--em", "yes", "--lock", "offset=500",
                                     "--lock", "gain=30", "--lock", "background=8"});
    ASSERT_EQ(levels.exitCode, 0) << levels.err;
    const auto found = nlohmann::json::parse(levels.out);
    EXPECT_TRUE(found["background_photons_per_px"]["locked"]);
    EXPECT_FALSE(found["gaussian_adu"]["locked"]);
}

TEST_F(MatchCommand, theReportsSearchesStandBeside) {
    for (const char* search : {"one-level", "two-levels"}) {
        const ProgramEnd end =
            match({"--frames", "60", "--report-search", search, "--loss", "mse", "--json"});
        ASSERT_EQ(end.exitCode, 0) << end.err;
        const auto json = nlohmann::json::parse(end.out);
        EXPECT_EQ(json["report_search"]["search"], std::string(search) + ", mse");
        EXPECT_GT(json["report_search"]["ks"].get<double>(), 0);
        EXPECT_GT(json["report_search"]["frames"], 5);
    }
    EXPECT_THAT(match({"--frames", "60", "--report-search", "two-levels"}).out,
                HasSubstr("The report's search (two-levels, ssim+mse"));
}

TEST_F(MatchCommand, darkAndFlatMoviesTellTheCamera) {
    const auto film = [&](const char* name, const char* photons) {
        EXPECT_EQ(perrinRun({"simulate", "--preset", "scmos", "--movie", "--set", "field.molecules=0",
                             "--set", "field.frames=120", "--set", "field.width_px=96", "--set",
                             "field.height_px=96", "--set", std::string("background.photons=") + photons,
                             "--set", "sensor.gain_spread=0", "--out", path(name)})
                      .exitCode,
                  0);
        return path(name) + ".tif";
    };
    const std::string dark = film("dark", "0"), dim = film("dim", "50"), bright = film("bright", "300");
    const auto truth = nlohmann::json::parse(contentOf(path("dark.json")))["scenario"]["sensor"];
    const ProgramEnd end =
        perrinRun({"match", "--dark", dark, "--flat", dim, bright, "--camera-out", path("zyla.json")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("measured"), HasSubstr("zyla.json")));
    const auto camera = nlohmann::json::parse(contentOf(path("zyla.json")));
    EXPECT_NEAR(camera["gain_adu_per_e"], truth["gain_adu_per_e"],
                0.05 * truth["gain_adu_per_e"].get<double>());
    EXPECT_NEAR(camera["offset_adu"], truth["offset_adu"], 2);
    // Of a movie with it, offset, gain and read noise are held.
    const ProgramEnd held = perrinRun({"match", dim, "--dark", dark, "--flat", bright, "--json"});
    ASSERT_EQ(held.exitCode, 0) << held.err;
    const auto json = nlohmann::json::parse(held.out);
    EXPECT_TRUE(json["offset_adu"]["locked"]);
    EXPECT_TRUE(json["gain_adu_per_e"]["locked"]);
    EXPECT_NEAR(json["background_photons_per_px"]["value"], 50, 3);
    EXPECT_THAT(perrinRun({"match"}).err, HasSubstr("give a MOVIE, or --dark"));
    EXPECT_THAT(perrinRun({"match", "--dark", dark, "--out", path("s.json")}).err, HasSubstr("need a MOVIE"));
}

TEST_F(MatchCommand, mapsOfACameraAreTakenOutAndPassedOn) {
    const auto film = [&](const char* name, const char* photons, const char* frames) {
        EXPECT_EQ(perrinRun({"simulate", "--preset",
                             "scmos",    "--movie",
                             "--set",    "field.molecules=0",
                             "--set",    std::string("field.frames=") + frames,
                             "--set",    "field.width_px=64",
                             "--set",    "field.height_px=64",
                             "--set",    "sensor.offset_spread_adu=9",
                             "--set",    "sensor.gain_spread=0",
                             "--set",    "sensor.read_noise_spread=0",
                             "--set",    std::string("background.photons=") + photons,
                             "--out",    path(name)})
                      .exitCode,
                  0);
        return path(name) + ".tif";
    };
    const std::string dark = film("dark", "0", "400"), flat = film("flat", "100", "60"),
                      cell = film("cell", "20", "30");
    const auto matched = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"match", cell, "--json"});
        const ProgramEnd end = perrinRun(options);
        EXPECT_EQ(end.exitCode, 0) << end.err;
        return nlohmann::json::parse(end.out);
    };
    ASSERT_EQ(
        perrinRun({"match", "--dark", dark, "--flat", flat, "--camera-out", path("zyla.json")}).exitCode, 0);
    const auto known = matched({"--camera", path("zyla.json"), "--out", path("matched.json")});
    EXPECT_TRUE(known["gain_adu_per_e"]["locked"]);
    EXPECT_NEAR(known["background_photons_per_px"]["value"], 20, 0.5);
    EXPECT_LE(known["ks"], 0.008);
    EXPECT_LT(known["laplace_adu"]["value"], 1) << "the pattern is no noise";
    const auto sensor = nlohmann::json::parse(contentOf(path("matched.json")))["sensor"];
    EXPECT_THAT(sensor["offset_map"].get<std::string>(), HasSubstr("zyla_offset.tif"));
    // Dark and flat movies at hand do the same without a file between.
    const auto atOnce = matched({"--dark", dark, "--flat", flat});
    EXPECT_EQ(atOnce["laplace_adu"]["value"], known["laplace_adu"]["value"]);
    EXPECT_THAT(perrinRun({"match", cell, "--camera", path("zyla.json"), "--dark", dark}).err,
                HasSubstr("--camera"));
    EXPECT_THAT(match({"--camera", path("zyla.json")}).err, HasSubstr("64x64 px but the movie is 128x128"));
}

TEST_F(MatchCommand, wrongOptionsAreRefused) {
    const auto refusal = [&](std::vector<std::string> options) {
        const ProgramEnd end = match(std::move(options));
        EXPECT_NE(end.exitCode, 0);
        return end.err;
    };
    EXPECT_THAT(refusal({"--frames", "5-2"}), HasSubstr("--frames 5-2: is not of the form"));
    EXPECT_THAT(refusal({"--frames", "200"}), HasSubstr("has only 120 frames"));
    EXPECT_THAT(refusal({"--roi", "1,2,3"}), HasSubstr("not of the form X,Y,W,H"));
    EXPECT_THAT(refusal({"--roi", "100,100,100,100"}), HasSubstr("not within the frames of 128x128"));
    EXPECT_THAT(refusal({"--lock", "gian=3"}), HasSubstr("offset, gain, background, gaussian, laplace"));
    EXPECT_THAT(refusal({"--lock", "gain=nan"}), HasSubstr("is not a number"));
    EXPECT_THAT(refusal({"--levels-only"}), HasSubstr("give them by --scenario FILE"));
    EXPECT_THAT(refusal({"--lock", "offset=5000"}), HasSubstr("no light is left"));
    EXPECT_THAT(refusal({"--out", movie()}), HasSubstr("is read here"));
    EXPECT_THAT(refusal({"--out", path("none") + "/s.json"}), HasSubstr("does not exist; make it first"));
    EXPECT_THAT(refusal({"--channel", "2"}), HasSubstr("only 1 channel"));
}
