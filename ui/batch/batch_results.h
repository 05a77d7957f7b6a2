// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/batch/batch_work.h"
#include "ui/latest_task.h"

#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QScrollArea;
class QTableWidget;

namespace perrin::ui {

class Plot;

/// What a batch has found: histograms of D by condition, the conditions' medians, and how they compare.
/// Follows movies and conditions at once.
class BatchResults : public QWidget {
    Q_OBJECT
  public:
    explicit BatchResults(QWidget* parent = nullptr);

    /// conditions: in the order of the movies. No outcomes: nothing to show.
    void show(const Outcomes& outcomes, const std::vector<std::string>& conditions,
              const std::map<std::string, std::string>& ofMovie);
    /// Of what is shown now; empty while there is none, or a newer one is on its way.
    std::shared_ptr<const BatchReport> report() const;

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void changed(); // of report()

  private:
    struct Wish {
        Outcomes outcomes{};
        ConditionChoice choice{};
        int number = 0;
    };
    struct Answer {
        std::shared_ptr<const BatchReport> report{};
        int number = 0; // of its wish
    };
    QWidget* makeChoices();
    QTableWidget* makeTable();
    void fillReferences();
    void request();
    void draw();
    void fillTable();

    Wish wish_;
    Answer shown_;
    Plot* plot_;
    QTableWidget* table_;
    QComboBox *d_, *reference_;
    QLabel *caption_, *words_;
    QScrollArea* scroll_;
    LatestTask<Wish, Answer> comparing_;
};

/// For people: the comparisons and what to mind, as rich text.
QString comparisonWords(const BatchReport& report);

} // namespace perrin::ui
