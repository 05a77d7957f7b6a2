// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/scenario.h"

#include <QWidget>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace perrin::ui {

using ScenarioChange = std::function<void(Scenario&)>;

inline constexpr int settingLabelWidth = 113, settingEditWidth = 62; // px, one column below the other

/// The name of a setting at the left of its row; on several lines where a language needs them.
QLabel* settingLabel(const QString& text, const QString& tip);

/// A part of the scenario that a person can change, with the reason below it why a change was refused.
class SettingField : public QWidget {
    Q_OBJECT
  public:
    /// name: completes "change …" in the undo menu. matters: whether it has a say in this scenario; hidden
    /// where not.
    SettingField(const QString& name, std::function<bool(const Scenario&)> matters,
                 QWidget* parent = nullptr);
    const QString& name() const { return name_; }
    void show(const Scenario& scenario);
    /// Why the value written here was refused; empty: it was not.
    void setProblem(const QString& sentence);
    QString problem() const;

  signals:
    /// held: part of the last change (a slider that is still held down).
    void edited(const perrin::ui::ScenarioChange& change, bool held);
    void unusable(); // what is written is no value
    void finished(); // the field was left: what comes next is another go

  protected:
    virtual void showValue(const Scenario& scenario) = 0;
    void setContent(QWidget* content);

  private:
    QString name_;
    std::function<bool(const Scenario&)> matters_;
    QVBoxLayout* layout_;
    QLabel* problem_;
};

} // namespace perrin::ui
