// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiffio.h>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;

namespace {

std::string label(const test::MadeTiff& how) {
    return std::string(name(how.pixelType)) + " mode " + how.mode + " compression " +
           std::to_string(how.compression) + " predictor " + std::to_string(how.predictor) + " rows " +
           std::to_string(how.rowsPerStrip) + " tile " + std::to_string(how.tile);
}

/// A directory whose image the writer above cannot make: one tag set to something else.
void makeOdd(const std::filesystem::path& path, int bits, int format, int samples, int photometric,
             int compression = COMPRESSION_NONE) {
    TIFF* const tiff = TIFFOpen(path.c_str(), "w");
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 16);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 16);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, format);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
    std::vector<unsigned char> zeros(static_cast<std::size_t>(16 * 16 * samples * bits / 8));
    TIFFWriteEncodedStrip(tiff, 0, zeros.data(), static_cast<tmsize_t>(zeros.size()));
    TIFFClose(tiff);
}

} // namespace

// libtiff writes, we read: every pixel type in every layout, coding and byte order.
TEST(TiffKinds, allReadToTheSamePixels) {
    const test::TemporaryFolder folder;
    auto frames = test::madeFrames(3, 37, 50);
    int kinds = 0;
    for (const PixelType type :
         {PixelType::UInt8, PixelType::Int8, PixelType::UInt16, PixelType::Int16, PixelType::Float32}) {
        const bool isSigned = type != PixelType::UInt8 && type != PixelType::UInt16;
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i](36, 49) = isSigned ? -100.0f : 100.0f;
        for (const char* mode : {"wl", "wb", "w8l", "w8b"})
            for (const int compression :
                 {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS})
                for (const int predictor : {1, 2, 3})
                    for (const std::uint32_t tile : {0u, 16u})
                        for (const std::uint32_t rows : {0u, 5u}) {
                            const bool coded =
                                compression == COMPRESSION_LZW || compression == COMPRESSION_ADOBE_DEFLATE;
                            // libtiff 4.5 writes the predictor of floats wrongly into big-endian files; read
                            // below.
                            const bool broken = predictor == 3 && std::string(mode).back() == 'b';
                            if ((predictor != 1 && !coded) ||
                                (predictor == 3 && type != PixelType::Float32) || (tile && rows) || broken)
                                continue;
                            const test::MadeTiff how{type,
                                                     mode,
                                                     static_cast<std::uint16_t>(compression),
                                                     static_cast<std::uint16_t>(predictor),
                                                     rows,
                                                     tile,
                                                     ""};
                            SCOPED_TRACE(label(how));
                            const auto path = folder / "kind.tif";
                            test::makeTiff(path, frames, how);
                            const auto movie = openMovie(path);
                            EXPECT_EQ(movie->info().pixelType, type);
                            ASSERT_EQ(movie->info().frames, frames.size());
                            for (std::size_t i = 0; i < frames.size(); ++i)
                                EXPECT_TRUE(test::same(movie->frame(i), frames[i])) << i;
                            ++kinds;
                        }
    }
    EXPECT_GE(kinds, 300);
}

// Written byte by byte after Adobe's Technical Note 3: y - x / 4.
TEST(TiffKinds, theFloatPredictorOfBigEndianFiles) {
    const Image expected = Image::NullaryExpr(20, 30, [](Eigen::Index y, Eigen::Index x) {
        return static_cast<float>(y) - static_cast<float>(x) / 4;
    });
    EXPECT_TRUE(
        test::same(openMovie(test::ownData("tiff/float_predictor_big_endian.tif"))->frame(0), expected));
}

TEST(TiffKinds, whatIsNoCameraFrameIsNamed) {
    const test::TemporaryFolder folder;
    const auto path = folder / "odd.tif";
    const auto error = [&](auto... tags) {
        makeOdd(path, tags...);
        return test::errorOfOpening(path);
    };
    EXPECT_THAT(error(8, SAMPLEFORMAT_UINT, 3, PHOTOMETRIC_RGB),
                AllOf(HasSubstr("odd.tif"), HasSubstr("RGB")));
    EXPECT_THAT(error(8, SAMPLEFORMAT_UINT, 4, PHOTOMETRIC_SEPARATED), HasSubstr("CMYK"));
    EXPECT_THAT(error(16, SAMPLEFORMAT_UINT, 2, PHOTOMETRIC_MINISBLACK), HasSubstr("2 values a pixel"));
    EXPECT_THAT(error(64, SAMPLEFORMAT_IEEEFP, 1, PHOTOMETRIC_MINISBLACK),
                HasSubstr("64-bit floating-point"));
    EXPECT_THAT(error(64, SAMPLEFORMAT_COMPLEXIEEEFP, 1, PHOTOMETRIC_MINISBLACK), HasSubstr("complex"));
    EXPECT_THAT(error(32, SAMPLEFORMAT_UINT, 1, PHOTOMETRIC_MINISBLACK), HasSubstr("32-bit unsigned"));
    EXPECT_THAT(error(8, SAMPLEFORMAT_UINT, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_JPEG), HasSubstr("JPEG"));
}

TEST(TiffKinds, framesOfUnequalSizeAreNamed) {
    const test::TemporaryFolder folder;
    auto frames = test::madeFrames(12, 64, 64);
    frames[11] = Image::Zero(16, 16);
    test::makeTiff(folder / "movie.tif", frames);
    EXPECT_THAT(test::errorOfOpening(folder / "movie.tif"),
                HasSubstr("movie.tif: frame 12 is 16x16 but frame 1 is 64x64"));
}

TEST(TiffKinds, thumbnailsAreNoFrames) {
    const test::TemporaryFolder folder;
    const auto path = folder / "movie.tif";
    const auto frames = test::madeFrames(4);
    test::makeTiff(path, {Image::Zero(4, 6), frames[0], frames[1], frames[2], frames[3]});
    TIFF* const tiff = TIFFOpen(path.c_str(), "r+");
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
    TIFFRewriteDirectory(tiff);
    TIFFClose(tiff);
    const auto movie = openMovie(path);
    ASSERT_EQ(movie->info().frames, 4u);
    EXPECT_TRUE(test::same(movie->frame(3), frames[3]));
}

// Resolutions in cm or inches come from printers and default settings; only ImageJ and OME speak of the
// sample.
TEST(TiffKinds, aPlainResolutionIsNoPixelSize) {
    const test::TemporaryFolder folder;
    const auto path = folder / "movie.tif";
    test::makeTiff(path, test::madeFrames(2));
    TIFF* const tiff = TIFFOpen(path.c_str(), "r+");
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 100000.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 100000.0);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
    TIFFRewriteDirectory(tiff);
    TIFFClose(tiff);
    EXPECT_FALSE(openMovie(path)->info().acquisition.pixelSize);
}
