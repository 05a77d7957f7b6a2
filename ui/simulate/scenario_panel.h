// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"
#include "ui/simulate/setting_field.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace perrin::ui {

class Card;
class ScenarioHeader;
struct SettingGroup;

/// Every setting of the scenario. What cannot be is refused with its reason beside the field, and the session
/// keeps the last scenario that can.
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

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    Card* addCard(const QString& title, const SettingGroup& group);
    void add(SettingField* field, QLayout* to);
    void edit(SettingField* field, const ScenarioChange& change, bool held);
    bool accept(const Scenario& scenario, const QString& name, bool held);
    void show();
    void showMovie();

    SessionState& session_;
    ScenarioHeader* header_;
    QWidget* cards_;
    Card* light_;
    QPushButton* movie_;
    QLabel *report_, *problem_;
    std::vector<SettingField*> fields_;
    /// A refused change: it is tried again with the next one, which may be what it needs.
    SettingField* refused_ = nullptr;
    ScenarioChange refusedChange_;
    QString reason_;       // of the last refusal
    bool editing_ = false; // the session changes because of this panel
};

} // namespace perrin::ui
