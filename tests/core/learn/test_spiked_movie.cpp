// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spiked_movie.h"
#include "core/movie/even_movie.h"
#include "core/movie/tiff_writer.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

constexpr Eigen::Index side = 48;

std::shared_ptr<const Movie> darkMovie(int frames, float adu = 100) {
    return movieFromFrames(
        std::vector<Image>(static_cast<std::size_t>(frames), Image::Constant(side, side, adu)));
}

Imaging imaging(bool em, double gain) {
    return {.pixelSize = 0.1,
            .frameInterval = 0.01,
            .exposure = 0.008,
            .psfSigma = 1.3,
            .camera = {.offset = 100, .gain = gain, .readNoise = 3, .em = em}};
}

/// Mean and variance over frames of the added ADU in a pixel, with what was expected.
struct PixelMoments {
    double expected = 0, mean = 0, variance = 0;
};
PixelMoments brightest(bool em, double gain) {
    // At rest all frames have the same expected light.
    const SpikedMovie movie(darkMovie(4000), imaging(em, gain), 0,
                            {.ds = {1e-12}, .photons = {400}, .atATime = 1, .lifetime = 4000}, 7);
    Eigen::Index row = 0, column = 0;
    PixelMoments moments;
    moments.expected = movie.light(0).maxCoeff(&row, &column);
    double sum = 0, squares = 0;
    for (std::size_t frame = 0; frame < 4000; ++frame) {
        const double added = movie.frame(frame)(row, column) - 100;
        sum += added / 4000;
        squares += added * added / 4000;
    }
    moments.mean = sum;
    moments.variance = squares - sum * sum;
    return moments;
}

} // namespace

TEST(SpikedMovie, itsLightIsPhotonsTimesGainWithShotNoise) {
    const PixelMoments pixel = brightest(false, 2.5);
    ASSERT_GT(pixel.expected, 10);
    EXPECT_NEAR(pixel.mean, 2.5 * pixel.expected, 4 * 2.5 * std::sqrt(pixel.expected / 4000));
    EXPECT_NEAR(pixel.variance / (2.5 * 2.5 * pixel.expected), 1, 0.1);
}

TEST(SpikedMovie, electronMultiplicationDoublesTheVariance) {
    const PixelMoments pixel = brightest(true, 30);
    EXPECT_NEAR(pixel.mean, 30 * pixel.expected, 4 * 30 * std::sqrt(2 * pixel.expected / 4000));
    EXPECT_NEAR(pixel.variance / (30 * 30 * pixel.expected), 2, 0.2);
}

TEST(SpikedMovie, allPhotonsArriveAndNoOtherPixelChanges) {
    std::vector<Image> frames(64, Image::NullaryExpr(side, side, [](Eigen::Index y, Eigen::Index x) {
                                  return static_cast<float>(90 + (7 * y + 3 * x) % 20);
                              }));
    const auto real = movieFromFrames(frames);
    const SpikedMovie movie(real, imaging(false, 1), 0,
                            {.ds = {0.2}, .photons = {500}, .atATime = 2, .lifetime = 32}, 3);
    ASSERT_EQ(movie.molecules().size(), 4u);
    double added = 0;
    for (std::size_t index = 0; index < 64; ++index) {
        const Image photons = movie.light(index), frame = movie.frame(index);
        EXPECT_TRUE(((photons > 0) || (frame == real->frame(index))).all());
        EXPECT_GT((photons <= 0).count(), side * side / 2);
        added += (frame - real->frame(index)).sum() - photons.sum();
    }
    EXPECT_NEAR(added, 0, 4 * std::sqrt(64 * 2 * 500.0));
}

TEST(SpikedMovie, lightLiesWhereTheTruthIs) {
    const SpikedMovie movie(darkMovie(64), imaging(false, 1), 0,
                            {.ds = {1}, .photons = {1000}, .atATime = 1, .lifetime = 64}, 5);
    const SpikedMolecule& molecule = movie.molecules().front();
    int compared = 0;
    for (int frame = 0; frame < 64; ++frame) {
        const double x = molecule.centres(frame, 0), y = molecule.centres(frame, 1);
        if (std::min({x, y, side - 1 - x, side - 1 - y}) < 12)
            continue;
        ++compared;
        const Image light = movie.light(static_cast<std::size_t>(frame));
        const Eigen::ArrayXf places = Eigen::ArrayXf::LinSpaced(side, 0, side - 1);
        EXPECT_NEAR((light.colwise().sum().transpose() * places).sum() / light.sum(), x, 1e-3);
        EXPECT_NEAR((light.rowwise().sum() * places).sum() / light.sum(), y, 1e-3);
    }
    EXPECT_GT(compared, 10);
}

