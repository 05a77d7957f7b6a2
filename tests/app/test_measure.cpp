// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

/// A movie in a folder of its own, and the program run on it.
class MeasureCommand : public testing::Test {
  protected:
    ProgramEnd measure(std::vector<std::string> options) {
        options.insert(options.begin(), {"measure", movie()});
        return perrinRun(std::move(options));
    }
    std::string movie() const { return path("m.tif"); }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    TemporaryFolder folder_;
};

} // namespace

TEST_F(MeasureCommand, whatNobodyKnowsIsAskedForByTheNameOfTheOption) {
    writeMovie(movie(), {});
    ProgramEnd end = measure({});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("m.tif"), HasSubstr("--pixel-size")));
    end = measure({"--pixel-size", "0.1"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("--frame-interval"));
    end = measure({"--pixel-size", "0.1", "--exposure", "full"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("--frame-interval"));
    EXPECT_EQ(measure({"--pixel-size", "0.1", "--frame-interval", "0.01"}).exitCode, 0);
}

TEST_F(MeasureCommand, withoutTheExposureMleStaysEmptyAndCveAnswers) {
    writeMovie(movie(), {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = {}});
    ASSERT_EQ(measure({"--csv", path("d.csv")}).exitCode, 0);
    Table table = tableOf(path("d.csv"));
    ASSERT_FALSE(table.rows.empty());
    EXPECT_THAT(column(table, "D_METHOD"), Each("cve"));
    EXPECT_THAT(column(table, "D_CVE"), Each(Not(IsEmpty())));
    for (const char* needsExposure : {"D_MLE", "D_BAYES", "MOTION_BLUR_R"})
        EXPECT_THAT(column(table, needsExposure), Each(IsEmpty()));
    EXPECT_THAT(column(table, "FLAG_REASON"), Each(HasSubstr("exposure")));

    const ProgramEnd end = measure({"--method", "mle"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("--exposure"));

    ASSERT_EQ(measure({"--exposure", "full", "--csv", path("d.csv")}).exitCode, 0);
    table = tableOf(path("d.csv"));
    EXPECT_THAT(column(table, "D_METHOD"), Each("mle"));
    EXPECT_THAT(column(table, "MOTION_BLUR_R"), Each("0.166667"));
}

TEST_F(MeasureCommand, aGivenOptionOverridesTheFileAndSaysSo) {
    writeMovie(movie(), full);
    const ProgramEnd known = measure({"--csv", path("a.csv")});
    EXPECT_THAT(known.err, Not(HasSubstr("--pixel-size")));
    const ProgramEnd given = measure({"--pixel-size", "0.2", "--max-d", "20", "--csv", path("b.csv")});
    EXPECT_EQ(given.exitCode, 0);
    EXPECT_THAT(given.err, AllOf(HasSubstr("0.2 um from --pixel-size"), HasSubstr("the file says 0.1 um")));
    // Twice the pixel size (and a gate of twice the px): the same tracks, four times the D.
    const auto before = column(tableOf(path("a.csv")), "D_CVE"),
               after = column(tableOf(path("b.csv")), "D_CVE");
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_NEAR(std::stod(after[i]), 4 * std::stod(before[i]), 2e-5 * std::abs(std::stod(after[i])));
}

TEST_F(MeasureCommand, valuesThatAreNoNumbersAreWrongUsageAndNamed) {
    writeMovie(movie(), full);
    for (const char* option : {"--pixel-size", "--frame-interval", "--exposure", "--psf-fwhm",
                               "--false-alarm", "--max-d", "--min-frames", "--channel"})
        for (const char* value : {"nan", "inf", "-1", "0", "abc", "1e", "0.1um", "", "1e999"}) {
            const ProgramEnd end = measure({option, value});
            EXPECT_EQ(end.exitCode, 2) << option << " " << value;
            EXPECT_THAT(end.err, HasSubstr(option)) << value;
        }
    for (const auto& [option, value] :
         std::vector<std::pair<std::string, std::string>>{{"--max-gap", "-1"},
                                                          {"--min-frames", "8.5"},
                                                          {"--method", "best"},
                                                          {"--detector", "eye"},
                                                          {"--localizer", "eye"},
                                                          {"--separator", "|"},
                                                          {"--spots-format", "xml"},
                                                          {"--decimal", ","}}) {
        const ProgramEnd end = measure({option, value});
        EXPECT_EQ(end.exitCode, 2) << option;
        EXPECT_THAT(end.err, HasSubstr(option));
    }
    EXPECT_EQ(perrinRun({"measure"}).exitCode, 2);
    EXPECT_EQ(measure({"--gain", "30"}).exitCode, 2) << "half a camera";
}

TEST_F(MeasureCommand, aDecimalCommaIsUnderstood) {
    writeMovie(movie(), {});
    EXPECT_EQ(measure({"--pixel-size", "0,1", "--frame-interval", "0,01", "--csv", path("d.csv")}).exitCode,
              0);
    EXPECT_THAT(contentOf(path("d.csv")),
                AllOf(HasSubstr("pixel size 0.1 um"), HasSubstr("frame interval 0.01 s")));
}

TEST_F(MeasureCommand, anExposureLongerThanTheFrameIntervalIsRefused) {
    writeMovie(movie(), full);
    const ProgramEnd end = measure({"--exposure", "0.02"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("exposure"));
}

TEST_F(MeasureCommand, aKnownCameraGivesPhotonsAndAnUnknownOneAdu) {
    writeMovie(movie(), full);
    ASSERT_EQ(measure({"--csv", path("unknown.csv")}).exitCode, 0);
    const Table unknown = tableOf(path("unknown.csv"));
    EXPECT_THAT(column(unknown, "PHOTONS"), Each(IsEmpty()));
    EXPECT_THAT(column(unknown, "AMPLITUDE_ADU"), Each(Not(IsEmpty())));

    std::ofstream(path("camera.json")) << R"({"gain_adu_per_e": 1, "offset_adu": 100, "read_noise_e": 1.5})";
    ASSERT_EQ(measure({"--camera", path("camera.json"), "--csv", path("file.csv")}).exitCode, 0);
    ASSERT_EQ(measure({"--gain", "1", "--offset", "100", "--read-noise", "1.5", "--csv", path("options.csv")})
                  .exitCode,
              0);
    EXPECT_EQ(contentOf(path("file.csv")), contentOf(path("options.csv")));
    const Table known = tableOf(path("file.csv"));
    EXPECT_THAT(column(known, "AMPLITUDE_ADU"), Each(IsEmpty()));
    ASSERT_FALSE(known.rows.empty());
    for (const std::string& photons : column(known, "PHOTONS"))
        EXPECT_NEAR(std::stod(photons), 600, 90); // as drawn
    EXPECT_EQ(measure({"--camera", path("missing.json")}).exitCode, 1);
}

TEST_F(MeasureCommand, aZStackIsNotTakenForTime) {
    const std::string stack = ownData("tiff/imagej_z_not_time.tif").string();
    const ProgramEnd end = perrinRun({"measure", stack, "--pixel-size", "0.1", "--frame-interval", "0.01"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("--z-as-time"));
}

TEST_F(MeasureCommand, aChannelThatIsNotThereIsRefused) {
    writeMovie(movie(), full);
    const ProgramEnd end = measure({"--channel", "2"});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, HasSubstr("--channel"));
}
