// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
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

/// Sorts by value; rows without a value stay last in both directions. Shows the rows that a filter lets
/// through: words, all of which must hold. "12": molecule 12; "> 0.1", "<= 2": D in um^2/s; "frames > 20";
/// any other word: in a flag, in the region's name or "clicked".
class MoleculeSorter : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    explicit MoleculeSorter(QObject* parent = nullptr);
    void setFilter(const QString& filter);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    QStringList words_;
};

/// "not Brownian" for NOT_BROWNIAN.
QString flagText(const std::string& flag);

} // namespace perrin::ui
