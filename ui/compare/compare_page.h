// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/compare/comparison_wish.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace perrin::ui {

class ComparisonView;
class ContenderList;
class SessionState;
class StacksChoice;

/// Models and classical estimators on the same stacks of known D: how wrong, and how honest, each is.
class ComparePage : public QWidget {
    Q_OBJECT
  public:
    /// engine: of the networks; empty: the program's.
    explicit ComparePage(SessionState& session, const Engine* engine = nullptr, QWidget* parent = nullptr);

    /// Models of a person's own trainings.
    void setRuns(const std::vector<std::filesystem::path>& models);
    void compare();
    TaskMonitor& comparing() { return comparing_; }
    ComparisonView& view() { return *view_; }
    StacksChoice& stacks() { return *stacks_; }
    ContenderList& contenders() { return *contenders_; }

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* makeLeft();
    QWidget* makeAsking();
    ComparisonWish wish() const; // throws Error
    void setProblem(const QString& sentence);

    const Engine* engine_;
    StacksChoice* stacks_;
    ContenderList* contenders_;
    ComparisonView* view_;
    QComboBox* copies_;
    QCheckBox *alone_, *askCues_;
    QPushButton* compare_;
    QLabel* problem_;
    bool read_ = false; // the models were
    BackgroundTask<std::shared_ptr<const ComparisonResult>> comparing_;
};

} // namespace perrin::ui
