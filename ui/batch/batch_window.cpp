// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_window.h"

#include "ui/batch/batch_movies.h"
#include "ui/batch/batch_results.h"
#include "ui/look.h"
#include "ui/message_bar.h"
#include "ui/quiet_label.h"
#include "ui/session_state.h"
#include "ui/task_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileSystemWatcher>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace perrin::ui {

BatchWindow::BatchWindow(SessionState& session, std::shared_ptr<KeptPredictor> predictor)
    : session_(session), predictor_(std::move(predictor)), movies_(new BatchMovies),
      results_(new BatchResults), summary_(quietLabel("batchSummary")), state_(quietLabel("batchState")),
      calibration_(new QComboBox), zAsTime_(new QCheckBox(tr("Z stacks are time series"))),
      overlays_(new QCheckBox(tr("and a picture of each movie with its molecules"))), folder_(new QLineEdit),
      browse_(new QPushButton(tr("Browse…"))), measure_(new QPushButton(tr("Measure"))),
      watch_(new QPushButton(tr("Watch a folder…"))), write_(new QPushButton(tr("Write tables"))),
      messages_(new MessageBar), tasks_(new TaskBar) {
    setObjectName("batchWindow");
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    setWindowTitle(tr("Measure many movies — Perrin"));
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::usual);
    column->addWidget(movies_, 1);
    column->addWidget(makeSettings());
    column->addWidget(makeOutput());
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(Gap::usual);
    splitter->addWidget(left);
    splitter->addWidget(results_);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 4);
    splitter->setSizes({730, 500});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::usual, Gap::usual, Gap::usual, Gap::usual);
    layout->setSpacing(Gap::usual);
    layout->addWidget(messages_);
    layout->addWidget(splitter, 1);
    layout->addWidget(makeFoot());
    connectParts();
    resize(1250, 740);
    restoreGeometry(QSettings().value("window/batch").toByteArray());
    showState();
}

BatchWindow::~BatchWindow() = default;

QWidget* BatchWindow::makeSettings() {
    auto* card = new Card(tr("Measured with"));
    calibration_->setObjectName("calibrationSource");
    calibration_->setAccessibleName(tr("Whose calibration"));
    calibration_->addItem(tr("Each file’s own calibration first"), false);
    calibration_->addItem(tr("The session’s calibration for all"), true);
    calibration_->setToolTip(tr("Pixel size, frame interval and exposure: what a file does not give is the "
                                "session’s.\nThe session’s for all: "
                                "where files are known to be wrong; every row tells where they differ."));
    zAsTime_->setObjectName("batchZAsTime");
    zAsTime_->setToolTip(tr("Some programs write Z where they mean time. Not ticked, such movies fail."));
    card->head()->addWidget(zAsTime_);
    card->head()->addWidget(calibration_);
    summary_->setTextFormat(Qt::RichText);
    summary_->setToolTip(tr("The present settings of the Movie workspace: change them there"));
    card->body()->addWidget(summary_);
    return card;
}

