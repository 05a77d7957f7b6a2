// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_wish.h"

namespace perrin::ui {
namespace {

EvaluationSet opened(const ComparedStacks& stacks, const Job& job) {
    switch (stacks.source) {
    case ComparedStacks::Source::StackSet:
        return openStackSetForEvaluation(stacks.place);
    case ComparedStacks::Source::Report:
        return openReportForEvaluation(stacks.place);
    case ComparedStacks::Source::Scenario:
        break;
    }
    return simulateForEvaluation(stacks.scenario, stacks.count, stacks.seed, job);
}

} // namespace

ComparisonResult compareAsWished(const ComparisonWish& wish, const Job& job) {
    constexpr double preparing = 0.02; // of the whole
    std::vector<Model> models;
    for (const std::filesystem::path& path : wish.models)
        models.push_back(readModel(path));
    ComparisonResult result{.set = opened(wish.stacks, job.part(0, preparing)),
                            .comparison = {},
                            .symmetries = wish.settings.symmetries};
    result.comparison = compare(result.set, std::move(models), wish.settings, job.part(preparing, 1));
    result.set.stack = {};
    return result;
}

} // namespace perrin::ui
