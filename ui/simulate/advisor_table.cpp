// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/advisor_table.h"

#include "ui/movie/molecule_overlay.h"
#include "ui/plain_table.h"
#include "ui/simulate/advisor_plots.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

/// "3 – 16": of the D that is seen shortest to that seen longest.
QString framesText(const std::array<double, 3>& frames) {
    const auto [least, most] = std::ranges::minmax(frames);
    const QString from = QString::number(least, 'f', 0), to = QString::number(most, 'f', 0);
    return from == to ? from : QString("%1 – %2").arg(from, to);
}

} // namespace

AdvisorTable::AdvisorTable(QWidget* parent) : QTableWidget(parent) {
    setObjectName("advisorTable");
    setAccessibleName(tr("What is advised and what is simulated now"));
    setColumnCount(Columns);
    setHorizontalHeaderLabels({QString(), tr("Interval\n(ms)"), tr("Exposure\n(ms)"), tr("Photons\na frame"),
                               tr("Frames\nseen"), QString(), QString(), QString()});
    makePlain(this, What, [](int column) { return column != What; });
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize AdvisorTable::sizeHint() const {
    const int rows = verticalHeader()->defaultSectionSize() * std::max(2, rowCount());
    return {460, horizontalHeader()->sizeHint().height() + rows + 4};
}

void AdvisorTable::addRow(const QString& what, const ExpectedErrors& at, bool bold) {
    const int row = rowCount();
    insertRow(row);
    const QStringList cells{what,
                            millisecondsText(at.interval),
                            millisecondsText(at.exposure),
                            QString::number(at.photons, 'f', 0),
                            framesText(at.framesSeen),
                            expectedErrorText(at.errors[0]),
                            expectedErrorText(at.errors[1]),
                            expectedErrorText(at.errors[2])};
    for (int column = 0; column < Columns; ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment((column == What ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        item->setToolTip(horizontalHeaderItem(column)->toolTip());
        QFont weight = font();
        weight.setBold(bold);
        item->setFont(weight);
        setItem(row, column, item);
    }
}

void AdvisorTable::show(const Advice& advice, const ExpectedErrors& now) {
    const std::array<double, 3> ds = advice.settings.ds();
    for (std::size_t i = 0; i < ds.size(); ++i)
        horizontalHeaderItem(Low + static_cast<int>(i))
            ->setText(tr("Error at D\n%1 µm²/s").arg(dText(ds[i])));
    const QString tips[] = {
        QString(),
        tr("Start of one frame to the start of the next"),
        tr("Time in which light is collected"),
        tr("Detected of one molecule in one exposure"),
        tr("In which a molecule is lit and in view, on average; least to most of the three D"),
        tr("Least relative standard error of D from one molecule, by its centres"),
        tr("Least relative standard error of D from one molecule, by its centres"),
        tr("Least relative standard error of D from one molecule, by its centres")};
    for (int column = 0; column < Columns; ++column)
        horizontalHeaderItem(column)->setToolTip(tips[column]);
    setRowCount(0);
    addRow(tr("Advised"), advice.best, true);
    addRow(tr("Simulated now"), now, false);
    const bool one = ds.front() == ds.back();
    setColumnHidden(Low, one);
    setColumnHidden(High, one);
}

} // namespace perrin::ui
