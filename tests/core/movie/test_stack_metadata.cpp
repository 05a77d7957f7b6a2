// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "core/movie/stack_metadata.h"
#include "core/movie/tiff_writer.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::string ome(const std::string& pixels, const std::string& inside) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">)"
           R"(<Image ID="Image:0"><Pixels ID="Pixels:0" )" +
           pixels + ">" + inside + "</Pixels></Image></OME>";
}

/// An OME stack of one channel with these time stamps.
MovieInfo withTimes(const std::vector<double>& milliseconds, const std::string& more = "") {
    std::string planes;
    for (std::size_t i = 0; i < milliseconds.size(); ++i)
        planes += "<Plane TheC=\"0\" TheZ=\"0\" TheT=\"" + std::to_string(i) + "\" DeltaT=\"" +
                  std::to_string(milliseconds[i]) + "\" DeltaTUnit=\"ms\"/>";
    const test::TemporaryFolder folder;
    const std::string size = std::to_string(milliseconds.size());
    test::makeTiff(
        folder / "movie.tif", test::madeFrames(milliseconds.size()),
        {.description =
             ome("DimensionOrder=\"XYCZT\" SizeC=\"1\" SizeZ=\"1\" SizeT=\"" + size + "\" " + more, planes)});
    return openMovie(folder / "movie.tif")->info();
}

} // namespace

TEST(Units, areReadHoweverTheyAreSpelt) {
    for (const char* micro :
         {"um", "micron", "Microns", "\xC2\xB5m", "\xCE\xBCm", "\xB5m", "\\u00B5m", " um "})
        EXPECT_EQ(micrometresIn(micro), 1) << micro;
    EXPECT_EQ(micrometresIn("nm"), 1e-3);
    EXPECT_EQ(micrometresIn("mm"), 1e3);
    EXPECT_EQ(micrometresIn("\xC3\x85"), 1e-4);
    EXPECT_FALSE(micrometresIn("pixel"));
    EXPECT_FALSE(micrometresIn(""));
    EXPECT_EQ(secondsIn("ms"), 1e-3);
    EXPECT_EQ(secondsIn("sec"), 1);
    EXPECT_EQ(secondsIn("\xC2\xB5s"), 1e-6);
    EXPECT_EQ(secondsIn("min"), 60);
    EXPECT_FALSE(secondsIn("frames"));
}

TEST(ImageJ, calibrationAndDisplayRange) {
    const auto read = readImageJ(
        "ImageJ=1.53t\nimages=6\nframes=6\nunit=\\u00B5m\nfinterval=33.5\ntunit=ms\nmin=98.0\nmax=4000.0\n",
        10.0, 10.0);
    EXPECT_EQ(read.axis, StackAxis::Time);
    EXPECT_EQ(read.acquisition.pixelSize, 0.1);
    EXPECT_DOUBLE_EQ(*read.acquisition.frameInterval, 0.0335);
    EXPECT_EQ(read.displayRange, std::pair(98.0, 4000.0));
    EXPECT_THAT(read.warnings, IsEmpty());
}

TEST(ImageJ, channelsRunFastest) {
    const auto read = readImageJ("ImageJ=1.53t\nimages=12\nchannels=2\nframes=6\nhyperstack=true\n", {}, {});
    EXPECT_EQ(read.channels, 2u);
    EXPECT_EQ(read.times, 6u);
    EXPECT_EQ(read.stackStride, 2u);
}

TEST(ImageJ, imagesWithoutAnAxisAreNoZStack) {
    EXPECT_EQ(readImageJ("ImageJ=1.53t\nimages=6\n", {}, {}).axis, StackAxis::Unknown);
    EXPECT_EQ(readImageJ("ImageJ=1.53t\nimages=6\nslices=6\n", {}, {}).axis, StackAxis::Z);
}

TEST(ImageJ, anUnknownUnitOfTimeIsToldAndNotGuessed) {
    const auto read = readImageJ("ImageJ=1.53t\nimages=6\nfinterval=2\ntunit=ticks\n", {}, {});
    EXPECT_FALSE(read.acquisition.frameInterval);
    EXPECT_THAT(read.warnings, ElementsAre(HasSubstr("ticks")));
}

TEST(ImageJ, oddPixelSizesAreTold) {
    EXPECT_THAT(readImageJ("ImageJ=1\nunit=um\n", 1.0, 1.0).warnings, ElementsAre(HasSubstr("placeholder")));
    EXPECT_EQ(readImageJ("ImageJ=1\nunit=um\n", 1.0, 1.0).acquisition.pixelSize, 1);
    EXPECT_THAT(readImageJ("ImageJ=1\nunit=um\n", 10.0, 5.0).warnings, ElementsAre(HasSubstr("not square")));
    const auto page = readImageJ("ImageJ=1\nunit=inch\n", 72.0, 72.0);
    EXPECT_FALSE(page.acquisition.pixelSize);
    EXPECT_THAT(page.warnings, ElementsAre(HasSubstr("352.8 um")));
}

