// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_watch.h"

#include "core/diffusion/growing_tables.h"
#include "core/error.h"
#include "core/movie/movie_list.h"
#include "core/session/table_record.h"
#include "ui/batch/batch_model.h"
#include "ui/session_state.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

std::optional<double> numberIn(const std::string& cell) {
    double value = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return problem == std::errc() && end != cell.data() ? std::optional(value) : std::nullopt;
}

/// Of all molecules of the movie: what a row of the window shows.
PopulationSummary summaryIn(const Table& population) {
    PopulationSummary summary;
    const auto column = [&](const char* name) {
        return static_cast<std::size_t>(std::ranges::find(population.header, name) -
                                        population.header.begin());
    };
    const std::size_t file = column("FILE"), region = column("REGION"), molecules = column("MOLECULES"),
                      answered = column("WITH_D"), median = column("D_MEDIAN"), low = column("D_MEDIAN_LOW"),
                      high = column("D_MEDIAN_HIGH");
    for (const auto& row : population.rows) {
        if (std::max({file, region, molecules, answered, median, low, high}) >= row.size() ||
            !row[region].empty())
            continue;
        summary.file = row[file];
        summary.molecules = static_cast<std::size_t>(numberIn(row[molecules]).value_or(0));
        summary.answered = static_cast<std::size_t>(numberIn(row[answered]).value_or(0));
        summary.medianD = numberIn(row[median]);
        summary.medianLow = numberIn(row[low]);
        summary.medianHigh = numberIn(row[high]);
    }
    return summary;
}

/// What was measured into these tables, as it would be had it been measured now.
Outcomes outcomesIn(const fs::path& results, const BatchSettings& now, const Job& job) {
    const std::vector<fs::path> files = tableFiles(results, false);
    const Table molecules = readTableFile(files[0]).table;
    std::map<std::string, Table> populations;
    for (NamedTable& movie : movieTables(readTableFile(files[1]).table, files[1].string()))
        populations[movie.name] = std::move(movie.table);
    std::map<std::string, RecordedMovie> records;
    for (RecordedMovie& record : readTableRecord(files[0]))
        records.try_emplace(record.file, std::move(record));
    Outcomes outcomes;
    for (NamedTable& movie : movieTables(molecules, files[0].string())) {
        job.checkCancelled();
        auto outcome = std::make_shared<MovieOutcome>();
        const auto population = populations.find(movie.name);
        if (population == populations.end()) // measured anew, so that both tables have it
            continue;
        outcome->population = population->second;
        outcome->molecules = std::move(movie.table);
        outcome->summary = summaryIn(outcome->population);
        outcome->summary.file = movie.name;
        outcome->settings = records.at(movie.name).settings;
        tellDoubts(*outcome);
        bool alike = true;
        try {
            outcome->info = openMovie(movie.name, {.zAsTime = now.zAsTime}, job)->info();
            std::vector<std::string> ignored;
            alike = settingsFor(outcome->info, now, ignored) == outcome->settings;
        } catch (const Error&) { // it is not there any more, or is measured anew
        }
        if (!alike)
            throw Error(
                files[0].string() + ": was measured with other settings (" +
                fs::path(movie.name).filename().string() +
                "); choose another folder for the results, or drop the table on the main window, which "
                "restores its settings");
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

/// Names for the pictures of movies, none of which changes once it was given.
class PictureNames {
  public:
    explicit PictureNames(fs::path folder) : folder_(std::move(folder)) {}

    /// old: its picture may be there already, and is its own.
    fs::path of(const fs::path& movie, bool old) {
        if (const auto known = names_.find(movie); known != names_.end())
            return known->second;
        movies_.push_back(movie);
        const fs::path wished = overlayFiles(folder_, movies_).back();
        fs::path name = wished;
        for (int number = 2; taken_.contains(name) || (!old && fs::exists(name)); ++number)
            name = folder_ / (wished.stem().string() + " " + std::to_string(number) + ".png");
        taken_.insert(name);
        return names_[movie] = name;
    }

  private:
    fs::path folder_;
    std::vector<fs::path> movies_;
    std::set<fs::path> taken_;
    std::map<fs::path, fs::path> names_;
};

} // namespace

void watchForMovies(const WatchPlan& plan, const Job& job) {
    const std::string& model = plan.settings.measure.model;
    if (!model.empty())
        plan.predictor->use(model, [](Predictor&) {});
    FolderWatch watch(plan.watch);
    PictureNames pictures(plan.results);
    Outcomes known = plan.known;
    if (plan.restore)
        for (auto& outcome : outcomesIn(plan.results, plan.settings, job)) {
            plan.restored(outcome);
            known.push_back(std::move(outcome));
        }
    for (const auto& outcome : known) {
        const std::vector<TabledMovie> movies = tabledMovies(outcome->molecules, outcome->summary.file);
        rememberIn(watch, movies, job);
        for (const TabledMovie& movie : movies)
            pictures.of(movie.path, true);
    }
    std::shared_ptr<const MovieOutcome> last;
    WatchWork work;
    work.bell = plan.bell;
    work.measure = [&](const fs::path& movie, const FileState& state,
                       const Job& own) -> std::optional<std::string> {
        BatchPlan one{.movies = {movie}, .settings = plan.settings, .predictor = plan.predictor};
        if (plan.overlays && !plan.results.empty())
            one.overlays = {pictures.of(movie, false)};
        auto outcome = std::make_shared<MovieOutcome>(*measureMovie(one, 0, {own.stop, {}}));
        if (outcome->failure.empty()) {
            outcome->molecules = withState(std::move(outcome->molecules), state);
            outcome->population = withState(std::move(outcome->population), state);
        }
        last = std::move(outcome);
        return last->failure.empty() ? std::nullopt : std::optional(last->failure);
    };
    work.told = [&](const WatchEvent& event) {
        std::shared_ptr<const MovieOutcome> outcome = last;
        if (event.kind == WatchEvent::Kind::Failed && (!last || last->summary.file != event.path.string())) {
            auto refused = std::make_shared<MovieOutcome>(); // before it was opened
            refused->failure = event.reason;
            refused->summary.file = event.path.string();
            const MeasuredBatch batch{.failed = {{event.path, event.reason}}};
            refused->molecules = moleculeTable(batch);
            refused->population = summaryTable(batch);
            outcome = std::move(refused);
        }
        plan.told(event, std::move(outcome));
    };
    watchFolders(watch, work, job);
}

QString waitingWords(const WatchEvent& event) {
    if (event.kind == WatchEvent::Kind::Seen)
        return BatchModel::tr("waits until it is whole");
    if (event.kind == WatchEvent::Kind::Retry)
        return BatchModel::tr("try %1 failed, again in %2 s: %3")
            .arg(event.tries)
            .arg(event.wait, 0, 'f', event.wait < 1 ? 1 : 0)
            .arg(QString::fromStdString(event.reason));
    return {};
}

} // namespace perrin::ui
