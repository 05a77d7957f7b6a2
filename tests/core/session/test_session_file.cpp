// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_file.h"
#include "tests/core/session/filled_session.h"
#include "tests/support/synthetic_movie.h"
#include "tests/support/test_data.h"

#include <bit>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

using namespace perrin;
using nlohmann::json;

namespace {

std::string textOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Numbers of all 53 bits in the ranges that localization gives.
Measurement largeMeasurement(int molecules, int frames) {
    std::mt19937_64 random(1);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    Measurement measurement;
    measurement.settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.05, .exposure = 0.05};
    for (int id = 1; id <= molecules; ++id) {
        Molecule molecule;
        molecule.track.id = id;
        for (int frame = 0; frame < frames; ++frame)
            molecule.track.spots.push_back({frame, between(0, 512), between(0, 512), between(0.05, 0.5),
                                            between(0.05, 0.5), between(1, 2), between(100, 999),
                                            between(1, 99), between(5, 99), true});
        measurement.molecules.push_back(std::move(molecule));
    }
    return measurement;
}

} // namespace

TEST(SessionFile, everythingComesBack) {
    const test::TemporaryFolder folder;
    const Session written = test::filledSession(folder / "movies/cell.tif");
    writeSession(folder / "work.perrin", written);
    test::expectSame(readSession(folder / "work.perrin"), written);
    EXPECT_EQ(readSession(folder / "work.perrin").measurement->spots, nullptr);
}

TEST(SessionFile, aMeasurementOfAMovieComesBack) {
    const test::SyntheticScene scene{.frames = 40};
    const auto movie = movieFromFrames(test::render(scene, 5).frames, scene.acquisition);
    Session session;
    session.settings.acquisition = scene.acquisition;
    session.measurement = measure(*movie, session.settings);
    ASSERT_FALSE(session.measurement->molecules.empty());
    ASSERT_FALSE(session.measurement->leftOut.empty());
    const test::TemporaryFolder folder;
    writeSession(folder / "work.perrin", session);
    test::expectSame(readSession(folder / "work.perrin"), session);
}

TEST(SessionFile, anEmptySessionComesBack) {
    const test::TemporaryFolder folder;
    writeSession(folder / "work.perrin", {});
    test::expectSame(readSession(folder / "work.perrin"), {});
}

TEST(SessionFile, anOlderSessionHasTheUsualSimulationAndNothingMatched) {
    const test::TemporaryFolder folder;
    writeSession(folder / "work.perrin", test::filledSession(folder / "cell.tif"));
    json old = json::parse(textOf(folder / "work.perrin"));
    old.erase("simulation");
    old.erase("matching");
    std::ofstream(folder / "old.perrin") << old.dump();
    Session expected = test::filledSession(folder / "cell.tif");
    expected.simulation = {};
    expected.matching = {};
    test::expectSame(readSession(folder / "old.perrin"), expected);
}

TEST(SessionFile, whatWasReadIsWrittenAsItWas) {
    const test::TemporaryFolder folder;
    writeSession(folder / "one.perrin", test::filledSession(folder / "cell.tif"));
    writeSession(folder / "two.perrin", readSession(folder / "one.perrin"));
    EXPECT_EQ(textOf(folder / "one.perrin"), textOf(folder / "two.perrin"));
}

