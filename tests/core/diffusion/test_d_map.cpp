// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/d_map.h"
#include "core/diffusion/d_map_files.h"
#include "core/random.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

constexpr double pixel = 0.1;      // um
constexpr Eigen::Index side = 200; // px

Molecule moleculeAt(double x, double y, const Estimate& d) {
    Molecule molecule;
    molecule.x = x;
    molecule.y = y;
    molecule.d = d;
    molecule.track.spots.push_back({.frame = 0, .x = x / pixel, .y = y / pixel});
    return molecule;
}

Measurement measured(std::vector<Molecule> molecules) {
    Measurement measurement;
    measurement.settings.acquisition.pixelSize = pixel;
    measurement.molecules = std::move(molecules);
    return measurement;
}

/// Even in the frame; ln D from its place and a spread of 0.5.
Measurement field(int count, const std::function<double(double x, double y)>& d, std::uint64_t seed) {
    Random random(seed);
    std::vector<Molecule> molecules;
    for (int i = 0; i < count; ++i) {
        const double x = random.uniform(0, 19.9), y = random.uniform(0, 19.9);
        molecules.push_back(moleculeAt(x, y, {d(x, y) * std::exp(0.5 * random.normal()), {}, {}}));
    }
    return measured(std::move(molecules));
}

} // namespace

TEST(DMap, followsAGradient) {
    const auto law = [](double x, double) { return 0.1 * std::exp(0.15 * x); };
    const DMap map = dMap(field(4000, law, 1), side, side, {.binSize = 2});
    ASSERT_EQ(map.columns, 10);
    ASSERT_EQ(map.rows, 10);
    double squares = 0;
    for (const MapBin& bin : map.bins) {
        ASSERT_TRUE(bin.d && bin.sdLnD && bin.seLnD);
        // Over a bin of 2 um ln D has a uniform part of width 0.3.
        EXPECT_NEAR(*bin.sdLnD, std::sqrt(0.25 + 0.3 * 0.3 / 12), 0.27);
        const double off = std::log(*bin.d / law(bin.x, bin.y)) / *bin.seLnD;
        squares += off * off;
    }
    // Student's t of about 40 molecules: variance 1.05 each, SD of the mean of 100 squares 0.15.
    EXPECT_NEAR(squares / 100, 1.05, 0.5);
}

TEST(DMap, anEdgeIsWhereItIs) {
    const auto law = [](double x, double) { return x < 8 ? 0.05 : 1.0; };
    const DMap map = dMap(field(2000, law, 2), side, side, {.binSize = 4});
    for (const MapBin& bin : map.bins)
        EXPECT_NEAR(std::log(*bin.d / law(bin.x, bin.y)), 0, 4.5 * *bin.seLnD) << bin.x << ", " << bin.y;
    EXPECT_NEAR(map.bins[0].x, 2 - pixel / 2, 1e-12)
        << "the first pixel's centre is 0, its edge is half a pixel off";
}

TEST(DMap, meanSpreadAndErrorAreThoseOfTheLogarithms) {
    // ln D: 0, 1, 2, so mean 1, SD 1, SE 1 / sqrt(3).
    const DMap map =
        dMap(measured({moleculeAt(1, 1, {1, {}, {}}), moleculeAt(1.5, 1, {std::exp(1), {}, {}}),
                       moleculeAt(1, 1.5, {std::exp(2), {}, {}}), moleculeAt(7, 7, {5, {}, {}})}),
             side, side, {.binSize = 5});
    EXPECT_NEAR(*map.at(0, 0).d, std::exp(1), 1e-12);
    EXPECT_NEAR(*map.at(0, 0).sdLnD, 1, 1e-12);
    EXPECT_NEAR(*map.at(0, 0).seLnD, 1 / std::sqrt(3.0), 1e-12);
    EXPECT_EQ(map.at(1, 1).molecules, 1u);
    EXPECT_FALSE(map.at(1, 1).d) << "fewer than 3";
    EXPECT_EQ(map.at(2, 2).molecules, 0u);
    EXPECT_TRUE(std::isnan(map.dImage()(1, 1)));
    EXPECT_FLOAT_EQ(map.countImage()(0, 0), 3);
}

