// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/track_table.h"
#include "core/error.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

namespace {

const Acquisition acquisition{.pixelSize = 0.1, .frameInterval = 0.02, .exposure = {}};

/// As TrackMate 7 exports spots: four header lines, rows in no order, one spot of no track.
const std::string trackMate =
    "LABEL,ID,TRACK_ID,QUALITY,POSITION_X,POSITION_Y,POSITION_Z,POSITION_T,FRAME,RADIUS,VISIBILITY,"
    "MANUAL_SPOT_COLOR\n"
    "Label,Spot ID,Track ID,Quality,X,Y,Z,T,Frame,Radius,Visibility,Manual spot color\n"
    "Label,Spot ID,Track ID,Quality,X,Y,Z,T,Frame,R,Visibility,Spot color\n"
    ",,,(quality),(micron),(micron),(micron),(sec),,(micron),,\n"
    "ID9,9,5,4.5,2.0,1.0,0.0,0.04,2,0.25,1,\n"
    "ID7,7,5,3.5,1.5,1.25,0.0,0.02,1,0.25,1,\n"
    "ID4,4,0,8.0,6.4,0.1,0.0,0.0,0,0.25,1,\n"
    "ID5,5,,8.0,3.0,3.0,0.0,0.0,0,0.25,1,\n"
    "ID8,8,0,8.5,6.5,0.2,0.0,0.06,3,0.25,1,\n";

Measurement measurement() {
    Measurement result;
    result.settings.acquisition = acquisition;
    for (int id = 1; id <= 2; ++id) {
        Molecule molecule;
        molecule.track.id = id;
        for (int frame = 4 * id; frame < 4 * id + 5; frame += id) // the second with gaps
            molecule.track.spots.push_back({.frame = frame,
                                            .x = 10.123456 + frame / 7.0,
                                            .y = 211.7 - frame / 3.0,
                                            .xSd = 0.21 + 0.01 * id,
                                            .ySd = 0.3,
                                            .sigma = 1.3,
                                            .amplitude = 900.5 * id,
                                            .background = 110,
                                            .score = 30.25});
        result.molecules.push_back(molecule);
    }
    return result;
}

class TrackTable : public testing::Test {
  protected:
    std::vector<Track> tracksOf(const std::string& text, const Acquisition& known = acquisition) {
        std::ofstream(folder_ / "spots.csv", std::ios::binary) << text;
        return readTracks(folder_ / "spots.csv", known);
    }
    std::vector<Track> tracksOf(const Table& table, const TableFormat& format = {}) {
        std::ofstream out(folder_ / "spots.csv", std::ios::binary);
        write(out, table, format);
        out.close();
        return readTracks(folder_ / "spots.csv", acquisition);
    }
    void refused(const std::string& text, const std::string& reason, const Acquisition& known = acquisition) {
        EXPECT_THAT([&] { tracksOf(text, known); },
                    ThrowsMessage<Error>(AllOf(HasSubstr("spots.csv"), HasSubstr(reason))))
            << text;
    }
    test::TemporaryFolder folder_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

} // namespace

TEST_F(TrackTable, aTrackMateExportIsRead) {
    const auto tracks = tracksOf(trackMate);
    ASSERT_THAT(tracks, SizeIs(2));
    EXPECT_EQ(tracks[0].id, 0);
    ASSERT_THAT(tracks[0].spots, SizeIs(2));
    EXPECT_EQ(tracks[0].spots[1].frame, 3) << "a gap of two frames";
    EXPECT_EQ(tracks[1].id, 5);
    ASSERT_THAT(tracks[1].spots, SizeIs(2));
    EXPECT_EQ(tracks[1].spots[0].frame, 1) << "by frame, not by row";
    EXPECT_DOUBLE_EQ(tracks[1].spots[0].x, 15) << "px: 1.5 um";
    EXPECT_DOUBLE_EQ(tracks[1].spots[0].y, 12.5);
    EXPECT_DOUBLE_EQ(tracks[1].spots[1].score, 4.5);
}

TEST_F(TrackTable, theUnitsTrackMateGivesAreUsed) {
    const auto pixels =
        tracksOf(replaced(replaced(trackMate, "(micron)", "(pixel)"), "(sec)", "(frame)"), Acquisition{});
    EXPECT_DOUBLE_EQ(pixels[1].spots[0].x, 1.5) << "px already: no pixel size needed";
    EXPECT_EQ(pixels[1].spots[0].frame, 1);
    EXPECT_DOUBLE_EQ(tracksOf(replaced(trackMate, "(micron)", "(nm)"))[1].spots[0].x, 0.015);
    EXPECT_DOUBLE_EQ(tracksOf(replaced(trackMate, "(micron)", "(µm)"))[1].spots[0].x, 15);
    // Without FRAME the frames come from the time, here in ms.
    const std::string milliseconds = replaced(replaced(trackMate, "FRAME", "OTHER"), "(sec)", "(ms)");
    EXPECT_EQ(
        tracksOf(milliseconds, {.pixelSize = 0.1, .frameInterval = 2e-5, .exposure = {}})[0].spots[1].frame,
        3);
    refused(replaced(trackMate, "(micron)", "(league)"), "league");
    refused(replaced(replaced(trackMate, "FRAME", "OTHER"), "(sec)", "(moon)"), "moon");
}

TEST_F(TrackTable, spotOnsTableIsRead) {
    // Columns in Spot-On's own order, with the index that pandas writes first.
    const auto tracks = tracksOf(",frame,t,trajectory,x,y\n0,1,0.02,1,1.0,2.0\n1,2,0.04,1,1.1,2.1\n"
                                 "2,7,0.14,3,5.0,5.0\n");
    ASSERT_THAT(tracks, SizeIs(2));
    EXPECT_EQ(tracks[1].id, 3);
    EXPECT_EQ(tracks[0].spots[1].frame, 2);
    EXPECT_DOUBLE_EQ(tracks[0].spots[1].y, 21);
    const auto timed = tracksOf("trajectory,x,y,t\n1,1.0,2.0,0.02\n1,1.1,2.1,0.0601\n");
    EXPECT_EQ(timed[0].spots[1].frame, 3) << "from the time";
}

TEST_F(TrackTable, whatWeWriteComesBack) {
    const Measurement ours = measurement();
    TableFormat semicolons{.separator = ';', .decimalMark = ',', .comments = true};
    for (const auto& [tracks, whole] :
         std::vector<std::pair<std::vector<Track>, bool>>{{tracksOf(spotTable(ours)), true},
                                                          {tracksOf(spotTable(ours), semicolons), true},
                                                          {tracksOf(spotOnTable(ours)), false}}) {
        ASSERT_EQ(tracks.size(), ours.molecules.size());
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            const Track& before = ours.molecules[i].track;
            EXPECT_EQ(tracks[i].id, before.id);
            ASSERT_EQ(tracks[i].spots.size(), before.spots.size());
            for (std::size_t k = 0; k < before.spots.size(); ++k) {
                const Spot &was = before.spots[k], &is = tracks[i].spots[k];
                EXPECT_EQ(is.frame, was.frame);
                EXPECT_NEAR(is.x, was.x, 1e-6);
                EXPECT_NEAR(is.y, was.y, 1e-6);
                EXPECT_NEAR(is.xSd, whole ? was.xSd : 0, 1e-6);
                EXPECT_NEAR(is.ySd, whole ? was.ySd : 0, 1e-6);
                EXPECT_NEAR(is.sigma, whole ? was.sigma : 0, 1e-6);
                EXPECT_NEAR(is.amplitude, whole ? was.amplitude : 0, 1e-2);
                EXPECT_NEAR(is.background, whole ? was.background : 0, 1e-3);
                EXPECT_NEAR(is.score, whole ? was.score : 0, 1e-3);
            }
        }
    }
}