TEST(SessionFile, otherProgramsFindTheValuesByNameAndUnit) {
    const test::TemporaryFolder folder;
    writeSession(folder / "work.perrin", test::filledSession(folder / "movies/cell.tif"));
    const json file = json::parse(textOf(folder / "work.perrin"));
    const auto at = [&](const char* place) { return file.at(json::json_pointer(place)); };
    EXPECT_EQ(at("/schema"), "perrin-session");
    EXPECT_EQ(at("/version"), 1);
    EXPECT_EQ(at("/movie/path"), "movies/cell.tif");
    EXPECT_EQ(at("/movie/absolute_path"), (folder / "movies/cell.tif").string());
    EXPECT_EQ(at("/movie/size_bytes"), 5000000000);
    EXPECT_EQ(at("/movie/selection"), json::parse(R"(["cell.tif", "more/image 2.tif"])"));
    EXPECT_EQ(at("/movie/z_as_time"), true);
    EXPECT_EQ(at("/settings/pixel_size_um"), 0.30000000000000004);
    EXPECT_EQ(at("/settings/camera/gain_adu_per_e"), 2.5);
    EXPECT_EQ(at("/settings/detector"), "wavelet");
    EXPECT_EQ(at("/settings/method"), "bayes");
    EXPECT_EQ(at("/settings/min_frames"), 5);
    EXPECT_EQ(at("/measurement/settings/min_frames"), 3);
    EXPECT_EQ(at("/measurement/calibration/noise_tail/first_quantile"), -150);
    EXPECT_EQ(at("/measurement/molecules/0/d"), json::parse("[0.7, 0.5, 0.9]"));
    EXPECT_EQ(at("/measurement/molecules/0/mle"), json::parse("[null, null, 0.02]"));
    EXPECT_EQ(at("/measurement/molecules/0/source"), "clicked");
    EXPECT_EQ(at("/measurement/molecules/0/flags/1/flag"), "NOT_BROWNIAN");
    EXPECT_EQ(at("/measurement/molecules/0/flags/0/reason"), "It rests.");
    EXPECT_EQ(at("/measurement/spot_columns"),
              json::parse(R"(["frame", "x", "y", "x_sd", "y_sd", "sigma", "amplitude", "background", "score",
                              "clear"])"));
    EXPECT_EQ(at("/measurement/molecules/0/spots/0"),
              json::parse("[0, 1.5, 0.0, 0.01, 0.02, 1.1, 321.5, 12.25, 9.75, 1]"));
    EXPECT_EQ(at("/measurement/molecules/0/spots/1/3"), nullptr);
    EXPECT_EQ(at("/measurement/molecules/1/cve"), nullptr);
    EXPECT_EQ(at("/measurement/left_out/0/id"), 10);
    EXPECT_EQ(at("/regions/1/outline_px/2"), json::parse("[0.1, 4.0]"));
    EXPECT_EQ(at("/region_use"), "outside");
    EXPECT_EQ(at("/simulation/seed"), 18446744073709551615u);
    EXPECT_EQ(at("/simulation/scenario/microscope/pixel_size_um"), 0.108);
    EXPECT_EQ(at("/view/display_range_adu"), json::parse("[99.5, 1234.75]"));
    EXPECT_EQ(at("/view/centre_px"), json::parse("[31.25, 0.001]"));
}

TEST(SessionFile, numbersThatAreNotFiniteReadBackAsMissing) {
    const test::TemporaryFolder folder;
    Session session = test::filledSession(folder / "cell.tif");
    Molecule& molecule = session.measurement->molecules.front();
    molecule.d.high = std::numeric_limits<double>::infinity();
    molecule.cve = std::nan("");
    molecule.background = -std::numeric_limits<double>::infinity();
    molecule.track.spots.front().score = std::numeric_limits<double>::infinity();
    writeSession(folder / "work.perrin", session);
    const Molecule read = readSession(folder / "work.perrin").measurement->molecules.front();
    EXPECT_EQ(read.d.high, std::nullopt);
    EXPECT_EQ(read.cve, std::nullopt);
    EXPECT_TRUE(std::isnan(read.background));
    EXPECT_TRUE(std::isnan(read.track.spots.front().score));
}

TEST(SessionFile, anyFiniteNumberReadsBackToTheSameBits) {
    const test::TemporaryFolder folder;
    std::mt19937_64 random(2);
    Session session;
    session.regions = {{"r", RegionShape::Polygon, {{0, 0}, {1, 0}, {0, 1}}}};
    session.measurement = largeMeasurement(1, 20000);
    for (Spot& spot : session.measurement->molecules.front().track.spots)
        for (double* value : {&spot.x, &spot.y, &spot.xSd, &spot.score})
            do
                *value = std::bit_cast<double>(random());
            while (!std::isfinite(*value));
    writeSession(folder / "work.perrin", session);
    test::expectSame(readSession(folder / "work.perrin"), session);
}

TEST(SessionFile, aHundredThousandSpotsAreAsSmallAsTheirDigitsAllow) {
    const test::TemporaryFolder folder;
    Session session;
    session.measurement = largeMeasurement(1000, 100);
    writeSession(folder / "work.perrin", session);
    test::expectSame(readSession(folder / "work.perrin"), session);
    // Eight numbers of 17 digits, a point, a comma; frame, clear and brackets.
    EXPECT_LT(std::filesystem::file_size(folder / "work.perrin"), 100000 * (8 * 19 + 10) + 1000 * 500);
}

TEST(SessionFile, fileNamesOfOtherEncodingsDoNotKeepAnybodyFromSaving) {
    const test::TemporaryFolder folder;
    writeSession(folder / "work.perrin", test::filledSession(folder / "caf\xe9.tif"));
    EXPECT_EQ(readSession(folder / "work.perrin").movie.size, 5000000000);
}

TEST(SessionFile, aFailedWriteLeavesTheOldSession) {
    const test::TemporaryFolder folder;
    EXPECT_THROW(writeSession(folder / "nowhere/work.perrin", {}), Error);
    EXPECT_THROW(writeSession(folder.path(), {}), Error);
}
