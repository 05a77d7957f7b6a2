// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/reference_errors.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

constexpr ReferenceSettings few{.stacks = 400, .photonStacks = 200, .seed = 5};

void expectError(const std::optional<ReferenceError>& error, double truth) {
    ASSERT_TRUE(error);
    EXPECT_GT(error->standardError, 0);
    EXPECT_LT(error->standardError, 0.1 * truth);
    EXPECT_NEAR(error->rmse, truth, 4 * error->standardError);
}

} // namespace

TEST(ReferenceErrors, ofTheReferenceSettingAreWhatAnIndependentSimulationGave) {
    const ReferenceErrors errors = referenceErrors(preset("physical-a"), few);
    expectError(errors.mean, std::log(1000) / std::sqrt(12)); // SD of a uniform distribution
    expectError(errors.centres, 0.29);
    expectError(errors.photons, 0.204);
}

TEST(ReferenceErrors, fastMoleculesWithManyPhotonsAreLimitedByNothingButTheirPath) {
    // With n photons that are far apart against their noise, D is known as from n - 1 steps: 1 / sqrt(n - 1),
    // as long as the range is wide against that.
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::logUniform(1000, 9000);
    scenario.emission.photons = Range::fixed(6.25);
    scenario.psf.fwhm = 0.01;
    scenario.background.photons = Range::fixed(0);
    const ReferenceErrors errors = referenceErrors(scenario, {.stacks = 10, .photonStacks = 1000, .seed = 6});
    expectError(errors.photons, 1 / std::sqrt(16 * 6.25));
}

TEST(ReferenceErrors, areOnlyGivenWhereTheyMeanSomething) {
    Scenario scenario = preset("report-2024");
    EXPECT_FALSE(referenceErrors(scenario, few).centres) << "has no camera";
    scenario = preset("physical-a");
    scenario.motion.kind = MotionKind::Directed;
    const ReferenceErrors directed = referenceErrors(scenario, few);
    EXPECT_TRUE(directed.centres);
    EXPECT_FALSE(directed.photons);
    scenario.motion.diffusionCoefficient = Range::uniform(0, 10);
    EXPECT_THAT(test::errorOf([&] { referenceErrors(scenario, few); }), HasSubstr("above 0"));
}

TEST(ReferenceErrors, canBeCancelled) {
    std::stop_source stop;
    double furthest = 0;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      EXPECT_GE(fraction, furthest);
                      furthest = fraction;
                      if (fraction > 0.2)
                          stop.request_stop();
                  }};
    EXPECT_THROW(referenceErrors(preset("physical-a"), few, job), Cancelled);
    EXPECT_GT(furthest, 0.2);
}
