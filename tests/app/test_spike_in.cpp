// SPDX-License-Identifier: GPL-3.0-or-later
// perrin spike-in: synthetic molecules of known D in a movie, found and measured again.
#include "tests/app/command_line.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::vector<std::string> emccd{"--gain", "30",   "--offset",   "500", "--read-noise",
                                     "0.5",    "--em", "--exposure", "full"};

class SpikeInCommand : public testing::Test {
  protected:
    std::vector<std::string> line(const std::vector<std::string>& options,
                                  const std::vector<std::string>& camera = emccd) const {
        std::vector<std::string> all{"spike-in", ownData("movie/two_speeds_emccd.tif").string()};
        for (const auto* some : {&camera, &options})
            all.insert(all.end(), some->begin(), some->end());
        return all;
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    TemporaryFolder folder_;
};

/// What the table of single molecules says of one D, computed here.
struct Counted {
    double placed = 0, recovered = 0, answered = 0, bias = 0, intervals = 0, inside = 0;
};

Counted counted(const Table& molecules, const std::string& d) {
    const auto ds = column(molecules, "D_TRUE"), recovered = column(molecules, "RECOVERED"),
               mle = column(molecules, "D_MLE"), low = column(molecules, "D_MLE_LOW"),
               high = column(molecules, "D_MLE_HIGH");
    Counted all;
    for (std::size_t i = 0; i < ds.size(); ++i) {
        if (!d.empty() && ds[i] != d)
            continue;
        const double truth = std::stod(ds[i]);
        ++all.placed;
        if (recovered[i] != "1")
            continue;
        ++all.recovered;
        if (!mle[i].empty() && std::stod(mle[i]) > 0) {
            ++all.answered;
            all.bias += std::log(std::stod(mle[i]) / truth);
        }
        if (!high[i].empty()) {
            ++all.intervals;
            all.inside += (low[i].empty() || std::stod(low[i]) <= truth) && std::stod(high[i]) >= truth;
        }
    }
    all.bias /= all.answered;
    return all;
}

} // namespace

TEST_F(SpikeInCommand, itsNumbersAreThoseOfItsMolecules) {
    const ProgramEnd end = perrinRun(line({"--d", "0.1", "--d", "1,0", "--molecules", "4", "--rounds", "4",
                                           "--out", path("rows.csv"), "--molecules-out", path("each.csv")}));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("with D = 0.1 um^2/s"), HasSubstr("RMSE of ln D"), HasSubstr("mle"),
                               HasSubstr("never blink"), HasSubstr("written: " + path("rows.csv"))));
    EXPECT_THAT(end.out, Not(HasSubstr("network")));
    const Table rows = tableOf(path("rows.csv")), molecules = tableOf(path("each.csv"));
    ASSERT_THAT(column(rows, "D_TRUE"), ElementsAre("0.1", "1", ""));
    for (std::size_t i = 0; i < 3; ++i) {
        const auto cell = [&](const char* name) { return std::stod(column(rows, name)[i]); };
        const Counted there = counted(molecules, column(rows, "D_TRUE")[i]);
        EXPECT_GE(there.placed, 8);
        EXPECT_EQ(cell("PLACED"), there.placed);
        EXPECT_EQ(cell("RECOVERED"), there.recovered);
        EXPECT_NEAR(cell("RECALL"), there.recovered / there.placed, 1e-5);
        EXPECT_EQ(cell("N_MLE"), there.answered);
        EXPECT_NEAR(cell("BIAS_MLE"), there.bias, 1e-4);
        EXPECT_NEAR(cell("COVERAGE95_MLE"), there.inside / there.intervals, 1e-5);
        EXPECT_LT(std::abs(there.bias), 4 * cell("BIAS_SE_MLE") + 0.1) << "600 photons tell D without bias";
    }
    EXPECT_THAT(contentOf(path("rows.csv")), AllOf(HasSubstr("# input: two_speeds_emccd.tif, SHA-256 "),
                                                   HasSubstr("EMCCD"), HasSubstr("rounds 4, seed 1")));
}

TEST_F(SpikeInCommand, theSameSeedGivesTheSameMolecules) {
    const auto molecules = [&](const char* seed, const std::string& file) {
        const ProgramEnd end = perrinRun(line({"--d", "0.5", "--rounds", "1", "--photons", "900", "--seed",
                                               seed, "--molecules-out", path(file)}));
        EXPECT_THAT(end.out, AllOf(HasSubstr("900 photons an exposure"), Not(HasSubstr("(median)"))));
        return contentOf(path(file));
    };
    const std::string first = molecules("7", "a.csv");
    EXPECT_EQ(molecules("7", "b.csv"), first);
    EXPECT_NE(molecules("8", "c.csv"), first);
}

TEST_F(SpikeInCommand, theNetworkIsJudgedToo) {
    const ProgramEnd end = perrinRun(
        line({"--d", "0.5", "--rounds", "1", "--model", "perrin-physical-a", "--out", path("rows.csv")}));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, HasSubstr("by the network their D came out"));
    const Table rows = tableOf(path("rows.csv"));
    EXPECT_EQ(column(rows, "N_NETWORK")[0], column(rows, "RECOVERED")[0]);
}

TEST_F(SpikeInCommand, whatIsMissingIsNamedBeforeAnythingIsMeasured) {
    const ProgramEnd end = perrinRun(line({"--out", path("rows.csv")}, {}));
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err,
                AllOf(HasSubstr("the exposure, the camera"), HasSubstr("--camera"), HasSubstr("Match")));
    EXPECT_EQ(filesIn(folder_.path()), 0u);
}

TEST_F(SpikeInCommand, valuesThatAreWrongAreNamed) {
    for (const auto& [option, value] : std::vector<std::pair<std::string, std::string>>{{"--d", "0"},
                                                                                        {"--d", "nan"},
                                                                                        {"--molecules", "0"},
                                                                                        {"--rounds", "1.5"},
                                                                                        {"--photons", "-3"},
                                                                                        {"--lifetime", "15"},
                                                                                        {"--seed", "x"}}) {
        const ProgramEnd end = perrinRun(line({option, value}));
        EXPECT_EQ(end.exitCode, 2) << option << " " << value;
        EXPECT_THAT(end.err, HasSubstr(option));
    }
    EXPECT_EQ(perrinRun({"spike-in"}).exitCode, 2);
    const ProgramEnd end = perrinRun(line({"--out", ownData("movie/two_speeds_emccd.tif").string()}));
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("--out"), HasSubstr("is read here")));
}

TEST_F(SpikeInCommand, ctrlCStopsItAndNothingIsWritten) {
    std::vector<std::string> command = line({"--rounds", "1000", "--out", path("rows.csv")});
    command.insert(command.begin(), PERRIN_PROGRAM);
    Program program(command, Program::Input::Terminal);
    ASSERT_TRUE(program.waitFor("Round 1 of 1000: "));
    program.type("\x03");
    const ProgramEnd end = program.wait();
    EXPECT_EQ(end.exitCode, 130);
    EXPECT_THAT(end.out, HasSubstr("nothing was written"));
    EXPECT_EQ(filesIn(folder_.path()), 0u);
}
