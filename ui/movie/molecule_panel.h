// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/movie/molecule_model.h"
#include "ui/session_state.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace perrin::ui {

class MoleculeSorter;

/// The card with the molecule table; its selection and the session's follow each other.
class MoleculePanel : public QWidget {
    Q_OBJECT
  public:
    explicit MoleculePanel(SessionState& session, QWidget* parent = nullptr);
    std::pair<int, Qt::SortOrder> sorting() const; // column of MoleculeModel
    void setSorting(int column, Qt::SortOrder order);
    void takeFocus(); // where there are molecules: the arrow keys choose them

  private:
    void showMeasurement();
    void showSummary();
    void showSelection();
    void chooseRow(const QModelIndex& current);

    SessionState& session_;
    MoleculeModel* model_;
    MoleculeSorter* sorter_;
    QTableView* table_;
    QLineEdit* filter_;
    QLabel* summary_;
    QLabel* hint_;
    QStackedWidget* pages_;
    bool following_ = false; // the table is following the session, not a person
};

} // namespace perrin::ui
