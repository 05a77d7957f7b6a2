// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/evaluate_figures.h"
#include "app/commands/evaluate_options.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/learn/comparison.h"
#include "core/provenance.h"
#include "core/simulate/scenario_json.h"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>
#include <oneapi/tbb/global_control.h>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

PriorRange priorFrom(const std::string& text) {
    PriorRange prior;
    const char* const end = text.data() + text.size();
    const auto low = std::from_chars(text.data(), end, prior.low);
    if (low.ec == std::errc() && low.ptr != end && *low.ptr == ',') {
        const auto high = std::from_chars(low.ptr + 1, end, prior.high);
        if (high.ec == std::errc() && high.ptr == end && prior.low > 0 && prior.high > prior.low &&
            prior.high < 1e6)
            return prior;
    }
    throw CLI::ValidationError("--prior", "'" + text + "' is not LOW,HIGH with 0 < LOW < HIGH");
}

EvaluationSet openSet(const EvaluateOptions& options, const Job& job) {
    const auto fresh = [&] {
        return simulateForEvaluation(
            withSettings(options.scenario ? readScenario(*options.scenario) : preset(*options.preset),
                         options.scenarioSettings),
            static_cast<std::uint64_t>(options.count), options.seed, job);
    };
    EvaluationSet set = options.report   ? openReportForEvaluation(*options.report, options.seed)
                        : options.stacks ? openStackSetForEvaluation(*options.stacks)
                                         : fresh();
    if (options.prior) {
        const PriorRange prior = priorFrom(*options.prior);
        for (std::size_t i = 0; i < set.size(); ++i)
            set.prior[i] = {prior.low * set.unitD[i], prior.high * set.unitD[i]};
    }
    return set;
}

std::vector<Model> readModels(const EvaluateOptions& options) {
    std::vector<Model> models;
    for (const std::string& name : options.models)
        models.push_back(readModel(modelPath(name)));
    return models;
}

ComparisonSettings settingsOf(const EvaluateOptions& options) {
    ComparisonSettings settings{.estimators = chosenEstimators(options),
                                .symmetries = {},
                                .cues = options.cues,
                                .device = options.device,
                                .threads = options.threads};
    for (const std::string& rotations : options.rotations)
        settings.symmetries.push_back(symmetriesOf(rotations));
    return settings;
}

nlohmann::ordered_json wholeJson(const EvaluateOptions& options, const EvaluationSet& set,
                                 const std::vector<Model>& models, const Comparison& evaluation) {
    nlohmann::ordered_json json{{"program", std::string("perrin ") + version()},
                                {"set", set.name},
                                {"stacks", set.size()},
                                {"errors_are", scaleText(errorScale(set))},
                                {"rotations", options.rotations}};
    if (!options.stacks)
        json["seed"] = options.seed;
    json["models"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < models.size(); ++i)
        json["models"].push_back({{"name", evaluation.models[i]},
                                  {"network", models[i].network.name},
                                  {"sha256", sha256(modelPath(options.models[i]))}});
    json["scores"] = asJson(evaluation.rows);
    if (!evaluation.cues.empty())
        json["cues"] = nlohmann::ordered_json::object();
    for (const CueTable& cues : evaluation.cues)
        json["cues"][cues.model] = asJson(cues.rows);
    return json;
}

void print(const EvaluationSet& set, const Comparison& evaluation) {
    std::cout << set.name << ": " << set.size() << " stacks, " << scaleText(errorScale(set)) << "\n\n"
              << asText(evaluation.rows);
    for (const CueTable& cues : evaluation.cues)
        std::cout << "\nCues of " << cues.model << ", " << asText(cues.rows);
}

std::vector<fs::path> writeFiles(const EvaluateOptions& options, const EvaluationSet& set,
                                 const std::vector<Model>& models, const Comparison& evaluation) {
    std::vector<fs::path> files;
    const auto add = [&](const std::optional<fs::path>& path,
                         const std::function<void(std::ostream&)>& content) {
        if (path) {
            writeAtomically(*path, content);
            files.push_back(*path);
        }
    };
    add(options.csv, [&](std::ostream& out) { write(out, asTable(evaluation)); });
    add(options.json,
        [&](std::ostream& out) { out << wholeJson(options, set, models, evaluation).dump(2) << '\n'; });
    add(options.predictions,
        [&](std::ostream& out) { write(out, predictionsTable(set, evaluation.answers)); });
    if (options.figures) {
        for (fs::path& file :
             writeEvaluationFigures(*options.figures, set, evaluation.answers, evaluation.rows))
            files.push_back(std::move(file));
        for (std::size_t i = 0; i < models.size(); ++i)
            if (auto file =
                    writeLossFigure(*options.figures, evaluation.models[i], modelPath(options.models[i])))
                files.push_back(std::move(*file));
    }
    return files;
}

int run(const EvaluateOptions& options) {
    checkOutputs(options);
    const Interrupt interrupt;
    const std::vector<Model> models = readModels(options);
    std::optional<oneapi::tbb::global_control> limit;
    if (options.threads > 0)
        limit.emplace(oneapi::tbb::global_control::max_allowed_parallelism,
                      static_cast<std::size_t>(options.threads));
    ProgressLine progress;
    const Job job{interrupt.token(),
                  [&](double fraction, std::string_view text) { progress.show(fraction, text); }};
    EvaluationSet set;
    Comparison evaluation;
    try {
        set = openSet(options, job.part(0, 0.1));
        evaluation = compare(set, models, settingsOf(options), job.part(0.1, 1));
    } catch (const Cancelled&) {
        progress.clear();
        std::cerr << "perrin: stopped; nothing was written\n";
        return interrupted;
    }
    progress.clear();
    print(set, evaluation);
    for (const fs::path& file : writeFiles(options, set, models, evaluation))
        std::cout << "written: " << file.string() << '\n';
    return success;
}

} // namespace

void addEvaluateCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = program.add_subcommand(
        "evaluate", "Judge networks and classical estimators on stacks whose D is known");
    addEvaluateOptions(*command, *options);
    command->footer(evaluateExplanation());
    command->callback([options, &exitCode] {
        checkOptions(*options);
        exitCode = run(*options);
    });
}

} // namespace perrin::app
