// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/condition_table.h"
#include "core/diffusion/population.h"
#include "core/learn/kept_predictor.h"
#include "ui/batch/batch_doubts.h"
#include "ui/batch/batch_settings.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perrin::ui {

/// What became of one movie; its paths are in the tables only.
struct MovieOutcome {
    std::string failure{}; // a sentence; empty: it was measured
    PopulationSummary summary{};
    MeasureSettings settings{};
    MovieInfo info{};                 // where it could be opened
    std::vector<std::string> notes{}; // sentences for people
    std::vector<Doubt> doubts{};
    std::size_t byLikelihood = 0;    // molecules that count so in place of the network's answer
    Table molecules{}, population{}; // as of a batch of this movie alone
};
using Outcomes = std::vector<std::shared_ptr<const MovieOutcome>>;

/// What is to be measured, and who is told.
struct BatchPlan {
    std::vector<std::filesystem::path> movies{};
    std::vector<std::filesystem::path> overlays{}; // a picture a movie; none: no pictures
    BatchSettings settings{};
    std::shared_ptr<KeptPredictor> predictor{};
    // From the thread that measures.
    std::function<void(std::size_t movie)> begun{};
    std::function<void(std::size_t movie, std::shared_ptr<const MovieOutcome>)> ended{};
};

/// Fills what its table of molecules tells: the doubts.
void tellDoubts(MovieOutcome& outcome);

/// Measures one of the plan's movies; a failure is in the outcome. Throws Cancelled.
std::shared_ptr<const MovieOutcome> measureMovie(const BatchPlan& plan, std::size_t index, const Job& job);

/// Measures one movie after the other; one that fails does not stop the others. Throws Error when the network
/// cannot be had, Cancelled.
void measureMovies(const BatchPlan& plan, const Job& job);

/// How the movies are shared out.
struct ConditionChoice {
    std::vector<std::string> conditions{};        // the reference first; empty: none were named
    std::map<std::string, std::string> ofMovie{}; // by path
    ComparedD d = ComparedD::Automatic;
};

/// A batch as one.
struct BatchReport {
    Table molecules{}, population{};
    ComparedConditions compared{}; // all movies as one, where no conditions were named
    bool conditionsNamed = false;
};

/// Throws Error: no movie at all, or movies that were measured unlike one another.
BatchReport reportOf(const Outcomes& outcomes, const ConditionChoice& choice);

/// The files of a batch in a folder: its tables and the picture of its conditions …
std::vector<std::filesystem::path> tableFiles(const std::filesystem::path& folder, bool conditions);
/// … and the picture of each movie.
std::vector<std::filesystem::path> overlayFiles(const std::filesystem::path& folder,
                                                const std::vector<std::filesystem::path>& movies);

/// Makes the folder where it is missing. Throws Error.
void makeFolder(const std::filesystem::path& folder);
/// Each file whole or not at all; gives those written. Throws Error.
std::vector<std::filesystem::path> writeTables(const BatchReport& report,
                                               const std::filesystem::path& folder);

} // namespace perrin::ui
