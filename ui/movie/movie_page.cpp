// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/movie_page.h"

#include "ui/empty_hint.h"
#include "ui/help/help_window.h"
#include "ui/look.h"
#include "ui/movie/calibration_bar.h"
#include "ui/movie/evidence_panel.h"
#include "ui/movie/map_panel.h"
#include "ui/movie/measure_bar.h"
#include "ui/movie/molecule_editor.h"
#include "ui/movie/molecule_panel.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/network_choice.h"
#include "ui/movie/network_panel.h"
#include "ui/movie/population_panel.h"
#include "ui/movie/region_editor.h"
#include "ui/movie/spike_in_desk.h"
#include "ui/movie/spot_preview.h"
#include "ui/theme.h"
#include "ui/viewer/color_bar.h"
#include "ui/viewer/contrast_panel.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"
#include "ui/words/core_words.h"

#include <QApplication>
#include <QDataStream>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {

MoviePage::MoviePage(SessionState& session, const Engine* engine, QWidget* parent)
    : QWidget(parent), session_(session), predictor_(std::make_shared<KeptPredictor>(engine)),
      splitter_(new QSplitter(Qt::Horizontal)) {
    splitter_->addWidget(makePicture());
    splitter_->addWidget(makeAnswers());
    splitter_->setStretchFactor(0, 3);
    splitter_->setStretchFactor(1, 1);
    splitter_->setCollapsible(0, false);
    splitter_->setHandleWidth(Gap::usual);
    splitter_->setSizes({780, 410});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);

    preview_ = new SpotPreview(session_, this);
    editor_ = new MoleculeEditor(session_, *preview_, predictor_, this);
    regions_ = new RegionEditor(session_, *view_, this);
    check_ = new SpikeInDesk(session_, predictor_, this);
    exports_ = new MovieExports(session_, *view_, *colorBar_, this);
    measureBar_->regionButton().setMenu(regions_->menu());
    measureBar_->exportButton().setMenu(exports_->menu());
    connectView();
    connectSession();
    showNotes();
    connect(calibration_, &CalibrationBar::timeAxisConfirmed, this, &MoviePage::timeAxisConfirmed);
    connect(network_, &NetworkPanel::asked, this, &MoviePage::measureWith);
    connect(network_, &NetworkPanel::trainRequested, this, &MoviePage::trainRequested);
    connect(calibration_, &CalibrationBar::checked, measureBar_, &MeasureBar::setCalibrationSound);
    connect(measureBar_, &MeasureBar::measureRequested, this, &MoviePage::measure);
    connect(measureBar_, &MeasureBar::addRequested, this, &MoviePage::addMolecule);
    connect(measureBar_, &MeasureBar::previewToggled, preview_, &SpotPreview::setActive);
    connect(&measureBar_->exportButton(), &QToolButton::clicked, this,
            [this] { exports_->askTable(TableKind::Molecules); });
    connect(preview_, &SpotPreview::changed, this,
            [this](const std::vector<QPointF>& places, const QString& summary) {
                view_->setPreview(places);
                measureBar_->setPreview(summary);
            });
    connect(preview_, &SpotPreview::stopped, measureBar_, [this] { measureBar_->showPreview(false); });
    connect(map_, &MapPanel::writeRequested, exports_, &MovieExports::writeMap);
    connect(exports_, &MovieExports::mapRequested, this, [this] {
        tabs_->setCurrentWidget(map_);
        map_->askExport();
    });
    connect(population_, &PopulationPanel::regionChosen, this,
            [this] { regions_->setChosen(population_->chosenRegion()); });
    connect(population_, &PopulationPanel::checkRequested, this, &MoviePage::check);
    const auto tell = [this](auto* part) {
        using Part = std::remove_pointer_t<decltype(part)>;
        connect(part, &Part::failed, this, &MoviePage::failed);
        if constexpr (requires { &Part::noted; })
            connect(part, &Part::noted, this, &MoviePage::noted);
        if constexpr (requires { &Part::exported; })
            connect(part, &Part::exported, this,
                    [this](const QString& path) { emit noted(tr("Written: %1").arg(path)); });
    };
    tell(editor_);
    tell(regions_);
    tell(exports_);
    tell(evidence_);
    tell(network_);
    tell(population_);
    tell(map_);
    connectMeasuring();
}

MoviePage::~MoviePage() = default;

QWidget* MoviePage::makePicture() {
    auto* left = new QWidget;
    calibration_ = new CalibrationBar(session_);
    measureBar_ = new MeasureBar(session_);
    view_ = new ImageView;
    colorBar_ = new ColorBar;
    contrastPanel_ = new ContrastPanel;
    contrastPanel_->hide();
    frameBar_ = new FrameBar;
    auto* picture = new QHBoxLayout;
    picture->setSpacing(Gap::close);
    picture->addWidget(view_, 1);
    picture->addWidget(colorBar_);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::usual);
    column->addWidget(calibration_);
    column->addWidget(measureBar_);
    column->addLayout(picture, 1);
    column->addWidget(contrastPanel_);
    column->addWidget(frameBar_);
    return left;
}

