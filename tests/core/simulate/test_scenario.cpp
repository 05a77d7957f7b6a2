// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"
#include "core/simulate/scenario_json.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

namespace {

std::string refusal(const std::vector<std::string>& settings) {
    return test::errorOf([&] { withSettings(preset("physical-a"), settings); });
}

/// No field but the formation at its default, so that none can be forgotten on the way.
Scenario unlikeTheDefault() {
    Scenario scenario;
    scenario.name = "all different";
    scenario.motion = {.kind = MotionKind::TwoState,
                       .diffusionCoefficient = Range::uniform(0.1, 3),
                       .confinementRadius = 0.7,
                       .speed = 3,
                       .secondDiffusionCoefficient = 0.2,
                       .leaveFirst = 7,
                       .leaveSecond = 9,
                       .subPositions = 24,
                       .evenEffectiveD = 12};
    scenario.emission = {.photons = Range::oneOf({100, 200, 700}),
                         .bleachingTime = 2,
                         .onTime = 0.3,
                         .offTime = 0.1,
                         .fluctuation = Range::uniform(0, 0.2)};
    scenario.background = {.photons = Range::logUniform(1, 20), .slope = 0.25, .slopedShare = 0.5};
    scenario.background.photons.value = 3;
    scenario.acquisition = {.pixelSize = 0.16, .frameInterval = 0.03, .exposure = 0.011};
    scenario.psf = {.fwhm = 0.27, .tolerance = 0.05};
    scenario.sensor = {.camera = {.offset = 321,
                                  .gain = 12,
                                  .readNoise = 0.4,
                                  .em = true,
                                  .maps = {.offset = "a.tif", .gain = "b.tif", .readNoise = "c.tif"}},
                       .laplaceNoise = 2,
                       .bitDepth = 14,
                       .offsetSpread = 2,
                       .gainSpread = 0.02,
                       .readNoiseSpread = 0.3};
    scenario.instruments = {.drawn = false,
                            .exposureShare = Range::logUniform(0.4, 0.9),
                            .psfSigma = Range::fixed(1.2),
                            .psfTolerance = Range::fixed(0.03),
                            .emShare = 0.2,
                            .readNoise = Range::fixed(1),
                            .emReadNoise = Range::fixed(0.3),
                            .leastD = Range::fixed(0.005)};
    scenario.window = {.width = 48,
                       .height = 40,
                       .frames = 20,
                       .centring = 1.5,
                       .centredInTime = false,
                       .neighbours = Range::oneOf({0, 2}),
                       .tracked = true};
    scenario.field = {.width = 100, .height = 90, .frames = 33, .molecules = 7, .replaceBleached = false};
    return scenario;
}

} // namespace

TEST(Scenario, survivesItsJsonWhole) {
    const Scenario scenario = unlikeTheDefault();
    const auto changed = toJson(scenario).flatten(), usual = toJson(Scenario{}).flatten();
    for (const auto& [field, value] : usual.items()) {
        const bool differs = !changed.contains(field) || changed[field] != value;
        // Its pixels differ, and those of cameras that are drawn do not.
        EXPECT_TRUE(differs || field == "/formation" || field == "/instruments/drawn") << field;
    }
    EXPECT_EQ(scenarioFromJson(nlohmann::ordered_json::parse(toJson(scenario).dump()), "a"), scenario);
    for (const std::string& name : presetNames())
        EXPECT_EQ(scenarioFromJson(toJson(preset(name)), "a"), preset(name)) << name;
}

TEST(Scenario, fieldsOfItsJsonThatAreLeftOutKeepTheirDefaults) {
    const auto json = nlohmann::ordered_json::parse(R"({"emission": {"photons": 321}})");
    Scenario expected;
    expected.emission.photons = Range::fixed(321);
    EXPECT_EQ(scenarioFromJson(json, "a"), expected);
}

TEST(Scenario, mapsAreLookedForBesideItsFile) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "s.json") << R"({"sensor": {"offset_map": "o.tif"}})";
    EXPECT_EQ(readScenario(folder.path() / "s.json").sensor.camera.maps.offset, folder.path() / "o.tif");
}

TEST(Scenario, everyPresetIsPossibleAndDescribed) {
    EXPECT_THAT(presetNames(), testing::IsSupersetOf({"physical-a", "tirf-emccd", "scmos", "report-2024"}));
    for (const std::string& name : presetNames()) {
        EXPECT_NO_THROW(preset(name).check()) << name;
        EXPECT_FALSE(presetDescription(name).empty());
    }
    EXPECT_THAT(test::errorOf([] { preset("physical-z"); }),
                AllOf(HasSubstr("physical-z"), HasSubstr("physical-a")));
}

TEST(Scenario, physicalAIsTheProtocolsCondition) {
    const Scenario scenario = preset("physical-a");
    EXPECT_EQ(scenario.acquisition, (Acquisition{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01}));
    EXPECT_NEAR(scenario.psf.fwhm, 0.13 * 2.3548200450309493, 1e-12);
    EXPECT_EQ(scenario.emission.photons, Range::fixed(500));
    EXPECT_EQ(scenario.background.photons, Range::fixed(10));
    EXPECT_EQ(scenario.sensor.camera, (Camera{.offset = 100, .gain = 1, .readNoise = 1.5, .em = false}));
    EXPECT_EQ(scenario.motion.diffusionCoefficient, Range::logUniform(0.01, 10));
    EXPECT_EQ(scenario.window.frames, 16);
    EXPECT_EQ(scenario.window.centring, 2);
}

