// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/stack_set.h"
#include "core/table.h"
#include "tests/bench/peak_memory.h"
#include "tests/support/npy.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <oneapi/tbb/global_control.h>

using namespace perrin;
using perrin::test::contentOf;
using perrin::test::filesIn;
using testing::HasSubstr;

namespace {

namespace fs = std::filesystem;

/// Small frames, short exposures.
Scenario small() {
    return withSettings(preset("physical-a"),
                        {"window.width_px=24", "window.height_px=20", "window.frames=6",
                         "window.centring_px=1", "microscope.exposure_s=0.004", "emission.photons=2000"});
}

class StackSetWriter : public testing::Test {
  protected:
    fs::path path(const std::string& name) const { return folder_ / name; }
    std::vector<std::string> write(const std::string& name, std::uint64_t count, std::uint64_t first = 0) {
        writeStackSet(path(name), small(), 11, count, {}, first);
        std::vector<std::string> contents;
        for (const fs::path& file : stackSetFiles(path(name)))
            contents.push_back(contentOf(file));
        return contents;
    }
    test::TemporaryFolder folder_;
};

} // namespace

TEST_F(StackSetWriter, theSetReadsBackWithItsCalibrationAndConditions) {
    write("set", 3);
    EXPECT_EQ(filesIn(folder_.path()), 4u);
    const auto movie = openMovie(path("set.tif"));
    EXPECT_EQ(movie->info().acquisition, small().acquisition);
    EXPECT_EQ(movie->info().frames, 18u);
    EXPECT_EQ(movie->info().axis, StackAxis::Time);
    const StackSet set(path("set"));
    EXPECT_EQ(set.size(), 3u);
    EXPECT_EQ(set.framesPerStack(), 6);
    EXPECT_EQ(set.value(2, "photons"), 2000);
    EXPECT_EQ(set.value(2, "exposure_s"), 0.004);
    EXPECT_NEAR(set.value(2, "psf_sigma_um").value(), 0.13, 1e-9);
    for (const char* d : {"D", "D_effective", "D_sub_step"})
        EXPECT_GT(set.value(2, d).value(), 0) << d;
    EXPECT_THAT(contentOf(path("set.csv")), HasSubstr(",brownian,1,"));
    const Scenario again = readScenario(path("set.json"));
    EXPECT_EQ(again, small());
}

// What the camera cannot tell, from the files alone: the light is where the sub-positions are, and their
// steps are those of D.
TEST_F(StackSetWriter, subPositionsAreThoseOfThePicturesAndOfD) {
    Scenario scenario = withSettings(small(), {"motion.diffusion_coefficient_um2_per_s=0.2"});
    const std::size_t count = 60, frames = 6, subs = 16;
    writeStackSet(path("set"), scenario, 3, count);
    const StackSet set(path("set"));
    const auto [shape, paths] = test::readNpy(path("set_paths.npy"));
    ASSERT_EQ(shape, (std::vector<std::size_t>{count, frames, subs, 3}));
    double within = 0, distance = 0, firstDistance = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const FrameStack stack = set.stack(k);
        for (std::size_t f = 0; f < frames; ++f) {
            const double* const place = &paths[(k * frames + f) * subs * 3];
            Eigen::Vector2d mean(0, 0), light(0, 0);
            for (std::size_t s = 0; s < subs; ++s) {
                mean += Eigen::Vector2d(place[3 * s], place[3 * s + 1]) / subs;
                EXPECT_EQ(place[3 * s + 2], 1);
                if (s > 0)
                    within += std::pow(place[3 * s] - place[3 * s - 3], 2) +
                              std::pow(place[3 * s + 1] - place[3 * s - 2], 2);
            }
            const Image picture = stack.frame(static_cast<Eigen::Index>(f)) - 110;
            for (Eigen::Index y = 0; y < picture.rows(); ++y)
                for (Eigen::Index x = 0; x < picture.cols(); ++x)
                    light += Eigen::Vector2d(static_cast<double>(x), static_cast<double>(y)) *
                             static_cast<double>(picture(y, x) / picture.sum());
            distance += (light - mean).norm() / (count * frames);
            if (f == 0)
                firstDistance += std::hypot(mean.x() - set.value(k, "x0_px").value(),
                                            mean.y() - set.value(k, "y0_px").value());
        }
    }
    // 2000 photons on a background of 10 a px over 24x20 px: about 0.3 px.
    EXPECT_LT(distance, 0.5);
    EXPECT_LT(firstDistance / count, 1e-9);
    // px^2; sub-positions are exposure / 16 apart.
    const double step = 4 * 0.2 * (0.004 / 16) / 0.01;
    EXPECT_NEAR(within / (count * frames * (subs - 1)) / step, 1, 0.06);
}

