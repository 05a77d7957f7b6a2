// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/workspace.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace perrin::ui {

/// The workspaces, one button each; only those that exist.
class SideBar : public QWidget {
    Q_OBJECT
  public:
    explicit SideBar(QWidget* parent = nullptr);
    /// Its key is Ctrl and its number among all that are planned.
    void addWorkspace(WorkspaceKind kind, const QString& name, const QString& iconName, const QString& tip);
    void setChosen(WorkspaceKind kind);

  signals:
    void chosen(perrin::ui::WorkspaceKind kind);

  private:
    QButtonGroup* buttons_;
    QVBoxLayout* layout_;
};

} // namespace perrin::ui
