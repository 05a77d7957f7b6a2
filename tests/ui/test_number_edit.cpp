// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/number_edit.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

using namespace perrin::ui;

TEST(NumberEdit, takesBothDecimalMarks) {
    EXPECT_EQ(parseNumber("0.107"), 0.107);
    EXPECT_EQ(parseNumber("0,107"), 0.107);
    EXPECT_EQ(parseNumber(" 7.76e-3 "), 7.76e-3);
    EXPECT_EQ(parseNumber("1,234.5"), std::nullopt) << "a thousands mark could also be a decimal mark";
    EXPECT_EQ(parseNumber("abc"), std::nullopt);
    EXPECT_EQ(parseNumber("nan"), std::nullopt);
}

TEST(NumberEdit, whatCannotBeTakenIsMarkedAndCountsAsUnknown) {
    NumberEdit edit("edit", "Pixel size, µm", {.above = 0});
    QSignalSpy passed(&edit, &NumberEdit::valueEdited);
    QTest::keyClicks(&edit, "-3");
    EXPECT_EQ(passed.last().first().value<std::optional<double>>(), std::nullopt);
    EXPECT_TRUE(edit.property("invalid").toBool());
    EXPECT_TRUE(edit.toolTip().contains("above 0"));
    EXPECT_EQ(edit.value(), std::nullopt);
    edit.selectAll();
    QTest::keyClicks(&edit, "3");
    EXPECT_EQ(passed.last().first().value<std::optional<double>>(), 3);
    EXPECT_FALSE(edit.property("invalid").toBool());
    EXPECT_EQ(edit.value(), 3);
}

TEST(NumberEdit, whatIsBeingWrittenIsNotRewritten) {
    NumberEdit edit("edit", "", {});
    QTest::keyClicks(&edit, "0,10");
    edit.setValue(0.1);
    EXPECT_EQ(edit.text(), "0,10");
    edit.setValue(0.2);
    EXPECT_EQ(edit.text(), "0.2");
}
