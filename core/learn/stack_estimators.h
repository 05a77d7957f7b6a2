// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"
#include "core/learn/evaluation_set.h"
#include "core/learn/predictor.h"
#include "core/learn/stack_spots.h"

namespace perrin {

/// What an estimator says of one stack, um^2/s; empty what it does not give.
struct StackEstimate {
    std::optional<double> d{}, low68{}, high68{}, low95{}, high95{};
};
StackEstimate asEstimate(const Prediction& prediction);

/// "mean", "msd-report", "msd", "cve", "mle", "bayes".
const std::vector<std::string>& estimatorNames();
/// One line for people. Throws Error listing the names.
std::string estimatorDescription(const std::string& name);

/// The molecule's centres in the frames in which it was seen, with their variance: that of the fit and that
/// of the path's shape (pathShapeVariance).
Trajectory trajectoryOf(const std::vector<StackSpot>& spots, const Imaging& imaging);

/// Empty where the trajectory is too short (or every position the same). "mean" does not look at it.
StackEstimate estimateStack(const std::string& name, const Trajectory& trajectory, const PriorRange& prior);

/// Every estimator on every stack, [estimator][stack], on all cores. Throws Error, Cancelled.
std::vector<std::vector<StackEstimate>>
estimateStacks(const EvaluationSet& set, const std::vector<std::string>& names, const Job& job = {});

} // namespace perrin
