// SPDX-License-Identifier: GPL-3.0-or-later
// The 2024 report's own files are the truth here: its trajectories, labels and images.
#include "core/error.h"
#include "core/random.h"
#include "core/simulate/report_2024.h"
#include "tests/core/simulate/statistics.h"
#include "tests/support/npy.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace perrin;
using test::kolmogorovSmirnov;
using test::readNpy;

namespace {

constexpr double reportInterval = 0.001; // s, sub-position to sub-position

std::vector<Positions> reportTrajectories(const std::filesystem::path& folder) {
    const auto array = readNpy(folder / "trajectories.npy");
    std::vector<Positions> paths(array.shape.at(0), Positions(array.shape.at(1), 2));
    auto value = array.values.begin();
    for (Positions& path : paths)
        for (Eigen::Index row = 0; row < path.rows(); ++row)
            for (Eigen::Index axis = 0; axis < 2; ++axis)
                path(row, axis) = *value++;
    return paths;
}

/// Values of each frame of stack `index` in an array of stacks.
std::vector<std::vector<double>> framesOf(const test::NpyArray& stacks, std::size_t index) {
    const std::size_t frames = stacks.shape.at(1), pixels = stacks.shape.at(2) * stacks.shape.at(3);
    std::vector<std::vector<double>> split;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const auto begin =
            stacks.values.begin() + static_cast<std::ptrdiff_t>((index * frames + frame) * pixels);
        split.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(pixels));
    }
    return split;
}

std::vector<std::vector<double>> framesOf(const FrameStack& stack) {
    std::vector<std::vector<double>> split;
    for (Eigen::Index frame = 0; frame < stack.frames(); ++frame) {
        const Image pixels = stack.frame(frame);
        split.emplace_back(pixels.data(), pixels.data() + pixels.size());
    }
    return split;
}

/// The light of one Poisson count in a noisy frame: all values are whole multiples of it.
double lightOfOneCount(const std::vector<double>& frame) {
    const std::set<double> levels(frame.begin(), frame.end());
    std::vector<double> gaps;
    for (auto level = levels.begin(); std::next(level) != levels.end(); ++level)
        gaps.push_back(*std::next(level) - *level);
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    double quantum = gaps[gaps.size() / 2];
    for (int pass = 0; pass < 8; ++pass) { // the values are rounded to half precision: straight line
        double product = 0, squares = 0;
        for (const double value : frame) {
            const double count = std::round(value / quantum);
            product += value * count;
            squares += count * count;
        }
        quantum = product / squares;
    }
    return quantum;
}

struct NoisyPixels {
    std::vector<double> values, counts, smoothed; // smoothed: even between one count and the next

    void add(const std::vector<std::vector<double>>& frames, Random& random) {
        for (const std::vector<double>& frame : frames) {
            const double quantum = lightOfOneCount(frame);
            for (const double value : frame) {
                values.push_back(value);
                counts.push_back(std::round(value / quantum));
                smoothed.push_back((counts.back() + random.uniform()) * quantum);
            }
        }
    }
    void add(const NoisyPixels& other) {
        values.insert(values.end(), other.values.begin(), other.values.end());
        counts.insert(counts.end(), other.counts.begin(), other.counts.end());
    }
};

Positions restingAt(double x, double y, Eigen::Index rows) {
    return Positions::Ones(rows, 2) * Eigen::DiagonalMatrix<double, 2>(x, y);
}

} // namespace

TEST(Report2024, noiseFreeFramesAreTheReports) {
    const auto folder = test::sharedData("report");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is unset";
    const auto paths = reportTrajectories(*folder);
    const auto reference = readNpy(*folder / "noise_free_0_60_125_190_249.npy");
    const std::vector<std::size_t> chosen{0, 60, 125, 190, 249};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        SCOPED_TRACE(chosen[i]);
        const auto expected = framesOf(reference, i), frames = framesOf(reportExpected(paths[chosen[i]]));
        ASSERT_EQ(frames.size(), expected.size());
        double peak = 0, difference = 0;
        for (std::size_t frame = 0; frame < frames.size(); ++frame)
            for (std::size_t pixel = 0; pixel < frames[frame].size(); ++pixel) {
                peak = std::max(peak, expected[frame][pixel]);
                difference = std::max(difference, std::abs(frames[frame][pixel] - expected[frame][pixel]));
            }
        EXPECT_LT(difference, 5e-7 * peak);
    }
}

