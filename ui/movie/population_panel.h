// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>
#include <optional>

class QPushButton;
class QTableWidget;

namespace perrin::ui {

class Plot;

/// All molecules together: histogram of D, and for the whole and each region how many, their median D and how
/// many rest. Regions are named, chosen and deleted here.
class PopulationPanel : public QWidget {
    Q_OBJECT
  public:
    explicit PopulationPanel(SessionState& session, QWidget* parent = nullptr);
    std::optional<std::size_t> chosenRegion() const;
    void deleteRegion();

  signals:
    void regionChosen();
    void checkRequested();
    void exported(const QString& path);
    void failed(const QString& sentence);

  private:
    void showHistogram();
    void showTable();
    void rename(int row, int column);
    QString tableText() const;

    SessionState& session_;
    Plot* histogram_;
    QTableWidget* table_;
    QPushButton *delete_, *copy_, *check_;
    bool filling_ = false;
};

} // namespace perrin::ui
