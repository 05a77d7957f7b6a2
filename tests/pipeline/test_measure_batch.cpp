// SPDX-License-Identifier: GPL-3.0-or-later
// A batch as window and command line run it.
#include "core/learn/measure_batch.h"
#include "core/movie/tiff_writer.h"
#include "tests/support/synthetic_movie.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

class MeasureBatch : public testing::Test {
  protected:
    MeasureBatch() {
        const auto frames =
            test::render({.width = 64, .height = 64, .frames = 40, .populations = {{0.1, 4}}}, 5).frames;
        for (const char* name : {"a.tif", "c.tif", "d.tif"}) {
            TiffWriter tiff(folder_ / name, {.acquisition = {}, .displayRange = {}});
            for (const Image& frame : frames)
                tiff.add(frame);
            tiff.close();
        }
        std::ofstream(folder_ / "b.tif") << "II*";
        run_.movies = listMovies({folder_.path()}, false).movies;
        run_.settings = [](const std::filesystem::path&, const MovieInfo&) {
            MeasureSettings settings;
            settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
            return settings;
        };
    }

    test::TemporaryFolder folder_;
    BatchRun run_;
    MeasuredBatch batch_;
};

} // namespace

TEST_F(MeasureBatch, goesOnAfterABrokenFileAndTellsOfIt) {
    std::vector<std::size_t> measured;
    std::size_t told = 0;
    run_.measured = [&](std::size_t index, const Movie& movie, const MeasuredMovie& result) {
        measured.push_back(index);
        EXPECT_TRUE(result.measurement.spots);
        if (movie.info().frames == 40 && index == 3)
            throw Error("the disk is full");
    };
    run_.failed = [&](const FailedMovie&) { ++told; };
    double last = 0;
    measureBatch(batch_, run_, {{}, [&](double fraction, std::string_view text) {
                                    EXPECT_GE(fraction, last);
                                    last = fraction;
                                    EXPECT_THAT(std::string(text), HasSubstr(".tif: "));
                                }});
    EXPECT_THAT(measured, ElementsAre(0, 2, 3));
    ASSERT_EQ(batch_.movies.size(), 2u);
    EXPECT_FALSE(batch_.movies[0].measurement.molecules.empty());
    ASSERT_EQ(batch_.failed.size(), 2u);
    EXPECT_EQ(told, 2u);
    EXPECT_EQ(batch_.failed[0].path.filename(), "b.tif");
    EXPECT_FALSE(batch_.failed[0].reason.starts_with(folder_.path().string()));
    EXPECT_EQ(batch_.failed[1].reason, "the disk is full");
    EXPECT_THAT(moleculeTable(batch_).comments, Contains(HasSubstr("d.tif: not measured: the disk is full")));
}

TEST_F(MeasureBatch, stopsBetweenAndWithinMovies) {
    std::stop_source stop;
    run_.measured = [&](std::size_t, const Movie&, const MeasuredMovie&) { stop.request_stop(); };
    EXPECT_THROW(measureBatch(batch_, run_, {stop.get_token(), {}}), Cancelled);
    EXPECT_EQ(batch_.movies.size(), 1u) << "what was done stays";
    EXPECT_THROW(measureBatch(batch_, run_, {stop.get_token(), {}}), Cancelled);
    EXPECT_EQ(batch_.movies.size(), 1u);
}
