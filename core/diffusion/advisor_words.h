// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to the advisor: what it says to people.
#include "core/diffusion/advisor.h"

namespace perrin {

/// The setting and its errors; how flat the optimum is; what shorter and longer intervals would cost, and
/// why.
std::vector<std::string> adviceSentences(const Advice& advice);

/// Why D cannot be measured at any setting, and what to do. any: one of them.
std::string whyNothing(const AdvisorSettings& settings, const ExpectedErrors& any);

} // namespace perrin
