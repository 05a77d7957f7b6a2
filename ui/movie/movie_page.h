// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/kept_predictor.h"
#include "core/session/session.h"
#include "ui/background_task.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/session_state.h"
#include "ui/viewer/frame_loader.h"
#include "ui/workspace.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QTabWidget;

namespace perrin::ui {

class CalibrationBar;
class ColorBar;
class ContrastPanel;
class EvidencePanel;
class FrameBar;
class ImageView;
class MapPanel;
class MeasureBar;
class MoleculeEditor;
class MoleculePanel;
class MovieExports;
class NetworkPanel;
class PopulationPanel;
class RegionEditor;
class SpikeInDesk;
class SpikeInDialog;
class SpotPreview;

/// The Movie workspace: the picture with its rings, calibration, finding, correcting and the answers.
class MoviePage : public QWidget, public Workspace {
    Q_OBJECT
  public:
    /// engine: of the networks; empty: the program's, loaded when it is first needed.
    explicit MoviePage(SessionState& session, const Engine* engine = nullptr, QWidget* parent = nullptr);
    ~MoviePage() override;

    ImageView& view() override { return *view_; }
    FrameBar& frameBar() override { return *frameBar_; }
    MeasureBar& measureBar() { return *measureBar_; }
    const std::shared_ptr<KeptPredictor>& predictor() const { return predictor_; }
    MovieExports& exports() { return *exports_; }
    RegionEditor& regions() { return *regions_; }
    const SpikeInDesk& checkDesk() const { return *check_; }
    QList<TaskMonitor*> tasks();

    void measure();
    /// The movie's molecules are measured with this network, too: at once, where nothing hinders it.
    void measureWith(const QString& model);
    /// With synthetic molecules, in a window of its own.
    void check();
    /// Networks that were trained here.
    void setOwnNetworks(const std::vector<std::filesystem::path>& models);
    void addMolecule(); // the next click on the picture adds one
    /// The chosen region, if its table has the focus; else the chosen molecule.
    void deleteChosen();
    void askFrame() override;
    void askTracks();
    void openTracks(const QString& path);
    /// Auto: from the frame shown, again on the same frame sharpens; the other rules: from a sample of
    /// frames.
    void setContrast(ContrastRule rule) override;
    void showStatus() override;
    void setRange(const DisplayRange& range);
    void setLookupTable(LookupTable table);
    const Contrast& contrast() const { return contrast_; }
    LookupTable lookupTable() const { return table_; }
    void togglePreview();

    ViewState viewState() const;
    void restoreView(const ViewState& view);
    /// How the page is divided; kept from run to run.
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void statusChanged(const QString& status);
    void timeAxisConfirmed();
    void trainRequested(); // a network for this movie

  private:
    QWidget* makePicture();
    QWidget* makeAnswers();
    void connectView();
    void connectSession();
    void connectMeasuring();
    /// The molecule that was chosen, if it is the same after measuring anew.
    void chooseAgain(const Track& before);
    void showMovie();
    void requestFrame();
    void showFrame(const LoadedFrame& frame);
    void showPicture();
    void showOverlay();
    void showMolecules();
    void showNotes();
    void showMenu(QPointF place, QPoint global);

    SessionState& session_;
    const std::shared_ptr<KeptPredictor> predictor_; // shared with work on other threads
    QSplitter *splitter_, *answers_;
    CalibrationBar* calibration_;
    MeasureBar* measureBar_;
    ImageView* view_;
    ColorBar* colorBar_;
    ContrastPanel* contrastPanel_;
    FrameBar* frameBar_;
    MoleculePanel* molecules_;
    EvidencePanel* evidence_;
    NetworkPanel* network_;
    PopulationPanel* population_;
    MapPanel* map_;
    QTabWidget* tabs_;
    QLabel* notes_;
    SpotPreview* preview_;
    MoleculeEditor* editor_;
    RegionEditor* regions_;
    MovieExports* exports_;
    SpikeInDesk* check_;
    SpikeInDialog* checkWindow_ = nullptr; // once it is asked for

    FrameLoader loader_;
    Contrast contrast_;
    LookupTable table_ = LookupTable::Grays;
    std::size_t contrastFrame_ = 0; // that set the contrast last
    LoadedFrame shown_;
    MoleculeOverlay overlay_;
    std::optional<QPointF> pointer_;                      // px
    std::optional<std::pair<double, QPointF>> toRestore_; // zoom and centre, once the picture is there
    BackgroundTask<std::shared_ptr<const Measurement>> measuring_;
    bool focusIsPassed_ = false; // from the bar, whose button is at work
};

} // namespace perrin::ui
