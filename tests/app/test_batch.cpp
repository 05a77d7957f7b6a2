// SPDX-License-Identifier: GPL-3.0-or-later
// perrin measure of folders of movies, in parts, and perrin merge.
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

namespace {

/// Five movies, of which two have another calibration and one no molecules, and a broken file among them.
class BatchCommand : public testing::Test {
  protected:
    BatchCommand() {
        fs::create_directories(path("day/late"));
        writeMovie(path("day/cell10.tif"), full);
        writeMovie(path("day/cell2.tif"), {.pixelSize = 0.2, .frameInterval = 0.01, .exposure = 0.01});
        writeMovie(path("day/late/cell2.tif"), full);
        writeMovie(path("day/late/x, \"y\": z.tif"),
                   {.pixelSize = 0.2, .frameInterval = 0.02, .exposure = {}});
        TiffWriter empty(path("day/empty.tif"), {.acquisition = full, .displayRange = {}});
        for (const Image& frame :
             render({.width = 64, .height = 64, .frames = 40, .populations = {}}, 5).frames)
            empty.add(frame);
        empty.close();
        std::ofstream(path("day/broken.tif")) << "II*";
    }
    ProgramEnd measure(std::vector<std::string> options) const {
        options.insert(options.begin(), {"measure", path("day")});
        return perrinRun(std::move(options));
    }
    /// Measures all parts of the batch, the last one first: KINDi.csv, i from 1; gives what they say.
    std::string measureParts(int count, const std::vector<std::string>& options) const {
        std::string said;
        for (int i = count; i >= 1; --i) {
            const std::string number = std::to_string(i);
            auto all = options;
            all.insert(all.end(),
                       {"--recursive", "--shard", number + "/" + std::to_string(count), "--csv",
                        path("molecules" + number + ".csv"), "--summary", path("summary" + number + ".csv")});
            said += measure(all).err;
        }
        return said;
    }
    ProgramEnd merge(const std::string& kind, int count) const {
        std::vector<std::string> command{"merge", "--csv", path("merged.csv")};
        for (int i = count; i >= 1; --i)
            command.push_back(path(kind + std::to_string(i) + ".csv"));
        return perrinRun(command);
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    TemporaryFolder folder_;
};

} // namespace

TEST_F(BatchCommand, measuresEveryMovieOfAFolderAndAccountsForThem) {
    const ProgramEnd end = measure({"--csv", path("d.csv")});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("4 movies"), HasSubstr("--recursive"),
                               HasSubstr("3 of 4 movies measured, 1 failed:\n  " + path("day/broken.tif"))));
    const Table table = tableOf(path("d.csv"));
    const auto files = column(table, "FILE");
    EXPECT_EQ(std::set<std::string>(files.begin(), files.end()),
              (std::set<std::string>{path("day/cell2.tif"), path("day/cell10.tif")}));
    EXPECT_EQ(files.front(), path("day/cell2.tif")) << "2 before 10";
    EXPECT_THAT(table.comments,
                Contains(AllOf(HasSubstr("day/broken.tif: not measured: "), HasSubstr("TIFF"))));
    EXPECT_THAT(contentOf(path("d.csv")), Not(HasSubstr("broken.tif: not measured: " + path("day"))));
}

TEST_F(BatchCommand, partsMergeToTheWholeByteForByte) {
    const std::vector<std::string> options{"--frame-interval", "0.01", "--max-d", "3"};
    auto whole = options;
    whole.insert(whole.end(),
                 {"--recursive", "--csv", path("molecules.csv"), "--summary", path("summary.csv")});
    EXPECT_EQ(measure(whole).exitCode, 1);
    EXPECT_THAT(contentOf(path("molecules.csv")), HasSubstr("# options: --frame-interval 0.01 --max-d 3\n"));
    std::string said;
    for (const int count : {2, 8}) {
        said = measureParts(count, options);
        for (const std::string kind : {"molecules", "summary"}) {
            const ProgramEnd end = merge(kind, count);
            ASSERT_EQ(end.exitCode, 0) << end.err;
            EXPECT_EQ(contentOf(path("merged.csv")), contentOf(path(kind + ".csv"))) << count;
        }
    }
    EXPECT_THAT(said, HasSubstr("part 8 of 8: 0 of 6 movies; its tables are empty"));
    EXPECT_TRUE(tableOf(path("molecules8.csv")).rows.empty());
    EXPECT_EQ(tableOf(path("molecules8.csv")).header, tableOf(path("molecules1.csv")).header);
}

