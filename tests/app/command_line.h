// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/installation.h"
#include "core/movie/tiff_writer.h"
#include "core/table.h"
#include "tests/app/program.h"
#include "tests/support/synthetic_movie.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace perrin::test {

/// perrin ARGUMENTS…, to its end.
inline ProgramEnd perrinRun(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), PERRIN_PROGRAM);
    return run(std::move(arguments));
}

inline Table tableOf(const std::filesystem::path& path, char separator = ',') {
    std::ifstream file(path, std::ios::binary);
    return readTable(file, path.string(), separator);
}

inline std::vector<std::string> column(const Table& table, const std::string& name) {
    const auto place = std::find(table.header.begin(), table.header.end(), name);
    std::vector<std::string> cells;
    for (const auto& row : table.rows)
        cells.push_back(row.at(static_cast<std::size_t>(place - table.header.begin())));
    return cells;
}

/// Of movies exposed all the time.
inline const Acquisition full{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};

/// A small movie whose file knows only what `known` says.
inline void writeMovie(const std::filesystem::path& path, const Acquisition& known) {
    const SyntheticMovie movie =
        render({.width = 64, .height = 64, .frames = 40, .populations = {{0.1, 4}}}, 5);
    TiffWriter tiff(path, {.acquisition = known, .displayRange = {}});
    for (const Image& frame : movie.frames)
        tiff.add(frame);
    tiff.close();
}

} // namespace perrin::test
