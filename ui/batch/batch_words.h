// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/batch/batch_model.h"

namespace perrin::ui {

/// What the table of movies says of a row, for people. The tips are rich text.
QString stateText(const BatchRow& row);
QString stateTip(const BatchRow& row);
QString movieMedianText(const PopulationSummary& summary);
QString movieMedianTip(const BatchRow& row);
/// What the row was measured with that its file did not say: "exposure, camera"; "–": nothing.
QString borrowedText(const BatchRow& row);
QString borrowedTip(const BatchRow& row);

} // namespace perrin::ui