TEST(SpikedMovie, itsMoleculesDiffuseAndStayInTheField) {
    const double d = 0.5; // a step of 1 px an axis in 0.01 s
    const SpikedMovie movie(darkMovie(400), imaging(false, 1), 0,
                            {.ds = {d}, .photons = {100}, .atATime = 20, .lifetime = 100}, 9);
    double squares = 0, count = 0;
    for (const SpikedMolecule& molecule : movie.molecules()) {
        EXPECT_EQ(molecule.frames(), 100);
        EXPECT_TRUE((molecule.starts.array() >= 0).all() && (molecule.starts.array() <= side - 1).all());
        for (int frame = 1; frame < molecule.frames(); ++frame) {
            const auto here = molecule.starts.row(frame), before = molecule.starts.row(frame - 1);
            if (before.minCoeff() < 6 || before.maxCoeff() > side - 7)
                continue; // reflected perhaps
            squares += (here - before).squaredNorm();
            count += 2;
        }
    }
    // 2 D dt in px^2 an axis.
    EXPECT_NEAR(squares / count / 1.0, 1, 5 * std::sqrt(2 / count));
}

TEST(SpikedMovie, isTheSameFromTheSameSeedInAnyOrder) {
    const SpikePlan plan{.ds = {0.1, 1}, .photons = {100, 500}, .atATime = 3, .lifetime = 20};
    const SpikedMovie one(darkMovie(40), imaging(true, 5), 0, plan, 11),
        same(darkMovie(40), imaging(true, 5), 0, plan, 11),
        other(darkMovie(40), imaging(true, 5), 0, plan, 12);
    const Image late = same.frame(30);
    for (std::size_t index : {0u, 29u})
        EXPECT_TRUE((one.frame(index) == same.frame(index)).all());
    EXPECT_TRUE((one.frame(30) == late).all());
    EXPECT_FALSE((one.frame(30) == other.frame(30)).all());
}

TEST(SpikedMovie, keepsToWholeNumbersOfTheMoviesKind) {
    const test::TemporaryFolder folder;
    TiffWriter writer(folder / "bright.tif", {});
    for (int i = 0; i < 16; ++i)
        writer.add(Image::Constant(side, side, 65500));
    writer.close();
    const SpikedMovie movie(openMovie(folder / "bright.tif"), imaging(false, 3.7), 0,
                            {.ds = {0.1}, .photons = {2000}, .atATime = 3, .lifetime = 16}, 13);
    const Image frame = movie.frame(4);
    EXPECT_EQ(frame.maxCoeff(), 65535);
    EXPECT_TRUE((frame == frame.round()).all());
    EXPECT_GE(frame.minCoeff(), 65500);
}

TEST(SpikedMovie, usesTheGainOfEveryPixelOnTheRecordedMovie) {
    const test::TemporaryFolder folder;
    TiffWriter writer(folder / "gain.tif",
                      {.pixelType = PixelType::Float32, .acquisition = {}, .displayRange = {}});
    writer.add(Image::Constant(side, side, 8));
    writer.close();
    Imaging mapped = imaging(false, 2);
    mapped.camera.maps.gain = folder / "gain.tif";
    const SpikePlan plan{.ds = {0.1}, .photons = {1000}, .atATime = 4, .lifetime = 16};
    const SpikedMovie plain(darkMovie(16), imaging(false, 2), 0, plan, 2);
    const SpikedMovie even(evenMovie(darkMovie(16), mapped.camera), mapped, 0, plan, 2);
    EXPECT_NEAR((even.frame(3) - 100).sum() / (plain.frame(3) - 100).sum(), 4, 1e-4);
    EXPECT_THAT(test::errorOf([&] {
                    SpikedMovie(movieFromFrames(std::vector<Image>(16, Image::Zero(20, 20))), mapped, 0, plan,
                                2);
                }),
                HasSubstr("same part of the chip"));
}

TEST(SpikedMovie, needsAMovieThatIsLongEnough) {
    EXPECT_THAT(test::errorOf(
                    [] { SpikedMovie(darkMovie(10), imaging(false, 1), 0, {.ds = {1}, .photons = {1}}, 1); }),
                HasSubstr("10 frames"));
}
