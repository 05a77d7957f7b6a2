// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"
#include "ui/movie/molecule_overlay.h"

#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::ui;

namespace {

/// One molecule at x = frame, seen in frames 10 to 60 but not in 20 and 21.
MoleculeOverlay overlayOf(std::optional<double> d) {
    auto measurement = std::make_shared<Measurement>();
    Molecule molecule;
    for (int frame = 10; frame <= 60; ++frame)
        if (frame != 20 && frame != 21)
            molecule.track.spots.push_back({.frame = frame, .x = double(frame), .y = 5});
    molecule.d.value = d;
    measurement->molecules = {molecule};
    return MoleculeOverlay(measurement);
}

} // namespace

TEST(MoleculeOverlay, ringsAreThereOnlyWhileTheMoleculeLives) {
    const MoleculeOverlay overlay = overlayOf(1.0);
    EXPECT_TRUE(overlay.at(9, {}).empty());
    EXPECT_EQ(overlay.at(10, {}).size(), 1u);
    EXPECT_EQ(overlay.at(60, {}).size(), 1u);
    EXPECT_TRUE(overlay.at(61, {}).empty());
    EXPECT_TRUE(overlay.at(-1, {}).empty());
}

TEST(MoleculeOverlay, tailsReachThirtyFramesBack) {
    const Overlay overlay = overlayOf(1.0).at(55, {});
    ASSERT_EQ(overlay.front().tail.size(), 31u);
    EXPECT_EQ(overlay.front().tail.front(), QPointF(25, 5));
    EXPECT_EQ(overlay.front().tail.back(), overlay.front().position);
}

TEST(MoleculeOverlay, aMissedFrameIsDashedOnTheLineBetweenItsNeighbours) {
    const Overlay overlay = overlayOf(1.0).at(20, {});
    EXPECT_TRUE(overlay.front().dashed);
    EXPECT_NEAR(overlay.front().position.x(), 20, 1e-9);
    EXPECT_FALSE(overlayOf(1.0).at(22, {}).front().dashed);
}

TEST(MoleculeOverlay, theColourIsThatOfDAndGreyWithout) {
    const Rgb one = diffusionColor(1.0);
    EXPECT_EQ(overlayOf(1.0).at(30, {}).front().color, QColor(one.red, one.green, one.blue));
    EXPECT_EQ(overlayOf({}).at(30, {}).front().color, QColor(150, 150, 150));
    EXPECT_EQ(overlayOf({}).at(30, {}).front().label, "");
}

TEST(MoleculeOverlay, numbersHaveTwoDigits) {
    EXPECT_EQ(dText(0.0521), "0.052");
    EXPECT_EQ(dText(0.5), "0.50");
    EXPECT_EQ(dText(0.996), "1.0");
    EXPECT_EQ(dText(12.4), "12");
    EXPECT_EQ(dText(-0.013), "−0.013");
}
