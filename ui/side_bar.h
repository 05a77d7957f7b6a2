// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace perrin::ui {

/// The workspaces, one button each; only those that exist.
class SideBar : public QWidget {
    Q_OBJECT
  public:
    explicit SideBar(QWidget* parent = nullptr);
    /// Numbered from 1 in the order they are added: Ctrl+1, Ctrl+2, …
    void addWorkspace(const QString& name, const QString& iconName, const QString& tip);

  signals:
    void chosen(int workspace); // from 0

  private:
    QButtonGroup* buttons_;
    QVBoxLayout* layout_;
};

} // namespace perrin::ui
