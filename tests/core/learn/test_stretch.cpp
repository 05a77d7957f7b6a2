// SPDX-License-Identifier: GPL-3.0-or-later
// From a track in a movie to the stacks that a network looks at.
#include "core/learn/stretch.h"
#include "core/simulate/random_stream.h"

#include <atomic>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

/// Straight along x, one spot a frame but for those left out.
Track trackOf(int first, int last, double x, double speed, const std::vector<int>& missing = {}) {
    Track track{.id = 1, .spots = {}};
    for (int frame = first; frame <= last; ++frame)
        if (std::find(missing.begin(), missing.end(), frame) == missing.end())
            track.spots.push_back({.frame = frame, .x = x + speed * (frame - first), .y = 50.25});
    return track;
}

std::size_t seenIn(const Stretch& stretch) {
    return static_cast<std::size_t>(std::count_if(stretch.places.begin(), stretch.places.end(),
                                                  [](const auto& place) { return place.has_value(); }));
}

/// Every pixel says where and when it is.
class TellingMovie : public Movie {
  public:
    TellingMovie(Eigen::Index side, std::size_t frames) {
        info_.width = info_.height = side;
        info_.frames = frames;
    }
    Image frame(std::size_t index, std::size_t) const override {
        ++framesRead;
        Image image(info_.height, info_.width);
        for (Eigen::Index y = 0; y < image.rows(); ++y)
            for (Eigen::Index x = 0; x < image.cols(); ++x)
                image(y, x) = value(x, y, static_cast<std::int64_t>(index));
        return image;
    }
    static float value(Eigen::Index x, Eigen::Index y, std::int64_t frame) {
        return static_cast<float>(1000 + 200 * frame + 10 * y + x);
    }
    mutable std::atomic<int> framesRead{0};
};

Imaging imaging() {
    Imaging known;
    known.camera = {.offset = 100, .gain = 2, .readNoise = 1, .em = false};
    return known;
}

} // namespace

TEST(Stretch, ofATrackOfSixteenFramesIsTheTrack) {
    const auto stretches = stretchesOf(trackOf(7, 22, 40.3, 0.5), 16, 64);
    ASSERT_EQ(stretches.size(), 1u);
    const Stretch& stretch = stretches[0];
    EXPECT_EQ(stretch.firstFrame, 7);
    EXPECT_EQ(seenIn(stretch), 16u);
    // In its middle the molecule is at 40.3 + 0.5 * 7.5 = 44.05, and the window's middle at 31.5.
    EXPECT_EQ(stretch.left, 13); // 44.05 - 31.5 = 12.55
    EXPECT_EQ(stretch.top, 19);  // 50.25 - 31.5 = 18.75
    EXPECT_NEAR(stretch.places[0]->x, 40.3 - 13, 1e-12);
    EXPECT_NEAR(stretch.places[15]->x, 40.3 + 7.5 - 13, 1e-12) << "the window stays where it is";
}

TEST(Stretch, gapsAndEndsAreMissing) {
    const auto gaps = stretchesOf(trackOf(7, 22, 40, 0, {9, 10, 20}), 16, 64);
    ASSERT_EQ(gaps.size(), 1u);
    EXPECT_EQ(seenIn(gaps[0]), 13u);
    EXPECT_FALSE(gaps[0].places[2] || gaps[0].places[3] || gaps[0].places[13]);
    const auto brief = stretchesOf(trackOf(2, 7, 40, 0), 16, 64);
    ASSERT_EQ(brief.size(), 1u);
    EXPECT_EQ(brief[0].firstFrame, -3) << "it is in the middle";
    EXPECT_EQ(seenIn(brief[0]), 6u);
    EXPECT_TRUE(brief[0].places[5] && brief[0].places[10]);
    EXPECT_EQ(stretchesOf(trackOf(2, 5, 40, 0), 16, 64).size(), 1u);
    EXPECT_TRUE(stretchesOf(trackOf(2, 4, 40, 0), 16, 64).empty());
    EXPECT_TRUE(stretchesOf(Track{}, 16, 64).empty());
}

