// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/compare/comparison_wish.h"
#include "ui/simulate/card.h"

#include <QString>

class QComboBox;
class QLabel;

namespace perrin::ui {

class NumberEdit;
class SessionState;

/// On which stacks models are compared: simulated from the session's scenario, a preset or what a model was
/// trained on, read from a stack set, or the 2024 report's own.
class StacksChoice : public Card {
    Q_OBJECT
  public:
    explicit StacksChoice(SessionState& session, QWidget* parent = nullptr);

    /// What models were trained on, by their names.
    void setTrained(const std::vector<std::pair<QString, Scenario>>& scenarios);
    /// Throws Error: a number that cannot be taken.
    ComparedStacks stacks() const;
    /// Of the images; empty: told only by the files.
    std::optional<Formation> formation() const;
    /// Files chosen in a dialog.
    void chooseStackSet(const std::filesystem::path& prefix);
    void chooseReport(const std::filesystem::path& folder);

  signals:
    void changed();

  private:
    struct Choice {
        QString text, tip;
        ComparedStacks stacks;
        bool ofSession = false;
        enum class Asks { Nothing, StackSet, Report } asks = Asks::Nothing; // in a dialog
    };
    void fill();
    void choose(int place);
    void askStackSet();
    void askReport();
    void take(const ComparedStacks& stacks, const QString& text);
    void showSummary();

    SessionState& session_;
    QComboBox* box_;
    NumberEdit *count_, *seed_;
    QWidget* numbers_;
    QLabel* summary_;
    std::vector<std::pair<QString, Scenario>> trained_;
    std::vector<Choice> choices_;
    std::optional<Choice> files_; // chosen in a dialog
    QString chosen_;              // text of the choice
};

} // namespace perrin::ui
