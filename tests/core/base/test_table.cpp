// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <sstream>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string text(const Table& table, const TableFormat& format = {}) {
    std::ostringstream out;
    write(out, table, format);
    return out.str();
}

Table parsed(const std::string& csv, char separator = ',') {
    std::istringstream in(csv);
    return readTable(in, "d.csv", separator);
}

std::string failureOf(const std::string& csv) {
    try {
        parsed(csv);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

const Table nasty{.comments = {"pixel size 0.1 um", "two, parts; \"quoted\""},
                  .header = {"FILE", "D"},
                  .rows = {{"a,b;c.tif", "0.25"},
                           {"say \"hi\"", ""},
                           {"two\nlines", "-1.5"},
                           {"#1.tif", "1e-05"},
                           {" spaces ", "3"},
                           {"µ-größe.tif", "4"},
                           {"", ""}}};

} // namespace

TEST(Table, quotesOnlyWhereNeeded) {
    EXPECT_EQ(text({.header = {"FILE", "D"}, .rows = {{"a b.tif", "0.25"}, {"a,b", ""}, {"\"", "1"}}}),
              "FILE,D\na b.tif,0.25\n\"a,b\",\n\"\"\"\",1\n");
}

TEST(Table, whatIsWrittenReadsBack) {
    for (const char separator : {',', ';'}) {
        const Table back = parsed(text(nasty, {.separator = separator}), separator);
        EXPECT_EQ(back.comments, nasty.comments);
        EXPECT_EQ(back.header, nasty.header);
        EXPECT_EQ(back.rows, nasty.rows);
    }
}

TEST(Table, aColumnOfItsOwnKeepsItsEmptyRows) {
    const Table table{.header = {"FLAGS"}, .rows = {{""}, {"IMMOBILE"}, {""}}};
    EXPECT_EQ(parsed(text(table)).rows, table.rows);
}

TEST(Table, plainTablesHaveNoCommentLines) {
    EXPECT_THAT(text(nasty, {.comments = false}), testing::StartsWith("FILE,D\n"));
    EXPECT_THAT(text(nasty), testing::StartsWith("# pixel size 0.1 um\n# two, parts"));
}

TEST(Table, theDecimalCommaIsForNumbersOnly) {
    const Table table{.header = {"FILE", "D"},
                      .rows = {{"movie.1.tif", "0.25"}, {"1.5", "-1.5e-05"}, {"c", ""}}};
    EXPECT_EQ(text(table, {.separator = ';', .decimalMark = ','}),
              "FILE;D\nmovie.1.tif;0,25\n1.5;-1,5e-05\nc;\n");
}

TEST(Table, ambiguousFormatsAreRefused) {
    EXPECT_THROW(text(nasty, {.separator = ',', .decimalMark = ','}), Error);
    EXPECT_THROW(text(nasty, {.separator = '|'}), Error);
    EXPECT_THROW(text(nasty, {.separator = ';', .decimalMark = '\''}), Error);
}

TEST(Table, readsWhatOtherProgramsWrite) {
    const Table table = parsed("\xEF\xBB\xBF"
                               "a, b\r\n1, 2\r\n\r\n\"3\",4");
    EXPECT_THAT(table.header, ElementsAre("a", "b"));
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4")));
}

TEST(Table, brokenTablesAreErrorsThatNameTheRow) {
    EXPECT_THAT(failureOf("a,b\n1,2\n3\n"), AllOf(HasSubstr("d.csv"), HasSubstr("row 2")));
    EXPECT_THAT(failureOf("a,b\n1,2\n3,\"4\n"), AllOf(HasSubstr("d.csv"), HasSubstr("row 2")));
    EXPECT_THAT(failureOf("a,b\n1,\"2\"x\n"), HasSubstr("row 1"));
    EXPECT_THAT(failureOf("# only this\n"), HasSubstr("empty"));
}

TEST(Table, numbersAreShortAndNeverNan) {
    EXPECT_EQ(numberText(0.1), "0.1");
    EXPECT_EQ(numberText(1.0 / 3), "0.333333");
    EXPECT_EQ(numberText(1.0 / 3, 3), "0.333");
    EXPECT_EQ(numberText(12), "12");
    EXPECT_EQ(numberText(1.25e-7), "1.25e-07");
    EXPECT_EQ(numberText(-0.0), "0");
    EXPECT_EQ(numberText(std::nullopt), "");
    EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "");
    EXPECT_EQ(numberText(std::numeric_limits<double>::infinity()), "");
}
