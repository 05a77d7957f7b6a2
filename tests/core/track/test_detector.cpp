// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/optics/psf.h"
#include "core/track/detector.h"
#include "tests/support/synthetic_movie.h"

#include <gtest/gtest.h>

using namespace perrin;

namespace {

constexpr std::array kinds{DetectorKind::Glrt, DetectorKind::Log, DetectorKind::Dog, DetectorKind::Wavelet};

/// One molecule of 600 photons on a background of 8 at (x, y).
Image oneMolecule(double x, double y) {
    Random random(3);
    const Image photons = Image::Constant(48, 64, 8) + 600 * psfImage(x, y, 1.3, 48, 64);
    return test::expose(photons, Camera{.offset = 100, .gain = 2, .readNoise = 1.5}, random);
}

} // namespace

TEST(Detector, theHighestScoreIsAtTheMolecule) {
    for (const DetectorKind kind : kinds) {
        const auto maxima = localMaxima(spotScore(oneMolecule(40.2, 11.7), kind, 1.3), 0);
        ASSERT_FALSE(maxima.empty()) << name(kind);
        EXPECT_NEAR(static_cast<double>(maxima[0].x), 40.2, 1) << name(kind);
        EXPECT_NEAR(static_cast<double>(maxima[0].y), 11.7, 1) << name(kind);
        EXPECT_GT(maxima[0].score, 2 * maxima[1].score) << name(kind);
    }
}

TEST(Detector, aMoleculeAtTheEdgeIsSeen) {
    const auto maxima = localMaxima(spotScore(oneMolecule(0.4, 30), DetectorKind::Glrt, 1.3), 14);
    ASSERT_EQ(maxima.size(), 1u);
    EXPECT_LE(maxima[0].x, 2);
}

TEST(Detector, gainAndOffsetOfTheCameraDoNotMatter) {
    const Image frame = oneMolecule(20, 20);
    const Image other = 500 + 7 * frame;
    for (const DetectorKind kind : kinds) {
        const Image a = spotScore(frame, kind, 1.3), b = spotScore(other, kind, 1.3);
        EXPECT_LT((a - b).abs().maxCoeff(), 1e-3 * a.maxCoeff()) << name(kind);
    }
}

TEST(Detector, aFlatFrameHoldsNothing) {
    for (const DetectorKind kind : kinds)
        EXPECT_TRUE(localMaxima(spotScore(Image::Constant(32, 32, 700), kind, 1.3), 0).empty()) << name(kind);
}

TEST(Detector, namesAreReadBackAndOthersRefused) {
    for (const DetectorKind kind : kinds)
        EXPECT_EQ(detectorKind(name(kind)), kind);
    try {
        detectorKind("sift");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("wavelet"), std::string::npos);
    }
}
