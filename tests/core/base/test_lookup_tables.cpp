// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/colormap.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

using namespace perrin;

TEST(LookupTables, graysAreTheirLevelAndInvertedTheOpposite) {
    const auto grays = colors(LookupTable::Grays), inverted = colors(LookupTable::InvertedGrays);
    for (int i = 0; i < 256; ++i) {
        const auto level = static_cast<std::uint8_t>(i), rest = static_cast<std::uint8_t>(255 - i);
        EXPECT_EQ(grays[std::size_t(i)], (Rgb{level, level, level}));
        EXPECT_EQ(inverted[std::size_t(i)], (Rgb{rest, rest, rest}));
    }
}

TEST(LookupTables, oneColourIsThatColourOnly) {
    for (int i = 0; i < 256; ++i) {
        const auto level = static_cast<std::uint8_t>(i);
        EXPECT_EQ(colors(LookupTable::Green)[std::size_t(i)], (Rgb{0, level, 0}));
        EXPECT_EQ(colors(LookupTable::Magenta)[std::size_t(i)], (Rgb{level, 0, level}));
    }
}

// matplotlib's published values of both maps; hot begins black and ends white.
TEST(LookupTables, scientificMapsHaveTheirPublishedColours) {
    const auto viridisTable = colors(LookupTable::Viridis), inferno = colors(LookupTable::Inferno),
               hot = colors(LookupTable::Hot);
    EXPECT_EQ(viridisTable.front(), (Rgb{68, 1, 84}));
    EXPECT_EQ(viridisTable[128], (Rgb{33, 145, 140}));
    EXPECT_EQ(viridisTable.back(), (Rgb{253, 231, 37}));
    EXPECT_EQ(inferno.front(), (Rgb{0, 0, 4}));
    EXPECT_EQ(inferno.back(), (Rgb{252, 255, 164}));
    EXPECT_EQ(hot.front(), (Rgb{0, 0, 0}));
    EXPECT_EQ(hot.back(), (Rgb{255, 255, 255}));
}

TEST(LookupTables, areBrighterForMoreLightAllTheWayExceptTheInverted) {
    const auto lightness = [](Rgb c) { return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue; };
    for (const LookupTable table : allLookupTables) {
        const auto levels = colors(table);
        const double sign = table == LookupTable::InvertedGrays ? -1 : 1;
        for (std::size_t i = 8; i < 256; i += 8)
            EXPECT_GT(sign * lightness(levels[i]), sign * lightness(levels[i - 8])) << name(table) << i;
    }
}

TEST(LookupTables, areFoundByNameAndAnUnknownNameIsGrays) {
    std::set<std::string> names;
    for (const LookupTable table : allLookupTables) {
        EXPECT_EQ(lookupTable(name(table)), table);
        names.insert(name(table));
    }
    EXPECT_EQ(names.size(), allLookupTables.size());
    EXPECT_EQ(lookupTable("rainbow of another version"), LookupTable::Grays);
    EXPECT_EQ(lookupTable(""), LookupTable::Grays);
}
