// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/evaluation.h"

namespace perrin {

// What figures of an evaluation, in files and in the window, take from its rows.

/// Empty: there is no such row.
const Score* findScore(const std::vector<EvaluationRow>& rows, const std::string& name,
                       const std::string& group);
/// Groups by the true D, in order.
std::vector<std::string> rangeGroups(const std::vector<EvaluationRow>& rows);
/// "0.1 to 1" of the group "D 0.1 to 1".
std::string rangeText(const std::string& group);
/// "true D (um^2/s)" …: what the ranges are of.
std::string rangeLabel(const EvaluationSet& set);
/// The true D of a stack, or an answer for it, as figures show it: um^2/s, or report units.
double shownD(const EvaluationSet& set, std::size_t index, double d);

/// Where an axis of errors should end so that those that are usual have room beside guesses of the mean and
/// what is as bad. Empty: all have.
std::optional<double> usefulTop(std::vector<double> errors);

} // namespace perrin
