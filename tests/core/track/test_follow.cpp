// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/optics/psf.h"
#include "core/track/follow.h"
#include "tests/support/synthetic_movie.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

using namespace perrin;

namespace {

using Path = std::map<int, std::pair<double, double>>; // true place (px) by frame

/// A movie, where its molecules really are, and what was learned of its noise.
struct Known {
    std::vector<Path> paths;
    std::shared_ptr<const Movie> movie;
    FindSettings find;
    FindCalibration calibration;
    Acquisition acquisition;

    Known(const test::SyntheticScene& scene, std::uint64_t seed, FindSettings settings = {})
        : find(std::move(settings)), acquisition(scene.acquisition) {
        const auto rendered = test::render(scene, seed);
        for (const test::TrueSpot& spot : rendered.truth) {
            paths.resize(std::max(paths.size(), static_cast<std::size_t>(spot.molecule) + 1));
            paths[static_cast<std::size_t>(spot.molecule)][spot.frame] = {spot.x, spot.y};
        }
        movie = movieFromFrames(rendered.frames, acquisition);
        calibration = calibrateFinder(*movie, find);
    }

    /// Molecules of 600 photons on these paths (no blur) in 80x80 px.
    explicit Known(std::vector<Path> truth, int frames = 40)
        : paths(std::move(truth)), acquisition{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01} {
        Random random(9);
        std::vector<Image> images;
        for (int f = 0; f < frames; ++f) {
            Image photons = Image::Constant(80, 80, 8);
            for (const Path& path : paths)
                if (path.contains(f))
                    photons += 600 * psfImage(path.at(f).first, path.at(f).second, 1.3, 80, 80);
            images.push_back(test::expose(photons, {.readNoise = 1.5}, random));
        }
        movie = movieFromFrames(std::move(images), acquisition);
        find.psfSigma = 1.3;
        calibration = calibrateFinder(*movie, find);
    }

    std::optional<Spot> click(int frame, std::pair<double, double> place, double reach = 3) const {
        return spotNear(movie->frame(static_cast<std::size_t>(frame)), frame, place.first, place.second,
                        reach, find, calibration);
    }
    Track follow(const Spot& start, const std::vector<Track>& others = {}, const Job& job = {}) const {
        return followSpot(*movie, start, find, calibration, LinkSettings{}, acquisition, others, job);
    }
};

Path resting(double x, double y, int from, int to) { // [from, to)
    Path path;
    for (int f = from; f < to; ++f)
        path[f] = {x, y};
    return path;
}

Path wandering(double x, double y, int from, int to, double step, std::uint64_t seed) {
    Random random(seed);
    Path path;
    for (int f = from; f < to; ++f) {
        path[f] = {x, y};
        x += step * random.normal();
        y += step * random.normal();
    }
    return path;
}

Track trackOf(const Path& path) {
    Track track;
    for (const auto& [frame, place] : path)
        track.spots.push_back({.frame = frame, .x = place.first, .y = place.second});
    return track;
}

/// Share of the path's frames in which the track is within 1 px of it.
double share(const Track& track, const Path& path) {
    const auto near = std::count_if(track.spots.begin(), track.spots.end(), [&](const Spot& spot) {
        return path.contains(spot.frame) &&
               std::hypot(spot.x - path.at(spot.frame).first, spot.y - path.at(spot.frame).second) < 1;
    });
    return static_cast<double>(near) / static_cast<double>(path.size());
}

class Following : public testing::TestWithParam<double> {};

} // namespace

