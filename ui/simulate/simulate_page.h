// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/session_state.h"
#include "ui/simulate/preview_maker.h"
#include "ui/workspace.h"

#include <QElapsedTimer>
#include <QWidget>

class QSplitter;

namespace perrin::ui {

class AdvisorDialog;
class FramesView;
class MeasurabilityCard;
class PathPlot;
class Plot;
class RecoveredTable;
class ScenarioPanel;
class SimulationExport;
class SubPositionView;

/// The Simulate workspace: the settings of a simulation and, at once, what they give.
class SimulatePage : public QWidget, public Workspace {
    Q_OBJECT
  public:
    explicit SimulatePage(SessionState& session, QWidget* parent = nullptr);

    ImageView& view() override;
    FrameBar& frameBar() override;
    void setContrast(ContrastRule rule) override;
    void askFrame() override;
    void showStatus() override;

    TaskMonitor& exporting();
    SimulationExport& simulationExport() { return *export_; }
    /// What is shown; empty at first. A scenario that cannot be simulated leaves the last one.
    const std::shared_ptr<const Preview>& preview() const { return preview_; }
    void newSeed();
    void useMovie();
    void askLoad();
    void askSave();
    void load(const QString& path);
    void save(const QString& path);
    void askExport();
    /// What should I record?
    void showAdvisor();

    /// How the page is divided and what its pictures show; kept from run to run.
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void exported(const QString& movie); // a TIFF that can be opened
    void statusChanged(const QString& status);
    void shown(); // the newest preview is on the screen

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* makeAnswers();
    void request();
    void show(std::shared_ptr<const Preview> preview);
    void drawPlots();

    SessionState& session_;
    QSplitter *splitter_, *rows_, *top_, *bottom_;
    ScenarioPanel* panel_;
    FramesView* frames_;
    PathPlot* path_;
    RecoveredTable* recovered_;
    SubPositionView* magnified_;
    Plot* msd_;
    MeasurabilityCard* measurability_;
    SimulationExport* export_;
    AdvisorDialog* advisor_ = nullptr; // made when it is first asked for
    PreviewMaker maker_;
    std::shared_ptr<const Preview> preview_;
    bool wanted_ = true; // a preview of the session's simulation is still to be asked for
    BackgroundTask<Scenario> loading_;
    BackgroundTask<QString> saving_;
};

} // namespace perrin::ui
