// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/region_selection.h"
#include "core/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

namespace {

/// Molecules 1, 2, 3, … at these places, px; a pixel is 0.1 um.
Measurement moleculesAt(const std::vector<Point>& places) {
    Measurement measurement;
    measurement.settings.acquisition.pixelSize = 0.1;
    measurement.notes = {"Before."};
    for (const Point& place : places) {
        Molecule molecule;
        molecule.track.id = static_cast<int>(measurement.molecules.size()) + 1;
        molecule.x = 0.1 * place.x;
        molecule.y = 0.1 * place.y;
        measurement.molecules.push_back(molecule);
    }
    return measurement;
}

std::vector<int> ids(const Measurement& measurement) {
    std::vector<int> ids;
    for (const Molecule& molecule : measurement.molecules)
        ids.push_back(molecule.track.id);
    return ids;
}

std::vector<std::string> homes(const Measurement& measurement) {
    std::vector<std::string> homes;
    for (const Molecule& molecule : measurement.molecules)
        homes.push_back(molecule.region);
    return homes;
}

// The second reaches into the first.
const std::vector<Region> regions{rectangle("cell", {0, 0, 20, 20}), rectangle("nucleus", {10, 10, 40, 40})};
const Measurement four = moleculesAt({{5, 5}, {15, 15}, {30, 30}, {50, 5}});

} // namespace

TEST(RegionSelection, aMoleculeBelongsToTheFirstRegionAroundItsMeanPosition) {
    const Measurement labelled = selectByRegion(four, regions, RegionUse::Label);
    EXPECT_THAT(ids(labelled), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(homes(labelled), ElementsAre("cell", "cell", "nucleus", ""));
    EXPECT_THAT(labelled.notes, ElementsAre("Before.", "3 of 4 molecules in the regions."));
    EXPECT_THAT(homes(selectByRegion(labelled, {regions[1]}, RegionUse::Label)),
                ElementsAre("", "nucleus", "nucleus", ""))
        << "what it belonged to before is forgotten";
}

TEST(RegionSelection, thoseOutsideOrInsideAreLeftOutAndTheNoteSaysSo) {
    const Measurement inside = selectByRegion(four, regions, RegionUse::Inside);
    EXPECT_THAT(ids(inside), ElementsAre(1, 2, 3)) << "track ids stay";
    EXPECT_EQ(inside.notes.back(), "1 molecule outside the regions was left out.");
    const Measurement outside = selectByRegion(four, regions, RegionUse::Outside);
    EXPECT_THAT(ids(outside), ElementsAre(4));
    EXPECT_THAT(homes(outside), ElementsAre(""));
    EXPECT_EQ(outside.notes.back(), "3 molecules inside the regions were left out.");
    EXPECT_THAT(selectByRegion(four, {rectangle("far", {90, 90, 95, 95})}, RegionUse::Inside).molecules,
                IsEmpty());
}

TEST(RegionSelection, withoutRegionsEverythingIsKeptOrTheRequestIsRefused) {
    EXPECT_THAT(ids(selectByRegion(four, {}, RegionUse::Label)), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(selectByRegion(four, {}, RegionUse::Label).notes, ElementsAre("Before."));
    EXPECT_THAT([] { selectByRegion(four, {}, RegionUse::Inside); },
                ThrowsMessage<Error>(HasSubstr("no region")));
    EXPECT_THAT(
        [] {
            selectByRegion(four, {regions[0], regions[0]}, RegionUse::Label);
        },
        ThrowsMessage<Error>(HasSubstr("\"cell\"")));
    EXPECT_THROW(
        selectByRegion(four, {{"flat", RegionShape::Polygon, {{0, 0}, {1, 1}, {2, 2}}}}, RegionUse::Label),
        Error);
}
