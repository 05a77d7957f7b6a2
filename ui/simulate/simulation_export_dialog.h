// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/session/session.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace perrin::ui {

class NumberEdit;

/// What is written of a simulation.
struct SimulationOrder {
    enum class Kind { Stacks, Movie };
    Kind kind = Kind::Stacks;
    Scenario scenario; // of a movie: with its field
    std::uint64_t seed = 1;
    std::uint64_t stacks = 1000;
    QString prefix; // PREFIX.tif and the rest
};

/// Asks what is to be written, and where.
class SimulationExportDialog : public QDialog {
    Q_OBJECT
  public:
    SimulationExportDialog(const SimulationSettings& simulation, const QString& folder,
                           QWidget* parent = nullptr);
    SimulationOrder order() const;

  private:
    QWidget* makeStacks();
    QWidget* makeMovie(const FieldSettings& field);
    void browse();
    void showState();
    QString problem() const;

    Scenario scenario_;
    QButtonGroup* kind_;
    QStackedWidget* pages_;
    NumberEdit *stacks_, *width_, *height_, *frames_, *molecules_, *seed_;
    QLineEdit* prefix_;
    QLabel* remark_;
    QPushButton* write_;
    QString folder_;
};

} // namespace perrin::ui
