// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

const std::vector<std::string> columns{
    "FILE",           "TRACK_ID",      "REGION",          "SOURCE",        "FRAME_START",
    "FRAME_END",      "N_FRAMES",      "POSITION_X",      "POSITION_Y",    "D",
    "D_LOW",          "D_HIGH",        "D_METHOD",        "D_NETWORK",     "D_NETWORK_LOW",
    "D_NETWORK_HIGH", "D_BAYES",       "D_BAYES_LOW",     "D_BAYES_HIGH",  "D_MLE",
    "D_MLE_LOW",      "D_MLE_HIGH",    "D_CVE",           "D_CVE_SE",      "D_MSD",
    "D_MSD_LOW",      "D_MSD_HIGH",    "LOCALIZATION_SD", "MOTION_BLUR_R", "DIFFUSION_SNR",
    "PHOTONS",        "AMPLITUDE_ADU", "BACKGROUND",      "FLAGS",         "FLAG_REASON",
    "MODEL_ID"};

class MeasureOutput : public testing::Test {
  protected:
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    const std::string sample_ = samplePath().string();
    TemporaryFolder folder_;
};

} // namespace

TEST_F(MeasureOutput, theSampleShowsItsTwoPopulations) {
    const ProgramEnd end = perrinRun({"measure", sample_, "--csv", path("d.csv")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("median D"), HasSubstr(path("d.csv"))));
    const Table table = tableOf(path("d.csv"));
    EXPECT_EQ(table.header, columns);
    int slow = 0, fast = 0;
    double slowSum = 0, fastSum = 0, slowFrames = 0, fastFrames = 0;
    const auto d = column(table, "D_CVE"), frames = column(table, "N_FRAMES");
    for (std::size_t i = 0; i < d.size(); ++i) {
        const bool isFast = std::stod(d[i]) > 0.25;
        const double weight = std::stod(frames[i]);
        ++(isFast ? fast : slow);
        (isFast ? fastSum : slowSum) += weight * std::stod(d[i]);
        (isFast ? fastFrames : slowFrames) += weight;
    }
    EXPECT_GE(slow, 9);
    EXPECT_GE(fast, 9);
    EXPECT_NEAR(slowSum / slowFrames, 0.05, 0.015); // as made: resources/samples/two_populations.json
    EXPECT_NEAR(fastSum / fastFrames, 1.0, 0.2);
}

TEST_F(MeasureOutput, withoutACsvTheTableIsPrinted) {
    const ProgramEnd end = perrinRun({"measure", sample_});
    ASSERT_EQ(end.exitCode, 0);
    EXPECT_THAT(end.out,
                AllOf(HasSubstr("D (µm²/s)"), HasSubstr("95 % interval"), HasSubstr("molecules of")));
    EXPECT_THAT(end.err, Not(HasSubstr("\r"))) << "progress is for terminals only";
}

TEST_F(MeasureOutput, spreadsheetsOfOtherCountriesGetTheirDialect) {
    ASSERT_EQ(perrinRun({"measure", sample_, "--csv", path("a.csv")}).exitCode, 0);
    ASSERT_EQ(perrinRun({"measure", sample_, "--csv", path("b.csv"), "--plain", "--separator", ";",
                         "--decimal", ","})
                  .exitCode,
              0);
    EXPECT_THAT(contentOf(path("a.csv")), AllOf(StartsWith("# perrin "), HasSubstr("SHA-256")));
    EXPECT_THAT(contentOf(path("b.csv")), StartsWith("FILE;TRACK_ID;"));
    std::vector<std::string> points = column(tableOf(path("a.csv")), "D");
    for (std::string& cell : points)
        std::replace(cell.begin(), cell.end(), '.', ',');
    EXPECT_EQ(column(tableOf(path("b.csv"), ';'), "D"), points);
}

