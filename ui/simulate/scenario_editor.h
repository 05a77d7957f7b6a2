// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"
#include "ui/simulate/setting_field.h"

#include <QObject>
#include <map>

namespace perrin::ui {

/// Between fields and the session's scenario. What cannot be is refused with its reason beside the field, and
/// the session keeps the last scenario that can.
class ScenarioEditor : public QObject {
    Q_OBJECT
  public:
    explicit ScenarioEditor(SessionState& session, QObject* parent = nullptr);
    void add(SettingField* field);
    /// The fields as the session has them, but for what was refused.
    void show();
    /// False, with its reason, where it cannot be.
    bool accept(const Scenario& scenario, const QString& name, bool held);
    const QString& reason() const { return reason_; }
    /// A field that shows what the session has not taken, and why; empty: there is none.
    QString problem() const;

  signals:
    void shown();

  private:
    void edit(SettingField* field, const ScenarioChange& change, bool held);
    /// To what it was before this go of typing: half a number is nobody's value.
    void takeBackTyping(SettingField* field);

    SessionState& session_;
    std::vector<SettingField*> fields_;
    /// Refused changes: tried again with the next one, which may be what they need.
    std::map<SettingField*, ScenarioChange> refused_;
    struct Typing {
        SettingField* field;
        Scenario before;
    };
    std::optional<Typing> typing_;
    QString reason_;       // of the last refusal
    bool editing_ = false; // the session changes because of these fields
};

} // namespace perrin::ui