TEST(Report2024, effectiveDIsTheReportsLabel) {
    const auto folder = test::sharedData("report");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is unset";
    const auto paths = reportTrajectories(*folder);
    const auto labels = readNpy(*folder / "labels.npy");
    ASSERT_EQ(labels.values.size(), paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i)
        EXPECT_NEAR(effectiveD(paths[i], reportInterval) / labels.values[i], 1, 1e-9) << "trajectory " << i;
}

TEST(Report2024, effectiveDFollowsItsDefinition) {
    // A molecule in uniform motion: MSD(n) = (v n dt)^2, and the line through the origin has the slope
    // v^2 dt sum(n^3) / sum(n^2).
    const double speed = 3, interval = 0.02;
    for (const Eigen::Index count : {7, 5000}) { // long paths are summed another way
        Positions path(count, 2);
        for (Eigen::Index i = 0; i < count; ++i)
            path.row(i) << 1.8 * interval * static_cast<double>(i), -2.4 * interval * static_cast<double>(i);
        double cubes = 0, squares = 0;
        for (double n = 1; n < static_cast<double>(count); ++n) {
            cubes += n * n * n;
            squares += n * n;
        }
        const double expected = speed * speed * interval * cubes / squares / 4;
        EXPECT_NEAR(effectiveD(path, interval), expected, 1e-12 * expected) << count;
    }
    EXPECT_EQ(effectiveD(restingAt(3, 4, 10), interval), 0);
    EXPECT_EQ(effectiveD(restingAt(3, 4, 1), interval), 0);
    EXPECT_NEAR(effectiveD(restingAt(3, 4, 5000), interval), 0, 1e-12);
}

TEST(Report2024, effectiveDOfBrownianMotionIsDOnAverageAndFarOff) {
    Random random(11);
    const double d = 20000, count = 4000; // hr px^2/s
    std::vector<double> found;
    for (int i = 0; i < count; ++i) {
        Positions path(160, 2);
        double x = 0, y = 0;
        for (Eigen::Index row = 0; row < path.rows(); ++row) {
            x += std::sqrt(2 * d * reportInterval) * random.normal();
            y += std::sqrt(2 * d * reportInterval) * random.normal();
            path.row(row) << x, y;
        }
        found.push_back(effectiveD(path, reportInterval) / d);
    }
    const test::Moments moments = test::momentsOf(found);
    EXPECT_NEAR(moments.mean, 1, 4 * moments.standardError());
    EXPECT_NEAR(std::sqrt(moments.variance), 0.83, 0.05); // of the true D
}

TEST(Report2024, noiseHasTheReportsMeanVarianceAndDistribution) {
    const auto folder = test::sharedData("report");
    if (!folder)
        GTEST_SKIP() << "PERRIN_TEST_DATA is unset";
    const auto paths = reportTrajectories(*folder);
    const auto reference = readNpy(*folder / "noisy_every_12th.npy");
    Random dither(7);
    NoisyPixels allTheirs, allOurs;
    double meanRatio = 0, varianceRatio = 0;
    const auto stacks = reference.shape.at(0);
    for (std::size_t i = 0; i < stacks; ++i) {
        SCOPED_TRACE(12 * i);
        RandomStream random(5, i);
        NoisyPixels theirs, ours;
        theirs.add(framesOf(reference, i), dither);
        ours.add(framesOf(reportNoise(reportExpected(paths[12 * i]), random)), dither);
        // Each frame has a gain of its own, drawn with the background of its brightest pixel, so that its
        // values lie on a lattice of its own: compared without the lattice.
        EXPECT_LT(kolmogorovSmirnov(theirs.smoothed, ours.smoothed), 0.02);
        const auto a = test::momentsOf(theirs.values), b = test::momentsOf(ours.values);
        // Poisson noise and the gain a frame: the mean has a standard error of .15 % and 1/3 % of correlated
        // scatter of the brightest frames; the variance follows the gain, 3 % over 16 frames, and its peak.
        EXPECT_NEAR(b.mean / a.mean, 1, 0.015);
        EXPECT_NEAR(b.variance / a.variance, 1, 0.08);
        meanRatio += b.mean / a.mean / static_cast<double>(stacks);
        varianceRatio += b.variance / a.variance / static_cast<double>(stacks);
        allTheirs.add(theirs);
        allOurs.add(ours);
    }
    EXPECT_NEAR(meanRatio, 1, 0.003);
    EXPECT_NEAR(varianceRatio, 1, 0.015);
    EXPECT_LT(kolmogorovSmirnov(allTheirs.values, allOurs.values), 0.02);
    EXPECT_LT(kolmogorovSmirnov(allTheirs.counts, allOurs.counts), 0.006);
}

