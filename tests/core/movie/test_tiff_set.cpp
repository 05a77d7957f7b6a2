// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie.h"
#include "core/movie/tiff_set.h"
#include "core/movie/tiff_writer.h"
#include "tests/core/movie/imagej_header.h"
#include "tests/core/movie/made_tiff.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::string ome(const std::string& uuid, const std::string& pixels, const std::string& inside) {
    return "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\" UUID=\"" + uuid +
           "\"><Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" " + pixels + ">" + inside +
           "</Pixels></Image></OME>";
}

std::string place(int ifd, int t, int count, const std::string& file, const std::string& uuid) {
    return "<TiffData IFD=\"" + std::to_string(ifd) + "\" FirstT=\"" + std::to_string(t) +
           "\" PlaneCount=\"" + std::to_string(count) + "\"><UUID FileName=\"" + file + "\">" + uuid +
           "</UUID></TiffData>";
}

std::vector<Image> part(const std::vector<Image>& frames, std::size_t from, std::size_t to) {
    return {frames.begin() + static_cast<std::ptrdiff_t>(from),
            frames.begin() + static_cast<std::ptrdiff_t>(to)};
}

void expectFrames(const Movie& movie, const std::vector<Image>& frames) {
    ASSERT_EQ(movie.info().frames, frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        EXPECT_TRUE(test::same(movie.frame(i), frames[i])) << i;
}

/// A set of two files whose descriptions, equal but for the UUID, name both.
void makeOmeSet(const test::TemporaryFolder& folder, const std::vector<Image>& frames) {
    const std::string pixels =
        R"(DimensionOrder="XYCZT" SizeC="1" SizeZ="1" SizeT="7" PhysicalSizeX="0.1" TimeIncrement="0.02")";
    const std::string places =
        place(0, 0, 4, "a.ome.tif", "urn:uuid:a") + place(0, 4, 3, "b.ome.tif", "urn:uuid:b");
    test::makeTiff(folder / "a.ome.tif", part(frames, 0, 4),
                   {.description = ome("urn:uuid:a", pixels, places)});
    test::makeTiff(folder / "b.ome.tif", part(frames, 4, 7),
                   {.description = ome("urn:uuid:b", pixels, places)});
}

void makeStackSet(const test::TemporaryFolder& folder, const std::vector<Image>& frames) {
    const std::string first = ome(
        "",
        R"(DimensionOrder="XYCZT" SizeC="1" SizeZ="1" SizeT="12" PhysicalSizeX="0.16" TimeIncrement="0.03")",
        "");
    test::makeTiff(folder / "run_MMStack_Pos0.ome.tif", part(frames, 0, 5), {.description = first});
    test::makeTiff(folder / "run_MMStack_Pos0_1.ome.tif", part(frames, 5, 10));
    test::makeTiff(folder / "run_MMStack_Pos0_2.ome.tif", part(frames, 10, 12));
}

} // namespace

TEST(TiffSet, channelsInAnyOrder) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(6);
    for (const std::string order : {"XYCZT", "XYTCZ"}) {
        test::makeTiff(
            folder / "movie.tif", frames,
            {.description = ome("", "DimensionOrder=\"" + order + "\" SizeC=\"2\" SizeZ=\"1\" SizeT=\"3\"",
                                R"(<Channel Name="488"/><Channel Name="561"/><TiffData/>)")});
        const auto movie = openMovie(folder / "movie.tif");
        ASSERT_EQ(movie->info().channels, 2u);
        ASSERT_EQ(movie->info().frames, 3u);
        EXPECT_THAT(movie->info().channelNames, testing::ElementsAre("488", "561"));
        for (std::size_t frame = 0; frame < 3; ++frame)
            for (std::size_t channel = 0; channel < 2; ++channel)
                EXPECT_TRUE(test::same(movie->frame(frame, channel),
                                       frames[order == "XYCZT" ? 2 * frame + channel : 3 * channel + frame]));
    }
}

