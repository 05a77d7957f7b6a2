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

enum class TableKind { Molecules, TrackMateSpots, SpotOnSpots, Population };

/// Asks which table is written, where and how.
class ExportDialog : public QDialog {
    Q_OBJECT
  public:
    /// basePath: folder and beginning of the name; each table proposes its own ending.
    explicit ExportDialog(const QString& basePath, TableKind kind, QWidget* parent = nullptr);
    TableKind kind() const;
    QString path() const;
    TableFormat format() const;
    /// Plain, whatever was chosen the last time.
    void proposeForSpreadsheet();

  private:
    void proposePath();
    /// Separator and decimal mark as they were chosen for plain files (or for the others), else usual ones.
    void proposeMarks();
    void remember() const;
    void showState();

    QString basePath_;
    bool marksChosen_ = false, proposing_ = false; // what a person has chosen stays
    QComboBox* kind_;
    QLineEdit* path_;
    QCheckBox* plain_;
    QComboBox* separator_;
    QComboBox* decimalMark_;
    QLabel* remark_;
    QPushButton* write_;
};

} // namespace perrin::ui
