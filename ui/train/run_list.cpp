// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_list.h"

#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/plain_table.h"
#include "ui/session_state.h"
#include "ui/words/core_words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr int hintWidth = 290; // px, the least that the column gives it

enum RunColumn { NameColumn, BegunColumn, ErrorColumn, StateColumn, RunColumns };
using Activity = TrainingRun::Activity;

/// Where this person is; invalid: not written as it should be.
QDateTime begun(const TrainingRun& run) {
    return QDateTime::fromString(QString::fromStdString(run.stored.created), Qt::ISODate).toLocalTime();
}

/// "14:05" of today, else "3 Nov".
QString begunText(const TrainingRun& run) {
    const QDateTime time = begun(run);
    return time.date() == QDate::currentDate() ? time.toString("HH:mm") : QLocale().toString(time, "d MMM");
}

QString rowTip(const TrainingRun& run) {
    const TrainingSettings& settings = run.stored.settings;
    QString tip = nameText(run.stored.name) + '\n' +
                  RunList::tr("Scenario %1, network %2, %3 epochs of %4 stacks. Begun %5.")
                      .arg(nameText(settings.scenario.name), QString::fromStdString(settings.network.name))
                      .arg(settings.epochs)
                      .arg(settings.stacksPerEpoch)
                      .arg(QLocale().toString(begun(run), QLocale::ShortFormat));
    if (!run.stored.failure.empty())
        tip += "\n" + coreText(run.stored.failure);
    return tip;
}

} // namespace

RunList::RunList(TrainingDesk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), table_(new QTableWidget), hint_(emptyHint("runHint")),
      pause_(new QPushButton), stop_(new QPushButton(tr("Stop"))) {
    table_->setObjectName("runTable");
    table_->setAccessibleName(tr("Runs"));
    table_->setColumnCount(RunColumns);
    table_->setHorizontalHeaderLabels({tr("Run"), tr("Begun"), tr("RMSE"), tr("State")});
    const QString tips[] = {
        tr("Tick a run to lay its curves over those of the chosen one; double click to rename"),
        tr("When it was started: the time today, else the day"),
        tr("Of the best weights, on stacks never learned from: of ln D, or µm²/s"),
        tr("One run is trained at a time; others wait")};
    for (int column = 0; column < RunColumns; ++column)
        table_->horizontalHeaderItem(column)->setToolTip(tips[column]);
    makePlain(table_, NameColumn, [](int column) { return column == ErrorColumn; });
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    table_->setTextElideMode(Qt::ElideMiddle); // runs of one name differ in the number at its end
    hint_->setText(emptyWords(tr("Your trainings are listed here, and kept until you delete them."),
                              tr("Set one up above and press Start training.")));
    hint_->setMinimumHeight(hint_->heightForWidth(hintWidth));
    pause_->setObjectName("pauseRun");
    stop_->setObjectName("stopRun");
    stop_->setToolTip(tr("End the run early: its model is what it has learned so far. It can be resumed."));
    auto* more = new QPushButton(tr("More"));
    more->setObjectName("moreRun");
    more->setToolTip(tr("Rename, duplicate, show the card, delete"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Gap::line);
    buttons->addWidget(pause_);
    buttons->addWidget(stop_);
    buttons->addStretch();
    buttons->addWidget(more);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::close);
    layout->addWidget(hint_, 1);
    layout->addWidget(table_, 1);
    layout->addLayout(buttons);

    connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
        if (!filling_ && table_->currentRow() >= 0)
            choose(folderAt(table_->currentRow()));
    });
    connect(table_, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (filling_ || item->column() != NameColumn)
            return;
        const std::filesystem::path folder = folderAt(item->row());
        const bool ticked = item->checkState() == Qt::Checked;
        if (ticked != overlaid_.contains(folder)) {
            if (ticked)
                overlaid_.insert(folder);
            else
                overlaid_.erase(folder);
            desk_.need(folder);
            emit shownChanged();
            return;
        }
        desk_.rename(folder, item->text());
    });
    connect(table_, &QTableWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { showMenu(table_->viewport()->mapToGlobal(at)); });
    connect(more, &QPushButton::clicked, this,
            [this, more] { showMenu(more->mapToGlobal(QPoint(0, more->height()))); });
    connect(pause_, &QPushButton::clicked, this, [this] {
        const TrainingRun* run = desk_.find(chosen_);
        if (run && run->active())
            desk_.pause(chosen_);
        else
            desk_.resume(chosen_);
    });
    connect(stop_, &QPushButton::clicked, this, [this] { desk_.stop(chosen_); });
    connect(&desk_, &TrainingDesk::listChanged, this, &RunList::fill);
    fill();
}

