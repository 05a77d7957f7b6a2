// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/simulate_page.h"

#include "core/simulate/scenario_json.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/molecule_plots.h"
#include "ui/simulate/advisor_dialog.h"
#include "ui/simulate/card.h"
#include "ui/simulate/frames_view.h"
#include "ui/simulate/measurability_card.h"
#include "ui/simulate/path_plot.h"
#include "ui/simulate/recovered_table.h"
#include "ui/simulate/scenario_header.h"
#include "ui/simulate/scenario_panel.h"
#include "ui/simulate/simulation_export.h"
#include "ui/simulate/sub_position_view.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QDataStream>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

QSplitter* splitter(Qt::Orientation orientation, std::initializer_list<QWidget*> parts,
                    const QList<int>& sizes) {
    auto* made = new QSplitter(orientation);
    int index = 0;
    for (QWidget* part : parts) {
        made->addWidget(part);
        made->setStretchFactor(index, sizes[index]);
        ++index;
    }
    made->setHandleWidth(Gap::usual);
    made->setChildrenCollapsible(false);
    made->setSizes(sizes);
    return made;
}

Card* cardWith(const QString& title, QWidget* content) {
    auto* card = new Card(title);
    card->body()->addWidget(content, 1);
    return card;
}

} // namespace

SimulatePage::SimulatePage(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), panel_(new ScenarioPanel(session)),
      export_(new SimulationExport(session, this)) {
    splitter_ = splitter(Qt::Horizontal, {panel_, makeAnswers()}, {340, 860});
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    panel_->setMinimumWidth(316);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);

    connect(&session_, &SessionState::simulationChanged, this, &SimulatePage::request);
    connect(&maker_, &PreviewMaker::made, this, &SimulatePage::show);
    connect(&maker_, &PreviewMaker::failed, panel_, &ScenarioPanel::setProblem);
    connect(frames_, &FramesView::frameChanged, this, [this](int frame) {
        path_->setFrame(frame);
        magnified_->show(preview_, frame);
    });
    connect(frames_, &FramesView::statusChanged, this, &SimulatePage::showStatus);
    connect(frames_, &FramesView::shown, this, &SimulatePage::shown);
    connect(frames_, &FramesView::failed, this, &SimulatePage::failed);
    connect(magnified_, &SubPositionView::failed, this, &SimulatePage::failed);
    connect(&frameBar(), &FrameBar::goToRequested, this, &SimulatePage::askFrame);
    connect(msd_, &Plot::restyled, this, &SimulatePage::drawPlots);
    for (Plot* plot : {static_cast<Plot*>(path_), msd_}) {
        connect(plot, &Plot::failed, this, &SimulatePage::failed);
        connect(plot, &Plot::exported, this,
                [this](const QString& path) { emit noted(tr("Written: %1").arg(path)); });
    }
    connect(panel_, &ScenarioPanel::exportRequested, this, &SimulatePage::askExport);
    connect(panel_, &ScenarioPanel::adviceRequested, this, &SimulatePage::showAdvisor);
    connect(&panel_->header(), &ScenarioHeader::loadRequested, this, &SimulatePage::askLoad);
    connect(&panel_->header(), &ScenarioHeader::saveRequested, this, &SimulatePage::askSave);
    connect(export_, &SimulationExport::failed, this, &SimulatePage::failed);
    connect(export_, &SimulationExport::noted, this, &SimulatePage::noted);
    connect(export_, &SimulationExport::exported, this, &SimulatePage::exported);
}

QWidget* SimulatePage::makeAnswers() {
    frames_ = new FramesView;
    path_ = new PathPlot;
    recovered_ = new RecoveredTable;
    magnified_ = new SubPositionView;
    msd_ = new Plot(tr("MSD"));
    msd_->setObjectName("simulatedMsd");
    msd_->setToolTip(
        tr("Mean squared displacement of the centres found in the noisy frames, with standard errors, and "
           "the line whose "
           "slope is 4 D.\nDotted: what theory expects of the true D. Right click: save or copy."));
    measurability_ = new MeasurabilityCard;
    QSplitter* right = splitter(
        Qt::Vertical, {cardWith(tr("Trajectory, coloured by frame"), path_), recovered_}, {260, 170});
    top_ = splitter(Qt::Horizontal, {frames_, right}, {470, 390});
    bottom_ =
        splitter(Qt::Horizontal, {magnified_, cardWith(tr("MSD"), msd_), measurability_}, {240, 280, 340});
    rows_ = splitter(Qt::Vertical, {top_, bottom_}, {450, 260});
    return rows_;
}

ImageView& SimulatePage::view() {
    return frames_->view();
}

FrameBar& SimulatePage::frameBar() {
    return frames_->frameBar();
}

void SimulatePage::setContrast(ContrastRule rule) {
    frames_->setContrast(rule);
}

TaskMonitor& SimulatePage::exporting() {
    return export_->writing();
}

void SimulatePage::newSeed() {
    panel_->header().newSeed();
}

void SimulatePage::useMovie() {
    panel_->useMovie();
}

