// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/viewer/frame_loader.h"

#include <QElapsedTimer>
#include <gtest/gtest.h>
#include <vector>

using namespace perrin;
using namespace perrin::ui;

TEST(FrameLoader, scrubbingDoesNotWaitAndEndsOnTheNewestFrame) {
    const auto movie = std::make_shared<test::SlowMovie>(400, 20);
    FrameLoader loader;
    std::vector<std::size_t> shown;
    QObject::connect(&loader, &FrameLoader::loaded,
                     [&](const LoadedFrame& frame) { shown.push_back(frame.index); });
    QElapsedTimer clock;
    clock.start();
    for (std::size_t frame = 0; frame < 100; ++frame)
        loader.request(movie, 0, frame, {});
    EXPECT_LT(clock.elapsed(), 50) << "asking must not read";
    ASSERT_TRUE(test::waitFor([&] { return !shown.empty() && shown.back() == 99; }));
    EXPECT_LE(movie->framesRead.load(), 16 + 5)
        << "a sample for the contrast; frames passed over are not read";
}

TEST(FrameLoader, aChangeOfContrastReadsNothing) {
    const auto movie = std::make_shared<test::SlowMovie>(4, 0);
    FrameLoader loader;
    std::vector<DisplayRange> ranges;
    QObject::connect(&loader, &FrameLoader::loaded,
                     [&](const LoadedFrame& frame) { ranges.push_back(frame.range); });
    loader.request(movie, 0, 2, {});
    ASSERT_TRUE(test::waitFor([&] { return ranges.size() == 1; }));
    const int read = movie->framesRead;
    loader.request(movie, 0, 2, {.rule = ContrastRule::MinMax, .thisFrame = true});
    ASSERT_TRUE(test::waitFor([&] { return ranges.size() == 2; }));
    EXPECT_EQ(movie->framesRead.load(), read);
    const Image& frame = test::smallMovie().frames[2];
    EXPECT_EQ(ranges[1], (DisplayRange{frame.minCoeff(), frame.maxCoeff()}));
}
