// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/batch_stream.h"
#include "core/learn/evaluation_set.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/stack_set.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::FloatNear;
using testing::Pointwise;

namespace {

class EvaluationSets : public testing::TestWithParam<const char*> {};

} // namespace

// Of a set written to disk a network is shown the very numbers that a training with the same seed shows it.
TEST_P(EvaluationSets, showANetworkWhatTrainingShowsIt) {
    constexpr std::uint64_t seed = 6;
    constexpr std::int64_t count = 3;
    const Scenario scenario = preset(GetParam());
    const test::TemporaryFolder folder;
    writeStackSet(folder.path() / "set", scenario, seed, count);
    const EvaluationSet set = openStackSetForEvaluation(folder.path() / "set");

    const Label label = set.report ? Label::EffectiveD : Label::LnD;
    BatchStream stream(
        {.scenario = scenario, .seed = seed, .label = label, .sees = Sees::Spots, .batch = count});
    const Batch batch = stream.next();
    NetworkInput written = batch.input;
    for (std::int64_t row = 0; row < count; ++row) {
        encode(set.stack(static_cast<std::size_t>(row)), {}, Sees::Spots, written, row);
        const auto d = static_cast<double>(batch.labels[static_cast<std::size_t>(row)]);
        const double truth = set.d[static_cast<std::size_t>(row)] / set.unitD.front();
        EXPECT_NEAR(label == Label::LnD ? std::log(truth) : truth, d, 1e-5 * std::abs(d));
    }
    EXPECT_THAT(written.conditions, Pointwise(FloatNear(1e-4f), batch.input.conditions));
    EXPECT_THAT(written.spots, Pointwise(FloatNear(1e-3f), batch.input.spots));
    EXPECT_THAT(written.crops, Pointwise(FloatNear(1e-3f), batch.input.crops));
    EXPECT_EQ(written.seen, batch.input.seen);
}

INSTANTIATE_TEST_SUITE_P(Presets, EvaluationSets,
                         testing::Values("physical-a", "tirf-emccd", "scmos", "report-2024"));
