// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/population_panel.h"

#include "core/diffusion/population.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/movie/molecule_plots.h"
#include "ui/plain_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <sstream>

namespace perrin::ui {
namespace {

enum Column { Name, Molecules, MedianD, Immobile, Columns };

QString medianText(const PopulationSummary& summary) {
    if (!summary.medianD)
        return summary.medianHigh ? "< " + dText(*summary.medianHigh) : QString(QChar(0x2013));
    QString text = dText(*summary.medianD);
    if (summary.medianLow && summary.medianHigh)
        text += QString(" (%1 – %2)").arg(dText(*summary.medianLow), dText(*summary.medianHigh));
    return text;
}

QString immobileText(const PopulationSummary& summary) {
    if (!summary.immobileFraction)
        return QString(QChar(0x2013));
    const auto percent = [](double share) { return QString::number(100 * share, 'f', 0); };
    QString text = percent(*summary.immobileFraction) + " %";
    if (summary.immobileLow && summary.immobileHigh)
        text += QString(" (%1 – %2)").arg(percent(*summary.immobileLow), percent(*summary.immobileHigh));
    return text;
}

std::vector<std::string> namesOf(const std::vector<Region>& regions) {
    std::vector<std::string> names;
    for (const Region& region : regions)
        names.push_back(region.name);
    return names;
}

} // namespace

PopulationPanel::PopulationPanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), histogram_(new Plot(tr("Histogram of D"))),
      table_(new QTableWidget), delete_(new QPushButton(tr("Delete region"))),
      copy_(new QPushButton(tr("Copy table"))), check_(new QPushButton(tr("Check movie…"))) {
    setObjectName("population");
    histogram_->setObjectName("histogramPlot");
    histogram_->setToolTip(
        tr("How many molecules have which D, a fifth of a decade a bar, in the colours of the "
           "rings.\nThe line marks the chosen molecule. Right click: save or copy."));
    table_->setObjectName("regionTable");
    table_->setAccessibleName(tr("Populations"));
    table_->setColumnCount(Columns);
    table_->setHorizontalHeaderLabels(
        {tr("Region"), tr("Molecules"), tr("Median D\n(µm²/s)"), tr("Immobile")});
    const QString tips[] = {
        tr("Double click to rename a region"), tr("Molecules, by their mean position"),
        tr("Median D with its 95 % bootstrap interval; molecules with only an upper limit rank "
           "below all others"),
        tr("Share of molecules whose motion cannot be told from their localization error, with "
           "its 95 % interval (Wilson)")};
    for (int column = 0; column < Columns; ++column)
        table_->horizontalHeaderItem(column)->setToolTip(tips[column]);
    makePlain(table_, MedianD, [](int column) { return column != Name; });
    table_->horizontalHeader()->setMinimumSectionSize(60);
    delete_->setObjectName("deleteRegion");
    delete_->setToolTip(tr("Delete the chosen region; its molecules stay (Delete)"));
    copy_->setObjectName("copyPopulation");
    copy_->setToolTip(tr("Copy this table, for a spreadsheet"));
    check_->setObjectName("checkPopulation");
    check_->setToolTip(
        tr("How many molecules of a known D are found in this movie, and how right is their D? Tried "
           "with synthetic ones"));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(delete_);
    buttons->addStretch();
    buttons->addWidget(check_);
    buttons->addWidget(copy_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::line, Gap::line, Gap::line, Gap::line);
    layout->addWidget(histogram_, 3);
    layout->addWidget(table_, 2);
    layout->addLayout(buttons);

    connect(delete_, &QPushButton::clicked, this, &PopulationPanel::deleteRegion);
    connect(check_, &QPushButton::clicked, this, &PopulationPanel::checkRequested);
    connect(copy_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(tableText()); });
    connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
        delete_->setEnabled(chosenRegion().has_value());
        if (!filling_)
            emit regionChosen();
    });
    connect(table_, &QTableWidget::cellChanged, this, &PopulationPanel::rename);
    connect(&session_, &SessionState::measurementChanged, this, [this] {
        showHistogram();
        showTable();
    });
    connect(&session_, &SessionState::regionsChanged, this, &PopulationPanel::showTable);
    connect(&session_, &SessionState::selectionChanged, this, &PopulationPanel::showHistogram);
    connect(histogram_, &Plot::restyled, this, &PopulationPanel::showHistogram);
    connect(histogram_, &Plot::exported, this, &PopulationPanel::exported);
    connect(histogram_, &Plot::failed, this, &PopulationPanel::failed);
    showHistogram();
    showTable();
}