TEST(ImageJ, aZStackHasNoFrameIntervalUnlessItIsTime) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "stack.tif", test::madeFrames(6),
                   {.description = "ImageJ=1.53t\nimages=6\nslices=6\nfinterval=0.02\n"});
    EXPECT_FALSE(openMovie(folder / "stack.tif")->info().acquisition.frameInterval);
    EXPECT_EQ(openMovie(folder / "stack.tif", {.zAsTime = true})->info().acquisition.frameInterval, 0.02);
}

TEST(ImageJ, anExposureLongerThanTheIntervalIsNotTaken) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "stack.tif", test::madeFrames(2),
                   {.description = "ImageJ=1.53t\nimages=2\nframes=2\nfinterval=0.02\nexposure=0.03\n"});
    const MovieInfo info = openMovie(folder / "stack.tif")->info();
    EXPECT_FALSE(info.acquisition.exposure);
    EXPECT_THAT(info.warnings, ElementsAre(HasSubstr("exposure")));
}

TEST(Ome, evenTimesGiveTheInterval) {
    const MovieInfo info = withTimes({0, 7.76, 15.52, 23.28});
    EXPECT_NEAR(*info.acquisition.frameInterval, 0.00776, 1e-9);
    EXPECT_THAT(info.frameTimes, ElementsAre(0, testing::DoubleNear(0.00776, 1e-9), testing::_,
                                             testing::DoubleNear(0.02328, 1e-9)));
    EXPECT_THAT(info.warnings, IsEmpty());
}

// 7.76 ms in whole milliseconds: 0, 8, 16, 23, 31 …
TEST(Ome, stampsInWholeMillisecondsAreNotUneven) {
    std::vector<double> times;
    for (int i = 0; i < 200; ++i)
        times.push_back(std::round(7.76 * i));
    const MovieInfo info = withTimes(times);
    EXPECT_NEAR(*info.acquisition.frameInterval, 0.00776, 1e-5);
    EXPECT_THAT(info.warnings, IsEmpty());
}

TEST(Ome, aLostFrameIsTold) {
    const MovieInfo info = withTimes({0, 10.1, 20.2, 40.4, 50.5, 60.6});
    EXPECT_NEAR(*info.acquisition.frameInterval, 0.0101, 1e-9);
    EXPECT_THAT(info.warnings, ElementsAre(AllOf(HasSubstr("uneven"), HasSubstr("20.2 ms"))));
}

TEST(Ome, anIntervalThatTheStampsContradictIsTold) {
    const MovieInfo info = withTimes({0, 20.5, 41, 61.5}, "TimeIncrement=\"10\" TimeIncrementUnit=\"ms\"");
    EXPECT_NEAR(*info.acquisition.frameInterval, 0.0205, 1e-9);
    EXPECT_THAT(info.warnings, ElementsAre(AllOf(HasSubstr("10 ms"), HasSubstr("20.5 ms"))));
}

TEST(Ome, unitsDefaultToMicrometresAndSeconds) {
    const auto read =
        readOme(ome(R"(SizeT="9" PhysicalSizeX="0.16" PhysicalSizeY="0.16" TimeIncrement="0.05")",
                    R"(<Plane TheC="0" TheT="0" ExposureTime="40" ExposureTimeUnit="ms"/>)"));
    EXPECT_EQ(read.acquisition.pixelSize, 0.16);
    EXPECT_EQ(read.acquisition.frameInterval, 0.05);
    EXPECT_EQ(read.acquisition.exposure, 0.04);
}

TEST(Ome, pixelsAsUnitOfLengthAreNoPixelSize) {
    const auto read = readOme(ome(R"(SizeT="9" PhysicalSizeX="1" PhysicalSizeXUnit="pixel")", ""));
    EXPECT_FALSE(read.acquisition.pixelSize);
    EXPECT_THAT(read.warnings, ElementsAre(HasSubstr("pixel")));
}

TEST(Ome, exposuresThatDifferAreNotTaken) {
    const auto read = readOme(ome(
        R"(SizeT="2")",
        R"(<Plane TheC="0" TheT="0" ExposureTime="0.01"/><Plane TheC="0" TheT="1" ExposureTime="0.02"/>)"));
    EXPECT_FALSE(read.acquisition.exposure);
    EXPECT_THAT(read.warnings, ElementsAre(HasSubstr("exposure differs")));
}

TEST(Ome, damagedXmlIsAPlainStackThatSaysSo) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "movie.tif", test::madeFrames(3),
                   {.description = "<OME><Image><Pixels SizeT=\"3\""});
    const MovieInfo info = openMovie(folder / "movie.tif")->info();
    EXPECT_EQ(info.frames, 3u);
    EXPECT_THAT(info.warnings, ElementsAre(HasSubstr("OME description is damaged")));
}

TEST(Ome, impossibleSizesTakeNoMemory) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "movie.tif", test::madeFrames(3),
                   {.description = ome(R"(SizeT="4000000" SizeC="4000000" SizeZ="4000000")", "")});
    EXPECT_EQ(openMovie(folder / "movie.tif")->info().frames, 3u);
}
