// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/session/session_file.h"
#include "tests/core/session/filled_session.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

using namespace perrin;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

namespace {

class DamagedSession : public testing::Test {
  protected:
    DamagedSession() {
        writeSession(path, test::filledSession(folder / "cell.tif"));
        std::ifstream file(path, std::ios::binary);
        text = {std::istreambuf_iterator<char>(file), {}};
        whole = json::parse(text);
    }

    /// What reading says of it; empty: nothing.
    std::string answerTo(const std::string& content) {
        std::ofstream(path, std::ios::binary) << content;
        try {
            readSession(path);
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("work.perrin: "));
            return error.what();
        }
        return "";
    }
    /// With one value changed; `place` is a JSON pointer.
    std::string answerTo(const std::string& place, const json& value) {
        json changed = whole;
        changed.at(json::json_pointer(place)) = value;
        return answerTo(changed.dump());
    }

    test::TemporaryFolder folder;
    std::filesystem::path path = folder / "work.perrin";
    std::string text;
    json whole;
};

/// Every place of an object's member, as JSON pointers.
void collectMembers(const json& value, const std::string& place, std::vector<std::string>& places) {
    for (const auto& [key, member] : value.items()) {
        if (value.is_object())
            places.push_back(place + "/" + key);
        if (member.is_structured())
            collectMembers(member, place + "/" + key, places);
    }
}

} // namespace

TEST_F(DamagedSession, everyCutShortFileIsAnError) {
    for (std::size_t length = 0; length + 2 < text.size(); length += length < 100 ? 1 : 37)
        EXPECT_THAT(answerTo(text.substr(0, length)), HasSubstr("cut short")) << length;
    EXPECT_EQ(answerTo(text), "");
}

TEST_F(DamagedSession, everyTopLevelFieldThatIsMissingIsNamed) {
    ASSERT_EQ(whole.size(), 12u);
    for (const auto& [field, value] : whole.items()) {
        if (field == "simulation" || field == "matching") // older sessions have none
            continue;
        json changed = whole;
        changed.erase(field);
        EXPECT_THAT(answerTo(changed.dump()), HasSubstr("the field \"" + field + "\" is missing"));
    }
}

TEST_F(DamagedSession, everyTopLevelFieldOfAWrongTypeIsNamed) {
    const std::vector<json> others{true, "x", -1.5, json::array({1}), json::object({{"a", 1}})};
    for (const auto& [field, value] : whole.items())
        for (const json& wrong : others) {
            if (wrong.type() == value.type() && !wrong.is_structured())
                continue;
            EXPECT_THAT(answerTo("/" + field, wrong), HasSubstr("\"" + field)) << field << wrong;
        }
    for (const char* field : {"movie", "settings", "regions", "region_use", "view", "simulation"})
        EXPECT_THAT(answerTo(std::string("/") + field, json()), HasSubstr(field));
}

TEST_F(DamagedSession, everyMemberAtAnyDepthIsNeededAndNamed) {
    std::vector<std::string> places;
    collectMembers(whole, "", places);
    ASSERT_GT(places.size(), 100u);
    for (const std::string& place : places) {
        if (place == "/simulation" || place == "/matching" || place.find("/scenario/") != std::string::npos ||
            place.ends_with("/camera/em") || place.ends_with("/network") ||
            place.ends_with("settings/model") || place.ends_with("_from") || place.ends_with("/psf_measured"))
            continue; // older sessions; what is left out of a scenario or camera keeps its default
        json changed = whole;
        const json::json_pointer pointer(place);
        changed.at(pointer.parent_pointer()).erase(pointer.back());
        EXPECT_THAT(answerTo(changed.dump()), HasSubstr(pointer.back())) << place;
        EXPECT_THAT(answerTo(place, json::object({{"wrong", 1}})), HasSubstr("field \"")) << place;
    }
}

TEST_F(DamagedSession, randomDamageNeverCrashes) {
    std::mt19937 random(3);
    for (int i = 0; i < 500; ++i) {
        std::string damaged = text;
        for (int bytes = 0; bytes < 3; ++bytes)
            damaged[random() % damaged.size()] = "0-1e9\"[]{},:.nx\xff"[random() % 16];
        answerTo(damaged);
    }
}

TEST_F(DamagedSession, aNewerVersionIsCalledNewer) {
    json changed = whole;
    changed["version"] = 2;
    changed["program"] = "9.1.0";
    changed.erase("view");
    EXPECT_THAT(answerTo(changed.dump()),
                AllOf(HasSubstr("was written by a newer Perrin (9.1.0)"), HasSubstr("update")));
    EXPECT_THAT(answerTo("/version", 0), HasSubstr("\"version\""));
}

