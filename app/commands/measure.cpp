// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/measure_files.h"
#include "app/commands/measure_options.h"
#include "app/commands/measure_output.h"
#include "app/commands/measure_regions.h"
#include "app/commands/measure_watch.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/output_files.h"
#include "app/progress_line.h"
#include "core/atomic_file.h"
#include "core/diffusion/d_map_files.h"
#include "core/diffusion/measurement_overlay.h"
#include "core/diffusion/molecule_table.h"
#include "core/error.h"
#include "core/learn/measure_batch.h"
#include "core/session/table_record.h"

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
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
  perrin measure day1/ --recursive --out-dir day1_results            (any other folder is the movies in it)
  perrin measure day1/ --condition control='*ctrl*' --condition drug='*drug*' --csv day1.csv --conditions-out c.csv
  perrin measure day1/ --watch --recursive --camera ixon.json --csv day1.csv   (movies as they are recorded; Ctrl-C ends)
  perrin measure day1/ --shard 3/8 --csv part3.csv                   (an eighth of them; then perrin merge)

D in um^2/s: a protein in a membrane .01 to 1, in water 10 to 100. Values scale as pixel size squared over frame
interval, so both must be right.)";

std::string partText(const Shard& shard, std::size_t movies, std::size_t all) {
    return "part " + std::to_string(shard.index) + " of " + std::to_string(shard.count) + ": " +
           std::to_string(movies) + " of " + std::to_string(all) + " movies" +
           (movies == 0 ? "; its tables are empty, and merged like the others" : "");
}

class MeasureCommand {
  public:
    explicit MeasureCommand(const MeasureOptions& options) : options_(options) {}

