// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/spike_in_table.h"

#include "ui/movie/molecule_overlay.h"
#include "ui/movie/spike_in_plot.h"
#include "ui/plain_table.h"

#include <cmath>

namespace perrin::ui {
namespace {

const QString unknown(QChar(0x2013));

QString wholeNumber(double number) {
    return QString::number(number, 'f', 0).replace('-', QChar(0x2212));
}

/// "83 % (68 – 92)".
QString shareCell(const Estimate& share) {
    if (!share.value || !share.low || !share.high)
        return unknown;
    return QString("%1 % (%2 – %3)")
        .arg(wholeNumber(100 * *share.value), wholeNumber(100 * *share.low), wholeNumber(100 * *share.high));
}

QString withError(const QString& value, const std::optional<double>& error, int decimals) {
    return error ? QString("%1 ± %2").arg(value).arg(*error, 0, 'f', decimals) : value;
}

/// How far off D is: of the geometric mean.
QString biasCell(const std::optional<WithError>& bias) {
    if (!bias)
        return unknown;
    const double off = 100 * std::expm1(bias->value);
    const std::optional<double> error =
        bias->error ? std::optional(100 * std::exp(bias->value) * *bias->error) : std::nullopt;
    return withError((std::round(off) > 0 ? "+" : "") + wholeNumber(off), error, 0);
}

QString rmseCell(const std::optional<WithError>& rmse) {
    return rmse ? withError(QString::number(rmse->value, 'f', 2), rmse->error, 2) : unknown;
}

QString nanometres(const std::optional<WithError>& error) {
    if (!error)
        return unknown;
    return withError(QString::number(1000 * error->value, 'f', 1),
                     error->error ? std::optional(1000 * *error->error) : std::nullopt, 1);
}

} // namespace

SpikeInTable::SpikeInTable(QWidget* parent) : QTableWidget(parent) {
    setObjectName("spikeTable");
    setAccessibleName(tr("How well molecules of known D were found and measured"));
    setColumnCount(Columns);
    setHorizontalHeaderLabels({tr("True D\n(µm²/s)"), tr("Placed"), tr("Found\n(95 % interval)"),
                               tr("Localization\nerror (nm)"), tr("Measured\nby"), tr("D off by\n(%)"),
                               tr("RMSE\nof ln D"), tr("Truths in their\n95 % intervals")});
    const QString tips[] = {
        tr("D of the synthetic molecules; all: of every D together"),
        tr("Synthetic molecules that were put into the movie"),
        tr("Share of them of which at least half of the frames were followed, with its 95 % interval "
           "(Wilson)"),
        tr("Localization error an axis of those found, rms, with its standard error"),
        tr("Estimator"),
        tr("How far the (geometric) mean of the measured D is from the true one, with its standard error; + "
           "is too "
           "high"),
        tr("Error of a single molecule: 0.25 is 25 % up or down. With its standard error"),
        tr("How many of the 95 % intervals of D hold the true one, with the 95 % interval of this share "
           "(Wilson); "
           "good is 95 %")};
    for (int column = 0; column < Columns; ++column)
        horizontalHeaderItem(column)->setToolTip(tips[column]);
    makePlain(this, Coverage, [](int column) { return column != By; });
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::NoFocus);
}

void SpikeInTable::addRow(const QStringList& cells, bool all) {
    const int row = rowCount();
    insertRow(row);
    for (int column = 0; column < Columns; ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment((column == By ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        item->setToolTip(horizontalHeaderItem(column)->toolTip());
        if (all) {
            QFont bold = font();
            bold.setBold(true);
            item->setFont(bold);
        }
        setItem(row, column, item);
    }
}

void SpikeInTable::show(const SpikeInResult& result) {
    setRowCount(0);
    for (const SpikeInRow& row : result.rows) {
        QStringList head{row.d ? dText(*row.d) : tr("all"), QString::number(row.placed),
                         shareCell(row.recall), nanometres(row.localizationError)};
        if (row.scores.empty())
            addRow(head + QStringList{unknown, unknown, unknown, unknown}, !row.d);
        for (const SpikedScore& score : row.scores) {
            addRow(head + QStringList{methodTitle(score.method), biasCell(score.bias), rmseCell(score.rmse),
                                      shareCell(score.coverage)},
                   !row.d);
            head = {{}, {}, {}, {}}; // said once
        }
    }
    spread();
}

void SpikeInTable::spread() {
    resizeColumnsToContents();
    const int spare = (viewport()->width() - horizontalHeader()->length()) / Columns;
    for (int column = 0; spare > 0 && column < Columns; ++column)
        setColumnWidth(column, columnWidth(column) + spare);
}

void SpikeInTable::resizeEvent(QResizeEvent* event) {
    QTableWidget::resizeEvent(event);
    spread();
}

} // namespace perrin::ui
