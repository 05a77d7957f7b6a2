// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/plot/plot.h"
#include "ui/train/training_desk.h"

namespace perrin::ui {

/// A run whose course is drawn.
struct Course {
    QString name;
    std::shared_ptr<const RunRecord> record;
    Label label = Label::LnD;
    Loss loss = Loss::Gaussian;
    QColor color;
};

/// Of a course's line, by its place in the list; none is the first one's.
QColor courseColor(const Plot& plot, std::size_t place);
/// "of ln D", "µm²/s": what errors of this label are of.
QString errorUnit(Label label);

// Each draws the plot anew and gives it its table and readout.

/// RMSE on the validation set against stacks, with what others reach on the same scenario. The first course
/// is the one chosen.
void drawErrors(Plot& plot, const std::vector<Course>& courses, const std::optional<ReferenceErrors>& others);
/// Loss in training and on the validation set; logarithmic, but for the Gaussian likelihood's, which is a
/// logarithm already.
void drawLosses(Plot& plot, const std::vector<Course>& courses);
/// How often which answer was given for which truth, last validation.
void drawPredicted(Plot& plot, const Course& course);
/// Mean error and its spread by half decades of D, last validation.
void drawBias(Plot& plot, const Course& course);
/// How often which D was drawn in training.
void drawDrawnD(Plot& plot, const Course& course);

} // namespace perrin::ui
