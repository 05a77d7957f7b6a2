// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/comparison.h"

#include "core/error.h"
#include "core/learn/cues.h"
#include "core/learn/parallel_stacks.h"
#include "core/simulate/random_stream.h"

#include <algorithm>
#include <set>

namespace perrin {
namespace {

using Source = std::function<KnownStack(std::size_t)>;

/// The name itself, or with the first number that makes it another than those taken; takes it.
std::string freeName(const std::string& name, std::set<std::string>& taken) {
    std::string candidate = name;
    for (int number = 2; !taken.insert(candidate).second; ++number)
        candidate = name + "-" + std::to_string(number);
    return candidate;
}

void checkImages(const Model& model, const EvaluationSet& set) {
    const bool ofReport = model.scenario.formation == Formation::Report2024;
    if (ofReport != set.report)
        throw Error("the model " + model.name + " was trained on " +
                    (ofReport ? "the 2024 report's images" : "a camera's images") + " but " + set.name +
                    " holds " + (set.report ? "the report's" : "a camera's") +
                    "; choose another model or other stacks");
}

std::vector<StackEstimate> answersOf(Predictor& predictor, const EvaluationSet& set, const Source& stack,
                                     Symmetries symmetries, const Job& job) {
    std::vector<StackEstimate> answers;
    for (const Prediction& prediction : predictor.predict(set.size(), stack, symmetries, job))
        answers.push_back(asEstimate(prediction));
    return answers;
}

std::vector<std::vector<StackSpot>> spotsOf(const EvaluationSet& set, const Job& job) {
    std::vector<std::vector<StackSpot>> spots(set.size());
    forEachStack(set.size(), "Finding the molecules", job, [&](std::size_t index) {
        spots[index] = fittedStack(set.stack(index)).spots;
    });
    return spots;
}

/// Parts of a job, as long as their weights say.
class Shares {
  public:
    Shares(const Job& job, double whole) : job_(job), whole_(whole) {}
    Job next(double weight) {
        const double from = done_ / whole_;
        done_ += weight;
        return job_.part(from, std::min(1.0, done_ / whole_));
    }

  private:
    const Job& job_;
    double whole_, done_ = 0;
};

constexpr double fitWeight = 4; // of fitting every frame, in answers of a network to one copy

class Comparing {
  public:
    Comparing(const EvaluationSet& set, const ComparisonSettings& settings, std::size_t models,
              const Job& job)
        : set_(set), settings_(settings), shares_(job, weightOf(settings, models)) {}

    Comparison compare(const std::vector<Model>& models) {
        if (settings_.cues && !models.empty())
            spots_ = spotsOf(set_, shares_.next(fitWeight));
        for (const Model& model : models) {
            result_.models.push_back(model.name);
            ask(model);
        }
        if (!settings_.estimators.empty()) {
            const auto estimates = estimateStacks(set_, settings_.estimators, shares_.next(fitWeight));
            for (std::size_t k = 0; k < estimates.size(); ++k)
                result_.answers.push_back({settings_.estimators[k], estimates[k]});
        }
        result_.rows = evaluate(set_, result_.answers);
        const std::vector<EvaluationRow> published = publishedRows(set_);
        const auto behindAll = std::find_if(result_.rows.begin(), result_.rows.end(),
                                            [](const EvaluationRow& row) { return row.group != "all"; });
        result_.rows.insert(behindAll, published.begin(), published.end());
        return std::move(result_);
    }

  private:
    static double weightOf(const ComparisonSettings& settings, std::size_t models) {
        double ofModel = 0;
        for (const Symmetries symmetries : settings.symmetries)
            ofModel += copyCount(symmetries);
        double others = settings.estimators.empty() ? 0 : fitWeight;
        if (settings.cues && models > 0) {
            others += fitWeight;
            ofModel += static_cast<double>(allCues().size()) * copyCount(settings.symmetries.back());
        }
        return std::max(1.0, others + static_cast<double>(models) * ofModel);
    }

    KnownStack told(std::size_t index) const {
        KnownStack stack = set_.stack(index);
        stack.imaging.leastD = set_.prior[index].low;
        return stack;
    }

    void ask(const Model& model) {
        Predictor predictor(model, settings_.device, settings_.threads, settings_.engine);
        const Source told = [&](std::size_t index) { return this->told(index); };
        for (const Symmetries symmetries : settings_.symmetries)
            result_.answers.push_back(
                {settings_.symmetries.size() > 1 ? model.name + "-" + name(symmetries) : model.name,
                 answersOf(predictor, set_, told, symmetries, shares_.next(copyCount(symmetries)))});
        if (settings_.cues)
            askForCues(predictor, result_.answers.back().answers);
    }

    void askForCues(Predictor& predictor, const std::vector<StackEstimate>& plain) {
        const Symmetries symmetries = settings_.symmetries.back();
        std::vector<NamedAnswers> answers{{"as it is", plain}};
        for (std::size_t k = 0; k < allCues().size(); ++k) {
            const Cue& cue = allCues()[k];
            const Source changed = [&, k](std::size_t index) {
                KnownStack stack = told(index);
                RandomStream random(1000 + k, index);
                stack.adu = withCue(stack.adu, stack.imaging, spots_[index], cue, random);
                return stack;
            };
            answers.push_back({cue.name(), answersOf(predictor, set_, changed, symmetries,
                                                     shares_.next(copyCount(symmetries)))});
        }
        CueTable table{.model = predictor.model().name, .rows = evaluate(set_, answers)};
        std::erase_if(table.rows, [](const EvaluationRow& row) { return row.group != "all"; });
        result_.cues.push_back(std::move(table));
    }

    const EvaluationSet& set_;
    const ComparisonSettings& settings_;
    Shares shares_;
    std::vector<std::vector<StackSpot>> spots_;
    Comparison result_;
};

} // namespace

const char* name(Symmetries symmetries) {
    return symmetries == Symmetries::None ? "none" : symmetries == Symmetries::Rotations4 ? "4" : "16";
}

Comparison compare(const EvaluationSet& set, std::vector<Model> models, const ComparisonSettings& settings,
                   const Job& job) {
    std::set<std::string> taken(estimatorNames().begin(), estimatorNames().end());
    for (Model& model : models) {
        checkImages(model, set);
        model.name = freeName(model.name, taken);
    }
    return Comparing(set, settings, models.size(), job).compare(models);
}

Table asTable(const Comparison& comparison) {
    Table table = asTable(comparison.rows);
    for (const CueTable& cues : comparison.cues)
        for (auto& row : asTable(cues.rows).rows) {
            row.front() = cues.model + ": " + row.front();
            table.rows.push_back(row);
        }
    return table;
}

} // namespace perrin
