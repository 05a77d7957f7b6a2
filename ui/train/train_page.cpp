// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/train_page.h"

#include "core/error.h"
#include "core/learn/molecule_predictor.h"
#include "core/learn/movie_training.h"
#include "core/noise/noise_model.h"
#include "core/units.h"
#include "ui/compare/compare_page.h"
#include "ui/look.h"
#include "ui/settings_scroll.h"
#include "ui/simulate/card.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/theme.h"
#include "ui/train/dashboard.h"
#include "ui/train/model_card_dialog.h"
#include "ui/train/movie_training_bar.h"
#include "ui/train/run_list.h"
#include "ui/train/training_form.h"
#include "ui/train/training_scope.h"
#include "ui/words/core_words.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
TrainPage::TrainPage(SessionState& session, const std::filesystem::path& runsFolder, const Engine* engine,
                     QWidget* parent)
    : QWidget(parent), session_(session), desk_(new TrainingDesk(runsFolder, engine, this)),
      scope_(new TrainingScope(session)), form_(new TrainingForm(engine)), list_(new RunList(*desk_)),
      dashboard_(new Dashboard), compare_(new ComparePage(session, engine)), tabs_(new QTabWidget),
      splitter_(new QSplitter(Qt::Horizontal)), column_(new QSplitter(Qt::Vertical)),
      start_(new QPushButton(tr("Start training"))), forMovie_(new MovieTrainingBar(session)),
      problem_(new QLabel) {
    setObjectName("trainPage");
    splitter_->addWidget(makeLeft());
    splitter_->addWidget(dashboard_);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setHandleWidth(Gap::usual);
    splitter_->setChildrenCollapsible(false);
    splitter_->setSizes({356, 844});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    tabs_->setObjectName("trainTabs");
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setDrawBase(false);
    tabs_->addTab(splitter_, tr("Training"));
    tabs_->addTab(compare_, tr("Compare"));
    layout->addWidget(tabs_);

    connect(start_, &QPushButton::clicked, this, &TrainPage::start);
    connect(forMovie_, &MovieTrainingBar::requested, this, &TrainPage::trainForMovie);
    connect(desk_, &TrainingDesk::runChanged, this, &TrainPage::keepPace);
    connect(form_, &TrainingForm::edited, this, [this] {
        problem_->hide();
        remember();
    });
    connect(form_, &TrainingForm::failed, this, &TrainPage::failed);
    connect(&session_, &SessionState::simulationChanged, problem_, &QWidget::hide);
    connect(list_, &RunList::chosenChanged, this, [this] {
        desk_->need(list_->chosen());
        showRuns();
    });
    connect(list_, &RunList::shownChanged, this, &TrainPage::showRuns);
    connect(list_, &RunList::cardRequested, this, &TrainPage::showCard);
    connect(list_, &RunList::duplicateRequested, this, &TrainPage::duplicate);
    connect(desk_, &TrainingDesk::runChanged, this, &TrainPage::showRuns);
    connect(desk_, &TrainingDesk::listChanged, this, &TrainPage::showRuns);
    connect(desk_, &TrainingDesk::failed, this, &TrainPage::failed);
    connect(desk_, &TrainingDesk::noted, this, &TrainPage::noted);
    connect(desk_, &TrainingDesk::loaded, this, [this] {
        if (list_->chosen().empty() && !desk_->runs().empty())
            list_->choose(desk_->runs().front().folder());
    });
    connect(desk_, &TrainingDesk::listChanged, this, [this] {
        std::vector<std::filesystem::path> models;
        for (const TrainingRun& run : desk_->runs())
            if (run.stored.hasModel())
                models.push_back(run.stored.model);
        compare_->setRuns(models);
        emit modelsChanged(models);
    });
    connect(compare_, &ComparePage::failed, this, &TrainPage::failed);
    connect(compare_, &ComparePage::noted, this, &TrainPage::noted);
    connect(dashboard_, &Dashboard::failed, this, &TrainPage::failed);
    connect(dashboard_, &Dashboard::noted, this, &TrainPage::noted);
    const QByteArray kept = QSettings().value("training/settings").toByteArray();
    if (!kept.isEmpty()) {
        try {
            form_->setSettings(trainingFromJson(nlohmann::ordered_json::parse(kept.toStdString())));
        } catch (const std::exception&) {
            // of another version: the usual settings are as good
        }
    }
}

QWidget* TrainPage::makeLeft() {
    connect(scope_, &TrainingScope::simulateRequested, this, &TrainPage::simulateRequested);
    auto* cards = new QWidget;
    cards->setObjectName("settings");
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, Gap::close, 0);
    column->setSpacing(Gap::usual);
    column->addWidget(scope_);
    column->addWidget(form_);
    column->addStretch(1);
    QScrollArea* scroll = makeSettingsScroll(cards);
    start_->setObjectName("startTraining");
    start_->setProperty("role", "primary");
    start_->setToolTip(tr("A new run of what is set above; it can be paused and closed at any time"));
    problem_->setObjectName("trainingProblem");
    problem_->setProperty("role", "problem");
    problem_->setWordWrap(true);
    problem_->hide();
    auto* top = new QWidget;
    auto* upper = new QVBoxLayout(top);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(Gap::usual);
    upper->addWidget(scroll, 1);
    upper->addWidget(problem_);
    upper->addWidget(forMovie_);
    upper->addWidget(start_);
    auto* runs = new Card(tr("Runs"));
    runs->body()->addWidget(list_, 1);
    column_->addWidget(top);
    column_->addWidget(runs);
    column_->setStretchFactor(0, 3);
    column_->setStretchFactor(1, 1);
    column_->setSizes({600, 200}); // of runs a few rows are enough
    column_->setHandleWidth(Gap::usual);
    column_->setChildrenCollapsible(false);
    column_->setMinimumWidth(332);
    return column_;
}

