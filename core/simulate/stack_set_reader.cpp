// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/simulate/stack_set_files.h"
#include "core/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

namespace perrin {
namespace {

namespace fs = std::filesystem;

std::optional<double> parsed(const std::string& cell) {
    double value = 0;
    const char* const end = cell.data() + cell.size();
    const auto [stop, failure] = std::from_chars(cell.data(), end, value);
    if (failure != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// The image beside the CSV. Throws Error.
fs::path imagesOf(const fs::path& prefix) {
    for (const char* ending : {".tif", ".tiff", ".TIF", ".TIFF"}) {
        fs::path path = prefix;
        path += ending;
        if (fs::exists(path))
            return path;
    }
    throw Error(prefix.string() + ".tif: is missing; a stack set is a .tif and a .csv of the same name");
}

Table tableOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(path.string() + ": cannot be opened; a stack set is a .tif and a .csv of the same name");
    Table table = readTable(file, path.string());
    for (const std::string& name : stackSetColumns())
        if (std::find(table.header.begin(), table.header.end(), name) == table.header.end())
            throw Error(path.string() + ": has no column '" + name +
                        "'; a stack set's CSV has it (separator ',', decimal mark '.')");
    if (table.rows.empty())
        throw Error(path.string() + ": has no rows; a stack set has one for each stack");
    return table;
}

/// Numbers of the table. Throws Error where a column of every stack set holds something else.
std::vector<std::vector<std::optional<double>>> numbersOf(const Table& table, const fs::path& path) {
    std::vector<bool> mustBeNumber;
    for (const std::string& name : table.header)
        mustBeNumber.push_back(std::find(stackSetColumns().begin(), stackSetColumns().end(), name) !=
                               stackSetColumns().end());
    std::vector<std::vector<std::optional<double>>> rows;
    for (const auto& cells : table.rows) {
        rows.emplace_back();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            rows.back().push_back(parsed(cells[i]));
            if (mustBeNumber[i] && !cells[i].empty() && !rows.back().back())
                throw Error(path.string() + ": row " + std::to_string(rows.size()) + ": " + table.header[i] +
                            " is '" + cells[i] + "', which is not a number");
        }
    }
    return rows;
}

} // namespace

StackSet::StackSet(const fs::path& path) {
    const fs::path prefix = prefixOf(path);
    fs::path csv = prefix;
    csv += ".csv";
    const Table table = tableOf(csv);
    for (std::size_t i = 0; i < table.header.size(); ++i)
        columns_[table.header[i]] = i;
    rows_ = numbersOf(table, csv);
    // Rows that were sorted or left out would go unnoticed: every stack would get another one's truth.
    const std::size_t number = columns_.at("stack");
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (!rows_[i][number] || *rows_[i][number] != rows_[0][number].value_or(0) + static_cast<double>(i))
            throw Error(csv.string() + ": row " + std::to_string(i + 1) + " is of stack '" +
                        table.rows[i][number] +
                        "'; the rows must be all stacks, one after the other, as in the TIFF");
    movie_ = openMovie(imagesOf(prefix));
    const MovieInfo& info = movie_->info();
    if (info.channels != 1 || info.frames % rows_.size() != 0)
        throw Error(info.files.front().string() + ": has " + std::to_string(info.frames) + " images but " +
                    csv.string() + " has " + std::to_string(rows_.size()) +
                    " stacks; every stack needs the same number of images");
    framesPerStack_ = static_cast<int>(info.frames / rows_.size());
}

std::optional<double> StackSet::value(std::size_t index, const std::string& column) const {
    const auto place = columns_.find(column);
    return place == columns_.end() ? std::nullopt : rows_.at(index).at(place->second);
}

FrameStack StackSet::stack(std::size_t index) const {
    const MovieInfo& info = movie_->info();
    FrameStack stack{info.height, Image(info.height * framesPerStack_, info.width)};
    for (int frame = 0; frame < framesPerStack_; ++frame)
        stack.frame(frame) = movie_->frame(index * static_cast<std::size_t>(framesPerStack_) +
                                           static_cast<std::size_t>(frame));
    return stack;
}

} // namespace perrin
