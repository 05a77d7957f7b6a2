// SPDX-License-Identifier: GPL-3.0-or-later
// perrin measure and merge with conditions.
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
namespace fs = std::filesystem;

namespace {

/// Four movies of control cells with 0.1 um^2/s, four of treated ones with four times that, and a dark one.
class CompareConditions : public testing::Test {
  protected:
    CompareConditions() {
        fs::create_directory(path("m"));
        for (int i = 1; i <= 4; ++i) {
            write("ctrl_" + std::to_string(i), 0.1, i);
            write("drug_" + std::to_string(i), 0.4, 10 + i);
        }
        write("dark", 0.1, 21);
    }
    ProgramEnd measure(std::vector<std::string> options) const {
        options.insert(options.begin(), {"measure", path("m")});
        return perrinRun(std::move(options));
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    TemporaryFolder folder_;

  private:
    void write(const std::string& name, double d, int seed) const {
        TiffWriter tiff(path("m/" + name + ".tif"), {.acquisition = full, .displayRange = {}});
        for (const Image& frame : render({.width = 80, .height = 80, .frames = 40, .populations = {{d, 6}}},
                                         static_cast<std::uint64_t>(seed))
                                      .frames)
            tiff.add(frame);
        tiff.close();
    }
};

const std::vector<std::string> both{"--condition", "control=*ctrl*", "--condition", "drug=drug_?.tif"};

std::vector<std::string> with(std::vector<std::string> options, const std::vector<std::string>& more) {
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

std::string cell(const Table& table, std::size_t row, const std::string& name) {
    return column(table, name).at(row);
}

} // namespace

TEST_F(CompareConditions, tellsTheRatioThatWasSimulated) {
    const ProgramEnd end = measure(with(both, {"--csv", path("d.csv"), "--conditions-out", path("c.csv"),
                                               "--conditions-figure", path("c.png")}));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.err, AllOf(HasSubstr("1 of 9 movies belong to no condition"), HasSubstr("dark.tif")));
    EXPECT_THAT(end.out,
                AllOf(HasSubstr("drug / control"), HasSubstr("ratio of medians"), HasSubstr("median D")));
    EXPECT_THAT(contentOf(path("c.png")), StartsWith("\x89PNG\r\n"));
    const Table table = tableOf(path("c.csv"));
    ASSERT_EQ(table.rows.size(), 2u + 1u + 8u);
    EXPECT_EQ(cell(table, 0, "CONDITION"), "control");
    EXPECT_EQ(cell(table, 0, "MOVIES"), "4");
    EXPECT_LE(std::stod(cell(table, 0, "D_MEDIAN_LOW")), 0.1);
    EXPECT_GE(std::stod(cell(table, 0, "D_MEDIAN_HIGH")), 0.1);
    EXPECT_LE(std::stod(cell(table, 2, "RATIO_LOW")), 4);
    EXPECT_GE(std::stod(cell(table, 2, "RATIO_HIGH")), 4);
    EXPECT_GT(std::stod(cell(table, 2, "RATIO_LOW")), 1);
    EXPECT_NEAR(std::stod(cell(table, 2, "P")), 2 / 70.0, 1e-6);
    EXPECT_EQ(cell(table, 2, "REFERENCE"), "control");
}

TEST_F(CompareConditions, mergedPartsAreComparedAsTheWhole) {
    ASSERT_EQ(measure(with(both, {"--csv", path("d.csv"), "--conditions-out", path("whole.csv")})).exitCode,
              0);
    for (const char* part : {"1", "2"})
        ASSERT_EQ(measure({"--shard", std::string(part) + "/2", "--csv", path(part)}).exitCode, 0);
    const ProgramEnd end = perrinRun(with(
        {"merge", path("2"), path("1"), "--csv", path("all.csv"), "--conditions-out", path("c.csv")}, both));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_EQ(contentOf(path("c.csv")), contentOf(path("whole.csv")));
    EXPECT_EQ(contentOf(path("all.csv")), contentOf(path("d.csv")));
    EXPECT_THAT(end.out, HasSubstr("drug / control"));
    EXPECT_EQ(measure(with(both, {"--shard", "1/2"})).exitCode, 2) << "a part is not compared";
}

TEST_F(CompareConditions, aListNamesThemAsWell) {
    std::ofstream(path("list.csv")) << "FILE,CONDITION\nctrl_1.tif,one\nm/ctrl_2.tif,one\ndrug_1.tif,two\n";
    const ProgramEnd end = measure(
        {"--conditions", path("list.csv"), "--condition-d", "cve", "--conditions-out", path("c.csv")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    const Table table = tableOf(path("c.csv"));
    EXPECT_EQ(cell(table, 0, "MOVIES"), "2");
    EXPECT_EQ(cell(table, 1, "MOVIES"), "1");
    EXPECT_THAT(cell(table, 1, "NOTE"), HasSubstr("no interval between movies"));
    EXPECT_THAT(cell(table, 2, "NOTE"), HasSubstr("1 and 2 movies: p cannot fall below .05"));
    EXPECT_THAT(contentOf(path("c.csv")), HasSubstr("column D_CVE"));
}

TEST_F(CompareConditions, whatCannotBeComparedIsSaidBeforeTheWork) {
    const auto refused = [&](const std::vector<std::string>& options) {
        const ProgramEnd end = measure(options);
        EXPECT_EQ(end.exitCode, 1);
        EXPECT_THAT(end.err, Not(HasSubstr("spots were found")));
        return end.err;
    };
    EXPECT_THAT(refused({"--conditions-out", path("c.csv")}), HasSubstr("--condition"));
    EXPECT_THAT(refused({"--condition", "a=*ctrl*", "--condition", "b=*_1.tif"}),
                AllOf(HasSubstr("ctrl_1.tif"), HasSubstr("a and b")));
    EXPECT_THAT(refused({"--condition", "a=*nothing*"}), HasSubstr("condition a: no movie"));
    EXPECT_THAT(refused({"--condition", "ctrl"}), HasSubstr("NAME=PATTERN"));
    EXPECT_THAT(refused(with(both, {"--conditions-out", path("m/dark.tif")})), HasSubstr("--conditions-out"));
    EXPECT_THAT(refused({"--conditions", path("none.csv")}), HasSubstr("none.csv"));
    EXPECT_EQ(measure(with(both, {"--condition-d", "best"})).exitCode, 2);
}