TEST(DMap, everySpotCountsWhereItIs) {
    Measurement measurement =
        measured({moleculeAt(1, 1, {1, {}, {}}), moleculeAt(1, 1, {std::exp(1), {}, {}})});
    // The first spends 3 of its 4 frames in the second bin.
    auto& spots = measurement.molecules[0].track.spots;
    for (int frame = 1; frame < 4; ++frame)
        spots.push_back({.frame = frame, .x = 60, .y = 10});
    const DMap map =
        dMap(measurement, side, side, {.binSize = 5, .placing = MapPlacing::EverySpot, .leastCount = 1});
    EXPECT_NEAR(map.at(0, 0).weight, 1.25, 1e-12);
    EXPECT_NEAR(std::log(*map.at(0, 0).d), 1 / 1.25, 1e-12);
    EXPECT_NEAR(map.at(0, 0).effective, 1.25 * 1.25 / (1 + 0.0625), 1e-12);
    EXPECT_NEAR(map.at(1, 0).weight, 0.75, 1e-12);
    EXPECT_NEAR(*map.at(1, 0).d, 1, 1e-12);
    EXPECT_FALSE(map.at(1, 0).sdLnD) << "one molecule has no spread";
}

TEST(DMap, upperLimitsCountAtTheirLimitAndAreTold) {
    const DMap map = dMap(measured({moleculeAt(1, 1, {{}, {}, 0.01}), moleculeAt(1, 1, {1, {}, {}}),
                                    moleculeAt(1, 1, {-0.2, -0.5, 0.1}), moleculeAt(1, 1, {}),
                                    moleculeAt(1, 1, {-0.2, {}, {}})}),
                          side, side, {.binSize = 5});
    EXPECT_EQ(map.at(0, 0).limits, 2u);
    EXPECT_EQ(map.molecules, 3u);
    EXPECT_EQ(map.leftOut, 2u);
    EXPECT_NEAR(*map.at(0, 0).d, 0.1, 1e-9);
    EXPECT_THAT(mapTable(map).comments.at(1), HasSubstr("2 of them with an upper limit"));
}

TEST(DMap, showsTheNetworkWhereThereIsOne) {
    Measurement measurement = field(
        30, [](double, double) { return 1.0; }, 3);
    for (Molecule& molecule : measurement.molecules)
        molecule.network = {7, 6, 8};
    measurement.molecules[0].network = {};
    measurement.molecules[0].d.value = 7;
    EXPECT_NEAR(*dMap(measurement, side, side, {.binSize = 20}).at(0, 0).d, 7, 1e-9);
    EXPECT_NE(*dMap(measurement, side, side, {.binSize = 20, .d = MapD::Method}).at(0, 0).d, 7);
    EXPECT_EQ(dMap(measurement, side, side, {.binSize = 20, .d = MapD::Network}).leftOut, 1u);
    EXPECT_EQ(dMap(measurement, side, side, {.binSize = 20, .d = MapD::Mle}).molecules, 0u);
}

TEST(DMap, itsBinsSuitTheDensity) {
    const auto even = [](double, double) { return 1.0; };
    EXPECT_NEAR(automaticBinSize(field(900, even, 4), side, side), 2, 0.1);
    EXPECT_NEAR(automaticBinSize(field(4, even, 4), side, side), 10, 1e-9) << "half of the frame";
    EXPECT_NEAR(automaticBinSize(measured({}), side, side), 10, 1e-9);
    EXPECT_NEAR(dMap(field(900, even, 4), side, side).binSize, 2, 0.1);
}

TEST(DMap, refusesWhatMakesNoMap) {
    const Measurement measurement = field(
        10, [](double, double) { return 1.0; }, 5);
    EXPECT_THAT(test::errorOf([&] { dMap(measurement, side, side, {.binSize = -1}); }), HasSubstr("above 0"));
    EXPECT_THAT(test::errorOf([&] { dMap(measurement, side, side, {.binSize = 50}); }),
                HasSubstr("larger than"));
    EXPECT_THAT(test::errorOf([&] { dMap(measurement, side, side, {.binSize = 1e-5}); }),
                HasSubstr("4 million"));
    EXPECT_THAT(test::errorOf([&] { dMap(Measurement{}, side, side); }), HasSubstr("pixel size"));
    EXPECT_THAT(test::errorOf([] { mapD("msd"); }), HasSubstr("best, method, network"));
}

TEST(SpatialStructure, pIsUniformWithoutStructure) {
    std::vector<double> ps;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Measurement measurement = field(
            120, [](double, double) { return 1.0; }, 100 + seed);
        const DMap map = dMap(measurement, side, side, {.binSize = 5});
        ps.push_back(*spatialStructure(map, 199, seed).p);
    }
    std::sort(ps.begin(), ps.end());
    double distance = 0; // Kolmogorov-Smirnov
    for (std::size_t i = 0; i < ps.size(); ++i)
        distance = std::max({distance, std::abs(ps[i] - static_cast<double>(i) / 300),
                             std::abs(ps[i] - static_cast<double>(i + 1) / 300)});
    EXPECT_LT(distance, 1.63 / std::sqrt(300.0)); // 1 % of such sets are farther
}

