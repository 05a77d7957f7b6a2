// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_model.h"

#include "core/error.h"
#include "core/movie/movie_list.h"
#include "ui/batch/batch_words.h"
#include "ui/movie/molecule_model.h"
#include "ui/session_state.h"
#include "ui/theme.h"

#include <algorithm>
#include <map>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

} // namespace

bool BatchRow::measuredWith(const BatchSettings& now) const {
    if (!measured() || settings.zAsTime != now.zAsTime)
        return false;
    std::vector<std::string> ignored;
    try {
        return settingsFor(outcome->info, now, ignored) == outcome->settings;
    } catch (const Error&) { // it could not be measured now
        return false;
    }
}

std::size_t BatchModel::add(const std::vector<fs::path>& movies) {
    std::vector<BatchRow> fresh;
    for (const fs::path& path : movies)
        if (rowOf(path) < 0)
            fresh.push_back({.path = path});
    if (fresh.empty())
        return 0;
    beginResetModel();
    const std::size_t count = fresh.size();
    std::ranges::move(fresh, std::back_inserter(rows_));
    std::ranges::sort(rows_, movieBefore, &BatchRow::path);
    nameAll();
    endResetModel();
    emit moviesChanged();
    return count;
}

void BatchModel::remove(const std::vector<int>& rows) {
    if (rows.empty())
        return;
    beginResetModel();
    std::vector<int> last = rows;
    std::ranges::sort(last, std::greater());
    for (const int row : last)
        rows_.erase(rows_.begin() + row);
    nameAll();
    endResetModel();
    emit moviesChanged();
    emit outcomesChanged();
}

void BatchModel::remove(const fs::path& movie) {
    if (const int row = rowOf(movie); row >= 0)
        remove(std::vector{row});
}

void BatchModel::wait(const fs::path& movie, const QString& why) {
    if (const int row = rowOf(movie); row >= 0) {
        BatchRow& one = rows_[static_cast<std::size_t>(row)];
        const bool failed = one.outcome && !one.measured();
        one.measuring = false;
        one.waiting = why;
        if (failed) // it is tried again
            one.outcome.reset();
        emit dataChanged(index(row, 0), index(row, Columns - 1));
        if (failed)
            emit outcomesChanged();
    }
}

void BatchModel::setCondition(const std::vector<int>& rows, const QString& condition) {
    for (const int row : rows)
        rows_[static_cast<std::size_t>(row)].condition = condition.trimmed();
    if (rows.empty())
        return;
    emit dataChanged(index(0, Condition), index(rowCount() - 1, Condition));
    emit conditionsChanged();
}

void BatchModel::takeFolderNames() {
    for (BatchRow& row : rows_)
        row.condition = text(fs::absolute(row.path).parent_path().filename());
    if (rows_.empty())
        return;
    emit dataChanged(index(0, Condition), index(rowCount() - 1, Condition));
    emit conditionsChanged();
}

void BatchModel::forget(const std::vector<fs::path>& movies) {
    for (const fs::path& movie : movies)
        if (const int row = rowOf(movie); row >= 0)
            rows_[static_cast<std::size_t>(row)].outcome.reset();
    if (rows_.empty())
        return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    emit outcomesChanged();
}

void BatchModel::begin(const fs::path& movie) {
    if (const int row = rowOf(movie); row >= 0) {
        rows_[static_cast<std::size_t>(row)].measuring = true;
        emit dataChanged(index(row, 0), index(row, Columns - 1));
    }
}

void BatchModel::end(const fs::path& movie, std::shared_ptr<const MovieOutcome> outcome,
                     const BatchSettings& settings) {
    if (const int row = rowOf(movie); row >= 0) {
        BatchRow& one = rows_[static_cast<std::size_t>(row)];
        one.measuring = false;
        one.waiting.clear();
        one.outcome = std::move(outcome);
        one.settings = settings;
        emit dataChanged(index(row, 0), index(row, Columns - 1));
        emit outcomesChanged();
    }
}