DevicePanel& TrainPage::devices() {
    return form_->devicePanel();
}

void TrainPage::start() {
    try {
        if (!scope_->problem().isEmpty())
            throw Error(scope_->problem().toStdString());
        begin({}, form_->settings(session_.simulation().scenario));
    } catch (const Error& error) {
        problem_->setText(inWords(coreText(error.what())));
        problem_->show();
    }
}

void TrainPage::begin(const QString& name, const TrainingSettings& settings) {
    problem_->hide();
    const std::filesystem::path folder = desk_->start(name, settings);
    if (folder.empty())
        return;
    list_->choose(folder);
    desk_->need(folder);
}

void TrainPage::trainForMovie() {
    try {
        const Scenario& matched = session_.matching().scenario;
        MeasureSettings known = session_.settings();
        const Measurement* measured = session_.wholeMeasurement().get();
        const double matchedPsf = matched.psf.fwhm / fwhmPerSigma / known.acquisition.pixelSize.value_or(1);
        Scenario camera = matched; // how its read noise is made up, where it is the movie's
        if (known.find.camera) {
            setMeasuringCamera(camera, *known.find.camera);
            known.find.camera = camera.sensor.camera;
        }
        const bool isMeasured = measured && !measured->molecules.empty();
        const Imaging imaging =
            imagingOf(known, isMeasured ? psfOf(*measured).sigma : matchedPsf, camera.sensor.laplaceNoise);
        const QString movie = text(session_.path().stem());
        const Scenario scenario = scenarioOf(isMeasured ? measured->molecules : std::vector<Molecule>{},
                                             imaging, matched, movie.toStdString());
        TrainingSettings settings =
            trainingFrom(readModelHead(modelPath(usualModel())), usualModel(), scenario, forMovie_->stacks());
        settings.device = form_->device();
        session_.setScenario(scenario, tr("take this movie's scenario"));
        form_->setSettings(settings);
        begin(tr("%1, fine-tuned").arg(movie), settings);
    } catch (const Error& error) {
        problem_->setText(inWords(coreText(error.what())));
        problem_->show();
    }
}

void TrainPage::keepPace(const std::filesystem::path& folder) {
    const TrainingRun* run = desk_->find(folder);
    if (run && run->progress.stacksPerSecond > 0)
        forMovie_->keepPace(run->progress.stacksPerSecond);
}

void TrainPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!desk_->isLoaded())
        desk_->load();
    showRuns();
}

void TrainPage::showRuns() {
    if (!isVisible())
        return; // nobody looks
    dashboard_->show(list_->shown());
    showStatus();
}

void TrainPage::showStatus() {
    const TrainingRun* run = desk_->active();
    QString status;
    if (run && run->saved.isValid())
        status = tr("%1: checkpoint at %2; the training can be interrupted at any moment")
                     .arg(nameText(run->stored.name), run->saved.toString("HH:mm:ss"));
    emit statusChanged(status);
}

void TrainPage::duplicate(const std::filesystem::path& folder) {
    const TrainingRun* run = desk_->find(folder);
    if (!run)
        return;
    const TrainingSettings settings = run->stored.settings;
    try {
        session_.setScenario(settings.scenario, tr("take a run's scenario"));
    } catch (const Error& error) {
        emit failed(coreText(error.what()));
        return;
    }
    form_->setSettings(settings);
    remember();
    emit noted(
        tr("The settings of %1 are shown; change what you like and start.").arg(nameText(run->stored.name)));
}

void TrainPage::showCard(const std::filesystem::path& folder) {
    const TrainingRun* run = desk_->find(folder);
    if (!run)
        return;
    auto* dialog = new ModelCardDialog(run->stored.model, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ModelCardDialog::failed, this, &TrainPage::failed);
    connect(dialog, &ModelCardDialog::noted, this, &TrainPage::noted);
    connect(dialog, &ModelCardDialog::useRequested, this, &TrainPage::useRequested);
    dialog->open();
}

void TrainPage::remember() const {
    try {
        const TrainingSettings settings = form_->settings(session_.simulation().scenario);
        QSettings().setValue("training/settings", QByteArray::fromStdString(toJson(settings).dump()));
    } catch (const Error&) {
        // half written: what was kept before stays
    }
}

QByteArray TrainPage::layoutState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << splitter_->saveState() << column_->saveState();
    return state;
}

void TrainPage::restoreLayout(const QByteArray& state) {
    QDataStream stream(state);
    QByteArray across, down;
    stream >> across >> down;
    if (stream.status() != QDataStream::Ok)
        return;
    splitter_->restoreState(across);
    column_->restoreState(down);
}

} // namespace perrin::ui
