// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/conditions.h"
#include "core/figure_chart.h"
#include "core/table.h"

#include <map>
#include <string>
#include <vector>

namespace perrin {

/// Conditions compared from a table of molecules.
struct ComparedConditions {
    ComparedD d = ComparedD::Automatic;
    std::vector<MovieAnswers> movies{};
    ConditionReport report{};
};

/// conditionOf: by FILE; movies that are missing there, or are of "", are left out. Throws Error.
ComparedConditions compareConditions(const Table& molecules, ComparedD d,
                                     const std::vector<std::string>& conditions,
                                     const std::map<std::string, std::string>& conditionOf);

/// How many molecules count by maximum likelihood in place of a network's answer in doubt:
/// countsByLikelihood().
std::size_t countedByLikelihood(const Table& molecules);

/// A row a condition, then one a comparison, then one a movie (column KIND). Comments hold units, methods and
/// notes.
Table conditionTable(const ConditionReport& report, ComparedD d);

/// Histograms of log10 D laid over each other, one colour a condition, above them the conditions' medians
/// with their intervals.
PointChart conditionChart(const ConditionReport& report, const std::vector<MovieAnswers>& movies,
                          ComparedD d);

} // namespace perrin