TEST_F(StackSetWriter, filesAreTheSameOnAnyNumberOfThreads) {
    const auto expected = write("all", 40);
    for (const std::size_t threads : {1u, 2u, 8u}) {
        const oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism,
                                                threads);
        EXPECT_TRUE(write("few", 40) == expected) << threads;
    }
}

TEST_F(StackSetWriter, aSetInPartsIsTheWholeSet) {
    write("whole", 10);
    write("part", 3, 5);
    const StackSet whole(path("whole")), part(path("part"));
    for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_EQ(part.value(k, "stack"), whole.value(k + 5, "stack"));
        EXPECT_EQ(part.value(k, "D"), whole.value(k + 5, "D"));
        EXPECT_TRUE((part.stack(k).pixels == whole.stack(k + 5).pixels).all());
    }
    EXPECT_FALSE((whole.stack(0).pixels == whole.stack(1).pixels).all());
}

TEST_F(StackSetWriter, aStoppedOrFailedRunLeavesTheOldFilesAndNothingElse) {
    const auto before = write("set", 2);
    std::stop_source stop;
    double last = 0;
    const Job job{stop.get_token(), [&](double fraction, std::string_view text) {
                      EXPECT_GT(fraction, last);
                      EXPECT_THAT(std::string(text), HasSubstr(" of 1000"));
                      last = fraction;
                      if (fraction > 0.1)
                          stop.request_stop();
                  }};
    EXPECT_THROW(writeStackSet(path("set"), small(), 12, 1000, job), Cancelled);
    EXPECT_LT(last, 0.2);
    std::stop_source fieldStop;
    const Job fieldJob{fieldStop.get_token(), [&](double, std::string_view) { fieldStop.request_stop(); }};
    EXPECT_THROW(writeFieldMovie(path("set"), small(), 12, fieldJob), Cancelled);

    // A folder comes in the way of the last name while the work is going on.
    const Job late{{}, [&](double, std::string_view) { fs::create_directories(path("new.json") / "x"); }};
    EXPECT_THROW(writeStackSet(path("new"), small(), 12, 3, late), Error);
    EXPECT_EQ(filesIn(folder_.path()), 5u);
    const auto files = stackSetFiles(path("set"));
    for (std::size_t i = 0; i < files.size(); ++i)
        EXPECT_TRUE(contentOf(files[i]) == before[i]) << files[i];
}

TEST_F(StackSetWriter, wrongOrdersAreRefused) {
    EXPECT_THROW(writeStackSet(path("set"), small(), 1, 0), Error);
    EXPECT_THROW(writeStackSet(path("none/set"), small(), 1, 1), Error);
    EXPECT_THROW(writeFieldMovie(path("none/set"), small(), 1), Error);
    EXPECT_EQ(filesIn(folder_.path()), 0u);
}

TEST_F(StackSetWriter, memoryDoesNotGrowWithTheNumberOfStacks) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizer keeps freed memory";
#endif
    Scenario scenario = withSettings(
        small(), {"window.width_px=4", "window.height_px=4", "window.frames=200", "motion.sub_positions=1"});
    writeStackSet(path("set"), scenario, 1, 100);
    const double before = test::peakMemory();
    // 38 MB of frames and as much of their directories.
    writeStackSet(path("set"), scenario, 1, 1000);
    EXPECT_LT(test::peakMemory() - before, 10);
}

