// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/evaluate_options.h"

#include "app/numbers.h"
#include "core/error.h"
#include "core/learn/cues.h"
#include "core/learn/stack_estimators.h"
#include "core/simulate/scenario.h"
#include "core/simulate/stack_set.h"

#include <algorithm>
#include <map>
#include <set>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

std::string padded(const std::string& name, std::size_t width) {
    return "  " + name + std::string(width > name.size() ? width - name.size() : 1, ' ');
}

std::set<fs::path> inputsOf(const EvaluateOptions& options) {
    std::set<fs::path> read;
    const auto add = [&](const fs::path& path) { read.insert(fs::weakly_canonical(path)); };
    for (const std::string& model : options.models)
        add(model);
    if (options.scenario)
        add(*options.scenario);
    if (options.stacks)
        for (const fs::path& file : stackSetFiles(*options.stacks))
            add(file);
    if (options.report)
        for (const char* file : {"trajectories.npy", "labels.npy"})
            add(*options.report / file);
    return read;
}

constexpr const char* examples = R"(
Errors are of ln D; of sets with the 2024 report's images they are of the effective D in report units
(1000 hr px^2/s). RMSE with its standard error (bootstrap); SD: about the bias; in 68 %, in 95 %: how often the
truth lies in the interval. Where an estimator gives no answer the mean of the prior stands in for it, and for
a D below the prior (or below 0) the prior's low end; the table says how often. Rows marked (the report) are
what the report published for the same 250 trajectories.

--predictions has one row a stack: stack, D and for each model and estimator NAME, NAME_LOW68, NAME_HIGH68,
NAME_LOW95, NAME_HIGH95, all um^2/s. --figure-dir gets PNGs: truth_NAME (true against predicted), errors, and by
decade error_by_d and coverage_by_d; loss_NAME where the training's .training.csv lies beside the model.

Examples:
  perrin evaluate --model perrin-physical-a --stacks test_set --predictions answers.csv
  perrin evaluate --stacks test_set --estimators mle,bayes
  perrin evaluate --model perrin-general --preset general --set emission.photons=300
  perrin evaluate --model a.safetensors --model b.safetensors --report report --rotations none --rotations 4
  perrin evaluate --model perrin-physical-a --stacks test_set --cues)";

} // namespace

std::string evaluateExplanation() {
    std::string text = "Estimators:\n";
    for (const std::string& name : estimatorNames())
        text += padded(name, 12) + estimatorDescription(name) + "\n";
    text += "\nCues: the errors again on stacks changed so (the molecule as it is fitted in the images):\n";
    for (const Cue& cue : allCues())
        text += padded(cue.name(), 15) + cue.description() + "\n";
    return text + examples;
}

void addEvaluateOptions(CLI::App& command, EvaluateOptions& o) {
    const std::string what = "What is evaluated";
    command
        .add_option("--model", o.models,
                    "Trained network: a file, or a name that 'perrin models' lists; any number of times")
        ->type_name("FILE|NAME")
        ->allow_extra_args(false)
        ->group(what);
    command
        .add_option("--estimators", o.estimators,
                    "Classical ones shown beside: a list, or 'none' (all of those below)")
        ->delimiter(',')
        ->type_name("NAME,...")
        ->group(what);
    command
        .add_option("--rotations", o.rotations,
                    "Symmetric copies of a stack that a network's answer is averaged over: none, 4 (quarter "
                    "turns) or 16 (mirrored and backwards too); given twice, each is evaluated (16)")
        ->check(CLI::IsMember({"none", "4", "16"}).description(""))
        ->type_name("N")
        ->allow_extra_args(false)
        ->group(what);
    command.add_flag("--cues", o.cues, "Which cue does a network use? Its errors on changed stacks")
        ->group(what);

    const std::string source = "On which stacks";
    auto* stacks = command.add_option("--stacks", o.stacks, "Stack set, as 'perrin simulate' writes it")
                       ->type_name("PREFIX")
                       ->group(source);
    command
        .add_option("--report", o.report,
                    "Folder with the 2024 report's trajectories.npy and labels.npy; the images are rendered "
                    "as it did")
        ->check(CLI::ExistingDirectory.description(""))
        ->type_name("DIR")
        ->excludes(stacks)
        ->group(source);
    auto* scenario = command.add_option("--scenario", o.scenario, "Fresh stacks of a scenario file (JSON)")
                         ->type_name("FILE")
                         ->excludes(stacks)
                         ->group(source);
    command.add_option("--preset", o.preset, "… or of one of the program's scenarios")
        ->check(CLI::IsMember(presetNames()))
        ->excludes(stacks)
        ->excludes(scenario)
        ->group(source);
    command
        .add_option("--set", o.scenarioSettings, "Change one setting of the scenario, any number of times")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false)
        ->group(source);
    command.add_option("--count", o.count, "How many fresh stacks (2000)")
        ->transform(wholeNumberFrom(1, ""))
        ->type_name("N")
        ->group(source);
    command
        .add_option("--prior", o.prior,
                    "Range of D dt/px^2 that 'bayes' and 'mean' know (that of PREFIX.json, else 0.01,10)")
        ->type_name("LOW,HIGH")
        ->group(source);
    command.add_option("--seed", o.seed, "Fixes the fresh stacks, or the noise of --report (1)")
        ->transform(largeNumberFrom(0, ""))
        ->type_name("N")
        ->group(source);

    const std::string written = "What is written";
    command.add_option("--csv", o.csv, "The table")->type_name("FILE")->group(written);
    command.add_option("--json", o.json, "The table, with how it was made")
        ->type_name("FILE")
        ->group(written);
    command.add_option("--predictions", o.predictions, "Every answer, one row a stack (CSV)")
        ->type_name("FILE")
        ->group(written);
    command.add_option("--figure-dir", o.figures, "Folder for figures (PNG); made where it is missing")
        ->type_name("DIR")
        ->group(written);

    const std::string machine = "Machine";
    command.add_option("--device", o.device, "Where networks run: cpu, cuda:0, ... (cpu)")
        ->type_name("NAME")
        ->group(machine);
    command.add_option("--threads", o.threads, "Of the processor (all cores)")
        ->transform(wholeNumberFrom(0, ""))
        ->type_name("N")
        ->group(machine);
}