TEST(Stretch, longTracksSlide) {
    const auto stretches = stretchesOf(trackOf(100, 144, 40, 1), 16, 64); // 45 frames
    ASSERT_EQ(stretches.size(), 5u);
    const std::int64_t firsts[] = {100, 108, 116, 124, 129};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(stretches[i].firstFrame, firsts[i]);
        EXPECT_EQ(seenIn(stretches[i]), 16u);
        EXPECT_NEAR(stretches[i].places[7]->x, 31.5 - 0.5, 0.51) << "each is centred for itself";
    }
    // A gap of more than a stretch leaves those out that see too little.
    Track gone = trackOf(0, 60, 40, 0);
    std::erase_if(gone.spots, [](const Spot& spot) { return spot.frame > 10 && spot.frame < 50; });
    for (const Stretch& stretch : stretchesOf(gone, 16, 64))
        EXPECT_GE(seenIn(stretch), leastSpots);
}

TEST(MovieWindows, areCutAtWholePixels) {
    const auto movie = std::make_shared<TellingMovie>(128, 40);
    const MovieWindows windows(movie, 0, imaging(), 64);
    const FrameStack stack = windows.cut(stretchesOf(trackOf(7, 22, 60, 0.5), 16, 64)[0]);
    ASSERT_EQ(stack.frames(), 16);
    const Stretch stretch = stretchesOf(trackOf(7, 22, 60, 0.5), 16, 64)[0];
    for (Eigen::Index f = 0; f < 16; ++f)
        for (Eigen::Index y = 0; y < 64; ++y)
            for (Eigen::Index x = 0; x < 64; ++x)
                ASSERT_EQ(stack.frame(f)(y, x),
                          TellingMovie::value(stretch.left + x, stretch.top + y, 7 + f));
}

TEST(MovieWindows, readEveryFrameOnce) {
    const auto movie = std::make_shared<TellingMovie>(64, 300);
    const MovieWindows windows(movie, 0, imaging(), 64);
    for (int first = 0; first < 250; first += 5)
        windows.cut(stretchesOf(trackOf(first, first + 15, 30, 0), 16, 64)[0]);
    EXPECT_LE(movie->framesRead, 261);
}

TEST(MovieWindows, beyondTheEdgeThereIsBackgroundWithItsNoise) {
    // 20 photons a px everywhere; 2 ADU a photon on an offset of 100.
    std::vector<Image> frames;
    const Imaging known = imaging();
    for (int f = 0; f < 20; ++f) {
        RandomStream random(3, static_cast<std::uint64_t>(f));
        frames.push_back(Image::NullaryExpr(
            64, 64, [&] { return static_cast<float>(random.uniform(131, 149)); }));
    }
    const MovieWindows windows(movieFromFrames(frames), 0, known, 64);
    const Stretch corner =
        stretchesOf(trackOf(10, 25, 2, 0), 16, 64)[0]; // at the left; 6 frames after the end
    const FrameStack stack = windows.cut(corner), again = windows.cut(corner);
    EXPECT_TRUE((stack.pixels == again.pixels).all());
    EXPECT_LT(corner.left, 0);
    const auto outside = stack.frame(3).leftCols(-corner.left).cast<double>();
    const auto after = stack.frame(12).cast<double>();
    for (const Eigen::ArrayXXd& made : {Eigen::ArrayXXd(outside), Eigen::ArrayXXd(after)}) {
        EXPECT_NEAR(made.mean(), 140, 1.5);
        // Poisson: 4 * 20, read noise: 4, rounding: 1 / 12.
        EXPECT_NEAR((made - made.mean()).square().mean(), 84, 12);
    }
    EXPECT_FALSE((stack.frame(12) == stack.frame(13)).all());
}
