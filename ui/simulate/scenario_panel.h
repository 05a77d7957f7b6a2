// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"
#include "ui/simulate/setting_field.h"

#include <QWidget>
#include <map>

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
    Card* addCard(const QString& title, const SettingGroup& group, const char* foldName = "");
    void add(SettingField* field, QLayout* to);
    void edit(SettingField* field, const ScenarioChange& change, bool held);
    /// To what it was before this go of typing: half a number is nobody's value.
    void takeBackTyping(SettingField* field);
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
    /// Refused changes: tried again with the next one, which may be what they need.
    std::map<SettingField*, ScenarioChange> refused_;
    struct Typing {
        SettingField* field;
        Scenario before;
    };
    std::optional<Typing> typing_;
    QString reason_;       // of the last refusal
    bool editing_ = false; // the session changes because of this panel
};

} // namespace perrin::ui