TEST_F(MeasureOutput, severalMoviesShareOneCsvAndAFailureIsTold) {
    writeMovie(path("one.tif"), full);
    writeMovie(path("two.tif"), {.pixelSize = 0.2, .frameInterval = 0.01, .exposure = 0.01});
    std::ofstream(path("broken.tif")) << "II*";
    const ProgramEnd end =
        perrinRun({"measure", path("one.tif"), path("broken.tif"), path("two.tif"), "--csv", path("d.csv"),
                   "--spots", path("s.csv"), "--overlay", path("o.png")});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("broken.tif"));
    const Table table = tableOf(path("d.csv"));
    EXPECT_THAT(column(table, "FILE"), AllOf(Contains(path("one.tif")), Contains(path("two.tif"))));
    // What differs between the movies carries its movie's name.
    EXPECT_THAT(table.comments, Contains(StartsWith(path("two.tif") + ": calibration: pixel size 0.2 um")));
    for (const char* name : {"s-one.csv", "s-one.json", "s-two.csv", "o-one.png", "o-two.png"})
        EXPECT_TRUE(std::filesystem::exists(path(name))) << name;
    EXPECT_FALSE(std::filesystem::exists(path("s-broken.csv")));
}

TEST_F(MeasureOutput, jsonSaysTheSameAsTheCsv) {
    const ProgramEnd end = perrinRun({"measure", sample_, "--json", "--csv", path("d.csv")});
    ASSERT_EQ(end.exitCode, 0);
    const auto json = nlohmann::json::parse(end.out);
    const Table table = tableOf(path("d.csv"));
    const auto& molecules = json["movies"][0]["molecules"];
    ASSERT_EQ(molecules.size(), table.rows.size());
    const auto d = column(table, "D_CVE");
    for (std::size_t i = 0; i < molecules.size(); ++i) {
        EXPECT_DOUBLE_EQ(molecules[i]["D_CVE"].get<double>(), std::stod(d[i]));
        EXPECT_TRUE(molecules[i]["D_NETWORK"].is_null());
    }
    EXPECT_EQ(json["movies"][0]["calibration"]["pixel_size_um"], 0.1);
}

TEST_F(MeasureOutput, spotsAreWrittenAsOtherProgramsReadThem) {
    ASSERT_EQ(perrinRun({"measure", sample_, "--csv", path("d.csv"), "--spots", path("s.csv")}).exitCode, 0);
    const Table spots = tableOf(path("s.csv"));
    EXPECT_TRUE(spots.comments.empty());
    EXPECT_THAT(spots.header, AllOf(Contains("TRACK_ID"), Contains("POSITION_X"), Contains("POSITION_T"),
                                    Contains("FRAME")));
    std::size_t total = 0;
    for (const std::string& frames : column(tableOf(path("d.csv")), "N_FRAMES"))
        total += std::stoul(frames);
    EXPECT_EQ(spots.rows.size(), total);
    const auto provenance = nlohmann::json::parse(contentOf(path("s.json")));
    EXPECT_EQ(provenance["input"]["sha256"].get<std::string>().size(), 64u);

    ASSERT_EQ(perrinRun({"measure", sample_, "--spots", path("t.csv"), "--spots-format", "spot-on"}).exitCode,
              0);
    EXPECT_THAT(contentOf(path("t.csv")), StartsWith("trajectory,x,y,t,frame\n"));
}

TEST_F(MeasureOutput, theOverlayIsAPicture) {
    ASSERT_EQ(perrinRun({"measure", sample_, "--overlay", path("o.png")}).exitCode, 0);
    EXPECT_THAT(contentOf(path("o.png")), StartsWith("\x89PNG\r\n"));
}

TEST_F(MeasureOutput, wrongPlacesAreRefusedBeforeTheWork) {
    writeMovie(path("m.tif"), full);
    const std::string before = contentOf(path("m.tif"));
    for (const std::string& place : {path("none/d.csv"), path("m.tif"), folder_.path().string()}) {
        const ProgramEnd end = perrinRun({"measure", path("m.tif"), "--csv", place});
        EXPECT_EQ(end.exitCode, 1) << place;
        EXPECT_THAT(end.err, HasSubstr("--csv"));
    }
    EXPECT_EQ(perrinRun({"measure", path("m.tif"), "--csv", path("d"), "--overlay", path("d")}).exitCode, 1);
    EXPECT_EQ(contentOf(path("m.tif")), before);
    EXPECT_EQ(perrinRun({"measure", path("m.tif"), "--csv", "/dev/full"}).exitCode, 1);
}