std::filesystem::path RunList::folderAt(int row) const {
    return toPath(table_->item(row, NameColumn)->data(Qt::UserRole).toString());
}

void RunList::choose(const std::filesystem::path& folder) {
    if (folder == chosen_)
        return;
    chosen_ = folder;
    fill();
    emit chosenChanged();
}

std::vector<TrainingRun> RunList::shown() const {
    std::vector<TrainingRun> runs;
    if (const TrainingRun* run = desk_.find(chosen_))
        runs.push_back(*run);
    for (const TrainingRun& run : desk_.runs())
        if (!runs.empty() && run.folder() != chosen_ && overlaid_.contains(run.folder()))
            runs.push_back(run);
    return runs;
}

void RunList::fill() {
    const QScopedValueRollback filling(filling_, true);
    const auto& runs = desk_.runs();
    if (!chosen_.empty() && desk_.isLoaded() && !desk_.find(chosen_))
        chosen_.clear();
    table_->setRowCount(static_cast<int>(runs.size()));
    for (int row = 0; row < table_->rowCount(); ++row)
        fillRow(row, runs[static_cast<std::size_t>(row)]);
    const auto at = std::find_if(runs.begin(), runs.end(),
                                 [&](const TrainingRun& run) { return run.folder() == chosen_; });
    if (at == runs.end())
        table_->clearSelection();
    else
        table_->selectRow(static_cast<int>(at - runs.begin()));
    hint_->setVisible(runs.empty());
    table_->setVisible(!runs.empty());
    enableButtons();
}

void RunList::fillRow(int row, const TrainingRun& run) {
    const auto item = [&](int column) {
        if (!table_->item(row, column)) {
            auto* made = new QTableWidgetItem;
            if (column != NameColumn)
                made->setFlags(made->flags() & ~Qt::ItemIsEditable);
            table_->setItem(row, column, made);
        }
        return table_->item(row, column);
    };
    item(NameColumn)->setText(nameText(run.stored.name));
    item(NameColumn)->setData(Qt::UserRole, text(run.folder()));
    item(NameColumn)->setCheckState(overlaid_.contains(run.folder()) ? Qt::Checked : Qt::Unchecked);
    item(BegunColumn)->setText(begunText(run));
    item(ErrorColumn)
        ->setText(run.stored.bestRmse ? QString::number(*run.stored.bestRmse, 'g', 3)
                                      : QString(QChar(0x2013)));
    item(ErrorColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item(StateColumn)->setText(stateText(run));
    for (int column = 0; column < RunColumns; ++column)
        item(column)->setToolTip(rowTip(run));
}

void RunList::enableButtons() {
    const TrainingRun* run = desk_.find(chosen_);
    const bool active = run && run->active();
    pause_->setText(active || !run || run->stored.stage != RunStage::New ? active ? tr("Pause") : tr("Resume")
                                                                         : tr("Begin"));
    pause_->setToolTip(
        active ? tr("Write a checkpoint and free the processor. Nothing is lost: it can be resumed any "
                    "time, also after the program was closed")
               : tr("Go on from the checkpoint"));
    pause_->setEnabled(run && run->activity != Activity::Ending &&
                       (active || (run->stored.canGoOn() && !run->elsewhere)));
    stop_->setEnabled(run && run->activity == Activity::Training);
}

void RunList::showMenu(const QPoint& at) {
    const TrainingRun* run = desk_.find(chosen_);
    auto* menu = new QMenu(this);
    menu->setObjectName("runMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, bool enabled, const std::function<void()>& act) {
        menu->addAction(text, this, act)->setEnabled(enabled);
    };
    add(tr("Show the model's card"), run && run->stored.hasModel(), [this] { emit cardRequested(chosen_); });
    add(tr("Rename"), run, [this] {
        if (table_->currentRow() >= 0)
            table_->editItem(table_->item(table_->currentRow(), NameColumn));
    });
    add(tr("Duplicate: its settings for a new run"), run, [this] { emit duplicateRequested(chosen_); });
    menu->addSeparator();
    add(tr("Delete…"), run && !run->active(), [this] { askRemove(); });
    menu->popup(at);
}

void RunList::askRemove() {
    const TrainingRun* run = desk_.find(chosen_);
    if (!run)
        return;
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Delete a run"),
                        tr("Delete %1 with all that it has learned?").arg(nameText(run->stored.name)),
                        QMessageBox::Cancel, this);
    question->setObjectName("deleteRun");
    question->setDefaultButton(QMessageBox::Cancel);
    QPushButton* yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QPushButton::clicked, this, [this, folder = chosen_] { desk_.remove(folder); });
    question->open();
}

} // namespace perrin::ui