TEST_F(StackSetWriter, aReportSetHasItsOwnUnits) {
    writeStackSet(path("set"), preset("report-2024"), 5, 3);
    EXPECT_EQ(openMovie(path("set.tif"))->info().pixelType, PixelType::Float32);
    const StackSet set(path("set"));
    // 1000 (hr px)^2/s with 20 nm hr px.
    EXPECT_NEAR(set.value(1, "D").value() / set.value(1, "D_report").value(), 0.4, 1e-9);
    EXPECT_NEAR(set.value(1, "D_effective").value() / set.value(1, "D_effective_report").value(), 0.4, 1e-9);
    EXPECT_NEAR(set.value(1, "psf_sigma_um").value(), 0.094, 1e-9);
    for (const char* name : {"photons", "background", "gain_adu_per_e", "read_noise_e"})
        EXPECT_EQ(set.value(1, name), std::nullopt) << name;
    EXPECT_GT(set.stack(1).pixels.maxCoeff(), 0);
}

// Another program's readers: NumPy and, where it is there, tifffile.
TEST_F(StackSetWriter, otherProgramsReadTheFiles) {
    std::string python;
    for (const char* candidate : {PERRIN_PYTHON, "/usr/bin/python3"})
        if (python.empty() &&
            std::system((std::string(candidate) + " -c 'import numpy' 2> /dev/null").c_str()) == 0)
            python = candidate;
    if (python.empty())
        GTEST_SKIP() << "there is no Python with NumPy";
    write("set", 3);
    std::ofstream(path("check.py")) << R"(
import csv, sys, numpy
paths = numpy.load(sys.argv[1] + "_paths.npy")
rows = list(csv.DictReader(open(sys.argv[1] + ".csv")))
assert paths.shape == (3, 6, 16, 3), paths.shape
assert paths.dtype == numpy.float64
for row, path in zip(rows, paths):
    assert numpy.allclose(path[0, :, :2].mean(0), [float(row["x0_px"]), float(row["y0_px"])])
try:
    import tifffile
except ImportError:
    sys.exit()
tif = tifffile.TiffFile(sys.argv[1] + ".tif")
assert tif.asarray().shape == (18, 20, 24), tif.asarray().shape
about = tif.imagej_metadata
assert about["frames"] == 18 and about["unit"] == "micron", about
assert about["finterval"] == 0.01, about
pixels, microns = tif.pages[0].tags["XResolution"].value
assert abs(microns / pixels - 0.1) < 1e-9
)";
    EXPECT_EQ(std::system((python + " " + path("check.py").string() + " " + path("set").string()).c_str()),
              0);
}

TEST_F(StackSetWriter, aMovieComesWithThePlacesOfItsMolecules) {
    const Scenario scenario = withSettings(
        small(), {"field.width_px=60", "field.height_px=50", "field.frames=12", "field.molecules=5",
                  "motion.diffusion_coefficient_um2_per_s={\"draw\":\"choice\",\"choices\":[0,0.1]}"});
    writeFieldMovie(path("movie"), scenario, 4);
    EXPECT_EQ(filesIn(folder_.path()), 3u);
    const auto movie = openMovie(path("movie.tif"));
    EXPECT_EQ(movie->info().acquisition, scenario.acquisition);
    ASSERT_EQ(movie->info().frames, 12u);
    std::ifstream file(path("movie_truth.csv"));
    const Table truth = readTable(file, "truth");
    EXPECT_EQ(truth.header,
              (std::vector<std::string>{"molecule", "frame", "x_px", "y_px", "D_um2_per_s", "photons"}));
    ASSERT_EQ(truth.rows.size(), 60u);
    for (const auto& row : truth.rows) {
        const Image frame = movie->frame(std::stoul(row[1]));
        const long x = std::lround(std::stod(row[2])), y = std::lround(std::stod(row[3]));
        // A resting molecule of 2000 photons has over 100 of them in its brightest px, each an ADU.
        EXPECT_GT(frame(y, x), 150) << row[0] << " in frame " << row[1];
        EXPECT_EQ(std::stod(row[4]), std::stoi(row[0]) % 2 == 0 ? 0 : 0.1);
        EXPECT_EQ(std::stod(row[5]), 2000);
    }
    EXPECT_EQ(readScenario(path("movie.json")), scenario);
}
