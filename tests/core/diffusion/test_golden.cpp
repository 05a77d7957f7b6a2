// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bound.h"
#include "core/diffusion/cve.h"
#include "core/diffusion/mle.h"
#include "core/diffusion/msd.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;

namespace {

nlohmann::json golden() {
    std::ifstream file(test::ownData("reference/golden.json"));
    return nlohmann::json::parse(file);
}

Trajectory trajectoryOf(const nlohmann::json& track) {
    Trajectory trajectory;
    trajectory.frameInterval = track["frame_interval"];
    trajectory.blurCoefficient = track["blur_R"].get<double>();
    const auto& positions = track["positions_um"];
    trajectory.positions.resize(static_cast<Eigen::Index>(positions.size()), 2);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        trajectory.frames.push_back(static_cast<int>(i));
        trajectory.positions.row(static_cast<Eigen::Index>(i)) << positions[i][0].get<double>(),
            positions[i][1].get<double>();
    }
    return trajectory;
}

Trajectory withLocalization(Trajectory trajectory, double sd) {
    // A variance must be above 0: one that is a billionth of a nanometre stands for perfect localization.
    trajectory.localizationVariance =
        Eigen::VectorXd::Constant(trajectory.positions.rows(), std::max(sd * sd, 1e-24));
    return trajectory;
}

void expectRelative(double value, const nlohmann::json& expected, double tolerance) {
    EXPECT_NEAR(value, expected.get<double>(), tolerance * std::abs(expected.get<double>()));
}

} // namespace

TEST(Golden, momentEstimatorsAgree) {
    const auto tracks = golden()["tracks"];
    ASSERT_GE(tracks.size(), 5u);
    for (const auto& track : tracks) {
        SCOPED_TRACE(track["true_D"].dump());
        const Trajectory trajectory = trajectoryOf(track);
        const auto curve = msdCurve(trajectory);
        ASSERT_EQ(curve.size(), track["msd_um2"].size());
        for (std::size_t i = 0; i < curve.size(); ++i)
            expectRelative(curve[i].value, track["msd_um2"][i], 1e-6);
        expectRelative(msdReport(trajectory).value(), track["D_all_lags_through_origin"], 1e-6);
        const auto moments = cve(trajectory).value();
        expectRelative(moments.diffusionCoefficient, track["D_cve"], 1e-6);
        expectRelative(moments.localizationVariance.value(), track["localization_variance_cve"], 1e-6);
        const auto known =
            cveKnownLocalization(withLocalization(trajectory, track["true_localization_sd"])).value();
        expectRelative(known.diffusionCoefficient, track["D_cve_known_localization"], 1e-6);
    }
}

TEST(Golden, maximumLikelihoodAgrees) {
    const auto tracks = golden()["tracks"];
    ASSERT_GE(tracks.size(), 5u);
    for (const auto& track : tracks) {
        SCOPED_TRACE(track["true_D"].dump());
        const Trajectory trajectory = trajectoryOf(track);
        const MleEstimate fitted = mle(trajectory);
        expectRelative(fitted.d.value.value(), track["D_mle"], 1e-4);
        EXPECT_NEAR(fitted.localizationVariance, track["localization_variance_mle"].get<double>(), 1e-9);
        expectRelative(-fitted.logLikelihood, track["nll_at_mle"], 1e-6);
        const MleEstimate known = mle(withLocalization(trajectory, track["true_localization_sd"]));
        expectRelative(known.d.value.value(), track["D_mle_known_localization"], 1e-4);
    }
}

TEST(Golden, boundAgrees) {
    const auto bounds = golden()["crlb_relative_sd_of_D"];
    ASSERT_GE(bounds.size(), 30u);
    for (const auto& entry : bounds) {
        const Bound bound = cramerRaoBound(entry["frames"], entry["snr"], entry["blur_R"]);
        expectRelative(bound.localizationKnown, entry["localization_known"], 1e-6);
        expectRelative(bound.localizationUnknown, entry["localization_unknown"], 1e-6);
    }
}
