// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_work.h"

#include "core/atomic_file.h"
#include "core/diffusion/measurement_overlay.h"
#include "core/error.h"
#include "core/learn/measure_batch.h"
#include "core/movie/movie_list.h"

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* allMovies = "all movies"; // the one condition where none were named

void writeBytes(const fs::path& file, const std::vector<std::uint8_t>& bytes) {
    writeAtomically(file, [&](std::ostream& out) {
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    });
}

Table together(const Outcomes& outcomes, Table MovieOutcome::*table) {
    std::vector<NamedTable> parts;
    for (const auto& outcome : outcomes)
        parts.push_back({outcome->summary.file, (*outcome).*table});
    std::vector<std::string> notes;
    return mergeTables(parts, notes);
}

} // namespace

void tellDoubts(MovieOutcome& outcome) {
    outcome.doubts = doubtsIn(outcome.molecules, outcome.settings.link.maxD);
    outcome.byLikelihood = countedByLikelihood(outcome.molecules);
}

std::shared_ptr<const MovieOutcome> measureMovie(const BatchPlan& plan, std::size_t index, const Job& job) {
    MeasuredBatch batch;
    auto outcome = std::make_shared<MovieOutcome>();
    outcome->summary.file = plan.movies[index].string();
    BatchRun run{.movies = {plan.movies[index]},
                 .open = {.zAsTime = plan.settings.zAsTime},
                 .predictor = plan.predictor.get()};
    run.settings = [&](const fs::path&, const MovieInfo& info) {
        outcome->info = info;
        outcome->notes = info.warnings;
        return settingsFor(info, plan.settings, outcome->notes);
    };
    if (!plan.overlays.empty())
        run.measured = [&](std::size_t, const Movie& movie, const MeasuredMovie& measured) {
            writeBytes(plan.overlays[index], overlayPng(overlayOf(movie, measured)));
        };
    if (plan.settings.zAsTime)
        batch.settings = {"options: --z-as-time"}; // as the command says it, so that tables restore it
    measureBatch(batch, run, job);
    outcome->molecules = moleculeTable(batch);
    outcome->population = summaryTable(batch);
    if (!batch.failed.empty()) {
        outcome->failure = batch.failed.front().reason;
        return outcome;
    }
    const MeasuredMovie& movie = batch.movies.front();
    outcome->summary = summarize(movie.measurement, movie.path.string(), {}).front();
    outcome->settings = movie.measurement.settings;
    const auto& notes = movie.measurement.notes;
    outcome->notes.insert(outcome->notes.end(), notes.begin(), notes.end());
    tellDoubts(*outcome);
    return outcome;
}

void measureMovies(const BatchPlan& plan, const Job& job) {
    const std::string& model = plan.settings.measure.model;
    if (!model.empty()) // one that is missing is told once, before all work
        plan.predictor->use(model, [](Predictor&) {});
    const std::size_t count = plan.movies.size();
    for (std::size_t i = 0; i < count; ++i) {
        job.checkCancelled();
        plan.begun(i);
        const std::string place = std::to_string(i + 1) + " of " + std::to_string(count) + " · ";
        const Job own{job.stop, [&](double fraction, std::string_view text) {
                          job.report((static_cast<double>(i) + fraction) / static_cast<double>(count),
                                     place + std::string(text));
                      }};
        plan.ended(i, measureMovie(plan, i, own));
    }
}

BatchReport reportOf(const Outcomes& outcomes, const ConditionChoice& choice) {
    BatchReport report{.molecules = together(outcomes, &MovieOutcome::molecules),
                       .population = together(outcomes, &MovieOutcome::population),
                       .compared = {},
                       .conditionsNamed = !choice.conditions.empty()};
    if (report.conditionsNamed) {
        report.compared = compareConditions(report.molecules, choice.d, choice.conditions, choice.ofMovie);
        return report;
    }
    std::map<std::string, std::string> all;
    for (const std::string& movie : moviesOf(report.molecules))
        all[movie] = allMovies;
    report.compared = compareConditions(report.molecules, choice.d, {allMovies}, all);
    return report;
}

std::vector<fs::path> tableFiles(const fs::path& folder, bool conditions) {
    std::vector<fs::path> files{folder / "molecules.csv", folder / "population.csv"};
    if (conditions)
        files.insert(files.end(), {folder / "conditions.csv", folder / "conditions.png"});
    return files;
}

std::vector<fs::path> overlayFiles(const fs::path& folder, const std::vector<fs::path>& movies) {
    std::vector<fs::path> files;
    for (const std::string& name : uniqueNames(movies)) // conditions.png is the picture of all
        files.push_back(folder / (name + (name == "conditions" ? "-movie.png" : ".png")));
    return files;
}

void makeFolder(const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (!fs::is_directory(folder))
        throw Error(folder.string() + ": the folder cannot be made" +
                    (problem ? ": " + problem.message() : "") + "; choose another place for the results");
}

std::vector<fs::path> writeTables(const BatchReport& report, const fs::path& folder) {
    makeFolder(folder);
    const std::vector<fs::path> files = tableFiles(folder, report.conditionsNamed);
    writeAtomically(files[0], [&](std::ostream& out) { write(out, report.molecules); });
    writeAtomically(files[1], [&](std::ostream& out) { write(out, report.population); });
    if (!report.conditionsNamed)
        return files;
    const ComparedConditions& compared = report.compared;
    writeAtomically(files[2],
                    [&](std::ostream& out) { write(out, conditionTable(compared.report, compared.d)); });
    writeBytes(files[3], chartPng(conditionChart(compared.report, compared.movies, compared.d)));
    return files;
}

} // namespace perrin::ui
