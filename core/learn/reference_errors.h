// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/simulate/scenario.h"

#include <optional>

namespace perrin {

/// RMSE of ln D, with its standard error, that others reach on a scenario's stacks: what a network's own is
/// to be held against.
struct ReferenceError {
    double rmse = 0, standardError = 0;
};

struct ReferenceErrors {
    ReferenceError mean; // always answering the mean of ln D
    /// The best that is made of fitted centres: Bayesian maximum likelihood, told D's range. Empty for the
    /// report's images, and where D has no range above 0.
    std::optional<ReferenceError> centres{};
    /// Told place and time of every photon, as many as are not lost in the background; no camera records
    /// that. Empty where `centres` is, and for other motion than free diffusion.
    std::optional<ReferenceError> photons{};
};

struct ReferenceSettings {
    std::size_t stacks = 1000;       // for the centres
    std::size_t photonStacks = 1000; // for the photons
    std::uint64_t seed = 1;
};

/// By Monte Carlo, on all cores. Throws Error, Cancelled.
ReferenceErrors referenceErrors(const Scenario& scenario, const ReferenceSettings& settings = {},
                                const Job& job = {});

} // namespace perrin
