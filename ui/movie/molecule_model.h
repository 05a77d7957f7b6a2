// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <memory>

namespace perrin::ui {

/// A measurement's molecules as a table: one row a molecule, in the order of measurement->molecules.
class MoleculeModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        Id,
        D,
        Interval,
        Flags,
        Frames,
        Network,
        Mle,
        Bayes,
        Cve,
        Msd,
        FirstFrame,
        LocalizationSd,
        Brightness,
        Columns
    };
    enum Role {
        SortRole = Qt::UserRole,
        FlagsRole,
        WordsRole
    }; // SortRole: invalid where there is no value; WordsRole: what a filter looks in

    using QAbstractTableModel::QAbstractTableModel;
    void setMeasurement(std::shared_ptr<const Measurement> measurement);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const Molecule& molecule(const QModelIndex& index) const {
        return measurement_->molecules[static_cast<std::size_t>(index.row())];
    }
    std::shared_ptr<const Measurement> measurement_;
};

/// "not Brownian" for NOT_BROWNIAN.
QString flagText(const std::string& flag);
/// Of every flag that a molecule can have.
QStringList allFlagTexts();

} // namespace perrin::ui
