// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace perrin::ui {

class Card;
class ScenarioEditor;
class ScenarioHeader;
class SettingField;
struct SettingGroup;

/// Every setting of the scenario.
class ScenarioPanel : public QWidget {
    Q_OBJECT
  public:
    explicit ScenarioPanel(SessionState& session, QWidget* parent = nullptr);
    ScenarioHeader& header() { return *header_; }
    /// Where a reason belongs that shows only when the simulation starts: a camera map that cannot be read.
    void setProblem(const QString& sentence);
    void useMovie();

  signals:
    void exportRequested();
    void adviceRequested();

  private:
    Card* addCard(const QString& title, const SettingGroup& group, const char* foldName = "");
    void add(SettingField* field, QLayout* to);
    void show();
    void showMovie();

    SessionState& session_;
    ScenarioEditor* editor_;
    ScenarioHeader* header_;
    QWidget* cards_;
    Card* light_;
    QPushButton* movie_;
    QLabel *report_, *problem_;
};

} // namespace perrin::ui
