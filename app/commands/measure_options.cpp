// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/measure_options.h"

#include "app/numbers.h"
#include "core/error.h"

namespace perrin::app {

TableFormat MeasureOptions::tableFormat() const {
    return {.separator = separator.front(), .decimalMark = decimal.front(), .comments = !plain};
}

void addMeasureOptions(CLI::App& command, MeasureOptions& o) {
    command
        .add_option("MOVIE", o.movies,
                    "Movies (TIFF, STK, AVI, MP4, …), folders of movies, or of numbered TIFF images that are "
                    "one movie")
        ->required();
    command.add_flag("--recursive", o.recursive, "Look for movies in the folders within folders, too");
    auto* part = command
                     .add_option_function<std::string>(
                         "--shard", [&o](const std::string& text) { o.shard = shard(text); },
                         "Measure only the I-th of N parts of the movies (every N-th of them); 'perrin "
                         "merge' joins the "
                         "tables")
                     ->check([](const std::string& text) -> std::string {
                         try {
                             shard(text);
                             return "";
                         } catch (const Error& error) {
                             return error.what();
                         }
                     })
                     ->type_name("I/N");

    const std::string watching = "Watching folders (Ctrl-C ends; what the tables hold already stays)";
    auto* watch =
        command
            .add_flag("--watch", o.watch,
                      "Measure the movies of the folders and every one that is still to come, and write the "
                      "tables anew after each; needs --csv, --summary or --out-dir")
            ->excludes(part)
            ->group(watching);
    command
        .add_option("--settle", o.settle,
                    "Time in which nothing of a movie may change before it is measured (4)")
        ->transform(numberFrom(0, "S"))
        ->needs(watch)
        ->group(watching);
    command.add_option("--tries", o.tries, "How often a movie that fails is tried, after growing pauses (5)")
        ->transform(wholeNumberFrom(1, "N"))
        ->needs(watch)
        ->group(watching);

    addMovieOptions(command, o);

    const std::string regions =
        "Regions (the same for every movie; a molecule belongs where its mean position is)";
    auto* regionFile =
        command
            .add_option("--regions", o.regions, "Regions drawn in ImageJ: a .roi, or the .zip of a RoiSet")
            ->type_name("FILE")
            ->group(regions);
    command
        .add_option(
            "--region-use", o.regionUse,
            "label: keep all molecules and name their regions; inside, outside: keep only those (label)")
        ->check(CLI::IsMember({"label", "inside", "outside"}))
        ->needs(regionFile)
        ->group(regions);

    for (CLI::Option* option : addConditionOptions(command, o.conditions))
        option->excludes(part)->excludes(watch);

    addMapOptions(command, o.map);

    const std::string output = "Results (without --csv and --json the table is printed)";
    auto* csv = command.add_option("--csv", o.csv, "Write the molecules, all movies in one file")
                    ->type_name("FILE")
                    ->group(output);
    auto* summary =
        command
            .add_option(
                "--summary", o.summary,
                "Write a row for each movie and region: molecules, median D and immobile fraction, each with "
                "its 95 % interval")
            ->type_name("FILE")
            ->group(output);
    command
        .add_option(
            "--spots", o.spots,
            "Write the spots of every track, provenance beside them in FILE.json; with several movies a file "
            "each: FILE-MOVIE.csv")
        ->type_name("FILE")
        ->group(output);
    command.add_option("--spots-format", o.spotsFormat, "Columns of the spots (trackmate)")
        ->check(CLI::IsMember({"trackmate", "spot-on"}))
        ->group(output);
    auto* overlay =
        command
            .add_option("--overlay", o.overlay,
                        "Draw the molecules and their D on a frame; with several movies FILE-MOVIE.png")
            ->type_name("FILE.png")
            ->group(output);
    command
        .add_option(
            "--out-dir", o.outDir,
            "Write molecules.csv, summary.csv and for each movie NAME.png into this folder, which is made "
            "where it is missing; with --shard molecules-I-of-N.csv")
        ->excludes(csv)
        ->excludes(summary)
        ->excludes(overlay)
        ->type_name("DIR")
        ->group(output);
    command.add_flag("--json", o.json, "Print everything as JSON")->excludes(watch)->group(output);
    command.add_flag("--plain", o.plain, "CSV without '#' lines, for spreadsheets")
        ->excludes(watch)
        ->group(output);
    command.add_option("--separator", o.separator, "Of the CSV: , or ;")
        ->check(CLI::IsMember({",", ";"}))
        ->excludes(watch)
        ->group(output);
    command.add_option("--decimal", o.decimal, "Decimal mark of the CSV: . or , (, needs --separator ';')")
        ->check(CLI::IsMember({".", ","}))
        ->group(output);
}

} // namespace perrin::app