TEST_F(BatchCommand, whatDoesNotBelongTogetherIsNotMerged) {
    measureParts(2, {});
    const std::vector<std::string> parts{path("molecules1.csv"), path("molecules2.csv")};
    const std::string out = path("merged.csv");
    const auto refused = [&](std::vector<std::string> tables) {
        tables.insert(tables.begin(), "merge");
        tables.insert(tables.end(), {"--csv", out});
        const ProgramEnd end = perrinRun(tables);
        EXPECT_EQ(end.exitCode, 1);
        EXPECT_FALSE(fs::exists(out));
        return end.err;
    };
    EXPECT_THAT(refused({parts[0], parts[1], parts[0]}), HasSubstr("counts once"));
    fs::copy_file(parts[0], path("copy.csv"));
    EXPECT_THAT(refused({parts[0], path("copy.csv")}),
                AllOf(HasSubstr("copy.csv"), HasSubstr("counts once")));

    measure({"--shard", "1/2", "--max-d", "3", "--csv", path("other.csv")});
    EXPECT_THAT(refused({parts[0], path("other.csv")}),
                AllOf(HasSubstr("--max-d 3"), HasSubstr("same program")));
    measure({"--shard", "1/2", "--summary", path("other.csv")});
    EXPECT_THAT(refused({parts[0], path("other.csv")}), HasSubstr("other columns"));
    measure({"--shard", "1/2", "--csv", path("other.csv"), "--plain"});
    EXPECT_THAT(refused({parts[0], path("other.csv")}), HasSubstr("--plain"));
    std::string older = contentOf(parts[1]);
    older.replace(0, older.find('\n'), "# perrin 0.0.1");
    std::ofstream(path("other.csv"), std::ios::trunc) << older;
    EXPECT_THAT(refused({parts[0], path("other.csv")}), HasSubstr("perrin 0.0.1"));
    EXPECT_THAT(refused({path("none.csv")}), HasSubstr("none.csv"));
}

TEST_F(BatchCommand, aFolderOfResultsHasTablesAndAPictureOfEachMovie) {
    const ProgramEnd end = measure({"--recursive", "--frame-interval", "0.01", "--out-dir", path("r/all")});
    EXPECT_EQ(end.exitCode, 1) << "one is broken";
    for (const char* name : {"molecules.csv", "summary.csv", "day-cell2.png", "late-cell2.png", "cell10.png",
                             "empty.png", "x, \"y\": z.png"})
        EXPECT_TRUE(fs::exists(path("r/all") + "/" + name)) << name;
    EXPECT_EQ(filesIn(path("r/all")), 7u);
    measure({"--recursive", "--shard", "2/6", "--out-dir", path("r/part")});
    EXPECT_TRUE(fs::exists(path("r/part/molecules-2-of-6.csv")));
    EXPECT_EQ(perrinRun({"measure", path("day"), "--out-dir", path("r"), "--csv", path("d.csv")}).exitCode,
              2);
    EXPECT_EQ(measure({"--out-dir", path("day/cell10.tif")}).exitCode, 1);
}

TEST_F(BatchCommand, wrongPartsAreWrongUsage) {
    for (const char* part : {"0/2", "3/2", "1", "a/b"})
        EXPECT_THAT(measure({"--shard", part}).err, HasSubstr("--shard")) << part;
}

TEST_F(BatchCommand, anEmptyFolderFailsAndSaysWhereToLook) {
    fs::create_directories(path("shelf"));
    fs::rename(path("day"), path("shelf/day"));
    const ProgramEnd end = perrinRun({"measure", path("shelf")});
    EXPECT_EQ(end.exitCode, 1);
    EXPECT_THAT(end.err, AllOf(HasSubstr("holds no movies, but 1 folder"), HasSubstr("--recursive")));
}
