// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/compare/comparison_wish.h"
#include "ui/plot/plot.h"

namespace perrin::ui {

/// One answer of a comparison as it is drawn: a colour a model, shapes for estimators.
struct Contender {
    QString name;
    const NamedAnswers* answers = nullptr;
    QColor color;
    QCPScatterStyle::ScatterShape shape = QCPScatterStyle::ssDisc;
    bool plain = false; // of several of one model not the last: dashed, hollow
};

/// Of every answer, in the order of the comparison. They live as long as the result does.
std::vector<Contender> contendersOf(const ComparisonResult& result, const Plot& plot);

/// ".258", "3.21".
QString errorNumber(double value);
/// "of ln D", "report units": what the errors are of.
QString errorScaleText(const EvaluationSet& set);

// Each draws the plot anew and gives it its table and readout.

/// RMSE and MAE as bars, a row each; the report's own beside, where there are some.
void drawErrorBars(Plot& plot, const ComparisonResult& result);
/// RMSE in each range of the true D.
void drawErrorsByD(Plot& plot, const ComparisonResult& result);
/// How many truths the 68 % and 95 % intervals hold, in each range of the true D.
void drawCoverageByD(Plot& plot, const ComparisonResult& result);
/// True against answered D of one contender.
void drawTruth(Plot& plot, const ComparisonResult& result, const NamedAnswers& answers);

} // namespace perrin::ui
