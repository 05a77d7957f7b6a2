// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/table.h"

#include <QDialog>
#include <functional>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace perrin::ui {

class Plot;
class SpikeInDesk;
class SpikeInForm;
class SpikeInTable;
struct SpikeInAnswer;

/// Check this movie: puts synthetic molecules of known D into it and shows how well they are found and
/// measured.
class SpikeInDialog : public QDialog {
    Q_OBJECT
  public:
    explicit SpikeInDialog(SpikeInDesk& desk, QWidget* parent = nullptr);

  private:
    QWidget* makeSettings();
    QWidget* makeAnswer();
    QWidget* makeEmpty();
    void showState();
    void showAnswer();
    void askExport(const QString& ending, const QString& title, const std::function<Table()>& table);
    void copyTable();
    void tell(const QString& sentence, const char* role);

    SpikeInDesk& desk_;
    SpikeInForm* form_;
    QPushButton *run_, *cancel_;
    QProgressBar* progress_;
    QLabel *state_, *hint_, *caption_, *caution_, *sentences_, *told_;
    QStackedWidget* pages_;
    Plot* plot_;
    SpikeInTable* table_;
    std::shared_ptr<const SpikeInAnswer> shown_;
};

} // namespace perrin::ui
