// SPDX-License-Identifier: GPL-3.0-or-later
// From the movie of an independent simulator to the mean D of its three populations, with and without the
// camera.
#include "core/diffusion/measurement.h"
#include "tests/support/spot_match.h"
#include "tests/support/test_data.h"

#include <gtest/gtest.h>
#include <map>

using namespace perrin;

namespace {

class Populations : public testing::TestWithParam<bool> {};

} // namespace

TEST_P(Populations, haveTheirMeanD) {
    MeasureSettings settings{
        .acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01}, .find = {}, .link = {}};
    if (GetParam())
        settings.find.camera = Camera{.offset = 500, .gain = 30, .readNoise = 20.0 / 30, .em = true};
    const Measurement result = measure(*openMovie(test::ownData("movie/two_speeds_emccd.tif")), settings);
    const auto truth = test::readTruth(test::ownData("movie/two_speeds_emccd_truth.csv"));
    std::map<double, double> sum, weight;
    for (const Molecule& molecule : result.molecules) {
        const double d = test::trueD(molecule.track, truth);
        const auto frames = static_cast<double>(molecule.track.spots.size());
        // What a biologist would average: the answer, and 0 for a molecule told to be at rest.
        sum[d] += frames * molecule.d.value.value_or(0);
        weight[d] += frames;
    }
    // What the true positions of this movie give for D = 0.05, 0.5 and 2 um^2/s.
    const std::map<double, double> expected{{0.05, 0.052}, {0.5, 0.50}, {2.0, 1.77}};
    for (const auto& [nominal, mean] : expected)
        EXPECT_NEAR(sum[nominal] / weight[nominal] / mean, 1, 0.15) << "nominal D " << nominal;
}

INSTANTIATE_TEST_SUITE_P(Camera, Populations, testing::Values(true, false),
                         [](const auto& test) { return std::string(test.param ? "known" : "unknown"); });
