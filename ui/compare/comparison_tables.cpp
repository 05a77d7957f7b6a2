// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_tables.h"

#include "core/learn/cues.h"
#include "ui/compare/comparison_plots.h"
#include "ui/empty_hint.h"
#include "ui/plain_table.h"
#include "ui/words/core_words.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

QString percent(const std::optional<double>& share) {
    return share ? QString::number(100 * *share, 'f', 1) : QString(QChar(0x2013));
}

QString signedNumber(double value) {
    return (value > 0 ? "+" : "") + QString::number(value, 'f', 3);
}

QTableWidget* makeTable(const char* objectName, const QString& name, const QStringList& headings) {
    auto* table = new QTableWidget;
    table->setObjectName(objectName);
    table->setAccessibleName(name);
    table->setColumnCount(static_cast<int>(headings.size()));
    table->setHorizontalHeaderLabels(headings);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    makePlain(table, 0, [](int column) { return column > 0; });
    return table;
}

void setRow(QTableWidget* table, int row, const QStringList& cells, const QString& tip = {}) {
    for (int column = 0; column < cells.size(); ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment((column > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setToolTip(tip);
        table->setItem(row, column, item);
    }
}

} // namespace

ComparisonTables::ComparisonTables(QWidget* parent) : QWidget(parent), group_(new QComboBox) {
    numbers_ = makeTable("comparedNumbers", tr("Errors"),
                         {tr("Method"), tr("RMSE"), tr("±"), tr("MAE"), tr("bias"), tr("SD"), tr("in 68 %"),
                          tr("in 95 %"), tr("no answer")});
    numbers_->horizontalHeaderItem(8)->setToolTip(tr(
        "Stacks without an answer, or with one below the range of D: its low end or its middle stands in"));
    cues_ = makeTable("comparedCues", tr("Cues"), {tr("Cue")});
    group_->setObjectName("comparedGroup");
    group_->setAccessibleName(tr("Which stacks"));
    group_->setToolTip(tr("All stacks, or those of one range of the true D"));
    group_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* tabs = new QTabWidget;
    tabs->setObjectName("comparedTables");
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->addTab(numbers_, tr("Numbers"));
    tabs->addTab(cues_, tr("Which cue does it use?"));
    tabs->setCornerWidget(group_);
    connect(tabs, &QTabWidget::currentChanged, this, [this](int tab) { group_->setEnabled(tab == 0); });
    tabs->setMinimumHeight(150);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(tabs);
    connect(group_, &QComboBox::activated, this, &ComparisonTables::fillNumbers);
}

void ComparisonTables::show(std::shared_ptr<const ComparisonResult> result) {
    result_ = std::move(result);
    const QSignalBlocker quiet(group_);
    group_->clear();
    group_->setVisible(result_ != nullptr);
    numbers_->setRowCount(0);
    cues_->setRowCount(0);
    const bool hasCues = result_ && !result_->comparison.cues.empty();
    setEmptyWords(*numbers_,
                  result_ ? QString() : emptyWords(tr("The errors in numbers appear here."), tr("Press Compare.")));
    setEmptyWords(*cues_, hasCues ? QString()
                                  : emptyWords(tr("How much worse each network gets without a cue appears here."),
                                               tr("Tick “Which cue does each use?” and press Compare.")));
    if (!result_)
        return;
    QString last;
    for (const EvaluationRow& row : result_->comparison.rows)
        if (const QString group = QString::fromStdString(row.group); group != std::exchange(last, group))
            group_->addItem(group == "all" ? tr("all stacks") : group, group);
    fillNumbers();
    fillCues();
}

void ComparisonTables::fillNumbers() {
    if (!result_)
        return;
    const std::string group = group_->currentData().toString().toStdString();
    std::vector<const EvaluationRow*> rows;
    for (const EvaluationRow& row : result_->comparison.rows)
        if (row.group == group)
            rows.push_back(&row);
    numbers_->setRowCount(static_cast<int>(rows.size()));
    const QString unknown(QChar(0x2013));
    for (int i = 0; i < numbers_->rowCount(); ++i) {
        const EvaluationRow& row = *rows[static_cast<std::size_t>(i)];
        const Score& s = row.score;
        const QString name = QString::fromStdString(row.name);
        if (row.published)
            setRow(numbers_, i,
                   {name, errorNumber(s.rmse), unknown, errorNumber(s.mae), unknown, unknown, unknown,
                    unknown, unknown});
        else
            setRow(numbers_, i,
                   {name, errorNumber(s.rmse), QString::number(s.rmseError, 'f', 3), errorNumber(s.mae),
                    signedNumber(s.bias), errorNumber(s.sd), percent(s.coverage68), percent(s.coverage95),
                    s.missing + s.limited > 0 ? QString::number(s.missing + s.limited) : QString()},
                   tr("%1 without an answer, %2 below the range of D").arg(s.missing).arg(s.limited));
    }
}

void ComparisonTables::fillCues() {
    const auto& tables = result_->comparison.cues;
    QStringList headings{tr("Stacks")};
    for (const CueTable& table : tables)
        headings << tr("%1: RMSE").arg(QString::fromStdString(table.model)) << tr("bias");
    cues_->clear();
    cues_->setColumnCount(static_cast<int>(headings.size()));
    cues_->setHorizontalHeaderLabels(headings);
    makePlain(cues_, 0, [](int column) { return column > 0; });
    const std::size_t rows = tables.empty() ? 0 : tables.front().rows.size();
    cues_->setRowCount(static_cast<int>(rows));
    for (std::size_t i = 0; i < rows; ++i) {
        QString what = coreText(tables.front().rows[i].name);
        for (const Cue& cue : allCues())
            if (cue.name() == tables.front().rows[i].name)
                what += ": " + coreText(cue.description());
        QStringList cells{what};
        for (const CueTable& table : tables)
            cells << errorNumber(table.rows[i].score.rmse) << signedNumber(table.rows[i].score.bias);
        setRow(cues_, static_cast<int>(i), cells, what);
    }
}

} // namespace perrin::ui
