// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/imagej_roi.h"
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

namespace {

/// The sample movie: 0.1 um a pixel, its regions one at its left and one at its right.
class MeasureRegions : public testing::Test {
  protected:
    void SetUp() override {
        writeRois(path("cells.zip"),
                  {rectangle("left", {-0.5, -0.5, 30, 500}), rectangle("right", {60, -0.5, 500, 500})});
        whole_ = measured({});
    }
    Table measured(const std::vector<std::string>& options) {
        std::vector<std::string> arguments{"measure", samplePath().string(), "--csv", path("d.csv")};
        arguments.insert(arguments.end(), options.begin(), options.end());
        last_ = perrinRun(arguments);
        EXPECT_EQ(last_.exitCode, 0) << last_.err;
        return tableOf(path("d.csv"));
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    TemporaryFolder folder_;
    Table whole_;
    ProgramEnd last_;
};

/// Where a molecule belongs by its POSITION_X, a pixel being 0.1 um.
std::string home(const std::string& x) {
    const double px = std::stod(x) / 0.1;
    return px < 30 ? "left" : px > 60 ? "right" : "";
}

double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

} // namespace

TEST_F(MeasureRegions, everyMoleculeCarriesItsRegion) {
    EXPECT_THAT(column(whole_, "REGION"), Each(IsEmpty()));
    const Table table = measured({"--regions", path("cells.zip")});
    EXPECT_EQ(column(table, "TRACK_ID"), column(whole_, "TRACK_ID"));
    EXPECT_EQ(column(table, "D"), column(whole_, "D")) << "tracks stay whole";
    const auto regions = column(table, "REGION"), x = column(table, "POSITION_X");
    EXPECT_THAT(regions, AllOf(Contains("left"), Contains("right"), Contains("")));
    for (std::size_t i = 0; i < x.size(); ++i)
        EXPECT_EQ(regions[i], home(x[i])) << x[i];
    EXPECT_THAT(table.comments, Contains(AllOf(StartsWith("regions: "), HasSubstr("cells.zip"))));
    EXPECT_THAT(last_.err, HasSubstr("molecules in the regions"));
}

TEST_F(MeasureRegions, insideAndOutsideTogetherAreAll) {
    const auto inside =
        column(measured({"--regions", path("cells.zip"), "--region-use", "inside"}), "REGION");
    EXPECT_THAT(inside, Each(Not(IsEmpty())));
    EXPECT_THAT(last_.err, HasSubstr("outside the regions were left out"));
    const Table outside =
        measured({"--regions", path("cells.zip"), "--region-use", "outside", "--summary", path("s.csv")});
    EXPECT_EQ(column(tableOf(path("s.csv")), "REGION"), (std::vector<std::string>{""}));
    EXPECT_THAT(last_.err, HasSubstr("inside the regions were left out"));
    for (const std::string& x : column(outside, "POSITION_X"))
        EXPECT_EQ(home(x), "");
    EXPECT_EQ(inside.size() + outside.rows.size(), whole_.rows.size());
    EXPECT_FALSE(inside.empty());
    EXPECT_FALSE(outside.rows.empty());
}

TEST_F(MeasureRegions, theSummaryHasARowForEachFileAndRegion) {
    const Table table = measured({"--regions", path("cells.zip"), "--summary", path("s.csv")});
    const Table summary = tableOf(path("s.csv"));
    ASSERT_EQ(summary.rows.size(), 3u);
    EXPECT_EQ(column(summary, "REGION"), (std::vector<std::string>{"", "left", "right"}));
    EXPECT_THAT(last_.out, HasSubstr(path("s.csv")));
    EXPECT_THAT(summary.comments, AllOf(Contains(HasSubstr("SHA-256")), Contains(StartsWith("regions: "))));
    std::map<std::string, std::vector<double>> d;
    const auto regions = column(table, "REGION"), ds = column(table, "D");
    for (std::size_t i = 0; i < ds.size(); ++i) {
        const double value = ds[i].empty() ? -1 : std::stod(ds[i]); // an upper limit only: below all others
        d[""].push_back(value);
        if (!regions[i].empty())
            d[regions[i]].push_back(value);
    }
    const auto molecules = column(summary, "MOLECULES"), median = column(summary, "D_MEDIAN"),
               low = column(summary, "D_MEDIAN_LOW"), high = column(summary, "D_MEDIAN_HIGH");
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string region = summary.rows[i][1];
        EXPECT_EQ(std::stoul(molecules[i]), d[region].size()) << region;
        const double expected = medianOf(d[region]);
        EXPECT_NEAR(std::stod(median[i]), expected, 1e-4 * expected) << region;
        EXPECT_LE(std::stod(low[i]), expected);
        EXPECT_GE(std::stod(high[i]), expected);
    }
}

