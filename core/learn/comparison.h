// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/evaluation.h"

#include <string>
#include <vector>

namespace perrin {

struct ComparisonSettings {
    std::vector<std::string> estimators = estimatorNames(); // those of StackEstimators, beside the models
    std::vector<Symmetries> symmetries{Symmetries::All16};  // every model is asked once with each
    bool cues = false;                                      // which cue does each model use? see allCues()
    std::string device = "cpu";                             // as Engine::devices names them
    int threads = 0;                                        // of the networks; 0: as many as there are cores
    const Engine* engine = nullptr;                         // of the networks; empty: the program's
};

/// The errors of one model on stacks with a cue changed: a row a cue, "as it is" first, group "all".
struct CueTable {
    std::string model;
    std::vector<EvaluationRow> rows;
};

/// Models and estimators on the same stacks.
struct Comparison {
    std::vector<std::string> models;   // as they are named below, in the order given
    std::vector<NamedAnswers> answers; // models in the order given, then estimators
    std::vector<EvaluationRow> rows;   // those of evaluate(), and publishedRows() in the group "all"
    std::vector<CueTable> cues;        // a model each, with the last of the symmetries
};

/// "none", "4", "16".
const char* name(Symmetries symmetries);

/// Models asked with several symmetries are named "NAME-none", "NAME-16". Models of one name, and those
/// called as an estimator is, get a number behind it. Throws Error: a model of the 2024 report's images on a
/// camera's stacks or the other way round; see Predictor. Throws Cancelled.
Comparison compare(const EvaluationSet& set, std::vector<Model> models, const ComparisonSettings& settings,
                   const Job& job = {});

/// asTable() of the rows; below it that of the cues, as METHOD "MODEL: CUE".
Table asTable(const Comparison& comparison);

} // namespace perrin
