// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/measure_options.h"
#include "app/commands/measure_output.h"
#include "app/commands/measure_regions.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/output_files.h"
#include "app/progress_line.h"
#include "core/atomic_file.h"
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/region_selection.h"
#include "core/error.h"
#include "core/learn/molecule_predictor.h"
#include "core/provenance.h"

#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* example = R"(Examples:
  perrin measure cell.tif --pixel-size 0.107 --frame-interval 0.01 --exposure full --csv cell.csv --overlay cell.png
  perrin measure day1/*.tif --camera ixon.json --csv day1.csv        (the files know the rest)
  perrin measure cell.tif --camera ixon.json --exposure full --model mine.safetensors --csv cell.csv
  perrin measure day1/*.tif --regions cells.zip --region-use inside --summary day1_summary.csv
  perrin measure day1/cell7/ --csv cell7.csv                         (a folder of numbered images is one movie)

D in um^2/s: a protein in a membrane .01 to 1, in water 10 to 100. Values scale as pixel size squared over frame
interval, so both must be right.)";

void checkOutputs(const MeasureOptions& options) {
    OutputFiles files;
    for (const fs::path& movie : options.movies)
        files.read(movie);
    if (options.regions)
        files.read(*options.regions);
    if (options.csv)
        files.write(*options.csv, "--csv");
    if (options.summary)
        files.write(*options.summary, "--summary");
    const bool several = options.movies.size() > 1;
    for (const fs::path& movie : options.movies) {
        if (options.spots) {
            const fs::path spots = outputOf(*options.spots, movie, several);
            files.write(spots, "--spots");
            files.write(fs::path(spots).replace_extension(".json"), "--spots");
        }
        if (options.overlay)
            files.write(outputOf(*options.overlay, movie, several), "--overlay");
    }
}

class MeasureCommand {
  public:
    explicit MeasureCommand(const MeasureOptions& options) : options_(options) {}

    int run() {
        checkOutputs(options_);
        std::vector<std::string> warnings;
        regions_ = chosenRegions(options_, warnings);
        for (const std::string& warning : warnings)
            std::cerr << warning << '\n';
        if (!options_.model.empty())
            predictor_.emplace(readModel(modelPath(options_.model)));
        try {
            for (std::size_t i = 0; i < options_.movies.size(); ++i)
                tryMovie(i);
            writeResults();
        } catch (const Cancelled&) {
            progress_.clear();
            std::cerr << "perrin: stopped; "
                      << (written_.empty() ? "nothing was written" : "these files were complete before:")
                      << '\n';
            for (const fs::path& path : written_)
                std::cerr << "  " << path.string() << '\n';
            return interrupted;
        }
        return failures_ ? failed : success;
    }

  private:
    /// One movie that cannot be measured does not keep the others waiting.
    void tryMovie(std::size_t index) {
        try {
            measureMovie(index);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::bad_alloc&) {
            fail(options_.movies[index], "there is not enough memory for it");
        } catch (const std::exception& error) {
            fail(options_.movies[index], error.what());
        }
    }

    void measureMovie(std::size_t index) {
        const fs::path& path = options_.movies[index];
        const auto movie = openMovie(path, {.zAsTime = options_.zAsTime});
        for (const std::string& warning : movie->info().warnings)
            say(path, warning);
        if (movie->info().numberedSiblings > 0)
            say(path, seriesHint(movie->info()));
        std::vector<std::string> remarks;
        const MeasureSettings settings = settingsFor(movie->info(), options_, remarks);
        for (const std::string& remark : remarks)
            say(path, remark);
        for (const std::string& sentence : regionsOffThePicture(regions_, movie->info()))
            say(path, sentence);
        const double count = static_cast<double>(options_.movies.size()), before = static_cast<double>(index);
        const Job job = Job{
            interrupt_.token(), [&](double fraction, std::string_view text) {
                progress_.show(fraction, path.filename().string() + ": " + std::string(text));
            }}.part(before / count, (before + 1) / count);
        const double found = predictor_ ? 0.5 : 0.95;
        MeasuredMovie measured{path, {}, measure(*movie, settings, job.part(0, found))};
        if (predictor_)
            addNetwork(measured.measurement, *predictor_, movie, Symmetries::All16, job.part(found, 0.95));
        measured.measurement = selectByRegion(measured.measurement, regions_.regions, regions_.use);
        measured.sha256 = fs::is_directory(path) ? sha256(movie->info().files, job.part(0.95, 1))
                                                 : sha256(path, job.part(0.95, 1));
        for (const std::string& note : measured.measurement.notes)
            say(path, note);
        writeOwnFiles(*movie, measured);
        measured_.push_back(std::move(measured));
    }

    void writeOwnFiles(const Movie& movie, const MeasuredMovie& measured) {
        const bool several = options_.movies.size() > 1;
        if (options_.spots) {
            const fs::path path = outputOf(*options_.spots, measured.path, several);
            const Table table = options_.spotsFormat == "spot-on" ? spotOnTable(measured.measurement)
                                                                  : spotTable(measured.measurement);
            save(path, [&](std::ostream& out) { write(out, table, {.comments = false}); });
            save(fs::path(path).replace_extension(".json"), [&](std::ostream& out) {
                out << provenanceJson(measured.measurement, measured.path.string(), measured.sha256).dump(2)
                    << '\n';
            });
        }
        if (options_.overlay) {
            const auto png = overlayPng(overlayOf(movie, measured));
            save(outputOf(*options_.overlay, measured.path, several), [&](std::ostream& out) {
                out.write(reinterpret_cast<const char*>(png.data()),
                          static_cast<std::streamsize>(png.size()));
            });
        }
    }

    void writeResults() {
        progress_.clear();
        if (options_.csv && !measured_.empty())
            save(*options_.csv, [&](std::ostream& out) {
                write(out, allMolecules(measured_, regions_), options_.tableFormat());
            });
        if (options_.summary && !measured_.empty())
            save(*options_.summary, [&](std::ostream& out) {
                write(out, allSummaries(measured_, regions_), options_.tableFormat());
            });
        if (options_.json) {
            nlohmann::ordered_json json;
            json["movies"] = nlohmann::ordered_json::array();
            for (const MeasuredMovie& movie : measured_)
                json["movies"].push_back(asJson(movie, regions_));
            std::cout << json.dump(2) << '\n';
            return;
        }
        for (const MeasuredMovie& movie : measured_)
            options_.csv ? printSummary(std::cout, movie) : printMolecules(std::cout, movie);
        for (const fs::path& path : written_)
            std::cout << "written: " << path.string() << '\n';
    }

    void save(const fs::path& path, const std::function<void(std::ostream&)>& content) {
        if (interrupt_.token().stop_requested())
            throw Cancelled();
        writeAtomically(path, content);
        written_.push_back(path);
    }
    void say(const fs::path& movie, const std::string& sentence) {
        progress_.clear();
        std::cerr << movie.filename().string() << ": " << sentence << '\n';
    }
    void fail(const fs::path& movie, const std::string& text) {
        progress_.clear();
        // Errors of files begin with the file's name, those of settings do not.
        std::cerr << "perrin: " << (text.starts_with(movie.string()) ? "" : movie.string() + ": ") << text
                  << '\n';
        ++failures_;
    }

    const MeasureOptions& options_;
    ChosenRegions regions_;
    std::optional<Predictor> predictor_;
    Interrupt interrupt_;
    ProgressLine progress_;
    std::vector<MeasuredMovie> measured_;
    std::vector<fs::path> written_;
    int failures_ = 0;
};

} // namespace

void addMeasureCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<MeasureOptions>();
    CLI::App* command = program.add_subcommand(
        "measure", "Find the molecules of movies and measure their diffusion coefficients");
    addMeasureOptions(*command, *options);
    command->footer(example);
    command->callback([options, &exitCode] {
        if (options->decimal == "," && options->separator == ",")
            throw CLI::ValidationError("--decimal", "the decimal mark ',' needs --separator ';'");
        for (fs::path& movie : options->movies)
            if (!movie.has_filename()) // "folder/"
                movie = movie.parent_path();
        exitCode = MeasureCommand(*options).run();
    });
}

} // namespace perrin::app