void SimulatePage::askFrame() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to frame"));
    dialog->setLabelText(tr("Frame, from 1 to %1:").arg(frameBar().frameCount()));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, static_cast<int>(frameBar().frameCount()));
    dialog->setIntValue(frames_->frame() + 1);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int frame) { frames_->setFrame(frame - 1); });
    dialog->open();
}

void SimulatePage::request() {
    if (!isVisible()) { // nobody looks; it is made when somebody does
        wanted_ = true;
        return;
    }
    wanted_ = false;
    const SimulationSettings& simulation = session_.simulation();
    maker_.request({simulation.scenario, simulation.seed});
}

void SimulatePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (wanted_)
        request();
    showStatus();
}

void SimulatePage::show(std::shared_ptr<const Preview> preview) {
    preview_ = std::move(preview);
    panel_->setProblem({});
    frames_->setPreview(preview_);
    path_->setPreview(preview_);
    magnified_->show(preview_, frames_->frame());
    recovered_->setPreview(*preview_);
    measurability_->setPreview(*preview_);
    drawPlots();
}

void SimulatePage::drawPlots() {
    if (!preview_)
        return;
    if (preview_->measured.track.spots.size() < 3) {
        msd_->setEmptyText(
            emptyWords(tr("The MSD appears here when the molecule is found in three frames or more."),
                       tr("Give it more photons, or more frames.")));
        return;
    }
    drawMsd(*msd_, preview_->measured, preview_->measureSettings);
    if (!preview_->measurability || preview_->scenario.motion.kind != MotionKind::Brownian)
        return;
    // 4 D t + 4 sigma^2 - 4/3 D exposure (Berglund 2010).
    const double d = preview_->truth.conditions.diffusionCoefficient;
    const double sd = preview_->measurability->localizationSd, last = msd_->xAxis->range().upper;
    const double start = 4 * sd * sd - 4.0 / 3 * d * preview_->scenario.acquisition.exposure.value();
    QCPGraph* expected = msd_->addGraph();
    expected->setPen(QPen(msd_->colors().faint, 1.4, Qt::DotLine));
    expected->setData({0, last}, {start, start + 4 * d * last});
}

void SimulatePage::showStatus() {
    if (isVisible())
        emit statusChanged(frames_->status());
}

void SimulatePage::askLoad() {
    auto* dialog =
        new QFileDialog(this, tr("Load a scenario"), QSettings().value("scenarioFolder").toString(),
                        tr("Scenarios (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SimulatePage::load);
    dialog->open();
}

void SimulatePage::load(const QString& path) {
    loading_.start([path](const Job&) { return readScenario(toPath(path)); },
                   {.done =
                        [this, path](const Scenario& scenario) {
                            session_.setScenario(scenario, tr("load scenario"));
                            panel_->header().setFile(path);
                            QSettings().setValue("scenarioFolder", QFileInfo(path).absolutePath());
                        },
                    .failed = [this](const QString& message) { emit failed(message); },
                    .cancelled = {}});
}

void SimulatePage::askSave() {
    const QString name = QString::fromStdString(session_.simulation().scenario.name);
    auto* dialog =
        new QFileDialog(this, tr("Save the scenario"),
                        QDir(QSettings().value("scenarioFolder").toString()).filePath(name + ".json"),
                        tr("Scenarios (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("json");
    connect(dialog, &QFileDialog::fileSelected, this, &SimulatePage::save);
    dialog->open();
}

void SimulatePage::save(const QString& path) {
    Scenario scenario = session_.simulation().scenario;
    scenario.name = QFileInfo(path).completeBaseName().toStdString();
    saving_.start(
        [path, scenario](const Job&) {
            writeScenario(toPath(path), scenario);
            return path;
        },
        {.done =
             [this, scenario](const QString& written) {
                 session_.setScenario(scenario, tr("name scenario"));
                 panel_->header().setFile(written);
                 QSettings().setValue("scenarioFolder", QFileInfo(written).absolutePath());
                 emit noted(tr("Written: %1").arg(written));
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void SimulatePage::askExport() {
    export_->ask();
}

void SimulatePage::showAdvisor() {
    if (!advisor_)
        advisor_ = new AdvisorDialog(session_, this);
    advisor_->show();
    advisor_->raise();
    advisor_->activateWindow();
}

QByteArray SimulatePage::layoutState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    for (const QSplitter* each : {splitter_, rows_, top_, bottom_})
        stream << each->saveState();
    stream << static_cast<int>(frames_->arrangement()) << static_cast<int>(frames_->noise());
    return state;
}

void SimulatePage::restoreLayout(const QByteArray& state) {
    QDataStream stream(state);
    for (QSplitter* each : {splitter_, rows_, top_, bottom_}) {
        QByteArray part;
        stream >> part;
        if (!part.isEmpty())
            each->restoreState(part);
    }
    int arrangement = 0, noise = 0;
    stream >> arrangement >> noise;
    if (stream.status() == QDataStream::Ok)
        frames_->arrange(static_cast<FramesView::Arrangement>(arrangement == 1),
                         static_cast<FramesView::Noise>(std::clamp(noise, 0, 2)));
}

} // namespace perrin::ui
