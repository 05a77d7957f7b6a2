// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/growing_tables.h"
#include "core/error.h"
#include "core/movie/tiff_writer.h"
#include "core/provenance.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

class GrowingTablesTest : public testing::Test {
  protected:
    MeasuredBatch one(const std::string& name, int molecules, double pixelSize = 0.1, double maxD = 5) const {
        MeasuredMovie movie{folder_ / name, std::string(64, 'a'), {}};
        MeasureSettings& settings = movie.measurement.settings;
        settings.acquisition = {.pixelSize = pixelSize, .frameInterval = 0.02, .exposure = {}};
        settings.link.maxD = maxD;
        for (int i = 0; i < molecules; ++i) {
            Molecule molecule;
            molecule.track.id = i + 1;
            molecule.track.spots.resize(9);
            molecule.d.value = 0.5;
            movie.measurement.molecules.push_back(std::move(molecule));
        }
        return {.movies = {std::move(movie)}};
    }
    MeasuredBatch broken(const std::string& name) const {
        return {.failed = {{folder_ / name, "is damaged"}}};
    }
    std::vector<std::string> files(const fs::path& table) const {
        std::vector<std::string> names;
        for (const auto& row : readTableFile(table).table.rows)
            names.push_back(fs::path(row.front()).filename().string());
        return names;
    }
    static FileState state(std::uintmax_t bytes) { return {.bytes = bytes, .changed = 5, .files = 1}; }

    TemporaryFolder folder_;
    fs::path csv_ = folder_ / "molecules.csv", summary_ = folder_ / "summary.csv";
};

} // namespace

TEST_F(GrowingTablesTest, areAsOfTheWholeBatchAndStandAlwaysWhole) {
    GrowingTables tables(csv_, summary_);
    EXPECT_FALSE(tables.write()) << "there is nothing";
    tables.put(one("b.tif", 2), state(10));
    EXPECT_TRUE(tables.write());
    EXPECT_FALSE(tables.write()) << "nothing has changed";
    tables.put(one("a.tif", 1, 0.2), state(20));
    tables.put(broken("c.tif"), state(3));
    EXPECT_TRUE(tables.write());
    EXPECT_THAT(files(csv_), ElementsAre("a.tif", "b.tif", "b.tif"));
    EXPECT_THAT(files(summary_), ElementsAre("a.tif", "b.tif"));
    const std::string text = contentOf(csv_);
    EXPECT_THAT(text, HasSubstr("c.tif: not measured: is damaged"));
    EXPECT_EQ(text.find("units: POSITION_X"), text.rfind("units: POSITION_X")) << "provenance stands once";
    MeasuredBatch whole = one("a.tif", 1, 0.2);
    whole.movies.push_back(one("b.tif", 2).movies.front());
    EXPECT_EQ(readTableFile(csv_).table.rows, moleculeTable(whole).rows);
}

TEST_F(GrowingTablesTest, goOnWithWhatIsThere) {
    {
        GrowingTables tables(csv_, {});
        tables.put(one("a.tif", 1), state(20));
        tables.put(one("b.tif", 2), state(10));
        tables.put(broken("c.tif"), state(3));
        tables.write();
    }
    GrowingTables tables(csv_, {});
    ASSERT_EQ(tables.known().size(), 2u) << "what failed is tried again";
    EXPECT_EQ(tables.known()[0].path, folder_ / "a.tif");
    EXPECT_EQ(tables.known()[0].state->bytes, 20u);
    EXPECT_EQ(tables.known()[1].state->changed, 5);
    EXPECT_FALSE(tables.write());
    tables.put(one("b.tif", 1), state(11)); // it was replaced
    tables.put(one("d.tif", 1), state(4));
    EXPECT_TRUE(tables.write());
    EXPECT_THAT(files(csv_), ElementsAre("a.tif", "b.tif", "d.tif"));
}

TEST_F(GrowingTablesTest, aTableWithoutStatesIsKnownByItsSha256) {
    for (const char* name : {"a.tif", "b.tif"}) {
        TiffWriter tiff(folder_ / name, {.acquisition = {}, .displayRange = {}});
        for (int i = 0; i < 3; ++i)
            tiff.add(Image::Constant(8, 8, static_cast<float>(i)));
        tiff.close();
    }
    MeasuredBatch batch = one("a.tif", 1);
    batch.movies.front().sha256 = sha256(folder_ / "a.tif");
    batch.movies.push_back(one("b.tif", 1).movies.front()); // of another content
    std::ofstream out(csv_);
    write(out, moleculeTable(batch));
    out.close();
    FolderWatch watch({.folders = {folder_.path()}, .settle = 0});
    rememberIn(watch, GrowingTables(csv_, {}).known(), {});
    watch.look(0);
    EXPECT_EQ(watch.due(1), folder_ / "b.tif");
    watch.measured(folder_ / "b.tif", stateOf(folder_ / "b.tif"));
    EXPECT_EQ(watch.due(1), std::nullopt);
}

TEST_F(GrowingTablesTest, refuseWhatDoesNotBelongTogether) {
    GrowingTables tables(csv_, {});
    tables.put(one("a.tif", 1), state(1));
    tables.write();
    const std::string before = contentOf(csv_);
    tables.put(one("b.tif", 1, 0.1, 7), state(1));
    EXPECT_THAT([&] { tables.write(); }, testing::ThrowsMessage<Error>(HasSubstr("was not measured as")));
    EXPECT_EQ(contentOf(csv_), before);
    std::ofstream(csv_) << "FILE,D\na.tif,1\n";
    EXPECT_THAT([&] { GrowingTables plain(csv_, {}); },
                testing::ThrowsMessage<Error>(HasSubstr("no '#' lines")));
}
