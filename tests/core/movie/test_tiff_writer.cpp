// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/tiff_writer.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiffio.h>

using namespace perrin;
using perrin::test::filesIn;
using testing::AllOf;
using testing::HasSubstr;

namespace {

void write(const std::filesystem::path& path, const std::vector<Image>& frames,
           const TiffWriterSettings& settings = {}) {
    TiffWriter writer(path, settings);
    for (const Image& frame : frames)
        writer.add(frame);
    writer.close();
}

} // namespace

TEST(TiffWriter, whatItWritesReadsBack) {
    const test::TemporaryFolder folder;
    for (const auto& [type, big] : {std::pair(PixelType::UInt16, false), std::pair(PixelType::Float32, false),
                                    std::pair(PixelType::UInt16, true)}) {
        auto frames = test::madeFrames(5);
        frames[2](3, 4) = type == PixelType::UInt16 ? 65535.0f : -0.125f;
        write(folder / "movie.tif", frames,
              {type, {.pixelSize = 0.107, .frameInterval = 0.00776, .exposure = 0.00749}, {}, big});
        const auto movie = openMovie(folder / "movie.tif");
        EXPECT_EQ(movie->info().format.find("BigTIFF") != std::string::npos, big);
        EXPECT_EQ(movie->info().pixelType, type);
        EXPECT_EQ(movie->info().axis, StackAxis::Time);
        EXPECT_NEAR(*movie->info().acquisition.pixelSize, 0.107, 1e-10);
        EXPECT_EQ(movie->info().acquisition.frameInterval, 0.00776);
        EXPECT_EQ(movie->info().acquisition.exposure, 0.00749);
        EXPECT_EQ(movie->info().displayRange->second, type == PixelType::UInt16 ? 65535 : 126);
        EXPECT_TRUE(movie->info().warnings.empty());
        ASSERT_EQ(movie->info().frames, 5u);
        for (std::size_t i = 0; i < 5; ++i)
            EXPECT_TRUE(test::same(movie->frame(i), frames[i])) << i;
    }
}

TEST(TiffWriter, whatIsNotKnownIsNotWritten) {
    const test::TemporaryFolder folder;
    write(folder / "movie.tif", test::madeFrames(2));
    const Acquisition acquisition = openMovie(folder / "movie.tif")->info().acquisition;
    EXPECT_FALSE(acquisition.pixelSize || acquisition.frameInterval || acquisition.exposure);
}

// ImageJ reads only the first directory of a stack and expects the other frames right behind its pixels;
// every other reader follows the directories. Both must find the same.
TEST(TiffWriter, framesAreContiguousAndEachHasItsDirectory) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(4);
    write(folder / "movie.tif", frames, {PixelType::UInt16, {0.1, {}, {}}, {}});
    TIFF* const tiff = TIFFOpen((folder / "movie.tif").c_str(), "r");
    ASSERT_TRUE(tiff);
    std::uint64_t first = 0;
    for (std::uint64_t i = 0; i < frames.size(); ++i) {
        ASSERT_TRUE(TIFFSetDirectory(tiff, static_cast<tdir_t>(i)));
        const std::uint64_t offset = TIFFGetStrileOffset(tiff, 0);
        first = i == 0 ? offset : first;
        EXPECT_EQ(offset, first + i * static_cast<std::uint64_t>(frames[0].size()) * 2);
        std::vector<std::uint16_t> row(static_cast<std::size_t>(frames[0].cols()));
        ASSERT_EQ(TIFFReadEncodedStrip(tiff, 0, row.data(), static_cast<tmsize_t>(2 * row.size())),
                  static_cast<tmsize_t>(2 * row.size()));
        EXPECT_EQ(row[5], frames[i](0, 5));
    }
    EXPECT_TRUE(TIFFLastDirectory(tiff));
    TIFFClose(tiff);
}

TEST(TiffWriter, nothingIsLeftWithoutClose) {
    const test::TemporaryFolder folder;
    {
        TiffWriter writer(folder / "movie.tif");
        writer.add(test::madeFrames(1)[0]);
    }
    EXPECT_EQ(filesIn(folder.path()), 0u);
}

TEST(TiffWriter, theOldFileStaysUntilTheNewOneIsWhole) {
    const test::TemporaryFolder folder;
    write(folder / "movie.tif", test::madeFrames(2));
    TiffWriter writer(folder / "movie.tif");
    writer.add(test::madeFrames(1)[0]);
    EXPECT_EQ(openMovie(folder / "movie.tif")->info().frames, 2u);
    writer.close();
    EXPECT_EQ(openMovie(folder / "movie.tif")->info().frames, 1u);
    EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(TiffWriter, errorsNameTheFrame) {
    const test::TemporaryFolder folder;
    TiffWriter writer(folder / "movie.tif");
    EXPECT_THROW(writer.close(), Error);
    writer.add(Image::Zero(4, 6));
    const auto errorOf = [&](const Image& frame) -> std::string {
        try {
            writer.add(frame);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(errorOf(Image::Zero(6, 4)), AllOf(HasSubstr("frame 2"), HasSubstr("4x6"), HasSubstr("6x4")));
    EXPECT_THAT(errorOf(Image::Constant(4, 6, -1)), AllOf(HasSubstr("frame 2"), HasSubstr("-1")));
    EXPECT_THAT(errorOf(Image::Constant(4, 6, 65536)), HasSubstr("65536"));
    EXPECT_THROW(TiffWriter("/nonexistent/movie.tif"), Error);
    EXPECT_THROW(TiffWriter(folder / "movie.tif", {PixelType::Int8, {}, {}}), Error);
}

// As ImageJ's TiffDecoder reads its tags 50838 (sizes) and 50839 (header, then labels in UTF-16).
TEST(TiffWriter, namesStandWhereImageJReadsThem) {
    const test::TemporaryFolder folder;
    for (const bool big : {false, true}) {
        TiffWriterSettings settings{.acquisition = {}, .displayRange = {}, .alwaysBig = big};
        settings.frameNames = {"D", "spread", "N"};
        write(folder / "named.tif", test::madeFrames(3), settings);
        TIFFSetWarningHandler(nullptr);
        TIFF* const file = TIFFOpen((folder / "named.tif").c_str(), "r");
        std::uint32_t sizes = 0, bytes = 0;
        const std::uint32_t* size = nullptr;
        const char* byte = nullptr;
        ASSERT_EQ(TIFFGetField(file, 50838, &sizes, &size), 1);
        ASSERT_EQ(TIFFGetField(file, 50839, &bytes, &byte), 1);
        EXPECT_THAT(std::vector<std::uint32_t>(size, size + sizes), testing::ElementsAre(12, 2, 12, 2));
        EXPECT_EQ(std::string(byte, 8), "JIJIlbal") << "IJIJ and labl, the lowest byte first";
        EXPECT_EQ(std::string(byte + 14, byte + bytes), std::string("s\0p\0r\0e\0a\0d\0N\0", 14));
        TIFFClose(file);
        EXPECT_EQ(openMovie(folder / "named.tif")->info().frames, 3u);
    }
    TiffWriterSettings tooMany;
    tooMany.frameNames = {"one", "two"};
    EXPECT_THROW(write(folder / "wrong.tif", test::madeFrames(3), tooMany), Error);
}
