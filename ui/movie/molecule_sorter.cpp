// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_sorter.h"

#include "ui/movie/molecule_model.h"
#include "ui/number_edit.h"

#include <QRegularExpression>
#include <algorithm>

namespace perrin::ui {

MoleculeSorter::MoleculeSorter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(MoleculeModel::SortRole);
    setDynamicSortFilter(true);
}

void MoleculeSorter::setFilter(const QString& filter) {
    // What is compared, the sign, the number and its unit are one word: "frames > 20", "D>0.1 µm²/s", ">
    // 0.1".
    const QString frames =
        QRegularExpression::escape(MoleculeModel::tr("frames")); // of the window's language, too
    const QRegularExpression word(
        QString(R"((?:\b(?:d|frames|%1)\s*)?[<>≤≥]=?\s*[^\s<>≤≥]*(?:\s*[µu]m[²2]/s)?|\S+)").arg(frames),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    words_.clear();
    for (auto match = word.globalMatch(filter); match.hasNext();)
        words_.push_back(wordOf(match.next().captured().trimmed()));
    invalidateFilter();
}

MoleculeSorter::Word MoleculeSorter::wordOf(const QString& written) {
    static const QRegularExpression comparison(
        QString(R"(^(\w*)\s*([<>≤≥]=?)\s*([\d.,eE+-]+)\s*([µu]m[²2]/s)?$)"),
        QRegularExpression::UseUnicodePropertiesOption);
    Word word{.written = written};
    bool isNumber = false;
    if (const int id = written.toInt(&isNumber); isNumber)
        word.id = id;
    const auto match = comparison.match(written);
    const auto bound = match.hasMatch() ? parseNumber(match.captured(3)) : std::nullopt;
    if (!bound)
        return word;
    const bool isD = match.captured(1).isEmpty() || match.captured(1).compare("d", Qt::CaseInsensitive) == 0;
    if (!isD && !match.captured(4).isEmpty()) // frames have no unit
        return word;
    word.column = isD ? MoleculeModel::D : MoleculeModel::Frames;
    word.sign = match.captured(2).replace("≤", "<=").replace("≥", ">=");
    word.bound = *bound;
    return word;
}

QString MoleculeSorter::searchedIn(int row, const QModelIndex& parent) const {
    return sourceModel()->index(row, 0, parent).data(MoleculeModel::WordsRole).toString().toLower();
}

QStringList MoleculeSorter::notUnderstood() const {
    QString known = (allFlagTexts() << MoleculeModel::tr("clicked")).join('\n').toLower();
    for (int row = 0; row < sourceModel()->rowCount(); ++row)
        known += '\n' + searchedIn(row, {});
    QStringList strange;
    for (const Word& word : words_)
        if (!word.id && word.column < 0 && !known.contains(word.written.toLower()))
            strange << word.written;
    return strange;
}

bool MoleculeSorter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto value = [&](int column) {
        return sourceModel()->index(row, column, parent).data(MoleculeModel::SortRole);
    };
    const QString searched = searchedIn(row, parent);
    return std::ranges::all_of(words_, [&](const Word& word) {
        if (word.id)
            return value(MoleculeModel::Id).toInt() == *word.id;
        if (word.column < 0)
            return searched.contains(word.written.toLower());
        const QVariant here = value(word.column);
        if (!here.isValid())
            return false;
        const double number = here.toDouble();
        return word.sign == ">"    ? number > word.bound
               : word.sign == ">=" ? number >= word.bound
               : word.sign == "<"  ? number < word.bound
                                   : number <= word.bound;
    });
}

bool MoleculeSorter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(MoleculeModel::SortRole), b = right.data(MoleculeModel::SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (!a.isValid())
        return left.row() < right.row();
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

} // namespace perrin::ui
