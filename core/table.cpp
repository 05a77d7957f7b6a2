// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <csv.h>
#include <fstream>
#include <iterator>
#include <memory>

namespace perrin {
namespace {

bool isNumber(std::string_view cell) {
    double value;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return failure == std::errc() && end == cell.data() + cell.size();
}

/// Columns whose every cell is a number or empty: only there does a decimal mark mean one.
std::vector<bool> numberColumns(const Table& table) {
    std::vector<bool> numbers(table.header.size(), true);
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (!row.at(i).empty() && !isNumber(row.at(i)))
                numbers[i] = false;
    return numbers;
}

/// '#' first could be taken for a comment, spaces at the ends are cut off by many readers, and a row of one
/// empty cell would be an empty line.
bool needsQuotes(std::string_view cell, char separator, bool alone) {
    if (cell.empty())
        return alone;
    const std::string special{separator, '"', '\n', '\r'};
    return cell.find_first_of(special) != std::string_view::npos || cell.front() == '#' ||
           cell.front() == ' ' || cell.front() == '\t' || cell.back() == ' ' || cell.back() == '\t';
}

void writeCell(std::ostream& out, std::string_view cell, char separator, bool alone) {
    if (!needsQuotes(cell, separator, alone)) {
        out << cell;
        return;
    }
    std::string quoted(2 * cell.size() + 2, '\0');
    quoted.resize(csv_write2(quoted.data(), quoted.size(), cell.data(), cell.size(), '"'));
    out << quoted;
}

struct Reading {
    Table table;
    std::vector<std::string> row;
    std::string mismatch;
    bool headerRead = false;
};

void endOfCell(void* text, std::size_t size, void* reading) {
    static_cast<Reading*>(reading)->row.emplace_back(text ? static_cast<const char*>(text) : "",
                                                     text ? size : 0);
}

void endOfRow(int, void* data) {
    Reading& reading = *static_cast<Reading*>(data);
    if (!reading.headerRead) {
        reading.table.header = std::move(reading.row);
        reading.headerRead = true;
    } else {
        if (reading.row.size() != reading.table.header.size() && reading.mismatch.empty())
            reading.mismatch = "row " + std::to_string(reading.table.rows.size() + 1) + " has " +
                               std::to_string(reading.row.size()) + " cells but the header has " +
                               std::to_string(reading.table.header.size());
        reading.table.rows.push_back(std::move(reading.row));
    }
    reading.row.clear();
}

/// Of the first line that is no comment, the separator there is most of.
char separatorIn(std::istream& in) {
    std::string line;
    do
        std::getline(in, line);
    while (in && line.starts_with('#'));
    in.clear();
    in.seekg(0);
    const auto count = [&](char separator) { return std::count(line.begin(), line.end(), separator); };
    return std::max({',', ';', '\t'}, [&](char a, char b) { return count(a) < count(b); });
}

} // namespace

std::string numberText(std::optional<double> value, int digits) {
    if (!value || !std::isfinite(*value))
        return "";
    if (*value == 0)
        return "0"; // never "-0"
    std::array<char, 64> text;
    const auto end = std::to_chars(text.begin(), text.end(), *value, std::chars_format::general, digits).ptr;
    return {text.begin(), end};
}

void writeRow(std::ostream& out, const std::vector<std::string>& row, char separator) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i)
            out << separator;
        writeCell(out, row[i], separator, row.size() == 1);
    }
    out << '\n';
}

void write(std::ostream& out, const Table& table, const TableFormat& format) {
    if (format.separator != ',' && format.separator != ';' && format.separator != '\t')
        throw Error(std::string("the separator is '") + format.separator + "'; it must be ',', ';' or a tab");
    if (format.decimalMark != '.' && format.decimalMark != ',')
        throw Error(std::string("the decimal mark is '") + format.decimalMark + "'; it must be '.' or ','");
    if (format.decimalMark == ',' && format.separator == ',')
        throw Error("the decimal mark ',' needs the separator ';'");
    if (format.comments)
        for (const std::string& comment : table.comments) {
            std::string line = comment;
            std::replace(line.begin(), line.end(), '\n', ' ');
            out << "# " << line << '\n';
        }
    writeRow(out, table.header, format.separator);
    const std::vector<bool> numbers = numberColumns(table);
    for (std::vector<std::string> row : table.rows) {
        if (format.decimalMark == ',')
            for (std::size_t i = 0; i < row.size(); ++i)
                if (numbers[i])
                    std::replace(row[i].begin(), row[i].end(), '.', ',');
        writeRow(out, row, format.separator);
    }
}

Table readTable(std::istream& in, std::string_view name, char separator) {
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad())
        throw Error(std::string(name) + ": cannot be read to its end");
    Reading reading;
    std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; // byte order mark, as Excel writes
    while (begin < text.size() && text[begin] == '#') {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin + 1, end - begin - 1);
        if (line.ends_with('\r'))
            line.pop_back();
        reading.table.comments.push_back(line.starts_with(' ') ? line.substr(1) : line);
        begin = std::min(end + 1, text.size());
    }
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        throw std::bad_alloc();
    const std::unique_ptr<csv_parser, decltype(&csv_free)> guard(&parser, csv_free);
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
    const std::size_t size = text.size() - begin;
    const bool whole = csv_parse(&parser, text.data() + begin, size, endOfCell, endOfRow, &reading) == size &&
                       csv_fini(&parser, endOfCell, endOfRow, &reading) == 0;
    const std::string where = std::string(name) + ": ";
    if (!whole)
        throw Error(where + "row " + std::to_string(reading.table.rows.size() + 1) +
                    " cannot be read as a table (" + csv_strerror(csv_error(&parser)) +
                    "); check its quotation marks");
    if (!reading.headerRead)
        throw Error(where + "is empty; a table needs a header line");
    if (!reading.mismatch.empty())
        throw Error(where + reading.mismatch + "; check the separator ('" + separator + "') and the row");
    return std::move(reading.table);
}

TableFile readTableFile(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path))
        throw Error(path.string() + ": cannot be read; check its name and whether you may read it");
    TableFile file{.separator = separatorIn(in)};
    file.table = readTable(in, path.string(), file.separator);
    return file;
}

} // namespace perrin