TEST(SpatialStructure, aPatternIsSeenWithItsSize) {
    // Half of the bins at ln D = -0.8, half at 0.8: an SD of 0.8 between them.
    const auto law = [](double x, double y) {
        return (static_cast<int>(x / 5) + static_cast<int>(y / 5)) % 2 ? std::exp(0.8) : std::exp(-0.8);
    };
    for (const MapPlacing placing : {MapPlacing::MeanPosition, MapPlacing::EverySpot}) {
        const DMap map = dMap(field(600, law, 6), side, side, {.binSize = 5, .placing = placing});
        const SpatialStructure structure = spatialStructure(map);
        EXPECT_EQ(structure.bins, 16u);
        EXPECT_LE(*structure.p, 0.001);
        EXPECT_NEAR(structure.betweenSd, 0.8, 0.12);
        EXPECT_THAT(structure.sentence, HasSubstr("by more than chance"));
    }
}

TEST(SpatialStructure, needsTwoBins) {
    const DMap map = dMap(field(
                              5, [](double, double) { return 1.0; }, 7),
                          side, side, {.binSize = 20});
    EXPECT_FALSE(spatialStructure(map).p);
    EXPECT_THAT(spatialStructure(map).sentence, HasSubstr("cannot be told"));
}

TEST(SpatialStructure, stopsWhenAsked) {
    const DMap map = dMap(field(
                              100, [](double, double) { return 1.0; }, 8),
                          side, side, {.binSize = 5});
    std::stop_source stop;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      if (fraction > 0.2)
                          stop.request_stop();
                  }};
    EXPECT_THROW(spatialStructure(map, 999, 1, job), Cancelled);
}

TEST(DMapFiles, theTiffHasItsPagesAndCalibration) {
    const test::TemporaryFolder folder;
    const DMap map = dMap(field(
                              60, [](double, double) { return 1.0; }, 9),
                          side, side, {.binSize = 4});
    writeMapTiff(folder / "map.tif", map);
    const auto movie = openMovie(folder / "map.tif");
    ASSERT_EQ(movie->info().frames, 3u);
    EXPECT_EQ(movie->info().pixelType, PixelType::Float32);
    EXPECT_NEAR(*movie->info().acquisition.pixelSize, 4, 1e-6);
    const auto same = [](const Image& read, const Image& written) {
        return read.rows() == written.rows() && read.cols() == written.cols() &&
               ((read == written) || (read.isNaN() && written.isNaN())).all();
    };
    EXPECT_TRUE(same(movie->frame(0), map.dImage()));
    EXPECT_TRUE(same(movie->frame(1), map.spreadImage()));
    EXPECT_TRUE(same(movie->frame(2), map.countImage()));
    std::string name; // ImageJ keeps it in UTF-16
    for (const char letter : std::string("SD of ln D"))
        name += {letter, '\0'};
    EXPECT_THAT(test::contentOf(folder / "map.tif"), HasSubstr(name));
}

TEST(DMapFiles, theTableHasARowABin) {
    const Measurement measurement = field(
        60, [](double, double) { return 1.0; }, 10);
    const DMap map = dMap(measurement, side, side, {.binSize = 4});
    const Table table = mapTable(map, measurement, "movie.tif", "");
    ASSERT_EQ(table.rows.size(), 25u);
    EXPECT_THAT(table.header,
                testing::ElementsAre("X", "Y", "N", "D", "SD_LN_D", "SE_LN_D", "N_LIMITS", "N_EFFECTIVE"));
    for (std::size_t i = 0; i < 25; ++i)
        EXPECT_EQ(table.rows[i][3].empty(), map.bins[i].molecules < 3);
    EXPECT_EQ(table.rows[6][0], "5.95");
    EXPECT_THAT(table.comments, testing::Contains(HasSubstr("movie.tif")));
}

TEST(DMapFiles, thePictureHasRobustLimits) {
    const auto law = [](double x, double) { return 0.1 * std::exp(0.23 * x); };
    const DMap map = dMap(field(3000, law, 11), side, side, {.binSize = 2});
    const auto [low, high] = automaticLimits(map);
    EXPECT_NEAR(std::log(low / 0.1), 0.23, 0.35);
    EXPECT_NEAR(std::log(high / 0.1), 0.23 * 19, 0.35);
    const auto png = mapPng(map, "A map");
    EXPECT_EQ(std::string(png.begin() + 1, png.begin() + 4), "PNG");
    EXPECT_THAT(test::errorOf([&] { mapPng(map, "", {{2, 1}}); }), HasSubstr("in order"));
    const DMap flat = dMap(field(
                               3000, [](double, double) { return 2.0; }, 12),
                           side, side, {.binSize = 10});
    EXPECT_NEAR(std::log10(automaticLimits(flat).second / automaticLimits(flat).first), 0.5, 1e-9);
}
