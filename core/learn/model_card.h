// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/model.h"

namespace perrin {

/// A trained network in words (Markdown): what for, trained on what and for how long, how well it answers,
/// and how to use it.
std::string modelCard(const Model& model);

/// A scenario in words, one Markdown line each.
std::vector<std::string> inWords(const Scenario& scenario);

} // namespace perrin
