// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/validation.h"
#include "ui/plot/plot.h"

#include <span>

namespace perrin::ui {

/// How D and its answers are written beside a map of them.
struct AnswerScale {
    bool logarithmic = true;
    QString what = "D", unit = "µm²/s"; // "D (µm²/s)"
};

/// How often which answer was given for which truth, with the identity: single points of few answers, a
/// density of many. Gives the plot its table and readout; emptyText in place of nothing.
void drawAnswers(Plot& plot, std::span<const JudgedAnswer> answers, const AnswerScale& scale,
                 const QString& emptyText);

} // namespace perrin::ui
