// SPDX-License-Identifier: GPL-3.0-or-later
// perrin measure with a trained network beside the classical estimators.
#include "core/table.h"
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

namespace {

class MeasureNetwork : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(perrinRun({"simulate", "--preset", "physical-a", "--movie", "--set",
                             "motion.diffusion_coefficient_um2_per_s=0.5", "--set", "field.width_px=160",
                             "--set", "field.height_px=160", "--set", "field.frames=40", "--set",
                             "field.molecules=8", "--out", path("m")})
                      .exitCode,
                  0);
    }
    ProgramEnd measure(std::vector<std::string> options) const {
        options.insert(options.begin(), {"measure", path("m.tif"), "--exposure", "full"});
        return perrinRun(std::move(options));
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    TemporaryFolder folder_;
};

const std::vector<std::string> itsCamera{"--gain", "1", "--offset", "100", "--read-noise", "1.5"};

std::vector<std::string> with(std::vector<std::string> options, const std::vector<std::string>& more) {
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

} // namespace

TEST_F(MeasureNetwork, itsDStandsBesideTheOthers) {
    const ProgramEnd end = measure(
        with(itsCamera, {"--psf-fwhm", "0.3061", "--model", "perrin-physical-a", "--csv", path("d.csv")}));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    const Table table = tableOf(path("d.csv"));
    ASSERT_GE(table.rows.size(), 5u);
    EXPECT_THAT(column(table, "MODEL_ID"), Each("perrin-physical-a"));
    const auto network = column(table, "D_NETWORK"), low = column(table, "D_NETWORK_LOW"),
               high = column(table, "D_NETWORK_HIGH"), mle = column(table, "D_MLE");
    std::vector<double> distances;
    for (std::size_t i = 0; i < network.size(); ++i) {
        const double d = std::stod(network[i]);
        EXPECT_LT(std::stod(low[i]), d);
        EXPECT_GT(std::stod(high[i]), d);
        distances.push_back(std::abs(std::log(d / std::stod(mle[i]))));
    }
    std::ranges::sort(distances);
    EXPECT_LT(distances[distances.size() / 2], 0.2);
    EXPECT_THAT(column(table, "FLAGS"), Each(Not(HasSubstr("NETWORK_DISAGREES"))));
    EXPECT_THAT(measure(with(itsCamera, {"--model", "perrin-physical-a"})).out, HasSubstr("network"));
}

// The width of moving molecules is PSF and blur; taking it for the PSF would leave no blur to read D from.
TEST_F(MeasureNetwork, thePsfItIsToldIsThatOfRestingMolecules) {
    const ProgramEnd end = measure(with(itsCamera, {"--model", "perrin-physical-a", "--csv", path("d.csv")}));
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.err, testing::ContainsRegex("took a PSF of 1\\.(2[89]|3[01])[0-9]* px"));
}

TEST_F(MeasureNetwork, whatItWasNotTrainedForIsFlaggedWithTheReason) {
    const ProgramEnd end =
        measure({"--gain", "1", "--offset", "100", "--read-noise", "1.5", "--em", "--psf-fwhm", "0.4",
                 "--model", "perrin-physical-a", "--csv", path("d.csv")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    const Table table = tableOf(path("d.csv"));
    EXPECT_THAT(column(table, "FLAGS"), Each(HasSubstr("NETWORK_UNTRAINED")));
    EXPECT_THAT(column(table, "FLAG_REASON"),
                Each(AllOf(HasSubstr("trained for a PSF of 1.3 px"), HasSubstr("without EM gain"))));
}

TEST_F(MeasureNetwork, whatIsMissingIsNamed) {
    EXPECT_THAT(measure({"--model", "perrin-physical-a"}).err, HasSubstr("the camera"));
    EXPECT_THAT(measure(with(itsCamera, {"--model", "nobody"})).err, HasSubstr("perrin-physical-a"));
}
