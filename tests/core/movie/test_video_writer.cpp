// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/movie.h"
#include "core/movie/video_writer.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using perrin::test::filesIn;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

namespace {

/// Dark with a bright square that moves; `padding` bytes of rubbish behind each row.
std::vector<std::uint8_t> pictureOf(int width, int height, int left, std::size_t padding = 0) {
    std::vector<std::uint8_t> bytes;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            bytes.insert(bytes.end(), 3, x >= left && x < left + 12 && y >= 8 && y < 20 ? 220 : 30);
        bytes.insert(bytes.end(), padding, 255);
    }
    return bytes;
}

std::string errorOf(const std::filesystem::path& path, int width, int height, double rate) {
    try {
        VideoWriter(path, width, height, rate);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(VideoWriter, whatItWritesReadsBack) {
    for (const char* name : {"video.mp4", "video.avi", "VIDEO.MP4"})
        for (const auto& [width, height] : {std::pair(64, 48), std::pair(65, 47)}) {
            const test::TemporaryFolder folder;
            VideoWriter writer(folder / name, width, height, 12.5);
            for (int i = 0; i < 40; ++i)
                writer.add(pictureOf(width, height, i, 5), static_cast<std::size_t>(3 * width + 5));
            writer.close();
            EXPECT_EQ(filesIn(folder.path()), 1u);
            const auto movie = openMovie(folder / name);
            EXPECT_EQ(movie->info().width, width + width % 2);
            EXPECT_EQ(movie->info().height, height + height % 2);
            ASSERT_EQ(movie->info().frames, 40u);
            EXPECT_THAT(movie->info().warnings, Contains(HasSubstr("12.5 frames")));
            EXPECT_THAT(movie->info().warnings, Each(Not(HasSubstr("colour"))));
            for (int i = 0; i < 40; ++i) {
                const Image frame = movie->frame(static_cast<std::size_t>(i));
                EXPECT_NEAR(frame(14, i + 6), 220, 20) << name << " frame " << i;
                EXPECT_NEAR(frame(40, 5), 30, 20) << name << " frame " << i;
            }
        }
}

TEST(VideoWriter, coloursStayInTheirOrder) {
    const test::TemporaryFolder folder;
    std::vector<std::uint8_t> red;
    for (int i = 0; i < 32 * 32; ++i)
        red.insert(red.end(), {200, 0, 0});
    VideoWriter writer(folder / "red.avi", 32, 32, 10);
    for (int i = 0; i < 5; ++i)
        writer.add(red, 96);
    writer.close();
    const auto movie = openMovie(folder / "red.avi");
    EXPECT_NEAR(movie->frame(2)(16, 16), 0.299 * 200, 5); // Rec. 601; blue would give 23
    EXPECT_THAT(movie->info().warnings, Contains(HasSubstr("in colour")));
}

TEST(VideoWriter, smallPicturesAreWrittenToo) {
    for (const char* name : {"video.mp4", "video.avi"}) {
        const test::TemporaryFolder folder;
        VideoWriter writer(folder / name, 1, 1, 10);
        const std::vector<std::uint8_t> grey(3, 128);
        for (int i = 0; i < 3; ++i)
            writer.add(grey, 3);
        writer.close();
        EXPECT_NEAR(openMovie(folder / name)->frame(2)(0, 0), 128, 10);
    }
}

TEST(VideoWriter, nothingIsLeftWithoutClose) {
    const test::TemporaryFolder folder;
    {
        VideoWriter writer(folder / "video.mp4", 64, 48, 10);
        writer.add(pictureOf(64, 48, 0), 192);
    }
    EXPECT_EQ(filesIn(folder.path()), 0u);
}

TEST(VideoWriter, theOldFileStaysUntilTheNewOneIsWhole) {
    const test::TemporaryFolder folder;
    for (const std::size_t frames : {2u, 3u}) {
        VideoWriter writer(folder / "video.avi", 64, 48, 10);
        for (std::size_t i = 0; i < frames; ++i)
            writer.add(pictureOf(64, 48, 0), 192);
        if (frames == 3) {
            EXPECT_EQ(openMovie(folder / "video.avi")->info().frames, 2u);
        }
        writer.close();
    }
    EXPECT_EQ(openMovie(folder / "video.avi")->info().frames, 3u);
    EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(VideoWriter, errorsSayWhatToDo) {
    const test::TemporaryFolder folder;
    EXPECT_THAT(errorOf(folder / "video.gif", 64, 48, 10), HasSubstr(".mp4 or .avi"));
    EXPECT_THAT(errorOf(folder / "video.mp4", 0, 48, 10), HasSubstr("0x48"));
    EXPECT_THAT(errorOf(folder / "video.mp4", 64, 48, 0), HasSubstr("frames a second"));
    EXPECT_THAT(errorOf(folder / "video.mp4", 64, 48, std::nan("")), HasSubstr("frames a second"));
    EXPECT_THAT(errorOf(folder / "none/video.mp4", 64, 48, 10), HasSubstr("No such file"));
    EXPECT_EQ(filesIn(folder.path()), 0u);
    VideoWriter writer(folder / "video.mp4", 64, 48, 10);
    EXPECT_THROW(writer.close(), Error);
}