TEST_F(TrackTable, errorsNameFileAndRow) {
    const std::string head = "TRACK_ID,POSITION_X,POSITION_Y,FRAME\n", first = "1,1,1,0\n";
    refused(head + first + "1,abc,1,1\n", "row 2: POSITION_X is \"abc\"");
    refused(head + first + "1,1,nan,1\n", "row 2: POSITION_Y");
    refused(head + first + "1,1,1,1.5\n", "row 2: FRAME");
    refused(head + first + "1,1,1,-1\n", "row 2: FRAME");
    refused(head + first + "1,1,1,9999999999\n", "row 2: FRAME");
    refused(head + first + "x,1,1,1\n", "row 2: TRACK_ID");
    refused(head + first + "1,2,2,0\n", "row 2: track 1 has a second spot in frame 0");
    refused(head + first + "1,2\n", "row 2");
    refused("A,B\n1,2\n", "TRACK_ID");
    refused("TRACK_ID,POSITION_X,POSITION_Y\n1,2,3\n", "POSITION_T");
    refused(head, "no spot");
    refused("", "empty");
    refused(replaced(trackMate, "6.5,0.2", "?,0.2"), "row 8");
    refused("trajectory,x,y,t\n1,1,1,0\n1,1,1,0.03\n", "row 2: its time is 1.5 frame intervals");
    EXPECT_THAT([&] { readTracks(folder_ / "missing.csv", acquisition); },
                ThrowsMessage<Error>(HasSubstr("missing.csv")));
    EXPECT_THROW(readTracks(folder_.path(), acquisition), Error) << "a folder";
}

TEST_F(TrackTable, whatMustBeKnownIsAskedFor) {
    refused("trajectory,x,y,frame\n1,1,1,0\n", "pixel size",
            {.pixelSize = {}, .frameInterval = 0.02, .exposure = {}});
    refused("trajectory,x,y,t\n1,1,1,0\n", "frame interval",
            {.pixelSize = 0.1, .frameInterval = {}, .exposure = {}});
    EXPECT_NO_THROW(
        tracksOf("trajectory,x,y,frame\n1,1,1,0\n", {.pixelSize = 0.1, .frameInterval = {}, .exposure = {}}));
}

TEST_F(TrackTable, anyByteMayBeWrong) {
    std::minstd_rand random(3);
    for (int round = 0; round < 500; ++round) {
        std::string text =
            trackMate.substr(0, trackMate.size() - (round % 5 ? 0 : random() % trackMate.size()));
        if (!text.empty())
            text[random() % text.size()] = static_cast<char>(random() % 256);
        try {
            for (const Track& track : tracksOf(text))
                EXPECT_FALSE(track.spots.empty());
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("spots.csv"));
        }
    }
}
