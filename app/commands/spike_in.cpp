// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spike_in.h"
#include "app/aligned_rows.h"
#include "app/commands/commands.h"
#include "app/commands/measure_output.h"
#include "app/commands/movie_options.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/numbers.h"
#include "app/output_files.h"
#include "app/progress_line.h"
#include "core/atomic_file.h"
#include "core/diffusion/molecule_table.h"
#include "core/error.h"
#include "core/provenance.h"

#include <cmath>
#include <iostream>
#include <memory>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* spikeInExplanation =
    R"(Puts synthetic molecules of known D into the movie itself, with its camera, PSF and noise, between its own
molecules, measures it again with the same settings and looks them up: how many are found, how far off D is, and
how many of the 95 % intervals hold the truth. Pixel size, frame interval, exposure and the camera must be known
('perrin match' finds a camera's numbers). The same seed gives the same answer.

Examples:
  perrin spike-in cell.tif --exposure full --camera ixon.json
  perrin spike-in cell.tif --exposure full --camera ixon.json --d 0.1 --d 1 --molecules 5 --out check.csv
  perrin spike-in cell.tif --exposure full --camera ixon.json --model perrin-physical-a --molecules-out each.csv)";

struct SpikeInOptions : MovieOptions {
    fs::path movie;
    SpikeInSettings synthetic;
    std::optional<fs::path> out, moleculesOut;
};

/// The movie measured as it is, and what became of synthetic molecules in it.
struct CheckedMovie {
    Measurement measurement;
    SpikeInResult result;
    std::string sha256;
};

/// Sentences about the movie, above the line of the progress.
class SpikeInVoice {
  public:
    SpikeInVoice(fs::path movie, ProgressLine& progress) : movie_(std::move(movie)), progress_(progress) {}
    void say(const std::string& sentence) const {
        progress_.clear();
        std::cerr << movie_.filename().string() << ": " << sentence << '\n';
    }
    void say(const std::vector<std::string>& sentences) const {
        for (const std::string& sentence : sentences)
            say(sentence);
    }

  private:
    fs::path movie_;
    ProgressLine& progress_;
};

void requireKnown(const MeasureSettings& settings) {
    try {
        checkSpikeIn(settings);
    } catch (const Error& error) {
        throw Error(std::string(error.what()) +
                    " (options --pixel-size, --frame-interval, --exposure, --camera)");
    }
}

CheckedMovie checkMovie(const SpikeInOptions& options, const SpikeInVoice& voice, const Job& job) {
    std::optional<Predictor> predictor;
    if (!options.model.empty())
        predictor.emplace(readModel(modelPath(options.model)));
    const auto movie = openMovie(options.movie, {.zAsTime = options.zAsTime}, job);
    const MovieInfo& info = movie->info();
    voice.say(info.warnings);
    if (info.numberedSiblings > 0)
        voice.say(seriesHint(info));
    std::vector<std::string> remarks;
    const MeasureSettings settings = settingsFor(info, options, remarks);
    voice.say(remarks);
    requireKnown(settings);
    CheckedMovie checked;
    checked.measurement = measure(*movie, settings, job.part(0, 0.1));
    voice.say(checked.measurement.notes);
    checked.result = spikeIn(movie, checked.measurement, options.synthetic, predictor ? &*predictor : nullptr,
                             Symmetries::All16, job.part(0.1, 0.95));
    const Job rest = job.part(0.95, 1);
    checked.sha256 = fs::is_directory(options.movie) ? sha256(info.files, rest) : sha256(options.movie, rest);
    return checked;
}

std::string percentCell(const std::optional<double>& share) {
    return share ? std::to_string(std::lround(100 * *share)) : "-";
}

std::string rangeCell(const Estimate& share) {
    return share.low && share.high ? percentCell(share.low) + " to " + percentCell(share.high) : "-";
}

std::string withErrorCell(const std::optional<WithError>& number, double scale, int digits) {
    if (!number)
        return "-";
    return numberText(scale * number->value, digits) +
           (number->error ? " ± " + numberText(scale * *number->error, 2) : "");
}

/// How far off D is, in percent.
std::string biasCell(const std::optional<WithError>& bias) {
    if (!bias)
        return "-";
    const double ratio = std::exp(bias->value);
    return std::to_string(std::lround(100 * (ratio - 1))) +
           (bias->error ? " ± " + numberText(100 * ratio * *bias->error, 2) : "");
}

/// A row for each D and method.
void printScores(std::ostream& out, const SpikeInResult& result) {
    std::vector<std::vector<std::string>> rows{{"D (µm²/s)", "placed", "found (%)", "95 % interval",
                                                "localization error (nm)", "D off by (%)", "RMSE of ln D",
                                                "truth in 95 % interval (%)", "95 % interval", "by"}};
    for (const SpikeInRow& row : result.rows) {
        std::vector<std::string> head{row.d ? numberText(row.d, 3) : "all", std::to_string(row.placed),
                                      percentCell(row.recall.value), rangeCell(row.recall),
                                      withErrorCell(row.localizationError, 1000, 3)};
        if (row.scores.empty()) {
            head.insert(head.end(), {"-", "-", "-", "-", "none was found"});
            rows.push_back(head);
        }
        for (const SpikedScore& score : row.scores) {
            std::vector<std::string> cells = head;
            cells.insert(cells.end(),
                         {biasCell(score.bias), withErrorCell(score.rmse, 1, 2),
                          percentCell(score.coverage.value), rangeCell(score.coverage), name(score.method)});
            rows.push_back(cells);
            head.assign(head.size(), "");
        }
    }
    printAligned(out, rows);
}