QWidget* MoviePage::makeAnswers() {
    answers_ = new QSplitter(Qt::Vertical);
    molecules_ = new MoleculePanel(session_);
    evidence_ = new EvidencePanel(session_);
    network_ = new NetworkPanel(session_);
    population_ = new PopulationPanel(session_);
    map_ = new MapPanel(session_);
    setHelpPage(*calibration_, "calibration");
    setHelpPage(*molecules_, "flags");
    setHelpPage(*evidence_, "numbers");
    setHelpPage(*network_, "network");
    tabs_ = new QTabWidget;
    tabs_->setObjectName("answers");
    tabs_->setDocumentMode(true);
    tabs_->setUsesScrollButtons(false); // the panel is wide enough for all
    tabs_->tabBar()->setDrawBase(false);
    tabs_->addTab(evidence_, tr("Evidence"));
    tabs_->addTab(network_, tr("Network"));
    tabs_->addTab(population_, tr("Population"));
    tabs_->addTab(map_, tr("Map"));
    notes_ = new QLabel;
    notes_->setObjectName("notes");
    notes_->setWordWrap(true);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    tabs_->addTab(notes_, tr("Notes"));
    tabs_->setTabToolTip(3, tr("D by place: where molecules move fast and where slowly"));
    tabs_->setTabToolTip(4, tr("How these molecules were found, what was left out and what is not known"));
    tabs_->setTabToolTip(0, tr("The chosen molecule: its frames, its way, its MSD and every estimate of D"));
    tabs_->setTabToolTip(1,
                         tr("What a network reads from the chosen molecule's images, and why to believe it"));
    tabs_->setTabToolTip(2, tr("All molecules and every region: histogram of D, medians, immobile fraction"));
    auto* card = new QWidget;
    card->setObjectName("card");
    card->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(Gap::hair, Gap::hair, Gap::hair, Gap::hair);
    layout->addWidget(tabs_);
    answers_->addWidget(molecules_);
    answers_->addWidget(card);
    answers_->setHandleWidth(Gap::usual);
    answers_->setChildrenCollapsible(false);
    answers_->setStretchFactor(0, 1);
    answers_->setStretchFactor(1, 1);
    answers_->setSizes({300, 390});
    return answers_;
}

void MoviePage::connectView() {
    connect(frameBar_, &FrameBar::contrastToggled, contrastPanel_, &QWidget::setVisible);
    connect(frameBar_, &FrameBar::goToRequested, this, &MoviePage::askFrame);
    connect(frameBar_, &FrameBar::frameChosen, &session_, &SessionState::setFrame);
    connect(frameBar_, &FrameBar::channelChosen, this, [this](std::size_t channel) {
        MeasureSettings settings = session_.settings();
        settings.find.channel = channel;
        session_.setSettings(settings);
    });
    connect(contrastPanel_, &ContrastPanel::ruleChosen, this, &MoviePage::setContrast);
    connect(contrastPanel_, &ContrastPanel::rangeChosen, this, &MoviePage::setRange);
    connect(contrastPanel_, &ContrastPanel::lookupTableChosen, this, &MoviePage::setLookupTable);
    connect(&loader_, &FrameLoader::loaded, this, &MoviePage::showFrame);
    connect(&loader_, &FrameLoader::failed, this, [this](const QString& message) {
        frameBar_->setPlaying(false);
        frameBar_->setHeld(false);
        emit failed(message);
    });
    connect(view_, &ImageView::pointed, this, [this](std::optional<QPointF> point) {
        pointer_ = point;
        showStatus();
    });
    connect(view_, &ImageView::zoomChanged, this, &MoviePage::showStatus);
    connect(view_, &ImageView::framesWheeled, frameBar_, &FrameBar::stepBy);
    connect(view_, &ImageView::spaceTapped, frameBar_, &FrameBar::togglePlaying);
    connect(view_, &ImageView::markClicked, this, [this](std::size_t row) { session_.select(row); });
    connect(view_, &ImageView::markDragged, this, [this](std::size_t row, QPointF place) {
        editor_->move(session_.measurement()->molecules.at(row).track.id, place);
    });
    connect(view_, &ImageView::clicked, this, [this](QPointF place) {
        if (view_->tool() == Tool::AddMolecule) {
            view_->setTool(Tool::Select);
            editor_->add(place);
        } else {
            session_.select(std::nullopt);
        }
    });
    connect(view_, &ImageView::toolAbandoned, this, [this] { view_->setTool(Tool::Select); });
    connect(view_, &ImageView::menuRequested, this, &MoviePage::showMenu);
}