TEST_F(MeasureRegions, severalMoviesShareOneSummary) {
    writeMovie(path("one.tif"), full);
    writeMovie(path("two.tif"), full);
    writeRois(path("box.roi"), {rectangle("box", {-0.5, -0.5, 63.5, 63.5})});
    const ProgramEnd end = perrinRun({"measure", path("one.tif"), path("two.tif"), "--regions",
                                      path("box.roi"), "--summary", path("s.csv"), "--plain", "--json"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(contentOf(path("s.csv")), StartsWith("FILE,REGION,MOLECULES,WITH_D,D_MEDIAN,"));
    const Table summary = tableOf(path("s.csv"));
    EXPECT_EQ(column(summary, "FILE"),
              (std::vector<std::string>{path("one.tif"), path("one.tif"), path("two.tif"), path("two.tif")}));
    EXPECT_EQ(column(summary, "REGION"), (std::vector<std::string>{"", "box", "", "box"}));
    const auto json = nlohmann::json::parse(end.out);
    EXPECT_EQ(json["movies"][1]["regions"]["names"], nlohmann::json::parse(R"(["box"])"));
    const auto& row = json["movies"][1]["summary"][1];
    EXPECT_EQ(row["REGION"], "box");
    EXPECT_EQ(row["MOLECULES"], std::stoi(column(summary, "MOLECULES")[3]));
    EXPECT_EQ(json["movies"][1]["molecules"][0]["REGION"], "box");
}

TEST_F(MeasureRegions, whatIsNoRegionIsSaid) {
    const ProgramEnd line =
        perrinRun({"measure", samplePath().string(), "--regions", ownData("regions/line.roi").string()});
    EXPECT_EQ(line.exitCode, 1);
    EXPECT_THAT(line.err, HasSubstr("line.roi"));
    EXPECT_THAT(line.err, Not(HasSubstr("spots"))) << "told before the work";
    measured({"--regions", ownData("regions/RoiSet.zip").string()});
    EXPECT_THAT(last_.err, HasSubstr("\"a line\""));
    measured({"--regions", ownData("regions/far_right.roi").string(), "--region-use", "inside", "--summary",
              path("s.csv")});
    EXPECT_THAT(last_.err, AllOf(HasSubstr("\"far\""), HasSubstr("outside the picture")));
    EXPECT_EQ(column(tableOf(path("s.csv")), "MOLECULES"), (std::vector<std::string>{"0", "0"}));
}

TEST_F(MeasureRegions, wrongUsageIsRefused) {
    const std::string sample = samplePath().string();
    EXPECT_EQ(perrinRun({"measure", sample, "--region-use", "inside"}).exitCode, 2);
    EXPECT_EQ(perrinRun({"measure", sample, "--regions", path("cells.zip"), "--region-use", "near"}).exitCode,
              2);
    EXPECT_EQ(perrinRun({"measure", sample, "--regions", path("none.zip")}).exitCode, 1);
    const std::string before = contentOf(path("cells.zip"));
    for (const std::string& place : {path("none/s.csv"), path("cells.zip"), folder_.path().string()}) {
        const ProgramEnd end =
            perrinRun({"measure", sample, "--regions", path("cells.zip"), "--summary", place});
        EXPECT_EQ(end.exitCode, 1) << place;
        EXPECT_THAT(end.err, HasSubstr("--summary"));
    }
    EXPECT_EQ(contentOf(path("cells.zip")), before);
    EXPECT_EQ(perrinRun({"measure", sample, "--csv", path("x.csv"), "--summary", path("x.csv")}).exitCode, 1);
}
