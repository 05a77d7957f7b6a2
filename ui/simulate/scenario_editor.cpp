// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/scenario_editor.h"

#include "core/error.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/words/core_words.h"

#include <QScopedValueRollback>

namespace perrin::ui {

ScenarioEditor::ScenarioEditor(SessionState& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&session_, &SessionState::simulationChanged, this, [this] {
        if (editing_)
            return;
        refused_.clear(); // undone, say: what was refused is not wanted any more
        typing_.reset();
        show();
    });
}

void ScenarioEditor::add(SettingField* field) {
    fields_.push_back(field);
    connect(field, &SettingField::edited, this,
            [this, field](const ScenarioChange& change, bool held) { edit(field, change, held); });
    connect(field, &SettingField::unusable, this, [this, field] { takeBackTyping(field); });
    connect(field, &SettingField::finished, this, [this] { typing_.reset(); });
}

void ScenarioEditor::show() {
    for (SettingField* field : fields_)
        if (!refused_.contains(field))
            field->show(session_.simulation().scenario);
    emit shown();
}

QString ScenarioEditor::problem() const {
    for (const SettingField* field : fields_)
        if (!field->problem().isEmpty())
            return field->name() + ": " + field->problem();
    return {};
}

bool ScenarioEditor::accept(const Scenario& scenario, const QString& name, bool held) {
    const QScopedValueRollback editing(editing_, true);
    try {
        session_.setScenario(scenario, name, held);
        show(); // also where it is what it was before a refusal
        return true;
    } catch (const Error& error) {
        reason_ = inWords(coreText(error.what()));
        return false;
    }
}

void ScenarioEditor::edit(SettingField* field, const ScenarioChange& change, bool held) {
    const QString name = tr("change %1").arg(field->name());
    const Scenario now = session_.simulation().scenario;
    if (!typing_ || typing_->field != field)
        typing_ = Typing{field, now};
    refused_.erase(field);
    const auto pending = refused_;
    if (!pending.empty()) {
        Scenario together = now;
        for (const auto& [other, refusedChange] : pending)
            refusedChange(together);
        change(together);
        refused_.clear();
        if (accept(together, name, held))
            return;
        refused_ = pending;
    }
    Scenario alone = now;
    change(alone);
    if (accept(alone, name, held))
        return;
    const QString reason = reason_;
    takeBackTyping(field);
    refused_[field] = change;
    field->setProblem(reason);
}

void ScenarioEditor::takeBackTyping(SettingField* field) {
    if (!typing_ || typing_->field != field)
        return;
    refused_[field] = {}; // goes on showing what is written
    accept(typing_->before, tr("change %1").arg(field->name()), false);
    refused_.erase(field);
}

} // namespace perrin::ui