TEST_P(Following, aClickedMoleculeIsSeenInItsFrames) {
    test::SyntheticScene scene{.width = 80, .height = 80, .frames = 100};
    scene.populations = {{GetParam(), 1}};
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const Known known(scene, seed);
        const auto spot = known.click(50, known.paths[0].at(50));
        ASSERT_TRUE(spot);
        EXPECT_GE(share(known.follow(*spot), known.paths[0]), 0.95) << "seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(D, Following, testing::Values(0.05, 0.2, 0.5));

TEST(Follow, amongOthersItStaysOnItsMolecule) {
    test::SyntheticScene scene{.width = 128, .height = 128, .frames = 80};
    scene.populations = {{0.05, 6}, {0.3, 6}};
    const Known known(scene, 2);
    int followed = 0;
    for (const Path& path : known.paths) {
        const auto [x, y] = path.at(40);
        const auto crowd = std::count_if(known.paths.begin(), known.paths.end(), [&](const Path& other) {
            return std::hypot(other.at(40).first - x, other.at(40).second - y) < 4;
        });
        if (crowd > 1) // two blobs in one: which was meant cannot be told
            continue;
        const auto spot = known.click(40, {x, y});
        ASSERT_TRUE(spot);
        EXPECT_GE(share(known.follow(*spot), path), 0.95);
        ++followed;
    }
    EXPECT_GE(followed, 10);
}

TEST(Follow, withEveryDetectorAndAKnownCamera) {
    test::SyntheticScene scene{.width = 160, .height = 160, .frames = 40};
    scene.populations = {{0.1, 1}};
    for (const DetectorKind kind : {DetectorKind::Log, DetectorKind::Dog, DetectorKind::Wavelet}) {
        const Known known(scene, 7, {.detector = kind, .camera = scene.camera});
        const auto spot = known.click(20, known.paths[0].at(20));
        ASSERT_TRUE(spot) << name(kind);
        EXPECT_NEAR(spot->amplitude, scene.photons, 0.25 * scene.photons) << name(kind);
        EXPECT_GE(share(known.follow(*spot), known.paths[0]), 0.95) << name(kind);
    }
}

TEST(Follow, aDimMoleculeThatStrictFindingMissedIsFollowed) {
    test::SyntheticScene scene{.width = 96, .height = 96, .frames = 80, .photons = 120};
    scene.populations = {{0.05, 1}};
    const Known known(scene, 5, {.falseAlarm = 1e-4, .psfSigma = 1.3});
    const auto spots = findSpots(*known.movie, known.find, known.calibration);
    for (const Track& found : linkSpots(spots, scene.acquisition, {}))
        EXPECT_LT(share(found, known.paths[0]), 0.5);
    const auto start = known.click(40, known.paths[0].at(40));
    ASSERT_TRUE(start);
    EXPECT_FALSE(start->clear);
    const Track track = known.follow(*start);
    EXPECT_GE(share(track, known.paths[0]), 0.95);
    EXPECT_EQ(track.id, 0);
}

TEST(Follow, itDoesNotJumpOntoANeighbourThatIsFollowedAlready) {
    // One molecule goes dark; another one has its first frame a step of the same length away.
    const Path path = wandering(40, 40, 0, 20, 1.5, 3);
    const auto [x, y] = path.at(19);
    Path neighbour = wandering(x + 3, y, 20, 40, 1.5, 4);
    const Known known({path, neighbour});
    const auto start = known.click(10, path.at(10));
    ASSERT_TRUE(start);
    EXPECT_GT(known.follow(*start).lastFrame(), 30) << "the trap does not work";
    neighbour.erase(25); // in the gap of a followed molecule nobody else begins
    const Track track = known.follow(*start, {trackOf(neighbour)});
    EXPECT_EQ(track.firstFrame(), 0);
    EXPECT_EQ(track.lastFrame(), 19);
    EXPECT_EQ(share(track, path), 1);
    EXPECT_THROW(known.follow(*start, {trackOf(path)}), Error);
}

TEST(Follow, gapsAreBridgedUpToTheLongestAndTheEndIsTheLastSighting) {
    for (const int missing : {2, 3}) {
        Path path = resting(40.3, 39.8, 5, 35);
        for (int f = 0; f < missing; ++f)
            path.erase(25 + f);
        const Known known({path, resting(10, 10, 0, 40)});
        const auto start = known.click(15, path.at(15));
        ASSERT_TRUE(start);
        const Track track = known.follow(*start);
        EXPECT_EQ(track.firstFrame(), 5);
        EXPECT_EQ(track.lastFrame(), missing == 2 ? 34 : 24);
        for (std::size_t i = 1; i < track.spots.size(); ++i)
            EXPECT_LT(track.spots[i - 1].frame, track.spots[i].frame);
    }
}

TEST(Follow, theClickedSpotStaysWhateverItsScore) {
    const Known known({resting(10, 10, 0, 40)});
    const Spot start{.frame = 20, .x = 60, .y = 60, .xSd = 0.3, .ySd = 0.3, .sigma = 1.3, .clear = false};
    const Track track = known.follow(start);
    ASSERT_FALSE(track.spots.empty());
    EXPECT_LT(track.spots.size(), 5u);
    EXPECT_TRUE(std::any_of(track.spots.begin(), track.spots.end(),
                            [](const Spot& spot) { return spot.frame == 20 && spot.x == 60; }));
}

TEST(Follow, reportsAndCanBeCancelledGoingOnAndGoingBack) {
    const Known known({resting(40, 40, 0, 40)});
    const auto start = known.click(20, {40, 40});
    ASSERT_TRUE(start);
    double last = 0;
    const Track track = known.follow(*start, {}, Job{{}, [&](double fraction, std::string_view text) {
                                                         EXPECT_GE(fraction, last);
                                                         EXPECT_FALSE(text.empty());
                                                         last = fraction;
                                                     }});
    EXPECT_EQ(last, 1);
    EXPECT_EQ(track.spots.size(), 40u);
    for (const double at : {0.0, 0.3, 0.8}) {
        std::stop_source source;
        const Job job{source.get_token(), [&](double fraction, std::string_view) {
                          EXPECT_LT(fraction, at + 0.1);
                          if (fraction >= at)
                              source.request_stop();
                      }};
        EXPECT_THROW(known.follow(*start, {}, job), Cancelled) << at;
    }
}

TEST(Follow, saysWhatIsMissing) {
    const Known known({resting(40, 40, 0, 40)});
    const Spot start{.frame = 20, .x = 40, .y = 40};
    EXPECT_THROW(followSpot(*known.movie, start, known.find, known.calibration, {}, {}), Error);
    EXPECT_THROW(known.follow({.frame = 40, .x = 40, .y = 40}), Error);
    EXPECT_THROW(known.follow({.frame = -1, .x = 40, .y = 40}), Error);
    EXPECT_THROW(followSpot(*known.movie, start, known.find, {}, {}, known.acquisition), Error);
}

TEST(SpotNear, isTheSpotThatFindingGives) {
    test::SyntheticScene scene{.width = 200, .height = 150, .frames = 20};
    scene.populations = {{0.2, 30}};
    const Known known(scene, 6);
    const Image image = known.movie->frame(10);
    int compared = 0;
    for (const Spot& spot : findSpots(image, 10, known.find, known.calibration)) {
        if (!spot.clear)
            continue;
        const auto near = known.click(10, {spot.x + 0.3, spot.y - 0.3}, 1.5);
        ASSERT_TRUE(near);
        EXPECT_NEAR(near->x, spot.x, 0.01);
        EXPECT_NEAR(near->y, spot.y, 0.01);
        EXPECT_NEAR(near->score, spot.score, 1e-3 * spot.score);
        EXPECT_EQ(near->frame, 10);
        EXPECT_TRUE(near->clear);
        ++compared;
    }
    EXPECT_GT(compared, 20);
}

TEST(SpotNear, isNothingWhereThereIsNoLight) {
    const Known known({resting(40, 40, 0, 40)});
    const Image flat = Image::Constant(80, 80, 108);
    EXPECT_FALSE(spotNear(flat, 0, 40, 40, 3, known.find, known.calibration));
    Image dark = known.movie->frame(0);
    dark = 2 * 108 - dark; // the molecule is a hole
    if (const auto spot = spotNear(dark, 0, 40, 40, 1.5, known.find, known.calibration)) {
        EXPECT_LT(spot->score, known.calibration.weakThreshold);
    }
    EXPECT_FALSE(known.click(0, {46, 40}, 1).has_value() && known.click(0, {46, 40}, 1)->clear);
    EXPECT_THROW(known.click(0, {-1, 40}), Error);
    EXPECT_THROW(known.click(0, {40, 80}), Error);
}

TEST(SpotNear, reachesTheBrightestWithinReachAndTheRimOfTheFrame) {
    const Known known({resting(2.2, 40, 0, 40), resting(40, 78.5, 0, 40), resting(40, 40, 0, 40)});
    for (const auto& [x, y] : {std::pair{2.2, 40.0}, {40.0, 78.5}, {40.0, 40.0}}) {
        const auto spot = known.click(3, {x, std::min(79.0, y + 2)}, 3);
        ASSERT_TRUE(spot);
        EXPECT_NEAR(spot->x, x, 0.4);
        EXPECT_NEAR(spot->y, y, 0.4);
    }
    EXPECT_FALSE(known.click(3, {44, 40}, 3) && known.click(3, {44, 40}, 3)->clear);
}
