// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/movie.h"
#include "core/movie/video_reader.h"
#include "core/random.h"
#include "tests/core/movie/ends_well.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <atomic>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/videoio.hpp>
#include <thread>

using namespace perrin;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr int block = 16, bits = 8;

/// A frame that carries its number in blocks of black and white, which survive any compression.
cv::Mat numbered(int number) {
    cv::Mat frame(2 * block, bits * block, CV_8UC3, cv::Scalar::all(0));
    for (int bit = 0; bit < bits; ++bit)
        frame(cv::Rect(bit * block, 0, block, 2 * block)) = cv::Scalar::all(number >> bit & 1 ? 255 : 0);
    return frame;
}

int numberIn(const Image& frame) {
    int number = 0;
    for (int bit = 0; bit < bits; ++bit)
        number |= (frame(block, bit * block + block / 2) > 127 ? 1 : 0) << bit;
    return number;
}

/// False when this system lacks the codec.
bool makeVideo(const std::filesystem::path& path, const char* codec, int frames) {
    cv::VideoWriter writer(path.string(), cv::CAP_FFMPEG,
                           cv::VideoWriter::fourcc(codec[0], codec[1], codec[2], codec[3]), 30,
                           cv::Size(bits * block, 2 * block));
    for (int i = 0; i < frames && writer.isOpened(); ++i)
        writer.write(numbered(i));
    return writer.isOpened();
}

struct Kind {
    const char *codec, *ending;
    bool lossless;
};

class Video : public testing::TestWithParam<Kind> {};

} // namespace

TEST_P(Video, givesTheRightFrameInAnyOrder) {
    const test::TemporaryFolder folder;
    const auto path = folder / (std::string("movie") + GetParam().ending);
    constexpr int frames = 230; // several groups of pictures
    if (!makeVideo(path, GetParam().codec, frames))
        GTEST_SKIP() << "no encoder for " << GetParam().codec;
    const auto movie = openMovie(path);
    ASSERT_EQ(movie->info().frames, std::size_t{frames});
    EXPECT_FALSE(movie->info().acquisition.frameInterval);
    EXPECT_THAT(movie->info().warnings, Contains(HasSubstr("30 frames a second")));
    if (GetParam().lossless)
        EXPECT_THAT(movie->info().warnings, Each(Not(HasSubstr("losses"))));
    else
        EXPECT_THAT(movie->info().warnings, Contains(HasSubstr("losses")));
    const auto expectNumber = [&](int i) {
        EXPECT_EQ(numberIn(movie->frame(static_cast<std::size_t>(i))), i) << "frame " << i;
    };
    for (int i = 0; i < frames; ++i)
        expectNumber(i);
    for (int i = frames - 1; i >= 0; i -= 3)
        expectNumber(i);
    Random random(3);
    for (int attempt = 0; attempt < 100; ++attempt)
        expectNumber(static_cast<int>(random.uniform(0, frames)));
    // The way that led to a frame leaves no trace in it.
    const Image direct = openMovie(path)->frame(200);
    EXPECT_TRUE(test::same(direct, movie->frame(200)));
    EXPECT_THAT(test::errorOfFrame(*movie, frames), HasSubstr("frame 231"));
}

INSTANTIATE_TEST_SUITE_P(Codecs, Video,
                         testing::Values(Kind{"MJPG", ".avi", false}, Kind{"FFV1", ".avi", true},
                                         Kind{"XVID", ".avi", false}, Kind{"avc1", ".avi", false},
                                         Kind{"mp4v", ".mp4", false}, Kind{"avc1", ".mp4", false},
                                         Kind{"avc1", ".mkv", false}, Kind{"FFV1", ".mkv", true}));

TEST(VideoFile, framesComeToManyThreadsAtOnce) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(makeVideo(folder / "movie.avi", "MJPG", 100));
    const auto movie = openMovie(folder / "movie.avi");
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 60; ++i) {
                    const int index = (37 * i + 11 * t) % 100;
                    wrong += numberIn(movie->frame(static_cast<std::size_t>(index))) != index;
                }
            });
    }
    EXPECT_EQ(wrong, 0);
}

TEST(VideoFile, cutVideosEndWellAndInSilence) {
    const test::TemporaryFolder folder;
    testing::internal::CaptureStderr();
    for (const char* ending : {".avi", ".mp4", ".mkv"}) {
        const auto path = folder / (std::string("movie") + ending);
        makeVideo(path, ending == std::string(".avi") ? "MJPG" : "mp4v", 60);
        for (int part = 0; part < 5; ++part) {
            std::filesystem::resize_file(path, std::filesystem::file_size(path) * 4 / 5);
            EXPECT_TRUE(test::endsWell(path)) << part;
        }
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

// An MP4 says only at its end where its frames are.
TEST(VideoFile, aVideoWithoutItsIndexIsAnErrorThatSaysSo) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(makeVideo(folder / "movie.mp4", "mp4v", 60));
    std::filesystem::resize_file(folder / "movie.mp4", 1500);
    EXPECT_THAT(test::errorOfOpening(folder / "movie.mp4"),
                AllOf(HasSubstr("movie.mp4"), HasSubstr("cut short"), HasSubstr("TIFF")));
}

TEST(VideoFile, isKnownByItsContent) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(makeVideo(folder / "movie.mp4", "mp4v", 3));
    std::filesystem::rename(folder / "movie.mp4", folder / "movie");
    EXPECT_EQ(openMovie(folder / "movie")->info().frames, 3u);
    std::ofstream(folder / "notes.avi") << "These are notes, not a movie, whatever they are called.";
    EXPECT_FALSE(looksLikeVideo(folder / "notes.avi"));
    EXPECT_THAT(test::errorOfOpening(folder / "notes.avi"),
                AllOf(HasSubstr("nor a video"), HasSubstr("folders")));
}

TEST(Video, openingCanBeCancelledAndTellsHowFarItIs) {
    const test::TemporaryFolder folder;
    const auto path = folder / "long.avi";
    if (!makeVideo(path, "MJPG", 200))
        GTEST_SKIP() << "this system cannot write such a video";
    std::stop_source source;
    int reports = 0;
    const Job job{source.get_token(), [&](double fraction, std::string_view text) {
                      EXPECT_LE(fraction, 1);
                      EXPECT_THAT(std::string(text), HasSubstr("Counting frames"));
                      if (++reports == 20)
                          source.request_stop();
                  }};
    EXPECT_THROW(openMovie(path, {}, job), Cancelled);
    EXPECT_EQ(reports, 20);
    EXPECT_EQ(openMovie(path)->info().frames, 200u);
}
