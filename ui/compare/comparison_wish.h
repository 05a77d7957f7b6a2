// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/comparison.h"

#include <filesystem>

namespace perrin::ui {

/// Stacks of known D that models are compared on.
struct ComparedStacks {
    enum class Source { Scenario, StackSet, Report };

    Source source = Source::Scenario;
    Scenario scenario{};                  // Scenario: simulated afresh
    std::uint64_t count = 1000, seed = 1; // of it
    std::filesystem::path place{};        // PREFIX of the stack set; folder of the report
};

/// What a person wants to be compared.
struct ComparisonWish {
    ComparedStacks stacks{};
    std::vector<std::filesystem::path> models{};
    ComparisonSettings settings{};
};

struct ComparisonResult {
    EvaluationSet set; // without its pictures
    Comparison comparison;
    std::vector<Symmetries> symmetries; // every model was asked once with each
};

/// Throws Error, Cancelled.
ComparisonResult compareAsWished(const ComparisonWish& wish, const Job& job);

} // namespace perrin::ui