TEST_F(DamagedSession, whatIsNoSessionIsAnError) {
    EXPECT_THAT(answerTo("II*\x00 a movie"), HasSubstr("no JSON from byte 1"));
    EXPECT_THAT(answerTo("[]"), HasSubstr("must be an object"));
    EXPECT_THAT(answerTo("{}"), HasSubstr("\"schema\" is missing"));
    EXPECT_THAT(answerTo("/schema", "other"), HasSubstr("\"schema\""));
    EXPECT_THAT(answerTo("{\"schema\": 1e999}"), HasSubstr("JSON"));
    EXPECT_THAT(answerTo(std::string(1000000, '[')), HasSubstr("cut short"));
    EXPECT_THROW(readSession(folder.path()), Error);
    EXPECT_THROW(readSession(folder / "none.perrin"), Error);
}

TEST_F(DamagedSession, spotsThatDoNotFitAreNamedByTheirRow) {
    const std::string spots = "/measurement/molecules/0/spots";
    const char* row = "measurement.molecules[0].spots[1]";
    EXPECT_THAT(answerTo(spots + "/1", json::array({1, 2, 3})),
                AllOf(HasSubstr(row), HasSubstr("10 numbers")));
    EXPECT_THAT(answerTo(spots + "/1/2", "x"), HasSubstr(row));
    EXPECT_THAT(answerTo(spots + "/1/0", 0), AllOf(HasSubstr(row), HasSubstr("after")));
    EXPECT_THAT(answerTo(spots + "/1/0", 1.5), AllOf(HasSubstr(row), HasSubstr("whole number")));
    EXPECT_THAT(answerTo(spots + "/1/0", 3000000000), HasSubstr(row));
    EXPECT_THAT(answerTo(spots + "/1/0", -1), HasSubstr(row));
    EXPECT_THAT(answerTo(spots + "/1/9", 2), HasSubstr(row));
    EXPECT_THAT(answerTo(spots, json::array()), HasSubstr("at least one spot"));
    EXPECT_THAT(answerTo("/measurement/left_out/0/spots", json::array()), HasSubstr("left_out[0].spots"));
    EXPECT_THAT(answerTo("/measurement/spot_columns/1", "z"), HasSubstr("measurement.spot_columns"));
}

TEST_F(DamagedSession, valuesThatCannotBeAreNamed) {
    EXPECT_THAT(answerTo("/regions/1/outline_px", {{0, 0}, {1, 1}}),
                AllOf(HasSubstr("regions[1]"), HasSubstr("nucleus"), HasSubstr("2 corners")));
    EXPECT_THAT(answerTo("/region_use", "above"), AllOf(HasSubstr("region_use"), HasSubstr("label, inside")));
    EXPECT_THAT(answerTo("/settings/detector", "eye"),
                AllOf(HasSubstr("settings.detector"), HasSubstr("glrt")));
    EXPECT_THAT(answerTo("/measurement/settings/pixel_size_um", json()), HasSubstr("measurement.settings"));
    EXPECT_THAT(answerTo("/measurement/molecules/0/d", json::array({1, 2})), HasSubstr("molecules[0].d"));
    EXPECT_THAT(answerTo("/measurement/molecules/0/id", 1e10), HasSubstr("molecules[0].id"));
    EXPECT_THAT(answerTo("/view/frame", -1), HasSubstr("view.frame"));
    EXPECT_THAT(answerTo("/view/zoom", 0), HasSubstr("view.zoom"));
    EXPECT_THAT(answerTo("/view/display_range_adu", json::array({1})), HasSubstr("view.display_range_adu"));
}

TEST_F(DamagedSession, aScenarioThatCannotBeIsNamed) {
    EXPECT_THAT(answerTo("/simulation/scenario/emission/photons", -3),
                AllOf(HasSubstr("simulation.scenario"), HasSubstr("emission.photons is -3")));
    EXPECT_THAT(answerTo("/simulation/scenario/motion/kind", "jumping"), HasSubstr("two-state"));
    EXPECT_THAT(answerTo("/simulation/seed", -1), HasSubstr("simulation.seed"));
    EXPECT_THAT(answerTo("/matching/scenario/emission/photons", -3), HasSubstr("matching.scenario"));
    EXPECT_THAT(answerTo("/matching/locked/0", "exposure"),
                AllOf(HasSubstr("matching.locked[0]"), HasSubstr("gaussian")));
    EXPECT_THAT(answerTo("/matching/region_px", json::array({1, 2})), HasSubstr("matching.region_px"));
}

TEST_F(DamagedSession, settingsOfTheWindowNeedNotBeReadyToMeasure) {
    EXPECT_EQ(answerTo("/settings/pixel_size_um", json()), "");
    EXPECT_EQ(answerTo("/settings/exposure_s", 1000), "");
}
