// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/encoder.h"

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

/// Log-uniform range of D, um^2/s.
struct PriorRange {
    double low = 0, high = 0;
};

/// Stacks whose D is known, one by one: memory does not grow with their number.
struct EvaluationSet {
    std::string name;                 // for people
    bool report = false;              // the 2024 report's images and its effective D
    std::uint64_t first = 0;          // number of the first stack
    std::vector<double> d{};          // true D a stack, um^2/s
    std::vector<double> unitD{};      // um^2/s of D frameInterval / pixelSize^2 = 1
    std::vector<PriorRange> prior{};  // that Bayesian estimate, guess of the mean and networks know
    std::vector<char> inside{};       // of the report's own trajectories: never left the image; else empty
    std::vector<double> reportUnit{}; // um^2/s of the report's unit of D; of report sets
    /// From any thread. Throws Error.
    std::function<KnownStack(std::size_t)> stack{};

    std::size_t size() const { return d.size(); }
    /// Whether every stack has the same D for D frameInterval / pixelSize^2 = 1.
    bool sameUnits() const;
};

/// A stack set by its PREFIX, each stack with the imaging of its own row. The prior is that of PREFIX.json
/// where it is there, else D frameInterval / pixelSize^2 from .01 to 10. Sets of the report's images are
/// judged by their effective D. Throws Error: what StackSet throws; a stack without D or conditions (row and
/// column named).
EvaluationSet openStackSetForEvaluation(const std::filesystem::path& prefix);

/// A scenario's stacks, each simulated when it is asked for; no training and no validation of a training sees
/// one of them. Throws Error (see Simulator; a D that is not above 0, whose logarithm errors would be of),
/// Cancelled.
EvaluationSet simulateForEvaluation(const Scenario& scenario, std::uint64_t stacks, std::uint64_t seed = 1,
                                    const Job& job = {});

/// The report's test trajectories (trajectories.npy, labels.npy of a folder), rendered by our own
/// reproduction of its image formation. seed: of the noise. Throws Error.
EvaluationSet openReportForEvaluation(const std::filesystem::path& folder, std::uint64_t seed = 1);

} // namespace perrin
