// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped general network on movies that it has never seen: real ones, where maximum likelihood knows as
// well, and one of known D.
#include "core/learn/kept_predictor.h"
#include "core/learn/measure_batch.h"
#include "tests/core/learn/neighbours.h"
#include "tests/support/sanitized.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <numeric>

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

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
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
                    if (molecule.mle.value.value_or(0) > 0)
                        differences.push_back(
                            std::abs(std::log(*molecule.network.value / *molecule.mle.value)));
                }
        }
        ASSERT_GE(differences.size(), 5u) << folder;
        EXPECT_LE(median(differences), 0.35) << folder;
    }
    // The slow and the fast population stand apart: hardly anybody between.
    const auto between = [&](double low, double high) {
        return std::ranges::count_if(all, [&](double d) { return d > low && d < high; });
    };
    EXPECT_GE(between(0, 0.4), 12);
    EXPECT_GE(between(3, 20), 5);
    EXPECT_LE(between(1.5, 3), 1);
}

TEST(NetworkOnMovies, whatIsKnownOfDBeforehandIsKeptTo) {
    // One at rest: what is said of it is what is known beforehand.
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::fixed(1e-5);
    const Simulator simulator(scenario, 41);
    Predictor predictor(readModel(modelPath("perrin-general")));
    const auto told = [&](double least) {
        std::vector<double> answers;
        for (const Prediction& prediction : predictor.predict(
                 40, std::function<KnownStack(std::size_t)>([&](std::size_t index) {
                     KnownStack stack{simulator.record(simulator.truth(index)), imagingOf(scenario)};
                     stack.imaging.leastD = least;
                     return stack;
                 }),
                 Symmetries::None))
            answers.push_back(prediction.d);
        return median(answers);
    };
    const double slow = told(0.001), faster = told(0.01);
    EXPECT_TRUE(slow > 0.001 && slow < 0.005) << slow;
    EXPECT_TRUE(faster > 0.01 && faster < 0.02) << faster;
}

TEST(NetworkOnMovies, aNeighbourEightPixelsAwayHardlyBiasesIt) {
    PERRIN_MEASURES_RATES;
    const Simulator simulator(test::many(), 52);
    constexpr std::size_t stacks = 1500;
    Predictor predictor(readModel(modelPath("perrin-general")));
    const auto answers = [&](const test::AddLight& neighbour) {
        return predictor.predict(stacks, std::function<KnownStack(std::size_t)>([&](std::size_t index) {
                                     return test::followed(simulator, index, neighbour);
                                 }),
                                 Symmetries::None);
    };
    const auto alone = answers({}), beside = answers(test::beside(8, 8, 0.7, 1.4));
    std::array<std::vector<double>, 3> shifts; // of ln D of those that are not doubted, by decade of D
    std::vector<double> errors;
    for (std::size_t index = 0; index < stacks; ++index)
        if (doubts({beside[index].input}).empty()) {
            const double d = simulator.truth(index).conditions.diffusionCoefficient;
            shifts.at(static_cast<std::size_t>(std::log10(d / 0.01)))
                .push_back(std::log(beside[index].d / alone[index].d));
            errors.push_back(std::log(beside[index].d / d));
        }
    EXPECT_LT(std::abs(meanOf(errors)), std::log(1.1));
    for (const std::vector<double>& decade : shifts) {
        EXPECT_GT(decade.size(), 80u);
        EXPECT_LT(std::abs(meanOf(decade)), std::log(1.1));
    }
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