TEST(Scenario, settingsAreGivenByTheirPaths) {
    const Scenario scenario = withSettings(
        preset("physical-a"),
        {"motion.kind=confined", "emission.photons=300",
         R"(motion.diffusion_coefficient_um2_per_s={"draw":"uniform","low":1,"high":3})", "name=my cells"});
    EXPECT_EQ(scenario.motion.kind, MotionKind::Confined);
    EXPECT_EQ(scenario.emission.photons, Range::fixed(300));
    EXPECT_EQ(scenario.motion.diffusionCoefficient, Range::uniform(1, 3));
    EXPECT_EQ(scenario.name, "my cells");
}

TEST(Scenario, settingsThatOnlyFitTogetherMayComeInAnyOrder) {
    const Scenario scenario = withSettings(
        preset("physical-a"), {"microscope.frame_interval_s=0.002", "microscope.exposure_s=0.001"});
    EXPECT_EQ(scenario.acquisition.frameInterval, 0.002);
}

TEST(Scenario, whatIsImpossibleIsRefusedByNameAndValue) {
    EXPECT_THAT(refusal({"emission.photons=-4"}), AllOf(HasSubstr("emission.photons"), HasSubstr("-4")));
    EXPECT_THAT(refusal({"microscope.exposure_s=1"}),
                AllOf(HasSubstr("exposure"), HasSubstr("frame interval")));
    EXPECT_THAT(refusal({"motion.kind=x"}), AllOf(HasSubstr("'x'"), HasSubstr("two-state")));
    EXPECT_THAT(refusal({"window.frames=1.5"}), AllOf(HasSubstr("window.frames"), HasSubstr("whole")));
    EXPECT_THAT(refusal({"psf.fwhm_um=0"}), HasSubstr("psf.fwhm_um"));
    EXPECT_THAT(refusal({"psf.fwhm_um=90"}), AllOf(HasSubstr("90"), HasSubstr("pixel_size")));
    EXPECT_THAT(refusal({"emission.on_time_s=1"}), AllOf(HasSubstr("on_time"), HasSubstr("off_time")));
    EXPECT_THAT(refusal({"sensor.gain_adu_per_e=0"}), HasSubstr("gain"));
    EXPECT_THAT(refusal({"window.frames=5000", "motion.sub_positions=1000"}),
                HasSubstr("sub_positions is 1000"));
    EXPECT_THAT(refusal({"emission.on_time_s=1e-8", "emission.off_time_s=1e-8"}), HasSubstr("on_time_s"));
    EXPECT_THAT(refusal({"motion.kind=two-state", "motion.leave_first_per_s=1e6",
                         "motion.leave_second_per_s=1e6", "microscope.frame_interval_s=1"}),
                HasSubstr("leave_first_per_s"));
    EXPECT_THAT(refusal({R"(emission.photons={"draw":"uniform","low":9,"high":3})"}),
                AllOf(HasSubstr("9"), HasSubstr("3"), HasSubstr("smaller")));
    EXPECT_THAT(refusal({R"(emission.photons={"draw":"log-uniform","low":0,"high":3})"}),
                HasSubstr("above 0"));
    EXPECT_THAT(refusal({R"(emission.photons={"draw":"choice","choices":[]})"}), HasSubstr("empty"));
    EXPECT_THAT(refusal({R"(emission.photons={"draw":"choice","choices":[1,-1]})"}), HasSubstr("-1"));
}

TEST(Scenario, anUnknownSettingIsToldWithThoseThereAre) {
    EXPECT_THAT(refusal({"motion.kin=confined"}), AllOf(HasSubstr("motion.kin"), HasSubstr("kind")));
    EXPECT_THAT(refusal({"emission.photons.x=1"}), HasSubstr("emission.photons"));
    EXPECT_THAT(refusal({"photons"}), HasSubstr("KEY=VALUE"));
    EXPECT_THAT(test::errorOf([] {
                    scenarioFromJson(nlohmann::ordered_json::parse(R"({"psf": {"fwhm": 1}})"), "mine.json");
                }),
                AllOf(HasSubstr("mine.json"), HasSubstr("psf.fwhm"), HasSubstr("fwhm_um")));
}

TEST(Scenario, aFileThatIsNoneIsTold) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "s.json") << "{\"motion\": ";
    EXPECT_THAT(test::errorOf([&] { readScenario(folder.path() / "s.json"); }),
                AllOf(HasSubstr("s.json"), HasSubstr("not JSON")));
    EXPECT_THAT(test::errorOf([&] { readScenario(folder.path() / "none.json"); }), HasSubstr("none.json"));
}

TEST(Scenario, fixedHoldsEveryRangeAtItsValue) {
    const Scenario scenario = unlikeTheDefault().fixed();
    EXPECT_EQ(scenario.background.photons, Range::fixed(3));
    EXPECT_EQ(scenario.emission.photons, Range::fixed(100));
    EXPECT_EQ(scenario.psf.tolerance, 0);
}

TEST(Range, drawsItsDistribution) {
    Random random(4);
    const Range log = Range::logUniform(0.01, 10), even = Range::uniform(2, 6),
                choice = Range::oneOf({1, 5, 9});
    int below = 0;
    double sum = 0;
    constexpr int draws = 100000;
    for (int i = 0; i < draws; ++i) {
        const double one = log.drawn(random.uniform(), 0);
        EXPECT_GE(one, 0.01);
        EXPECT_LE(one, 10);
        below += one < 0.1;
        sum += even.drawn(random.uniform(), 0);
    }
    EXPECT_NEAR(static_cast<double>(below) / draws, 1.0 / 3,
                4 * std::sqrt(2.0 / 9 / draws)); // a decade of three
    EXPECT_NEAR(sum / draws, 4, 4 * std::sqrt(16.0 / 12 / draws));
    EXPECT_EQ(choice.drawn(0.9, 4), 5); // in turn
    EXPECT_EQ(Range::fixed(3).drawn(0.2, 1), 3);
}