void printCheck(const SpikeInOptions& options, const CheckedMovie& checked) {
    const SpikeInSettings& used = checked.result.settings;
    std::cout << options.movie.string() << ": " << checked.measurement.molecules.size() << " molecules, "
              << numberText(checked.result.densityBefore, 2) << " spots a frame; "
              << checked.result.molecules.size() << " synthetic ones were put in, " << *used.molecules
              << " at a time, in " << *used.rounds << (*used.rounds == 1 ? " round" : " rounds") << ", "
              << numberText(checked.result.photons, 3) << " photons an exposure"
              << (used.photons ? "" : " (median)") << ".\n\n";
    printScores(std::cout, checked.result);
    std::cout << '\n';
    for (const std::string& sentence : checked.result.sentences)
        std::cout << sentence << '\n';
}

void writeCheck(const SpikeInOptions& options, const CheckedMovie& checked) {
    const auto save = [&](const std::optional<fs::path>& path, Table table) {
        if (!path)
            return;
        table = withProvenance(std::move(table), checked.measurement, options.movie.filename().string(),
                               checked.sha256);
        writeAtomically(*path, [&](std::ostream& out) { write(out, table); });
        std::cout << "written: " << path->string() << '\n';
    };
    save(options.out, spikeInTable(checked.result));
    save(options.moleculesOut, spikedMoleculeTable(checked.result));
}

int check(const SpikeInOptions& options) {
    OutputFiles files;
    files.read(options.movie);
    if (options.out)
        files.write(*options.out, "--out");
    if (options.moleculesOut)
        files.write(*options.moleculesOut, "--molecules-out");
    const Interrupt interrupt;
    ProgressLine progress;
    CheckedMovie checked;
    try {
        checked = checkMovie(options, {options.movie, progress},
                             {interrupt.token(), [&](double fraction, std::string_view text) {
                                  progress.show(fraction, text);
                              }});
    } catch (const Cancelled&) {
        progress.clear();
        std::cerr << "perrin: stopped; nothing was written\n";
        return interrupted;
    }
    progress.clear();
    printCheck(options, checked);
    writeCheck(options, checked);
    return success;
}

void addSpikeInOptions(CLI::App& command, SpikeInOptions& o) {
    command
        .add_option("MOVIE", o.movie, "Movie (TIFF, STK, AVI, MP4, …), or a folder of numbered TIFF images")
        ->required();
    const std::string synthetic = "Synthetic molecules (not given: as those that were measured)";
    SpikeInSettings& s = o.synthetic;
    command.add_option("--d", s.ds, "A true D to try; give it once for each (four, over what was measured)")
        ->transform(numberAbove(0, "UM^2/S"))
        ->allow_extra_args(false)
        ->group(synthetic);
    command
        .add_option("--molecules", s.molecules,
                    "How many at a time (a fifth of the spots a frame, at least 3)")
        ->transform(wholeNumberFrom(1, "N"))
        ->group(synthetic);
    command
        .add_option("--rounds", s.rounds,
                    "How often it is done, with other ones (until each D has 10; at most 10)")
        ->transform(wholeNumberFrom(1, "N"))
        ->group(synthetic);
    command.add_option("--photons", s.photons, "Of a molecule in one exposure (those of the measured ones)")
        ->transform(numberAbove(0, "N"))
        ->group(synthetic);
    command.add_option("--lifetime", s.lifetime, "Frames that each is there (as long as tracks are)")
        ->transform(wholeNumberFrom(16, "N"))
        ->group(synthetic);
    command.add_option("--seed", s.seed, "Other molecules for other seeds (1)")
        ->transform(largeNumberFrom(0, "N"))
        ->group(synthetic);
    addMovieOptions(command, o);
    const std::string output = "Results, beside what is printed";
    command
        .add_option("--out", o.out, "Write a row for each D and one for all: recall, bias, RMSE, coverage")
        ->type_name("FILE.csv")
        ->group(output);
    command
        .add_option("--molecules-out", o.moleculesOut,
                    "Write a row for each synthetic molecule: its true D and every answer")
        ->type_name("FILE.csv")
        ->group(output);
}

} // namespace

void addSpikeInCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<SpikeInOptions>();
    CLI::App* command = program.add_subcommand(
        "spike-in", "Check on a movie itself, with molecules of known D, how well its own are measured");
    addSpikeInOptions(*command, *options);
    command->footer(spikeInExplanation);
    command->callback([options, &exitCode] { exitCode = check(*options); });
}

} // namespace perrin::app
