// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/batch/batch_work.h"

#include <QAbstractTableModel>

namespace perrin::ui {

/// A movie of a batch.
struct BatchRow {
    std::filesystem::path path{};
    QString condition{};
    bool measuring = false;
    QString waiting{};                             // why it waits; empty: for Measure
    std::shared_ptr<const MovieOutcome> outcome{}; // empty: it waits
    BatchSettings settings{};                      // that the outcome is of

    bool measured() const { return outcome && outcome->failure.empty(); }
    /// With these settings it would be measured as it was.
    bool measuredWith(const BatchSettings& now) const;
};

/// The movies of a batch, as movieBefore sorts them; conditions can be written in place.
class BatchModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Movie, Condition, State, MedianD, Flags, Borrowed, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    const std::vector<BatchRow>& rows() const { return rows_; }
    /// Those that are not there yet; gives how many.
    std::size_t add(const std::vector<std::filesystem::path>& movies);
    void remove(const std::vector<int>& rows);
    void remove(const std::filesystem::path& movie);
    void setCondition(const std::vector<int>& rows, const QString& condition);
    /// Each movie's condition becomes the name of the folder that it is in.
    void takeFolderNames();
    /// They wait again: what was measured otherwise cannot stand beside what is measured now.
    void forget(const std::vector<std::filesystem::path>& movies);
    /// why: what its state says until it is measured.
    void wait(const std::filesystem::path& movie, const QString& why);
    void begin(const std::filesystem::path& movie);
    void end(const std::filesystem::path& movie, std::shared_ptr<const MovieOutcome> outcome,
             const BatchSettings& settings);
    /// What was being measured waits again.
    void stop();

    /// Of the movies, each once, in their order.
    std::vector<std::string> conditions() const;
    /// Of movies that were measured or have failed.
    Outcomes outcomes() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  signals:
    void moviesChanged();
    void conditionsChanged();
    void outcomesChanged();

  private:
    int rowOf(const std::filesystem::path& movie) const;
    QString tip(const BatchRow& row, int column) const;
    void nameAll();

    std::vector<BatchRow> rows_;
    QStringList names_; // one a row: the file's, with its folder where others bear the same
};

} // namespace perrin::ui