TEST(TiffSet, imageJsChannelsAlternate) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(6);
    test::makeTiff(folder / "movie.tif", frames,
                   {.description = "ImageJ=1.53t\nimages=6\nchannels=2\nframes=3\n"});
    const auto movie = openMovie(folder / "movie.tif");
    ASSERT_EQ(movie->info().frames, 3u);
    EXPECT_TRUE(test::same(movie->frame(2, 1), frames[5]));
}

// A sparse file: 6 GB by its size, a few blocks on the disk.
TEST(TiffSet, imageJsOneDirectoryHoldsFramesBeyondFourGigabytes) {
    const test::TemporaryFolder folder;
    constexpr std::uint64_t frames = 12000, bytes = 512 * 512 * 2;
    const std::string header = test::imageJHeader(512, 512, frames);
    {
        std::ofstream file(folder / "movie.tif", std::ios::binary);
        file << header;
        file.seekp(static_cast<std::streamoff>(header.size() + frames * bytes - 2));
        file.write("\x12\x34", 2);
    }
    const auto movie = openMovie(folder / "movie.tif");
    ASSERT_EQ(movie->info().frames, frames);
    EXPECT_EQ(movie->frame(frames - 1)(511, 511), 0x1234);
    EXPECT_THAT(movie->info().warnings, IsEmpty());
}

TEST(TiffSet, aZStackOverTimeIsRefused) {
    const test::TemporaryFolder folder;
    test::makeTiff(folder / "movie.tif", test::madeFrames(6),
                   {.description = "ImageJ=1.53t\nimages=6\nslices=2\nframes=3\n"});
    EXPECT_THAT(test::errorOfOpening(folder / "movie.tif"), HasSubstr("2 z planes over 3 times"));
}

TEST(TiffSet, anOmeSetOpensFromAnyOfItsFiles) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(7);
    makeOmeSet(folder, frames);
    for (const char* name : {"a.ome.tif", "b.ome.tif"}) {
        const auto movie = openMovie(folder / name);
        expectFrames(*movie, frames);
        EXPECT_EQ(movie->info().files.size(), 2u);
        EXPECT_EQ(movie->info().files[0].filename(), name);
        EXPECT_EQ(movie->info().acquisition.frameInterval, 0.02);
        EXPECT_THAT(movie->info().warnings, IsEmpty());
    }
}

TEST(TiffSet, aMissingFileOfAnOmeSetIsNamed) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(7);
    makeOmeSet(folder, frames);
    std::filesystem::remove(folder / "b.ome.tif");
    const auto movie = openMovie(folder / "a.ome.tif");
    expectFrames(*movie, part(frames, 0, 4));
    EXPECT_THAT(movie->info().warnings, ElementsAre(HasSubstr("b.ome.tif"), HasSubstr("4 of 7")));
}

TEST(TiffSet, withoutItsFirstFileAnOmeSetIsNoMovie) {
    const test::TemporaryFolder folder;
    makeOmeSet(folder, test::madeFrames(7));
    std::filesystem::remove(folder / "a.ome.tif");
    EXPECT_THAT(test::errorOfOpening(folder / "b.ome.tif"), HasSubstr("a.ome.tif"));
}

TEST(TiffSet, aFileThatWasGivenAnotherNameStillReads) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(4);
    test::makeTiff(
        folder / "renamed.tif", frames,
        {.description = ome("", R"(SizeC="1" SizeZ="1" SizeT="4")", place(0, 0, 4, "original.ome.tif", ""))});
    expectFrames(*openMovie(folder / "renamed.tif"), frames);
}

TEST(TiffSet, imagesThatTheDescriptionLeavesOutAreTold) {
    const test::TemporaryFolder folder;
    test::makeTiff(
        folder / "movie.tif", test::madeFrames(4),
        {.description = ome("", R"(SizeC="1" SizeZ="1" SizeT="3")", place(0, 0, 3, "movie.tif", ""))});
    const auto movie = openMovie(folder / "movie.tif");
    EXPECT_EQ(movie->info().frames, 3u);
    EXPECT_THAT(movie->info().warnings, ElementsAre(HasSubstr("holds 4 images but describes only 3")));
}

