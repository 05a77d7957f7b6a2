// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

/// How a table is written as text.
struct TableFormat {
    char separator = ',';   // ',', ';' or tab
    char decimalMark = '.'; // '.' or ','; ',' needs another separator
    bool comments = true;   // '#' lines first; false: plain, for spreadsheets
};

/// A number as files hold it: shortest form that reads back to `digits` significant digits, '.' as decimal
/// mark, empty for a missing or non-finite value.
std::string numberText(std::optional<double> value, int digits = 6);

/// Rows of text cells under a header; cells are quoted where needed (RFC 4180).
struct Table {
    std::vector<std::string> comments{}; // without '#'
    std::vector<std::string> header{};
    std::vector<std::vector<std::string>> rows{};
};
void write(std::ostream& out, const Table& table, const TableFormat& format = {});
/// One row, for tables too long for memory.
void writeRow(std::ostream& out, const std::vector<std::string>& row, char separator = ',');

/// Reads what write() wrote, and other programs' tables. Throws Error naming `name` and the row.
Table readTable(std::istream& in, std::string_view name, char separator = ',');

/// A table file whose separator is told by its header line: ',', ';' or tab. Numbers with a decimal comma stay as they
/// are written. Throws Error as above, and where the file cannot be read.
struct TableFile {
    Table table{};
    char separator = ',';
};
TableFile readTableFile(const std::filesystem::path& path);

} // namespace perrin
