// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped general network on movies that it has never seen: real ones, where maximum likelihood knows as
// well, and one of known D.
#include "core/learn/measure_batch.h"
#include "core/learn/kept_predictor.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

using namespace perrin;
namespace fs = std::filesystem;

namespace {

MeasuredBatch measured(const std::vector<fs::path>& movies, const Acquisition& acquisition,
                       const Camera& camera) {
    KeptPredictor predictor;
    MeasuredBatch batch;
    measureBatch(batch,
                 {.movies = movies,
                  .predictor = &predictor,
                  .settings =
                      [&](const fs::path&, const MovieInfo&) {
                          MeasureSettings settings;
                          settings.acquisition = acquisition;
                          settings.find.camera = camera;
                          settings.model = "perrin-general";
                          return settings;
                      }},
                 {});
    return batch;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

TEST(NetworkOnMovies, agreesWithMaximumLikelihoodOnEveryFolderOfRealMovies) {
    const auto real = test::sharedData("real");
    if (!real)
        GTEST_SKIP() << "PERRIN_TEST_DATA does not name a folder with real movies";
    std::vector<double> all;
    for (const auto& [folder, gain] : {std::pair{"blocks_64x64x16_70_01", 57.0},
                                       {"blocks_64x64x16_104_01", 58.5},
                                       {"blocks_64x64x16_83_01", 28.0}}) {
        const MovieList list = listMovies({*real / folder}, false);
        const MeasuredBatch batch =
            measured(list.movies, {.pixelSize = 0.107, .frameInterval = 0.00776, .exposure = 0.00749},
                     {.offset = 545, .gain = gain, .readNoise = 0.5, .em = true});
        EXPECT_TRUE(batch.failed.empty()) << batch.failed[0].path << batch.failed[0].reason;
        ASSERT_EQ(batch.movies.size(), list.movies.size());
        std::vector<double> differences;
        for (const MeasuredMovie& movie : batch.movies) {
            EXPECT_FALSE(movie.measurement.molecules.empty()) << movie.path;
            for (const Molecule& molecule : movie.measurement.molecules)
                if (molecule.track.spots.size() >= 12) {
                    ASSERT_TRUE(molecule.network.value) << movie.path;
                    all.push_back(*molecule.network.value);
                    // Of molecules that cannot be told from rest maximum likelihood knows an upper limit
                    // only.
                    if (molecule.d.value.value_or(0) > 0)
                        differences.push_back(
                            std::abs(std::log(*molecule.network.value / *molecule.d.value)));
                }
        }
        ASSERT_GE(differences.size(), 4u) << folder;
        EXPECT_LE(median(differences), 0.35) << folder;
    }
    // The slow and the fast population stand apart: hardly anybody between.
    const auto between = [&](double low, double high) {
        return std::ranges::count_if(all, [&](double d) { return d > low && d < high; });
    };
    EXPECT_GE(between(0.01, 0.4), 12);
    EXPECT_GE(between(3, 20), 5);
    EXPECT_LE(between(1.5, 3), 1);
}

TEST(NetworkOnMovies, findsTheMeanDOfEachPopulation) {
    const MeasuredBatch batch = measured({test::ownData("movie/two_speeds_emccd.tif")},
                                         {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01},
                                         {.offset = 500, .gain = 30, .readNoise = 0.5, .em = true});
    std::map<double, std::pair<double, double>> sums; // by what the true positions give: frames * D, frames
    for (const double d : {0.052, 0.50, 1.77})
        sums[d] = {};
    for (const Molecule& molecule : batch.movies.at(0).measurement.molecules) {
        const double d = molecule.network.value.value(),
                     frames = static_cast<double>(molecule.track.spots.size());
        auto& [weighted, weight] = std::ranges::min_element(sums, {}, [&](const auto& sum) {
                                       return std::abs(std::log(d / sum.first));
                                   })->second;
        weighted += frames * d;
        weight += frames;
    }
    for (const auto& [truth, sum] : sums)
        EXPECT_NEAR(sum.first / sum.second, truth, 0.15 * truth);
}
