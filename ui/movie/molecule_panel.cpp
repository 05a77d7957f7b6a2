// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_panel.h"

#include "core/diffusion/population.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/badge_delegate.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/movie/molecule_sorter.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {
namespace {

QTableView* makeTable(MoleculeSorter* sorter) {
    auto* table = new QTableView;
    table->setObjectName("moleculeTable");
    table->setAccessibleName(MoleculePanel::tr("Molecules"));
    table->setModel(sorter);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSortingEnabled(true);
    table->sortByColumn(MoleculeModel::Id, Qt::AscendingOrder);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setItemDelegateForColumn(MoleculeModel::Flags, new BadgeDelegate(table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 9);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return table;
}

} // namespace

MoleculePanel::MoleculePanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), model_(new MoleculeModel(this)), sorter_(new MoleculeSorter(this)),
      summary_(new QLabel), hint_(emptyHint("moleculeHint")), pages_(new QStackedWidget) {
    setObjectName("card");
    setAttribute(Qt::WA_StyledBackground);
    sorter_->setSourceModel(model_);
    table_ = makeTable(sorter_);

    auto* title = new QLabel(tr("Molecules"));
    title->setProperty("role", "title");
    summary_->setObjectName("summary");
    summary_->setProperty("role", "quiet");
    summary_->setToolTip(tr("Number of molecules, and the median of their D by the chosen method"));
    filter_ = new QLineEdit;
    filter_->setObjectName("filter");
    filter_->setAccessibleName(tr("Filter"));
    filter_->setPlaceholderText(tr("Filter: immobile, D > 0.1, frames > 20 …"));
    filter_->setToolTip(
        tr("Shows the molecules for which every word holds:\n12  the molecule of this number\nD > 0.1  "
           "D above 0.1 µm²/s (also <, <=, >=)\nframes > 20  seen in more than 20 frames\nany "
           "other word: in a flag, in the region's name, or “clicked”"));
    filter_->setClearButtonEnabled(true);
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        sorter_->setFilter(text);
        showSummary();
    });

    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(summary_);
    head->setContentsMargins(Gap::line, 0, Gap::line, 0);

    pages_->addWidget(hint_);
    pages_->addWidget(table_);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::close, Gap::usual, Gap::close, Gap::close);
    layout->addLayout(head);
    auto* filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(Gap::line, 0, Gap::line, 0);
    filterRow->addWidget(filter_);
    layout->addLayout(filterRow);
    layout->addWidget(pages_, 1);

    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MoleculePanel::chooseRow);
    connect(&session_, &SessionState::measurementChanged, this, &MoleculePanel::showMeasurement);
    connect(&session_, &SessionState::selectionChanged, this, &MoleculePanel::showSelection);
    showMeasurement();
}

std::pair<int, Qt::SortOrder> MoleculePanel::sorting() const {
    return {sorter_->sortColumn(), sorter_->sortOrder()};
}

void MoleculePanel::setSorting(int column, Qt::SortOrder order) {
    table_->sortByColumn(std::clamp(column, 0, MoleculeModel::Columns - 1), order);
}

void MoleculePanel::takeFocus() {
    if (!table_->isVisible())
        return;
    const QScopedValueRollback guard(following_, true); // no molecule is chosen by this
    table_->setFocus();
    if (!session_.selected())
        table_->selectionModel()->clear();
}

void MoleculePanel::showMeasurement() {
    const auto& measurement = session_.measurement();
    {
        const QScopedValueRollback guard(following_, true);
        model_->setMeasurement(measurement);
    }
    const bool any = measurement && !measurement->molecules.empty();
    pages_->setCurrentWidget(any ? static_cast<QWidget*>(table_) : hint_);
    hint_->setText(
        measurement
            ? tr("No molecule was followed for %1 frames or longer.\n\nRaise the false alarms per frame, or "
                 "lower the fewest frames under Settings.")
                  .arg(measurement->settings.link.minFrames)
            : emptyWords(tr("The molecules are listed here, each with its D and what to mind."),
                         tr("Press Find molecules (L).")));
    showSummary();
    filter_->setVisible(any);
    if (any) {
        table_->setColumnHidden(
            MoleculeModel::Flags, !std::ranges::any_of(measurement->molecules, [](const Molecule& m) {
                return std::ranges::any_of(m.flags,
                                           [](const std::string& f) { return f != "EXPOSURE_UNKNOWN"; });
            }));
        table_->setColumnHidden(MoleculeModel::Bayes,
                                !std::ranges::any_of(measurement->molecules, [](const Molecule& m) {
                                    return m.bayes.value.has_value();
                                }));
        table_->setColumnHidden(MoleculeModel::Mle,
                                !std::ranges::any_of(measurement->molecules, [](const Molecule& m) {
                                    return m.mle.value.has_value();
                                }));
        table_->resizeColumnsToContents(); // of those that are shown
    }
}

void MoleculePanel::showSummary() {
    const auto& measurement = session_.measurement();
    QStringList summary;
    if (measurement) {
        summary << (measurement->molecules.size() == 1
                        ? tr("1 molecule")
                        : tr("%1 molecules").arg(measurement->molecules.size()));
        std::vector<Estimate> ds;
        for (const Molecule& molecule : measurement->molecules)
            ds.push_back(countedD(molecule));
        const Estimate median = medianOf(ds);
        if (median.value || median.high)
            summary << tr("median D %1 µm²/s").arg(dText(median));
    }
    if (measurement && sorter_->rowCount() < model_->rowCount())
        summary.prepend(tr("%1 shown").arg(sorter_->rowCount()));
    const QStringList strange = sorter_->notUnderstood();
    setEmptyWords(
        *table_,
        sorter_->rowCount() > 0 || model_->rowCount() == 0 ? QString()
        : strange.isEmpty()
            ? emptyWords(model_->rowCount() == 1
                             ? tr("The only molecule does not fit the filter.")
                             : tr("None of the %1 molecules fits the filter.").arg(model_->rowCount()),
                         tr("Empty it to see them all."))
            : emptyWords(tr("Not understood: %1").arg(strange.join(", ")),
                         tr("Write a molecule’s number, D > 0.1 (µm²/s), frames > 20, a flag such as "
                            "immobile, the name of a region, or clicked.")));
    summary_->setText(summary.join(" · "));
}

void MoleculePanel::showSelection() {
    const QScopedValueRollback guard(following_, true);
    if (!session_.selected()) {
        table_->selectionModel()->clear();
        return;
    }
    const QModelIndex row = sorter_->mapFromSource(model_->index(static_cast<int>(*session_.selected()), 0));
    table_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect |
                                                       QItemSelectionModel::Rows);
    // Into view without moving sideways: a person may be reading columns at the right.
    table_->scrollTo(row.siblingAtColumn(std::max(0, table_->columnAt(1))));
}

void MoleculePanel::chooseRow(const QModelIndex& current) {
    if (following_ || !current.isValid())
        return;
    const auto row = static_cast<std::size_t>(sorter_->mapToSource(current).row());
    const Track& track = session_.measurement()->molecules[row].track;
    const auto frame = static_cast<int>(session_.frame());
    if (frame < track.firstFrame() || frame > track.lastFrame())
        session_.setFrame(static_cast<std::size_t>(track.firstFrame()));
    session_.select(row);
}

} // namespace perrin::ui