void MoviePage::connectSession() {
    connect(&session_, &SessionState::movieChanged, this, &MoviePage::showMovie);
    connect(&session_, &SessionState::frameChanged, this, [this] {
        frameBar_->setFrame(session_.frame());
        requestFrame();
    });
    connect(&session_, &SessionState::settingsChanged, this, [this] {
        view_->setPixelSize(session_.settings().acquisition.pixelSize);
        frameBar_->setFrame(session_.frame()); // its time may be another
        if (shown_.image && shown_.channel != session_.settings().find.channel)
            contrast_ = {}; // another channel has its own brightness
        requestFrame();
    });
    connect(&session_, &SessionState::measurementChanged, this, [this] {
        overlay_ = MoleculeOverlay(session_.measurement());
        showOverlay();
        showNotes();
    });
    connect(&session_, &SessionState::selectionChanged, this, [this] {
        if (session_.selected()) {
            const int frame = static_cast<int>(session_.frame());
            if (const auto place = overlay_.position(*session_.selected(), frame))
                view_->reveal(*place);
            if (tabs_->currentWidget() != network_)
                tabs_->setCurrentWidget(evidence_);
        }
        showOverlay();
    });
}

QList<TaskMonitor*> MoviePage::tasks() {
    return {&measuring_,          &editor_->working(), &preview_->learning(),
            &exports_->writing(), &editor_->reading(), &check_->checking()};
}

void MoviePage::showNotes() {
    QStringList notes;
    if (session_.measurement())
        for (const std::string& note : session_.measurement()->notes)
            notes << coreText(note);
    const bool isEmpty = notes.isEmpty();
    notes_->setText(
        isEmpty ? emptyWords(tr("What was found, what was left out and what is not known is told here."),
                             tr("Press Find molecules."))
                : notes.join('\n'));
    notes_->setAlignment(isEmpty ? Qt::AlignCenter : Qt::AlignTop | Qt::AlignLeft);
    notes_->setMargin(isEmpty ? 24 : 8);
    notes_->setProperty("role", isEmpty ? "quiet" : "");
    restyle(notes_);
}

void MoviePage::addMolecule() {
    view_->setTool(Tool::AddMolecule);
    view_->setFocus();
}

void MoviePage::deleteChosen() {
    const bool inRegionTable = population_->isAncestorOf(QApplication::focusWidget());
    if (population_->chosenRegion() && (inRegionTable || !session_.selected()))
        population_->deleteRegion();
    else
        editor_->removeChosen();
}

void MoviePage::togglePreview() {
    measureBar_->showPreview(!preview_->active());
}

void MoviePage::askFrame() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName("goToFrame");
    dialog->setWindowTitle(tr("Go to frame"));
    dialog->setLabelText(tr("Frame (1 to %1):").arg(session_.frameCount()));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, static_cast<int>(session_.frameCount()));
    dialog->setIntValue(static_cast<int>(session_.frame()) + 1);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int frame) { session_.setFrame(static_cast<std::size_t>(frame - 1)); });
    dialog->open();
}

void MoviePage::askTracks() {
    auto* dialog = new QFileDialog(this, tr("Open tracks"), QFileInfo(text(session_.path())).path(),
                                   tr("Tables of spots (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MoviePage::openTracks);
    dialog->open();
}

void MoviePage::openTracks(const QString& path) {
    editor_->openTracks(path);
}

void MoviePage::showMenu(QPointF place, QPoint global) {
    auto* menu = new QMenu(this);
    menu->setObjectName("pictureMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Add molecule here"), this, [this, place] { editor_->add(place); });
    menu->addAction(tr("Why is this (not) a molecule?"), this, [this, place] { editor_->explain(place); });
    if (session_.selected()) {
        const int id = session_.measurement()->molecules[*session_.selected()].track.id;
        menu->addAction(tr("Delete molecule %1").arg(id), editor_, &MoleculeEditor::removeChosen);
    }
    menu->addSeparator();
    menu->addAction(tr("Save the view…"), exports_, &MovieExports::askView);
    menu->addAction(tr("Copy the view"), exports_, &MovieExports::copyView);
    menu->popup(global);
}

QByteArray MoviePage::layoutState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << splitter_->saveState() << answers_->saveState();
    return state;
}

void MoviePage::restoreLayout(const QByteArray& state) {
    QByteArray columns, rows;
    QDataStream stream(state);
    stream >> columns >> rows;
    if (!columns.isEmpty())
        splitter_->restoreState(columns);
    if (!rows.isEmpty())
        answers_->restoreState(rows);
}

} // namespace perrin::ui
