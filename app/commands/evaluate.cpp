// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/evaluate_figures.h"
#include "app/commands/evaluate_options.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/learn/cues.h"
#include "core/learn/parallel_stacks.h"
#include "core/provenance.h"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <set>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

struct CueTable {
    std::string model;
    std::vector<EvaluationRow> rows; // one a cue
};

struct Evaluation {
    std::vector<NamedAnswers> answers;
    std::vector<EvaluationRow> rows;
    std::vector<CueTable> cues;
};

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

EvaluationSet openSet(const EvaluateOptions& options) {
    EvaluationSet set = options.report ? openReportForEvaluation(*options.report, options.seed)
                                       : openStackSetForEvaluation(*options.stacks);
    if (options.prior) {
        const PriorRange prior = priorFrom(*options.prior);
        for (std::size_t i = 0; i < set.size(); ++i)
            set.prior[i] = {prior.low * set.unitD[i], prior.high * set.unitD[i]};
    }
    return set;
}

/// The name itself, or with the first number that makes it another than those taken; takes it.
std::string freeName(const std::string& name, std::set<std::string>& taken) {
    std::string candidate = name;
    for (int number = 2; !taken.insert(candidate).second; ++number)
        candidate = name + "-" + std::to_string(number);
    return candidate;
}

std::vector<Model> readModels(const EvaluateOptions& options, const EvaluationSet& set) {
    std::vector<Model> models;
    std::set<std::string> taken(estimatorNames().begin(), estimatorNames().end());
    for (const std::string& name : options.models) {
        models.push_back(readModel(modelPath(name)));
        Model& model = models.back();
        const bool ofReport = model.scenario.formation == Formation::Report2024;
        if (ofReport != set.report)
            throw Error("the model " + model.name + " was trained on " +
                        (ofReport ? "the 2024 report's images" : "a camera's images") + " but " + set.name +
                        " holds " + (set.report ? "the report's" : "a camera's") +
                        "; choose another model or other stacks");
        model.name = freeName(model.name, taken);
    }
    return models;
}

using Source = std::function<std::pair<FrameStack, Imaging>(std::size_t)>;

std::vector<StackEstimate> answersOf(Predictor& predictor, const EvaluationSet& set, const Source& stack,
                                     Symmetries symmetries, const Job& job) {
    std::vector<StackEstimate> answers;
    for (const Prediction& prediction : predictor.predict(set.size(), stack, symmetries, job))
        answers.push_back(asEstimate(prediction));
    return answers;
}

CueTable cuesOf(Predictor& predictor, const EvaluationSet& set,
                const std::vector<std::vector<StackSpot>>& spots, const std::vector<StackEstimate>& plain,
                Symmetries symmetries, const Job& job) {
    std::vector<NamedAnswers> answers{{"as it is", plain}};
    const std::vector<Cue>& cues = allCues();
    for (std::size_t k = 0; k < cues.size(); ++k) {
        const Source changed = [&, k](std::size_t index) {
            auto [adu, imaging] = set.stack(index);
            RandomStream random(1000 + k, index);
            return std::pair{withCue(adu, imaging, spots[index], cues[k], random), imaging};
        };
        const auto count = static_cast<double>(cues.size());
        const Job part = job.part(static_cast<double>(k) / count, static_cast<double>(k + 1) / count);
        answers.push_back({cues[k].name(), answersOf(predictor, set, changed, symmetries, part)});
    }
    CueTable table{.model = predictor.model().name, .rows = evaluate(set, answers)};
    std::erase_if(table.rows, [](const EvaluationRow& row) { return row.group != "all"; });
    return table;
}

std::vector<std::vector<StackSpot>> spotsOf(const EvaluationSet& set, const Job& job) {
    std::vector<std::vector<StackSpot>> spots(set.size());
    forEachStack(set.size(), "Finding the molecules", job, [&](std::size_t index) {
        const auto [adu, imaging] = set.stack(index);
        spots[index] = followMolecule(calibrated(adu, imaging), imaging);
    });
    return spots;
}

