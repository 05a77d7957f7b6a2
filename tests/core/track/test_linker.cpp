// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/random.h"
#include "core/track/linker.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

const Acquisition acquisition{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};

Spot spotAt(int frame, double x, double y) {
    return {.frame = frame, .x = x, .y = y, .xSd = 0.1, .ySd = 0.1, .sigma = 1.3, .amplitude = 600};
}

} // namespace

TEST(Linker, followsOneMolecule) {
    std::vector<std::vector<Spot>> spots;
    for (int f = 0; f < 20; ++f)
        spots.push_back({spotAt(f, 10 + 0.5 * f, 20)});
    const auto tracks = linkSpots(spots, acquisition, {});
    ASSERT_EQ(tracks.size(), 1u);
    EXPECT_EQ(tracks[0].id, 1);
    EXPECT_EQ(tracks[0].spots.size(), 20u);
}

TEST(Linker, closesGapsUpToTheLimitAndNotBeyond) {
    for (const int missing : {1, 2, 3}) {
        std::vector<std::vector<Spot>> spots(30);
        for (int f = 0; f < 30; ++f)
            if (f < 12 || f >= 12 + missing)
                spots[static_cast<std::size_t>(f)].push_back(spotAt(f, 30, 30 + 0.1 * f));
        EXPECT_EQ(linkSpots(spots, acquisition, {.maxGap = 2, .minFrames = 3}).size(),
                  missing <= 2 ? 1u : 2u);
    }
}

TEST(Linker, theGateFollowsFromTheFastestD) {
    // 3 sqrt(4 D dt) at D = 0.1 um^2/s is 0.19 um, 1.9 px: a jump of 5 px is another molecule.
    std::vector<std::vector<Spot>> spots;
    for (int f = 0; f < 20; ++f)
        spots.push_back({spotAt(f, f < 10 ? 30 : 35, 30)});
    EXPECT_EQ(linkSpots(spots, acquisition, {.maxD = 0.1, .minFrames = 3}).size(), 2u);
    // At 5 um^2/s a single molecule may well go so far: 20 px.
    std::vector<std::vector<Spot>> fast;
    Random random(4);
    double x = 100, y = 100;
    for (int f = 0; f < 40; ++f) {
        fast.push_back({spotAt(f, x, y)});
        x += std::sqrt(2 * 5 * 0.01) / 0.1 * random.normal();
        y += std::sqrt(2 * 5 * 0.01) / 0.1 * random.normal();
    }
    EXPECT_EQ(linkSpots(fast, acquisition, {.maxD = 5, .minFrames = 3}).size(), 1u);
}

TEST(Linker, aSlowMoleculeIsNotStolenByAFastOnePassingBy) {
    // The fast one jumps 4 px a frame along a line through the slow one's place.
    std::vector<std::vector<Spot>> spots;
    Random random(6);
    for (int f = 0; f < 30; ++f)
        spots.push_back({spotAt(f, 50 + 0.1 * random.normal(), 50 + 0.1 * random.normal()),
                         spotAt(f, 50.5 + 4.0 * (f - 15), 51.5 + random.normal())});
    const auto tracks = linkSpots(spots, acquisition, {.maxD = 5});
    ASSERT_EQ(tracks.size(), 2u);
    for (const Track& track : tracks) {
        ASSERT_EQ(track.spots.size(), 30u);
        const bool slow = std::abs(track.spots.front().x - 50) < 2;
        for (const Spot& spot : track.spots)
            EXPECT_EQ(std::abs(spot.y - 50) < 0.6 && std::abs(spot.x - 50) < 0.6, slow);
    }
}

TEST(Linker, shortTracksAreLeftOut) {
    std::vector<std::vector<Spot>> spots;
    for (int f = 0; f < 7; ++f)
        spots.push_back({spotAt(f, 10, 20)});
    EXPECT_TRUE(linkSpots(spots, acquisition, {.minFrames = 8}).empty());
    EXPECT_EQ(linkSpots(spots, acquisition, {.minFrames = 7}).size(), 1u);
}

TEST(Linker, weakSpotsBridgeGapsButDoNotMakeOrExtendTracks) {
    std::vector<std::vector<Spot>> spots;
    for (int f = 0; f < 30; ++f) {
        spots.push_back({spotAt(f, 20, 20), spotAt(f, 60, 60)});
        spots.back()[0].clear = f < 10 || (f >= 16 && f < 26); // weak for six frames, then weak to the end
        spots.back()[1].clear = false;
    }
    const auto tracks = linkSpots(spots, acquisition, {});
    ASSERT_EQ(tracks.size(), 1u);
    EXPECT_EQ(tracks[0].firstFrame(), 0);
    EXPECT_EQ(tracks[0].lastFrame(), 25);
    EXPECT_EQ(tracks[0].spots.size(), 26u);
}

TEST(Linker, nothingToLinkIsNoTrack) {
    EXPECT_TRUE(linkSpots({}, acquisition, {}).empty());
    EXPECT_TRUE(linkSpots(std::vector<std::vector<Spot>>(5), acquisition, {}).empty());
}

TEST(Linker, settingsAreChecked) {
    EXPECT_THROW(LinkSettings{.maxD = 0}.check(), Error);
    EXPECT_THROW(LinkSettings{.maxGap = -1}.check(), Error);
    EXPECT_THROW(LinkSettings{.minFrames = 2}.check(), Error);
}

TEST(Linker, canBeCancelled) {
    std::stop_source source;
    source.request_stop();
    std::vector<std::vector<Spot>> spots(3, {spotAt(0, 1, 1)});
    EXPECT_THROW(linkSpots(spots, acquisition, {}, Job{source.get_token(), {}}), Cancelled);
}