void checkOptions(const EvaluateOptions& options) {
    const bool isFresh = options.scenario || options.preset;
    if (!options.stacks && !options.report && !isFresh)
        throw CLI::ValidationError("evaluate",
                                   "give --stacks PREFIX, --preset NAME, --scenario FILE or --report DIR");
    if (options.report && isFresh)
        throw CLI::ValidationError("--report",
                                   "is one set of stacks and a scenario another; give one of them");
    if (!options.scenarioSettings.empty() && !isFresh)
        throw CLI::ValidationError("--set", "changes a scenario: give --preset or --scenario too");
    for (const std::string& name : options.estimators)
        if (name != "none" &&
            std::find(estimatorNames().begin(), estimatorNames().end(), name) == estimatorNames().end())
            throw CLI::ValidationError("--estimators", "there is no estimator '" + name + "'; there are " +
                                                           CLI::detail::join(estimatorNames(), ", "));
    if (options.models.empty() && chosenEstimators(options).empty())
        throw CLI::ValidationError("evaluate", "give --model FILE or some --estimators");
    for (auto rotations = options.rotations.begin(); rotations != options.rotations.end(); ++rotations)
        if (std::find(options.rotations.begin(), rotations, *rotations) != rotations)
            throw CLI::ValidationError("--rotations", *rotations + " is given twice; give each once");
    if (options.cues && options.models.empty())
        throw CLI::ValidationError("--cues", "give --model FILE: cues are of a network");
}

void checkOutputs(const EvaluateOptions& options) {
    const std::set<fs::path> read = inputsOf(options);
    std::map<fs::path, std::string> written; // by which option
    const auto check = [&](const char* option, const std::optional<fs::path>& file) {
        if (!file)
            return;
        const fs::path folder = file->has_parent_path() ? file->parent_path() : fs::path(".");
        if (!fs::is_directory(folder))
            throw Error(std::string(option) + ": the folder " + folder.string() +
                        " does not exist; make it first");
        if (fs::is_directory(*file))
            throw Error(std::string(option) + ": " + file->string() + " is a folder; choose another name");
        if (read.contains(fs::weakly_canonical(*file)))
            throw Error(std::string(option) + ": " + file->string() + " is read here; choose another name");
        const auto [place, added] = written.emplace(fs::weakly_canonical(*file), option);
        if (!added)
            throw Error(std::string(option) + ": " + file->string() + " is already written by " +
                        place->second + "; choose another name");
    };
    check("--csv", options.csv);
    check("--json", options.json);
    check("--predictions", options.predictions);
    if (options.figures) {
        std::error_code failure;
        fs::create_directories(*options.figures, failure);
        if (!fs::is_directory(*options.figures))
            throw Error("--figure-dir: " + options.figures->string() +
                        " cannot be made: " + (failure ? failure.message() : "a file of this name exists"));
    }
}

Symmetries symmetriesOf(const std::string& rotations) {
    return rotations == "none" ? Symmetries::None
           : rotations == "4"  ? Symmetries::Rotations4
                               : Symmetries::All16;
}

std::vector<std::string> chosenEstimators(const EvaluateOptions& options) {
    if (options.estimators.empty())
        return estimatorNames();
    std::vector<std::string> chosen;
    for (const std::string& name : estimatorNames())
        if (std::find(options.estimators.begin(), options.estimators.end(), name) != options.estimators.end())
            chosen.push_back(name);
    return chosen;
}

} // namespace perrin::app
