// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/viewer/contrast.h"

#include <QWidget>

class QComboBox;

namespace perrin::ui {

class HistogramView;
class NumberEdit;
struct LoadedFrame;

/// How values become brightness: the histogram, black and white in ADU, the rules that set them, and the
/// look-up table.
class ContrastPanel : public QWidget {
    Q_OBJECT
  public:
    /// narrow: higher than wide, for a card.
    explicit ContrastPanel(bool narrow = false, QWidget* parent = nullptr);
    void showFrame(const LoadedFrame& frame);
    void setLookupTable(LookupTable table);

  signals:
    void ruleChosen(perrin::ui::ContrastRule rule);
    void rangeChosen(const perrin::ui::DisplayRange& range);
    void lookupTableChosen(perrin::LookupTable table);

  private:
    void readNumbers();

    HistogramView* histogram_;
    NumberEdit *black_, *white_;
    QComboBox* table_;
};

} // namespace perrin::ui
