// SPDX-License-Identifier: GPL-3.0-or-later
// Movies measured as they appear.
#include "tests/app/command_line.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <thread>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

namespace {

class MeasureWatch : public testing::Test {
  protected:
    MeasureWatch() { fs::create_directory(day()); }
    fs::path day() const { return folder_ / "day"; }
    fs::path csv() const { return folder_ / "day.csv"; }
    std::vector<std::string> watching() const {
        return {PERRIN_PROGRAM, "measure", day().string(), "--watch",     "--settle", "0.4",
                "--tries",      "1",       "--csv",        csv().string()};
    }
    /// Asked to stop as by Ctrl-C.
    static ProgramEnd stopped(Program& program) {
        program.kill(SIGINT);
        return program.wait();
    }
    std::set<std::string> measured() const {
        std::set<std::string> names;
        for (const std::string& file : column(tableOf(csv()), "FILE"))
            names.insert(fs::path(file).filename().string());
        return names;
    }

    TemporaryFolder folder_;
};

} // namespace

TEST_F(MeasureWatch, measuresWhatComesReportsWhatIsBrokenAndGoesOn) {
    writeMovie(day() / "a.tif", full);
    Program program(watching());
    ASSERT_TRUE(program.waitFor("a.tif: "));
    std::ofstream(day() / "broken.tif") << "II*";
    ASSERT_TRUE(program.waitFor("given up after 1 try"));
    writeMovie(folder_ / "b.tif", full);
    {
        // Half of it, and the rest when it has been seen.
        const std::string bytes = contentOf(folder_ / "b.tif");
        std::ofstream out(day() / "b.tif", std::ios::binary);
        for (std::size_t part = 0; part < 8; ++part) {
            out << bytes.substr(part * bytes.size() / 8,
                                (part + 1) * bytes.size() / 8 - part * bytes.size() / 8)
                << std::flush;
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
        }
    }
    ASSERT_TRUE(program.waitFor("b.tif: "));
    const ProgramEnd end = stopped(program);
    EXPECT_EQ(end.exitCode, 1) << "one is broken";
    EXPECT_THAT(end.err,
                AllOf(HasSubstr("2 movies measured, 1 failed"), Not(HasSubstr("b.tif: has changed"))));
    EXPECT_THAT(end.out, HasSubstr("written: " + csv().string()));
    EXPECT_THAT(measured(), ElementsAre("a.tif", "b.tif"));
    EXPECT_THAT(contentOf(csv()), HasSubstr("broken.tif: not measured: "));
    // The same rows as of a batch.
    fs::remove(day() / "broken.tif");
    ASSERT_EQ(perrinRun({"measure", day().string(), "--csv", (folder_ / "batch.csv").string()}).exitCode, 0);
    EXPECT_EQ(tableOf(folder_ / "batch.csv").rows, tableOf(csv()).rows);
}

TEST_F(MeasureWatch, goesOnWhereItStoppedAndMeasuresAnewWhatWasReplaced) {
    writeMovie(day() / "a.tif", full);
    writeMovie(day() / "b.tif", full);
    {
        Program program(watching());
        ASSERT_TRUE(program.waitFor("b.tif: "));
        EXPECT_EQ(stopped(program).exitCode, 0);
    }
    const Table before = tableOf(csv());
    const Acquisition slower{.pixelSize = 0.1, .frameInterval = 0.02, .exposure = 0.02};
    writeMovie(day() / "b.tif", slower);
    writeMovie(day() / "c.tif", full);
    Program program(watching());
    ASSERT_TRUE(program.waitFor("c.tif: "));
    const ProgramEnd end = stopped(program);
    EXPECT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.err, AllOf(HasSubstr("2 movies are in the table already"),
                               HasSubstr("b.tif: has changed"), HasSubstr("2 movies measured, 0 failed")));
    EXPECT_THAT(end.out, Not(HasSubstr("a.tif: ")));
    EXPECT_THAT(measured(), ElementsAre("a.tif", "b.tif", "c.tif"));
    EXPECT_NE(tableOf(csv()).rows[before.rows.size() / 2], before.rows[before.rows.size() / 2])
        << "b has half the D";
}

TEST_F(MeasureWatch, saysWhatItNeeds) {
    EXPECT_THAT(perrinRun({"measure", day().string(), "--watch"}).err,
                HasSubstr("--csv, --summary or --out-dir"));
    const ProgramEnd none =
        perrinRun({"measure", (folder_ / "none").string(), "--watch", "--csv", csv().string()});
    EXPECT_EQ(none.exitCode, 1);
    EXPECT_THAT(none.err, HasSubstr("is no folder that can be read"));
    EXPECT_EQ(perrinRun({"measure", day().string(), "--watch", "--csv", "x.csv", "--plain"}).exitCode, 2);
    EXPECT_THAT(perrinRun({"measure", day().string(), "--watch", "--csv", csv().string(), "--map",
                           (day() / "map.tif").string()})
                    .err,
                HasSubstr("would be taken for a movie"));
}