Evaluation evaluateAll(const EvaluateOptions& options, const EvaluationSet& set,
                       const std::vector<Model>& models, const Job& job) {
    Evaluation evaluation;
    std::vector<std::vector<StackSpot>> spots;
    if (options.cues)
        spots = spotsOf(set, job);
    for (const Model& model : models) {
        Predictor predictor(model, options.device, options.threads);
        for (const std::string& rotations : options.rotations)
            evaluation.answers.push_back(
                {options.rotations.size() > 1 ? model.name + "-" + rotations : model.name,
                 answersOf(predictor, set, set.stack, symmetriesOf(rotations), job)});
        if (options.cues)
            evaluation.cues.push_back(cuesOf(predictor, set, spots, evaluation.answers.back().answers,
                                             symmetriesOf(options.rotations.back()), job));
    }
    const std::vector<std::string> names = chosenEstimators(options);
    if (!names.empty()) {
        const auto estimates = estimateStacks(set, names, job);
        for (std::size_t k = 0; k < names.size(); ++k)
            evaluation.answers.push_back({names[k], estimates[k]});
    }
    evaluation.rows = evaluate(set, evaluation.answers);
    const std::vector<EvaluationRow> published = publishedRows(set);
    const auto behindAll = std::find_if(evaluation.rows.begin(), evaluation.rows.end(),
                                        [](const EvaluationRow& row) { return row.group != "all"; });
    evaluation.rows.insert(behindAll, published.begin(), published.end());
    return evaluation;
}

/// The table; below it that of the cues, as METHOD "MODEL: CUE".
Table wholeTable(const Evaluation& evaluation) {
    Table table = asTable(evaluation.rows);
    for (const CueTable& cues : evaluation.cues)
        for (auto& row : asTable(cues.rows).rows) {
            row.front() = cues.model + ": " + row.front();
            table.rows.push_back(row);
        }
    return table;
}

nlohmann::ordered_json wholeJson(const EvaluateOptions& options, const EvaluationSet& set,
                                 const std::vector<Model>& models, const Evaluation& evaluation) {
    nlohmann::ordered_json json{{"program", std::string("perrin ") + version()},
                                {"set", set.name},
                                {"stacks", set.size()},
                                {"errors_are", scaleText(errorScale(set))},
                                {"rotations", options.rotations}};
    if (options.report)
        json["seed"] = options.seed;
    json["models"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < models.size(); ++i)
        json["models"].push_back({{"name", models[i].name},
                                  {"network", models[i].network.name},
                                  {"sha256", sha256(modelPath(options.models[i]))}});
    json["scores"] = asJson(evaluation.rows);
    if (!evaluation.cues.empty())
        json["cues"] = nlohmann::ordered_json::object();
    for (const CueTable& cues : evaluation.cues)
        json["cues"][cues.model] = asJson(cues.rows);
    return json;
}

void print(const EvaluationSet& set, const Evaluation& evaluation) {
    std::cout << set.name << ": " << set.size() << " stacks, " << scaleText(errorScale(set)) << "\n\n"
              << asText(evaluation.rows);
    for (const CueTable& cues : evaluation.cues)
        std::cout << "\nCues of " << cues.model << ", " << asText(cues.rows);
}

std::vector<fs::path> writeFiles(const EvaluateOptions& options, const EvaluationSet& set,
                                 const std::vector<Model>& models, const Evaluation& evaluation) {
    std::vector<fs::path> files;
    const auto add = [&](const std::optional<fs::path>& path,
                         const std::function<void(std::ostream&)>& content) {
        if (path) {
            writeAtomically(*path, content);
            files.push_back(*path);
        }
    };
    add(options.csv, [&](std::ostream& out) { write(out, wholeTable(evaluation)); });
    add(options.json,
        [&](std::ostream& out) { out << wholeJson(options, set, models, evaluation).dump(2) << '\n'; });
    add(options.predictions,
        [&](std::ostream& out) { write(out, predictionsTable(set, evaluation.answers)); });
    if (options.figures) {
        for (fs::path& file :
             writeEvaluationFigures(*options.figures, set, evaluation.answers, evaluation.rows))
            files.push_back(std::move(file));
        for (std::size_t i = 0; i < models.size(); ++i)
            if (auto file = writeLossFigure(*options.figures, models[i].name, modelPath(options.models[i])))
                files.push_back(std::move(*file));
    }
    return files;
}

int run(const EvaluateOptions& options) {
    checkOutputs(options);
    const Interrupt interrupt;
    const EvaluationSet set = openSet(options);
    const std::vector<Model> models = readModels(options, set);
    std::optional<oneapi::tbb::global_control> limit;
    if (options.threads > 0)
        limit.emplace(oneapi::tbb::global_control::max_allowed_parallelism,
                      static_cast<std::size_t>(options.threads));
    ProgressLine progress;
    const Job job{interrupt.token(),
                  [&](double fraction, std::string_view text) { progress.show(fraction, text); }};
    Evaluation evaluation;
    try {
        evaluation = evaluateAll(options, set, models, job);
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
