// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/condition_options.h"
#include "app/exit_code.h"
#include "app/output_files.h"
#include "core/atomic_file.h"
#include "core/diffusion/batch.h"
#include "core/error.h"

#include <fstream>
#include <iostream>
#include <memory>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* mergeExample =
    R"(The result is, byte for byte, what 'perrin measure' of all movies together would have written, whatever the
order of the parts. Parts of other versions, options or columns are refused, as is a movie in two of them.

Examples:
  perrin merge part1.csv part2.csv part3.csv --csv all.csv
  perrin merge part*.csv --csv all.csv --condition control='*ctrl*' --condition drug='*drug*' --conditions-out c.csv
  perrin merge results/summary-*-of-8.csv --csv summary.csv)";

struct MergeOptions {
    std::vector<fs::path> parts;
    fs::path csv;
    ConditionOptions conditions;
};

NamedTable readPart(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(path.string() + ": cannot be opened; give the CSV files that perrin measure wrote");
    return {path.string(), readTable(file, path.string())};
}

void saveText(const fs::path& path, const std::string& text) {
    writeAtomically(path, [&](std::ostream& out) { out << text; });
    std::cout << "written: " << path.string() << '\n';
}

void compare(const Table& molecules, const ConditionOptions& options) {
    std::vector<std::string> notes;
    const AssignedConditions assigned = assignConditions(options, moviesOf(molecules), notes);
    for (const std::string& note : notes)
        std::cerr << note << '\n';
    if (!options.given())
        return;
    const ComparedConditions compared =
        compareConditions(molecules, options.compared(), assigned.conditions, assigned.ofMovie);
    printConditions(std::cout, compared);
    if (options.csv)
        saveText(*options.csv, conditionsCsv(compared));
    if (options.figure)
        saveText(*options.figure, conditionsPng(compared));
}

int merge(const MergeOptions& options) {
    OutputFiles places;
    for (const fs::path& part : options.parts)
        places.read(part);
    places.write(options.csv, "--csv");
    checkPlaces(options.conditions, places);
    std::vector<NamedTable> parts;
    for (const fs::path& part : options.parts)
        parts.push_back(readPart(part));
    std::vector<std::string> notes;
    const Table all = mergeTables(parts, notes);
    for (const std::string& note : notes)
        std::cerr << note << '\n';
    writeAtomically(options.csv, [&](std::ostream& out) { write(out, all); });
    std::cout << parts.size() << " tables merged: " << moviesOf(all).size() << " movies, " << all.rows.size()
              << " rows\nwritten: " << options.csv.string() << '\n';
    compare(all, options.conditions);
    return success;
}

} // namespace

void addMergeCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<MergeOptions>();
    CLI::App* command = program.add_subcommand(
        "merge", "Join the tables that 'perrin measure --shard' wrote of parts of a batch");
    command->add_option("PART", options->parts, "Tables of molecules (--csv), or summaries (--summary)")
        ->required();
    command->add_option("--csv", options->csv, "Write the whole table")->required()->type_name("FILE");
    addConditionOptions(*command, options->conditions);
    command->footer(mergeExample);
    command->callback([options, &exitCode] { exitCode = merge(*options); });
}

} // namespace perrin::app
