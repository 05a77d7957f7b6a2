// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "ui/viewer/contrast.h"

#include <atomic>
#include <functional>
#include <gtest/gtest.h>
#include <set>

using namespace perrin;
using namespace perrin::ui;

namespace {

/// Frames made when they are asked for; remembers which were.
class MadeMovie : public Movie {
  public:
    using Make = std::function<Image(std::size_t)>;
    MadeMovie(Eigen::Index side, std::size_t frames, Make make) : make_(std::move(make)) {
        info_.width = info_.height = side;
        info_.frames = frames;
    }
    Image frame(std::size_t index, std::size_t) const override {
        asked.insert(index);
        return make_(index);
    }
    mutable std::set<std::size_t> asked;

  private:
    Make make_;
};

std::size_t total(const FrameHistogram& histogram) {
    std::size_t sum = 0;
    for (const std::size_t count : histogram.bins)
        sum += count;
    return sum;
}

} // namespace

TEST(SampleHistogram, aLongMovieCostsSixteenFramesFromItsFirstToItsLast) {
    const MadeMovie movie(
        8, 100000, [](std::size_t index) { return Image(Image::Constant(8, 8, static_cast<float>(index))); });
    const FrameHistogram histogram = sampleHistogram(movie, 0);
    EXPECT_LE(movie.asked.size(), 16u);
    EXPECT_TRUE(movie.asked.contains(0));
    EXPECT_EQ(histogram.min, 0);
    EXPECT_EQ(histogram.max, 99999) << "bleaching changes the brightness to the end";
    EXPECT_EQ(histogram.count, movie.asked.size() * 64);
    std::size_t before = 0;
    for (const std::size_t index : movie.asked) {
        EXPECT_LE(index - before, 100000u / 15 + 1) << "spread evenly";
        before = index;
    }
}

TEST(SampleHistogram, aShortMovieIsLookedAtWhole) {
    const MadeMovie movie(
        16, 3, [](std::size_t index) { return Image(Image::Constant(16, 16, index == 1 ? 900.f : 100.f)); });
    const FrameHistogram histogram = sampleHistogram(movie, 0);
    EXPECT_EQ(movie.asked.size(), 3u);
    EXPECT_EQ(histogram.count, 3u * 256);
    EXPECT_EQ(histogram.bins.back(), 256u);
}

TEST(SampleHistogram, largeFramesAreThinnedOutEvenly) {
    // A quarter of the picture, at the lower right, is bright.
    constexpr Eigen::Index side = 2048;
    const MadeMovie movie(side, 2, [](std::size_t) {
        Image image = Image::Constant(side, side, 10);
        image.bottomRightCorner(side / 2, side / 2) = 20;
        return image;
    });
    const FrameHistogram histogram = sampleHistogram(movie, 0);
    EXPECT_LE(histogram.count, 2u * 263000);
    EXPECT_GE(histogram.count, 2u * 200000) << "yet enough to find dim spots";
    EXPECT_EQ(total(histogram), histogram.count);
    EXPECT_NEAR(double(histogram.bins.back()) / double(histogram.count), 0.25, 0.001);
}

TEST(SampleHistogram, aDamagedFrameIsLeftOut) {
    const MadeMovie movie(10, 16, [](std::size_t index) {
        if (index == 7)
            throw Error("frame 8 is damaged");
        return Image(Image::Constant(10, 10, static_cast<float>(index)));
    });
    const FrameHistogram histogram = sampleHistogram(movie, 0);
    EXPECT_EQ(movie.asked.size(), 16u);
    EXPECT_EQ(histogram.count, 1500u);
    EXPECT_EQ(histogram.max, 15);
    // The frame shown first is another matter: there is nothing to show.
    const MadeMovie broken(10, 16, [](std::size_t) -> Image { throw Error("frame 1 is damaged"); });
    EXPECT_THROW(sampleHistogram(broken, 0), Error);
}

TEST(SampleHistogram, stopsWhenItIsNotWantedAnyMore) {
    std::stop_source stop;
    const MadeMovie movie(10, 1000, [&](std::size_t index) {
        if (index > 100)
            stop.request_stop();
        return Image(Image::Constant(10, 10, 1));
    });
    EXPECT_THROW(sampleHistogram(movie, 0, {.stop = stop.get_token(), .report = {}}), Cancelled);
    EXPECT_LE(movie.asked.size(), 3u);
}