void BatchModel::stop() {
    for (BatchRow& row : rows_) {
        row.measuring = false;
        row.waiting.clear();
    }
    if (!rows_.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int BatchModel::rowOf(const fs::path& movie) const {
    const auto found = std::ranges::find(rows_, movie, &BatchRow::path);
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

void BatchModel::nameAll() {
    std::map<QString, int> alike;
    for (const BatchRow& row : rows_)
        ++alike[text(row.path.filename())];
    names_.clear();
    for (const BatchRow& row : rows_) {
        const QString name = text(row.path.filename());
        names_ << (alike[name] == 1 ? name : text(row.path.parent_path().filename() / row.path.filename()));
    }
}

std::vector<std::string> BatchModel::conditions() const {
    std::vector<std::string> all;
    for (const BatchRow& row : rows_)
        if (const std::string name = row.condition.toStdString();
            !name.empty() && std::ranges::find(all, name) == all.end())
            all.push_back(name);
    return all;
}

Outcomes BatchModel::outcomes() const {
    Outcomes all;
    for (const BatchRow& row : rows_)
        if (row.outcome)
            all.push_back(row.outcome);
    return all;
}

int BatchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int BatchModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant BatchModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const BatchRow& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool number = column == MedianD;
    if (role == Qt::TextAlignmentRole)
        return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return tip(row, column);
    if (role == MoleculeModel::FlagsRole || role == Qt::AccessibleTextRole) {
        const QStringList badges =
            column == Flags && row.measured() ? doubtBadges(row.outcome->doubts) : QStringList();
        return role == MoleculeModel::FlagsRole ? QVariant(badges)
               : column == Flags                ? QVariant(badges.join(", "))
                                                : QVariant();
    }
    if (role == Qt::ForegroundRole && column == State && row.outcome && !row.measured())
        return badgeColors().text;
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (column) {
    case Movie:
        return names_[index.row()];
    case Condition:
        return row.condition;
    case State:
        return stateText(row);
    case MedianD:
        return row.measured() ? QVariant(movieMedianText(row.outcome->summary)) : QVariant();
    case Borrowed:
        return borrowedText(row);
    default: // Flags: badges
        return {};
    }
}

QString BatchModel::tip(const BatchRow& row, int column) const {
    switch (column) {
    case Movie:
        return text(row.path);
    case Condition:
        return tr("Double click (or F2) to write the condition; empty: not compared");
    case MedianD:
        return movieMedianTip(row);
    case Flags:
        return row.measured() ? doubtTip(row.outcome->doubts, row.outcome->summary.molecules) : stateTip(row);
    case Borrowed:
        return borrowedTip(row);
    default:
        return stateTip(row);
    }
}

bool BatchModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Condition)
        return false;
    setCondition({index.row()}, value.toString());
    return true;
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool number = section == MedianD;
    if (role == Qt::TextAlignmentRole)
        return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QString titles[] = {tr("Movie"), tr("Condition"),   tr("State"), tr("Median D (µm²/s)"),
                              tr("Flags"), tr("From session")};
    const QString tips[] = {
        tr("A file, or a folder of numbered images that is one movie"),
        tr("What the movie is compared as, such as control or drug"),
        tr("Whether it waits, is being measured, how many molecules were found and followed, or why it could "
           "not be measured"),
        tr("Median D of its molecules with its 95 % bootstrap interval; of a single molecule its "
           "own.\nBy the method chosen in the Movie workspace, but by MLE where a network’s "
           "answer is flagged as out of range or doubtful."),
        tr("How many of its molecules the network is in doubt about, or are faster than was "
           "looked for; rest the pointer on a row for the reasons"),
        tr("What was taken from the session, as the file does not say it: other movies may need "
           "other values.\nRest the pointer on a row for the values.")};
    if (role == Qt::DisplayRole)
        return titles[section];
    return role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

Qt::ItemFlags BatchModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == Condition ? usual | Qt::ItemIsEditable : usual;
}

} // namespace perrin::ui
