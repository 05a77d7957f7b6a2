// SPDX-License-Identifier: GPL-3.0-or-later
// What a table of results was made from comes back from its lines.
#include "core/diffusion/batch.h"
#include "core/diffusion/molecule_table.h"
#include "core/error.h"
#include "core/provenance.h"
#include "core/session/table_record.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace perrin;
namespace fs = std::filesystem;

namespace {

Spot spotAt(int frame, double x, double y) {
    return {.frame = frame, .x = x, .y = y, .xSd = 0.1, .ySd = 0.1, .sigma = 1.3, .amplitude = 300};
}

Molecule moleculeAt(int id, int first, double x, double d) {
    Molecule molecule;
    molecule.track.id = id;
    for (int i = 0; i < 5; ++i)
        molecule.track.spots.push_back(spotAt(first + i, x + 0.1 * i, 20));
    molecule.x = 0.1 * (x + 0.2);
    molecule.y = 2;
    molecule.mle = {d, d / 2, d * 2};
    molecule.d = molecule.mle;
    return molecule;
}

Measurement threeMolecules() {
    Measurement measurement;
    measurement.settings.acquisition = {
        .pixelSize = 0.1, .frameInterval = 0.0123456789012345, .exposure = 0.01};
    measurement.settings.find.camera = Camera{.offset = 500.25, .gain = 29.5, .readNoise = 0.5, .em = true};
    measurement.settings.find.psfSigma = 1.23456789012345;
    measurement.settings.find.falseAlarm = 0.01;
    measurement.settings.link = {.maxD = 7, .maxGap = 1, .minFrames = 5};
    measurement.settings.method = Method::Bayes;
    measurement.settings.model = "";
    for (int i = 0; i < 3; ++i)
        measurement.molecules.push_back(moleculeAt(i + 1, 2 * i, 10 + 10 * i, 0.1 * (i + 1)));
    return measurement;
}

Region square(const char* name, double left, double right) {
    Region region;
    region.name = name;
    region.outline = {{left, 0}, {right, 0}, {right, 40}, {left, 40}};
    return region;
}

void save(const fs::path& path, const Table& table, const TableFormat& format = {}) {
    std::ofstream out(path);
    write(out, table, format);
}

} // namespace

TEST(TableRecord, settingsComeBackToTheLastDigit) {
    const test::TemporaryFolder folder;
    const Measurement measurement = threeMolecules();
    save(folder.path() / "m.csv", moleculeTable(measurement, "cell.tif", std::string(64, 'a')));
    const auto movies = readTableRecord(folder.path() / "m.csv");
    ASSERT_EQ(movies.size(), 1u);
    EXPECT_EQ(movies[0].file, "cell.tif");
    EXPECT_EQ(movies[0].sha256, std::string(64, 'a'));
    EXPECT_EQ(movies[0].settings, measurement.settings) << "operator== compares every number exactly";
    ASSERT_EQ(movies[0].molecules.size(), 3u);
    EXPECT_EQ(movies[0].molecules[1].id, 2);
    EXPECT_EQ(movies[0].molecules[1].firstFrame, 2);
    EXPECT_EQ(movies[0].molecules[1].lastFrame, 6);
    EXPECT_EQ(movies[0].molecules[1].spots, 5u);
    EXPECT_NEAR(movies[0].molecules[1].mle.value.value(), 0.2, 1e-6);
}

TEST(TableRecord, spreadsheetFormatsAreReadToo) {
    const test::TemporaryFolder folder;
    save(folder.path() / "m.csv", moleculeTable(threeMolecules(), "cell.tif", ""),
         {.separator = ';', .decimalMark = ','});
    const auto movies = readTableRecord(folder.path() / "m.csv");
    ASSERT_EQ(movies.at(0).molecules.size(), 3u);
    EXPECT_NEAR(movies[0].molecules[2].mle.value.value(), 0.3, 1e-6);
    EXPECT_EQ(movies[0].settings, threeMolecules().settings);
}

TEST(TableRecord, howTheMovieWasOpenedAndItsRegionsComeBack) {
    const test::TemporaryFolder folder;
    Table table = moleculeTable(threeMolecules(), "b2.tif", "");
    const fs::path images = folder.path() / "images";
    for (const auto& line :
         openingComments(images / "b2.tif", {.zAsTime = true}, {images / "b2.tif", images / "b10.tif"}))
        table.comments.push_back(line);
    for (const auto& line : regionComments({square("nucleus, \"left\"", 5, 15)}, RegionUse::Outside))
        table.comments.push_back(line);
    save(folder.path() / "m.csv", table);
    const RecordedMovie movie = readTableRecord(folder.path() / "m.csv").at(0);
    EXPECT_EQ(movie.path, images / "b2.tif");
    EXPECT_TRUE(movie.options.zAsTime);
    EXPECT_EQ(movie.selection, (std::vector<fs::path>{images / "b2.tif", images / "b10.tif"}));
    ASSERT_EQ(movie.regions.size(), 1u);
    EXPECT_EQ(movie.regions[0].name, "nucleus, \"left\"");
    EXPECT_EQ(movie.regions[0].outline.size(), 4u);
    EXPECT_EQ(movie.regionUse, RegionUse::Outside);
}

