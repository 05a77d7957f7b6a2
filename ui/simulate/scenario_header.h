// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QLabel;

namespace perrin::ui {

class ElidedBox;
class NumberEdit;

/// Where a scenario comes from and goes to: presets, files, and the seed.
class ScenarioHeader : public QWidget {
    Q_OBJECT
  public:
    explicit ScenarioHeader(SessionState& session, QWidget* parent = nullptr);
    void newSeed();
    /// The scenario in the session is the one of this file.
    void setFile(const QString& path);

  signals:
    void loadRequested();
    void saveRequested();

  private:
    void choosePreset(const QString& name);
    void show();
    QString title() const;

    SessionState& session_;
    ElidedBox* preset_;
    QLabel* description_;
    NumberEdit* seed_;
    QString file_;
    Scenario inFile_;
};

} // namespace perrin::ui
