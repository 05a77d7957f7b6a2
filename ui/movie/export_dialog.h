// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/table.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace perrin::ui {

/// Asks where and how the table of molecules is written.
class ExportDialog : public QDialog {
    Q_OBJECT
  public:
    explicit ExportDialog(const QString& proposedPath, QWidget* parent = nullptr);
    QString path() const;
    TableFormat format() const;

  private:
    void showState();

    QLineEdit* path_;
    QCheckBox* plain_;
    QComboBox* separator_;
    QComboBox* decimalMark_;
    QLabel* remark_;
    QPushButton* write_;
};

} // namespace perrin::ui
