// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/compare/comparison_wish.h"

#include <QDateTime>
#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace perrin::ui {

class ComparisonTables;
class Plot;

/// What a comparison has found: figures and the tables of numbers, and all of it as files.
class ComparisonView : public QWidget {
    Q_OBJECT
  public:
    explicit ComparisonView(QWidget* parent = nullptr);

    /// Empty: none so far.
    void show(std::shared_ptr<const ComparisonResult> result);
    const std::shared_ptr<const ComparisonResult>& result() const { return result_; }
    /// Figures (PNG) and tables (CSV) into a new folder in `parent`; noted() follows.
    void saveTo(const std::filesystem::path& parent);
    TaskMonitor& saving() { return saving_; }

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    QWidget* makeHead();
    void draw();
    void drawChosenTruth();
    void askSave();

    std::shared_ptr<const ComparisonResult> result_;
    QDateTime madeAt_;
    QLabel* headline_;
    QPushButton* save_;
    Plot *errors_, *truth_, *byD_, *coverage_;
    QComboBox* whose_;
    ComparisonTables* tables_;
    BackgroundTask<int> saving_; // files written
};

} // namespace perrin::ui