    int run() {
        prepare();
        if (options_.watch)
            return watch();
        try {
            measureBatch(batch_, batchRun(),
                         {interrupt_.token(), [this](double fraction, std::string_view text) {
                              progress_.show(fraction, text);
                          }});
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
        tellAccount();
        return batch_.failed.empty() ? success : failed;
    }

  private:
    void prepare() {
        const MovieList list = options_.watch ? MovieList{} : listMovies(options_.movies, options_.recursive);
        std::vector<std::string> notes = list.notes;
        files_ = filesFor(options_, list.movies);
        OutputFiles places;
        check(files_, options_, list.movies, places);
        checkPlaces(options_.conditions, places);
        std::vector<std::string> names;
        for (const fs::path& movie : list.movies)
            names.push_back(movie.string());
        conditions_ = assignConditions(options_.conditions, names, notes);
        const Shard shard = options_.shard.value_or(Shard{});
        part_ = partOf(list.movies, shard);
        files_.movies = partOf(files_.movies, shard);
        if (options_.shard)
            notes.push_back(partText(shard, part_.size(), list.movies.size()));
        regions_ = chosenRegions(options_, notes);
        for (const std::string& note : notes)
            std::cerr << note << '\n';
        batch_.shard = options_.shard;
        batch_.regionNames = regions_.names();
        batch_.settings = regions_.comments();
        for (std::string& comment : regionComments(regions_.regions, regions_.use))
            batch_.settings.push_back(std::move(comment));
        if (const std::string comment = options_.comment(); !comment.empty())
            batch_.settings.insert(batch_.settings.begin(), comment);
        if (!options_.model.empty() && (!part_.empty() || options_.watch))
            predictor_.use(options_.model, [](Predictor&) {}); // one that is missing is told before all work
    }

    int watch() {
        return watchMovies(
            options_, files_,
            {.measure = [this](const fs::path& movie, const Job& job) { return measureWatched(movie, job); },
             .known = [this](const fs::path& movie) { ownName(movie); },
             .say =
                 [this](const std::string& line) {
                     progress_.clear();
                     std::cerr << line << '\n';
                 }},
            {interrupt_.token(),
             [this](double fraction, std::string_view text) { progress_.show(fraction, text); }});
    }

    /// Among the names so far, so that those of earlier movies stay.
    const std::string& ownName(const fs::path& movie) {
        if (const auto known = ownNames_.find(movie); known != ownNames_.end())
            return known->second;
        watched_.push_back(movie);
        return ownNames_[movie] = uniqueNames(watched_).back();
    }

    MeasuredBatch measureWatched(const fs::path& movie, const Job& job) {
        part_ = {movie};
        files_.movies = {movieFiles(options_, ownName(movie), true)};
        MeasuredBatch one{.settings = batch_.settings, .regionNames = batch_.regionNames};
        BatchRun run = batchRun();
        run.failed = {}; // told with what comes of it
        measureBatch(one, run, job);
        progress_.clear();
        for (const MeasuredMovie& measured : one.movies)
            printSummary(std::cout, measured);
        std::cout.flush();
        return one;
    }

    BatchRun batchRun() {
        return {.movies = part_,
                .open = {.zAsTime = options_.zAsTime},
                .regions = regions_.regions,
                .regionUse = regions_.use,
                .predictor = &predictor_,
                .settings = [this](const fs::path& path,
                                   const MovieInfo& info) { return settingsOf(path, info); },
                .measured =
                    [this](std::size_t index, const Movie& movie, const MeasuredMovie& result) {
                        for (const std::string& note : result.measurement.notes)
                            say(result.path, note);
                        writeOwnFiles(movie, result, files_.movies[index]);
                        writeMaps(movie, result, files_.movies[index].maps);
                    },
                .failed = [this](const FailedMovie& failed) { tellFailed(failed); }};
    }

    MeasureSettings settingsOf(const fs::path& path, const MovieInfo& info) {
        for (const std::string& warning : info.warnings)
            say(path, warning);
        if (info.numberedSiblings > 0)
            say(path, seriesHint(info));
        std::vector<std::string> remarks;
        const MeasureSettings settings = settingsFor(info, options_, remarks);
        for (const std::string& remark : remarks)
            say(path, remark);
        for (const std::string& sentence : regionsOffThePicture(regions_, info))
            say(path, sentence);
        return settings;
    }

    void writeOwnFiles(const Movie& movie, const MeasuredMovie& measured, const MovieFiles& own) {
        if (own.spots) {
            const Table table = options_.spotsFormat == "spot-on" ? spotOnTable(measured.measurement)
                                                                  : spotTable(measured.measurement);
            save(*own.spots, [&](std::ostream& out) { write(out, table, {.comments = false}); });
            save(fs::path(*own.spots).replace_extension(".json"), [&](std::ostream& out) {
                out << provenanceJson(measured.measurement, measured.path.string(), measured.sha256).dump(2)
                    << '\n';
            });
        }
        if (own.overlay) {
            const auto png = overlayPng(overlayOf(movie, measured));
            save(*own.overlay, [&](std::ostream& out) {
                out.write(reinterpret_cast<const char*>(png.data()),
                          static_cast<std::streamsize>(png.size()));
            });
        }
    }

    void writeMaps(const Movie& movie, const MeasuredMovie& measured, const std::vector<fs::path>& maps) {
        if (maps.empty())
            return;
        const DMap map = dMap(measured.measurement, static_cast<Eigen::Index>(movie.info().width),
                              static_cast<Eigen::Index>(movie.info().height), options_.map.settings());
        for (const fs::path& file : maps)
            if (file.extension() == ".tif") {
                writeMapTiff(file, map);
                written_.push_back(file);
            } else {
                const std::string content =
                    mapContent(file, map, measured.measurement, measured.path.string(), measured.sha256);
                save(file, [&](std::ostream& out) { out << content; });
            }
        say(measured.path, spatialStructure(map, 999, 1, {interrupt_.token(), {}}).sentence);
    }

    void writeResults() {
        progress_.clear();
        const bool tables = !batch_.movies.empty() || options_.shard; // merging needs every part's
        if (files_.csv && tables)
            save(*files_.csv,
                 [&](std::ostream& out) { write(out, moleculeTable(batch_), options_.tableFormat()); });
        if (files_.summary && tables)
            save(*files_.summary,
                 [&](std::ostream& out) { write(out, summaryTable(batch_), options_.tableFormat()); });
        std::optional<ComparedConditions> compared;
        if (options_.conditions.given() && !batch_.movies.empty())
            compared = compareConditions();
        if (options_.json) {
            nlohmann::ordered_json json;
            json["movies"] = nlohmann::ordered_json::array();
            for (const MeasuredMovie& movie : batch_.movies)
                json["movies"].push_back(asJson(movie, regions_));
            std::cout << json.dump(2) << '\n';
            return;
        }
        for (const MeasuredMovie& movie : batch_.movies)
            files_.csv ? printSummary(std::cout, movie) : printMolecules(std::cout, movie);
        if (compared)
            printConditions(std::cout, *compared);
        for (const fs::path& path : written_)
            std::cout << "written: " << path.string() << '\n';
    }

    ComparedConditions compareConditions() {
        ComparedConditions compared =
            perrin::compareConditions(moleculeTable(batch_), options_.conditions.compared(),
                                      conditions_.conditions, conditions_.ofMovie);
        if (options_.conditions.csv)
            save(*options_.conditions.csv, [&](std::ostream& out) { out << conditionsCsv(compared); });
        if (options_.conditions.figure)
            save(*options_.conditions.figure, [&](std::ostream& out) { out << conditionsPng(compared); });
        return compared;
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
    void tellFailed(const FailedMovie& failed) {
        progress_.clear();
        std::cerr << "perrin: " << failed.path.string() << ": " << failed.reason << '\n';
    }

    void tellAccount() const {
        if (part_.size() < 2)
            return;
        std::cerr << batch_.movies.size() << " of " << part_.size() << " movies measured";
        if (!batch_.failed.empty())
            std::cerr << ", " << batch_.failed.size() << " failed:";
        for (const FailedMovie& failed : batch_.failed)
            std::cerr << "\n  " << failed.path.string();
        std::cerr << '\n';
    }

    const MeasureOptions& options_;
    ChosenRegions regions_;
    KeptPredictor predictor_;
    Interrupt interrupt_;
    ProgressLine progress_;
    std::vector<fs::path> part_; // the movies to measure here
    MeasureFiles files_;
    AssignedConditions conditions_;
    MeasuredBatch batch_;
    std::vector<fs::path> written_;
    std::vector<fs::path> watched_; // as they came
    std::map<fs::path, std::string> ownNames_;
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
        if (options->watch && !options->csv && !options->summary && !options->outDir)
            throw CLI::ValidationError("--watch", "give --csv, --summary or --out-dir, where the results go");
        exitCode = MeasureCommand(*options).run();
    });
}

} // namespace perrin::app