TEST(Report2024, everyFrameIsScaledByItsOwnBrightestPixel) {
    // 41 counts in the brightest pixel, whether the molecule is there or not.
    Positions path(20, 2);
    path << restingAt(3, -8, 10), restingAt(1000, 0, 10);
    const FrameStack expected = reportExpected(path);
    EXPECT_GT(expected.frame(0).maxCoeff(), 800);
    EXPECT_EQ(expected.frame(1).maxCoeff(), 0);
    RandomStream random(3);
    double brightest = 0, background = 0, excess = 0;
    const int repeats = 300;
    for (int i = 0; i < repeats; ++i) {
        const auto frames = framesOf(reportNoise(expected, random));
        const double quantum = lightOfOneCount(frames[0]);
        Eigen::Index y, x;
        expected.frame(0).maxCoeff(&y, &x);
        brightest += frames[0][static_cast<std::size_t>(y * 64 + x)] / quantum / repeats;
        // An empty frame's maximum is where the background is cut off, at 130.
        EXPECT_NEAR(lightOfOneCount(frames[1]), 130 * 100 / 4096. / 1000, 2e-5);
        background += test::momentsOf(frames[1]).mean / repeats;
        // Far from the molecule: Poisson noise of the background and the background's own scatter of 10.
        const std::vector<double> dark(frames[0].begin(), frames[0].begin() + 15L * 64);
        const test::Moments moments = test::momentsOf(dark);
        excess += (moments.variance - moments.mean * quantum) / repeats;
    }
    EXPECT_NEAR(brightest, 40.96, 4 * std::sqrt(41. / repeats));
    EXPECT_NEAR(background, 0.1, 1e-4);
    EXPECT_NEAR(excess, 1e-4, 4 * 0.0022 * std::sqrt(2. / (15 * 64 * repeats)));
}

TEST(Report2024, pixelsAndHighResolutionPixelsAgree) {
    EXPECT_DOUBLE_EQ(fromReport(0), 31.5);
    EXPECT_DOUBLE_EQ(toReport(31.5), 0);
    EXPECT_DOUBLE_EQ(toReport(fromReport(-123.4)), -123.4);
    EXPECT_DOUBLE_EQ(reportUnit(0.1), 0.4); // um^2/s, science of the report's code …
    EXPECT_DOUBLE_EQ(reportUnit(0.2), 1.6); // … and of its text
    // The blob lies where fromReport says, but for the report's grid of 318/319 hr px: x across, y down.
    const FrameStack stack = reportExpected(restingAt(60, -95, 10));
    const Image frame = stack.frame(0);
    double light = 0, x = 0, y = 0;
    for (Eigen::Index i = 0; i < 64; ++i)
        for (Eigen::Index j = 0; j < 64; ++j) {
            light += static_cast<double>(frame(i, j));
            x += static_cast<double>(j) * static_cast<double>(frame(i, j));
            y += static_cast<double>(i) * static_cast<double>(frame(i, j));
        }
    EXPECT_NEAR(x / light, fromReport(60 * 319. / 318), 1e-4);
    EXPECT_NEAR(y / light, fromReport(-95 * 319. / 318), 1e-4);
}

TEST(Report2024, aPathThatIsNotWholeFramesIsRefused) {
    EXPECT_THAT([] { reportExpected(restingAt(0, 0, 15)); },
                testing::ThrowsMessage<Error>(testing::HasSubstr("15 sub-positions")));
}
