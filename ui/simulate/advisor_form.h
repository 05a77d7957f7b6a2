// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/advisor.h"

#include <QWidget>
#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;

namespace perrin::ui {

class NumberEdit;

/// What the advisor is to go by; an empty field shows what the simulation has in its stead.
class AdvisorForm : public QWidget {
    Q_OBJECT
  public:
    explicit AdvisorForm(QWidget* parent = nullptr);

    /// What stands for empty fields, and the microscope.
    void setUsual(const AdvisorSettings& usual);
    AdvisorSettings settings() const;
    /// Of a field that cannot be taken; empty: all can.
    QString problem() const;

  signals:
    void edited();

  private:
    struct Field {
        NumberEdit* edit = nullptr;
        double AdvisorSettings::*number = nullptr;
        double unit = 1; // what 1 in the field is
    };
    QWidget* makeMolecules();
    QWidget* makeLight();
    QWidget* makeCamera();
    QGridLayout* makeGrid();
    void add(QGridLayout* grid, const QString& name, NumberEdit* edit, const QString& unit);
    /// least: 0, or else values must be above 0; in the field's unit.
    void addNumber(QGridLayout* grid, const QString& name, const char* objectName, const QString& tip,
                   const QString& unit, double AdvisorSettings::*number, double worth, bool zero = false);

    AdvisorSettings usual_;
    std::vector<Field> fields_;
    NumberEdit* frames_;
    QComboBox* goal_;
    QCheckBox* strobed_;
    QLabel* microscope_;
};

} // namespace perrin::ui
