// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie_list.h"
#include "ui/background_task.h"
#include "ui/batch/batch_model.h"
#include "ui/simulate/card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace perrin::ui {

/// The list of movies: adding, taking off, and saying which condition each is of.
class BatchMovies : public Card {
    Q_OBJECT
  public:
    explicit BatchMovies(QWidget* parent = nullptr);

    BatchModel& model() { return *model_; }
    /// Files, and folders with the folders in them.
    void add(const QStringList& paths);
    /// Movies can neither come nor go.
    void setMeasuring(bool measuring);
    TaskMonitor& listing() { return listing_; }

  signals:
    void openRequested(const BatchRow& row);
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    QWidget* makeEmpty();
    QTableView* makeTable();
    QLayout* makeConditions();
    std::vector<int> chosen() const;
    void openChosen();
    void showFailures();
    void showState();

    BatchModel* model_;
    QTableView* table_;
    QStackedWidget* pages_;
    QPushButton *addFiles_, *addFolder_, *remove_, *open_, *set_, *folders_;
    QComboBox* condition_;
    QLabel* count_;
    bool measuring_ = false;
    std::vector<std::filesystem::path> given_; // that are being looked into
    BackgroundTask<MovieList> listing_;
};

} // namespace perrin::ui