TEST(TableRecord, everyMovieOfABatchHasItsOwn) {
    const test::TemporaryFolder folder;
    MeasuredBatch batch;
    batch.movies.push_back({"day/cell2.tif", std::string(64, '2'), threeMolecules()});
    batch.movies.push_back({"day/cell10.tif", std::string(64, '1'), threeMolecules()});
    batch.movies[1].measurement.settings.acquisition.frameInterval = 0.05;
    batch.movies[1].measurement.molecules.resize(1);
    save(folder.path() / "m.csv", moleculeTable(batch));
    const auto movies = readTableRecord(folder.path() / "m.csv");
    ASSERT_EQ(movies.size(), 2u);
    EXPECT_EQ(movies[0].file, "day/cell2.tif");
    EXPECT_EQ(movies[0].molecules.size(), 3u);
    EXPECT_EQ(movies[1].settings.acquisition.frameInterval, 0.05);
    EXPECT_EQ(movies[1].molecules.size(), 1u);
    EXPECT_EQ(movies[1].sha256, std::string(64, '1'));
}

TEST(TableRecord, tablesThatTellNothingAreRefusedInWords) {
    const test::TemporaryFolder folder;
    save(folder.path() / "plain.csv", moleculeTable(threeMolecules(), "cell.tif", ""), {.comments = false});
    Table damaged = moleculeTable(threeMolecules(), "cell.tif", "");
    for (std::string& line : damaged.comments)
        if (line.starts_with(settingsComment))
            line.resize(40), line += "}";
    save(folder.path() / "damaged.csv", damaged);
    for (const auto& [name, words] : {std::pair{"plain.csv", "no '#' lines"},
                                      {"damaged.csv", "settings"},
                                      {"none.csv", "cannot be read"}})
        try {
            readTableRecord(folder.path() / name);
            ADD_FAILURE() << name;
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find(name), std::string::npos) << error.what();
        }
}

TEST(TableRecord, theMovieIsKnownByItsContent) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "cell.tif") << "one movie";
    RecordedMovie movie{.file = "cell.tif", .sha256 = sha256(folder.path() / "cell.tif")};
    movie.path = "/nowhere/cell.tif";
    const auto places = placesOf(movie, folder.path() / "m.csv");
    ASSERT_EQ(places.size(), 1u) << "beside the table";
    EXPECT_TRUE(isRecorded(movie, places[0]));
    std::ofstream(folder.path() / "cell.tif") << "another";
    EXPECT_FALSE(isRecorded(movie, places[0]));
}

TEST(TableRecord, aMeasurementMadeAnewBecomesTheRecordedOne) {
    const test::TemporaryFolder folder;
    // As it was left: molecule 2 deleted by hand, 3 called 7, one added by hand.
    Measurement before = threeMolecules();
    before.molecules.erase(before.molecules.begin() + 1);
    before.molecules[1].track.id = 7;
    before.molecules.push_back(moleculeAt(8, 11, 33, 0.9));
    before.molecules.back().source = MoleculeSource::Clicked;
    save(folder.path() / "m.csv", moleculeTable(before, "cell.tif", ""));
    const RecordedMovie record = readTableRecord(folder.path() / "m.csv").at(0);
    ASSERT_EQ(record.byHand.size(), 1u);

    const Restored result = restored(threeMolecules(), record);
    EXPECT_EQ(result.same, 3u);
    EXPECT_EQ(result.changed, 0u);
    EXPECT_EQ(result.missing, 0u);
    EXPECT_EQ(result.leftOut, 1u);
    std::vector<int> ids;
    for (const Molecule& molecule : result.measurement.molecules)
        ids.push_back(molecule.track.id);
    EXPECT_EQ(ids, (std::vector{1, 7, 8}));
    const Molecule& hand = result.measurement.molecules.back();
    EXPECT_EQ(hand.source, MoleculeSource::Clicked);
    ASSERT_EQ(hand.track.spots.size(), 5u);
    EXPECT_EQ(hand.track.spots[3].x, before.molecules.back().track.spots[3].x);
}

TEST(TableRecord, whatDiffersIsCounted) {
    const test::TemporaryFolder folder;
    save(folder.path() / "m.csv", moleculeTable(threeMolecules(), "cell.tif", ""));
    const RecordedMovie record = readTableRecord(folder.path() / "m.csv").at(0);
    Measurement now = threeMolecules();
    now.molecules[0].mle.value = 0.2;             // another D
    now.molecules[2] = moleculeAt(3, 4, 60, 0.3); // somewhere else
    const Restored result = restored(now, record);
    EXPECT_EQ(result.same, 1u);
    EXPECT_EQ(result.changed, 1u);
    EXPECT_EQ(result.missing, 1u);
    EXPECT_EQ(result.leftOut, 1u);
}

TEST(TableRecord, moleculesOutsideOfTheRegionsStay) {
    const test::TemporaryFolder folder;
    Measurement shown = threeMolecules();
    shown.molecules.resize(1); // only the first lies inside
    Table table = moleculeTable(shown, "cell.tif", "");
    for (const auto& line : regionComments({square("left", 5, 15)}, RegionUse::Inside))
        table.comments.push_back(line);
    save(folder.path() / "m.csv", table);
    const Restored result = restored(threeMolecules(), readTableRecord(folder.path() / "m.csv").at(0));
    EXPECT_EQ(result.same, 1u);
    EXPECT_EQ(result.leftOut, 0u);
    EXPECT_EQ(result.measurement.molecules.size(), 3u);
}