TEST(TiffSet, aFileInAnotherFolderIsNeverOpened) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(2);
    std::filesystem::create_directory(folder / "inside");
    test::makeTiff(folder / "other.tif", frames);
    test::makeTiff(folder / "inside/movie.tif", frames,
                   {.description = ome("urn:uuid:m", R"(SizeT="4")",
                                       place(0, 0, 2, "movie.tif", "urn:uuid:m") +
                                           place(0, 2, 2, "../other.tif", "urn:uuid:o"))});
    const auto movie = openMovie(folder / "inside/movie.tif");
    EXPECT_EQ(movie->info().frames, 2u);
    EXPECT_EQ(movie->info().files.size(), 1u);
}

TEST(TiffSet, metadataInACompanionFile) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(3);
    test::makeTiff(
        folder / "movie.ome.tif", frames,
        {.description =
             R"(<OME UUID="urn:uuid:m"><BinaryOnly MetadataFile="movie.companion.ome" UUID="urn:uuid:c"/></OME>)"});
    EXPECT_THAT(openMovie(folder / "movie.ome.tif")->info().warnings,
                ElementsAre(HasSubstr("movie.companion.ome")));
    std::ofstream(folder / "movie.companion.ome") << ome("urn:uuid:c", R"(SizeT="3" PhysicalSizeX="0.1")",
                                                         place(0, 0, 3, "movie.ome.tif", "urn:uuid:m"));
    const auto movie = openMovie(folder / "movie.ome.tif");
    expectFrames(*movie, frames);
    EXPECT_EQ(movie->info().acquisition.pixelSize, 0.1);
}

TEST(TiffSet, aMicroManagerSetIsFoundByItsNames) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(12);
    makeStackSet(folder, frames);
    for (const char* name : {"run_MMStack_Pos0.ome.tif", "run_MMStack_Pos0_1.ome.tif"}) {
        const auto movie = openMovie(folder / name);
        expectFrames(*movie, frames);
        EXPECT_EQ(movie->info().files[0].filename(), name);
        EXPECT_EQ(movie->info().files.size(), 3u);
        EXPECT_EQ(movie->info().acquisition.pixelSize, 0.16);
        EXPECT_THAT(movie->info().warnings, IsEmpty());
    }
}

TEST(TiffSet, missingPartsOfAMicroManagerSetAreTold) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(12);
    makeStackSet(folder, frames);
    std::filesystem::remove(folder / "run_MMStack_Pos0_2.ome.tif");
    const auto movie = openMovie(folder / "run_MMStack_Pos0.ome.tif");
    expectFrames(*movie, part(frames, 0, 10));
    EXPECT_THAT(movie->info().warnings, ElementsAre(HasSubstr("10 of 12")));
    makeStackSet(folder, frames);
    std::filesystem::remove(folder / "run_MMStack_Pos0_1.ome.tif");
    EXPECT_THAT(test::errorOfOpening(folder / "run_MMStack_Pos0.ome.tif"),
                HasSubstr("run_MMStack_Pos0_1.ome.tif"));
}

TEST(TiffSet, otherPositionsAreNotParts) {
    const test::TemporaryFolder folder;
    const auto frames = test::madeFrames(2);
    for (const char* name : {"run_MMStack_1-Pos_000_000.ome.tif", "run_MMStack_1-Pos_000_001.ome.tif",
                             "run_MMStack_Pos0.ome.tif", "run_MMStack_Pos1.ome.tif"})
        test::makeTiff(folder / name, frames);
    EXPECT_EQ(openMovie(folder / "run_MMStack_1-Pos_000_000.ome.tif")->info().frames, 2u);
    EXPECT_EQ(openMovie(folder / "run_MMStack_Pos0.ome.tif")->info().frames, 2u);
}

TEST(TiffSet, aSetOfUnequalFilesNamesTheOne) {
    const test::TemporaryFolder folder;
    makeStackSet(folder, test::madeFrames(12));
    test::makeTiff(folder / "run_MMStack_Pos0_2.ome.tif", test::madeFrames(2, 8, 8));
    EXPECT_THAT(test::errorOfOpening(folder / "run_MMStack_Pos0.ome.tif"),
                HasSubstr("Pos0_2.ome.tif: has frames of another size"));
}
