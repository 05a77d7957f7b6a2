// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"

#include <QString>
#include <vector>

namespace perrin::ui {

/// One estimator's answer, with its name and what it is for people.
struct NamedEstimate {
    QString name, tip;
    Estimate estimate;
    bool chosen = false; // it is the molecule's D
};
/// The network's first, where one was asked.
std::vector<NamedEstimate> estimatesOf(const Molecule& molecule);

/// "0.5 – 2.1", "upper limit", or a dash.
QString intervalText(const Estimate& estimate);

} // namespace perrin::ui
