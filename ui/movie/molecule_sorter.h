// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSortFilterProxyModel>
#include <QStringList>
#include <optional>
#include <vector>

namespace perrin::ui {

/// Sorts by value; rows without a value stay last in both directions. Shows the rows that a filter lets
/// through: words, all of which must hold. "12": molecule 12; "D > 0.1", "<= 2": D in um^2/s; "frames > 20";
/// any other word: in a flag, in the region's name or "clicked".
class MoleculeSorter : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    explicit MoleculeSorter(QObject* parent = nullptr);
    void setFilter(const QString& filter);
    /// Words of the filter, as they were written, that are none of these.
    QStringList notUnderstood() const;

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    struct Word {
        QString written{};
        std::optional<int> id{};
        int column = -1; // compared; -1: the word is looked for
        QString sign{};
        double bound = 0;
    };
    static Word wordOf(const QString& written);
    QString searchedIn(int row, const QModelIndex& parent) const;

    std::vector<Word> words_;
};

} // namespace perrin::ui
