// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/stack_estimators.h"
#include "core/table.h"

#include <nlohmann/json.hpp>

namespace perrin {

/// How errors are measured: of ln D, or of D in report units (1000 hr px^2/s) for the report's sets.
enum class ErrorScale { LnD, ReportUnits };

/// One stack's answer beside the truth, both on the error scale.
struct ScoredStack {
    double truth = 0, answer = 0;
    bool missing = false; // no answer: the prior's mean stands in for it
    bool limited = false; // LnD: below the prior's low end (or not above 0), which stands in for it
    std::optional<bool> within68{}, within95{}; // the truth lies in the interval; empty without one
};

/// On the set's scale: ReportUnits of a report set, else LnD.
ErrorScale errorScale(const EvaluationSet& set);
std::vector<ScoredStack> scored(const EvaluationSet& set, const std::vector<StackEstimate>& estimates);

struct Score {
    std::size_t count = 0, missing = 0, limited = 0;
    double rmse = 0, rmseError = 0;                   // standard error by bootstrap
    double mae = 0, bias = 0;                         // of answer - truth
    double sd = 0;                                    // of answer - truth about the bias
    std::optional<double> coverage68{}, coverage95{}; // shares of the stacks with an interval
};

/// bootstraps: how many resampled sets the standard error is from; seed fixes them. Throws Error where there
/// is nothing to score.
Score scoreOf(const std::vector<ScoredStack>& stacks, std::uint64_t seed = 1, int bootstraps = 400);

/// Stacks that are scored together.
struct StackGroup {
    std::string name; // "all", "D .1-1", "stay inside"
    std::vector<std::size_t> members{};
};

/// All, and by decade of the true D (um^2/s), of D frameInterval / pixelSize^2 where a set mixes conditions,
/// or by tens of report units; of the report's own test set also those that stay inside. Empty ones are left
/// out.
std::vector<StackGroup> groupsOf(const EvaluationSet& set);

/// What was evaluated: models, estimators and cues.
struct NamedAnswers {
    std::string name;
    std::vector<StackEstimate> answers{};
};

struct EvaluationRow {
    std::string name, group;
    Score score;
    bool published = false; // others' own numbers: of the score only count, RMSE and MAE are known
};

/// Every answer in every group.
std::vector<EvaluationRow> evaluate(const EvaluationSet& set, const std::vector<NamedAnswers>& all);

/// What the 2024 report published of its own estimator and networks (all with rotations) on its 250
/// trajectories, named "... (the report)", in the group "all". Empty for every other set.
std::vector<EvaluationRow> publishedRows(const EvaluationSet& set);

/// "RMSE of ln D" …: what the numbers of a set's scores are, for people.
std::string scaleText(ErrorScale scale);

/// Aligned columns, a block a group.
std::string asText(const std::vector<EvaluationRow>& rows);
/// Columns METHOD, GROUP, N, RMSE, RMSE_SE, MAE, BIAS, SD, COVERAGE68, COVERAGE95, MISSING, LIMITED; of
/// published rows what is not known is empty (JSON: null).
Table asTable(const std::vector<EvaluationRow>& rows);
nlohmann::ordered_json asJson(const std::vector<EvaluationRow>& rows);

/// One row a stack: stack, D (um^2/s) and for each answer NAME, NAME_LOW68, NAME_HIGH68, NAME_LOW95,
/// NAME_HIGH95.
Table predictionsTable(const EvaluationSet& set, const std::vector<NamedAnswers>& all);

} // namespace perrin