std::optional<std::size_t> PopulationPanel::chosenRegion() const {
    const auto rows = table_->selectionModel()->selectedRows();
    if (rows.isEmpty() || rows.front().row() == 0) // the first row is the whole
        return std::nullopt;
    return static_cast<std::size_t>(rows.front().row() - 1);
}

void PopulationPanel::deleteRegion() {
    const auto chosen = chosenRegion();
    if (!chosen)
        return;
    std::vector<Region> regions = session_.regions();
    const QString name = QString::fromStdString(regions[*chosen].name);
    regions.erase(regions.begin() + static_cast<std::ptrdiff_t>(*chosen));
    session_.setRegions(std::move(regions), tr("delete region %1").arg(name));
}

void PopulationPanel::rename(int row, int column) {
    if (filling_ || column != Name || row == 0)
        return;
    std::vector<Region> regions = session_.regions();
    Region& region = regions[static_cast<std::size_t>(row) - 1];
    const QString before = QString::fromStdString(region.name);
    const QString name = table_->item(row, column)->text().trimmed();
    if (name.isEmpty() || name == before) {
        showTable();
        return;
    }
    region.name = name.toStdString();
    session_.setRegions(std::move(regions), tr("rename region %1").arg(before));
}

void PopulationPanel::showHistogram() {
    const auto& measurement = session_.measurement();
    if (measurement && !measurement->molecules.empty())
        drawHistogram(*histogram_, *measurement, session_.selected());
    else
        histogram_->setEmptyText(
            emptyWords(tr("The histogram of D appears here, and below it the medians of all "
                          "molecules and of each region."),
                       measurement ? tr("No molecule was found: raise the false alarms, or draw "
                                        "other regions.")
                                   : tr("Press Find molecules.")));
}

void PopulationPanel::showTable() {
    const QScopedValueRollback guard(filling_, true);
    const auto chosen = chosenRegion();
    const std::vector<std::string> names = namesOf(session_.regions());
    std::vector<PopulationSummary> rows;
    if (session_.measurement())
        rows = summarize(*session_.measurement(), {}, names);
    table_->setRowCount(static_cast<int>(names.size()) + 1);
    for (int row = 0; row < table_->rowCount(); ++row) {
        const auto index = static_cast<std::size_t>(row);
        const QString name = row == 0 ? tr("All") : QString::fromStdString(names[index - 1]);
        QStringList cells{name, {}, {}, {}};
        if (index < rows.size())
            cells = {name, QString::number(rows[index].molecules), medianText(rows[index]),
                     immobileText(rows[index])};
        for (int column = 0; column < Columns; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            if (column != Name || row == 0)
                item->setFlags(item->flags() & ~Qt::ItemIsEditable);
            table_->setItem(row, column, item);
        }
    }
    if (chosen && *chosen < names.size())
        table_->selectRow(static_cast<int>(*chosen) + 1);
    else
        table_->clearSelection();
    delete_->setEnabled(chosenRegion().has_value());
    copy_->setEnabled(!rows.empty());
}

QString PopulationPanel::tableText() const {
    if (!session_.measurement())
        return {};
    std::ostringstream out;
    Table table = summaryTable(
        summarize(*session_.measurement(), session_.path().filename().string(), namesOf(session_.regions())));
    table.comments.clear();
    write(out, table, {.separator = '\t'});
    return QString::fromStdString(out.str());
}

} // namespace perrin::ui