QWidget* BatchWindow::makeOutput() {
    auto* card = new Card(tr("Written to"));
    folder_->setObjectName("batchFolder");
    folder_->setAccessibleName(tr("Folder of the results"));
    folder_->setPlaceholderText(tr("no folder: nothing is written"));
    folder_->setAcceptDrops(false); // a movie dropped here is meant for the list
    folder_->setToolTip(
        tr("molecules.csv, population.csv and, with conditions, conditions.csv and conditions.png "
           "go into this folder,\nwhich is made where it is missing. D in µm²/s."));
    browse_->setObjectName("batchBrowse");
    browse_->setToolTip(tr("Choose the folder of the results"));
    write_->setObjectName("writeTables");
    write_->setToolTip(tr("Write the tables as they are now: again, after conditions have changed"));
    overlays_->setObjectName("batchOverlays");
    overlays_->setToolTip(
        tr("NAME.png: the frame where most is to be seen, each molecule with its D. Drawn while "
           "movies are measured."));
    overlays_->setChecked(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(Gap::line);
    row->addWidget(folder_, 1);
    row->addWidget(browse_);
    row->addWidget(write_);
    card->body()->setSpacing(Gap::line);
    card->body()->addLayout(row);
    auto* tables = new QHBoxLayout;
    tables->setSpacing(Gap::close);
    tables->addWidget(new QLabel(tr("Tables of molecules, movies and conditions,")));
    tables->addWidget(overlays_);
    tables->addStretch(1);
    card->body()->addLayout(tables);
    return card;
}

QWidget* BatchWindow::makeFoot() {
    measure_->setObjectName("measureMovies");
    measure_->setProperty("role", "primary");
    measure_->setToolTip(
        tr("Measure the movies that wait, have failed, or were measured with other settings"));
    watch_->setObjectName("watchFolder");
    watch_->setToolTip(
        tr("Measure every movie that is in a folder or still comes into it, as soon as it is whole, with "
           "these settings;\n"
           "the tables are written anew after each. Watching again goes on with what was measured before."));
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(measure_);
    row->addWidget(watch_);
    row->addWidget(state_, 1);
    row->addWidget(tasks_);
    return foot;
}

void BatchWindow::connectParts() {
    BatchModel& model = movies_->model();
    connect(measure_, &QPushButton::clicked, this, &BatchWindow::measure);
    connect(watch_, &QPushButton::clicked, this, &BatchWindow::askWatch);
    connect(write_, &QPushButton::clicked, this, &BatchWindow::writeTables);
    connect(browse_, &QPushButton::clicked, this, &BatchWindow::askFolder);
    connect(folder_, &QLineEdit::textEdited, this, &BatchWindow::showState);
    connect(calibration_, &QComboBox::activated, this, &BatchWindow::showState);
    connect(zAsTime_, &QCheckBox::toggled, this, &BatchWindow::showState);
    connect(&session_, &SessionState::settingsChanged, this, &BatchWindow::showState);
    connect(&session_, &SessionState::movieChanged, this, &BatchWindow::showState);
    connect(&model, &BatchModel::moviesChanged, this, [this] {
        proposeFolder();
        showState();
    });
    for (const auto signal : {&BatchModel::conditionsChanged, &BatchModel::outcomesChanged})
        connect(&model, signal, this, &BatchWindow::showResults);
    connect(results_, &BatchResults::changed, this, [this] {
        if (toWrite_ && results_->report())
            write();
        showState();
    });
    connect(movies_, &BatchMovies::openRequested, this, [this](const BatchRow& row) {
        std::optional<BatchSettings> measuredWith;
        if (row.measured()) {
            measuredWith = row.settings;
            measuredWith->measure = row.outcome->settings;
        }
        emit openRequested(text(row.path), {.zAsTime = zAsTime_->isChecked()}, measuredWith);
    });
    connect(movies_, &BatchMovies::failed, messages_, &MessageBar::showError);
    connect(movies_, &BatchMovies::noted, messages_, &MessageBar::showNote);
    connect(results_, &BatchResults::failed, this, [this](const QString& sentence) {
        toWrite_ = false;
        watching_.cancel(); // what cannot stand in one table need not be measured
        messages_->showError(sentence);
    });
    connect(results_, &BatchResults::noted, messages_, &MessageBar::showNote);
    for (TaskMonitor* task : std::initializer_list<TaskMonitor*>{&measuring_, &watching_, &writing_}) {
        connect(task, &TaskMonitor::started, this, &BatchWindow::showState);
        connect(task, &TaskMonitor::ended, this, &BatchWindow::showState);
    }
    tasks_->watch(movies_->listing(), tr("Looking for movies"));
    tasks_->watch(writing_, tr("Writing"));
    tasks_->watch(measuring_, tr("Measuring"));
    tasks_->watchOnly(watching_, tr("Watching")); // the button at the left ends it
}

void BatchWindow::add(const QStringList& paths) {
    movies_->add(paths);
}

BatchSettings BatchWindow::settings() const {
    BatchSettings settings = batchSettingsOf(session_);
    settings.sessionFirst = calibration_->currentData().toBool();
    settings.zAsTime = zAsTime_->isChecked();
    return settings;
}

void BatchWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && !measuring_.running() && !watching_.running())
        event->acceptProposedAction();
}

void BatchWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    add(paths);
}

void BatchWindow::closeEvent(QCloseEvent*) {
    QSettings().setValue("window/batch", saveGeometry());
}

void BatchWindow::askFolder() {
    auto* dialog = new QFileDialog(this, tr("Where to put the results"), folder_->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        folder_->setText(path);
        folder_->setModified(true);
        showState();
    });
    dialog->open();
}

} // namespace perrin::ui
