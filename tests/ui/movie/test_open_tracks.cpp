// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/molecule_table.h"
#include "tests/ui/window_fixture.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"

#include <fstream>

using namespace perrin;

namespace {

class OpenTracks : public test::Window {
  protected:
    void open(const std::string& content) {
        const auto path = folder / "tracks.csv";
        std::ofstream(path) << content;
        window.findChild<ui::MoviePage*>()->openTracks(QString::fromStdString(path.string()));
    }
    QString message() { return find<ui::MessageBar>("messageBar")->text(); }
};

/// Spot-On's table of molecules that take the same steps of 0.1 and 0.2 um in turn.
std::string stepping(int frames) {
    std::string table = "trajectory,x,y,t,frame\n";
    for (int id : {4, 9})
        for (int frame = 0; frame < frames; ++frame)
            table += std::to_string(id) + "," + std::to_string(1 + 0.1 * (frame % 2) + 0.05 * id) + "," +
                     std::to_string(2 + 0.2 * (frame / 2 % 2)) + "," + std::to_string(0.01 * frame) + "," +
                     std::to_string(frame) + "\n";
    return table;
}

} // namespace

TEST_F(OpenTracks, areShownAndMeasured) {
    ASSERT_TRUE(openSmallMovie());
    open(stepping(12));
    ASSERT_TRUE(test::waitFor([&] { return window.session().measurement() != nullptr; }))
        << message().toStdString();
    const auto& molecules = window.session().measurement()->molecules;
    ASSERT_EQ(molecules.size(), 2u);
    EXPECT_EQ(molecules[0].track.id, 4);
    EXPECT_EQ(molecules[1].track.id, 9);
    EXPECT_NEAR(molecules[1].track.spots[0].x, (1 + 0.45) / 0.1, 1e-6) << "um become pixels";
    EXPECT_TRUE(molecules[0].cve);
    EXPECT_EQ(window.session().undoStack().undoText(), "open tracks");
    window.session().undoStack().undo();
    EXPECT_FALSE(window.session().measurement());
}

TEST_F(OpenTracks, ofAnotherMovieAreRefused) {
    ASSERT_TRUE(openSmallMovie());
    open(stepping(60)); // the movie has 40 frames
    ASSERT_TRUE(test::waitFor([&] { return message().contains("another movie"); })) << message().toStdString();
    EXPECT_FALSE(window.session().measurement());
}

TEST_F(OpenTracks, waitForTheCalibration) {
    ASSERT_TRUE(openSmallMovie({.pixelSize = std::nullopt, .frameInterval = 0.01, .exposure = 0.01}));
    open(stepping(12));
    EXPECT_TRUE(message().contains("pixel size")) << message().toStdString();
}

TEST_F(OpenTracks, aDamagedTableIsToldWithItsRow) {
    ASSERT_TRUE(openSmallMovie());
    open("trajectory,x,y,t,frame\n1,0.5,abc,0,0\n");
    ASSERT_TRUE(test::waitFor([&] { return message().contains("tracks.csv"); }));
    EXPECT_FALSE(window.session().measurement());
}
