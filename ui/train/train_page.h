// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"
#include "ui/train/training_desk.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace perrin::ui {

class ComparePage;
class Dashboard;
class DevicePanel;
class MovieTrainingBar;
class RunList;
class TrainingForm;
class TrainingScope;

/// The Train workspace: what is trained, how it goes, and all runs; and what came out, compared.
class TrainPage : public QWidget {
    Q_OBJECT
  public:
    /// runsFolder: where runs are kept. engine: see TrainingDesk.
    TrainPage(SessionState& session, const std::filesystem::path& runsFolder, const Engine* engine = nullptr,
              QWidget* parent = nullptr);

    TrainingDesk& desk() { return *desk_; }
    RunList& runList() { return *list_; }
    ComparePage& comparison() { return *compare_; }
    DevicePanel& devices();
    /// Trains the session's scenario with the settings shown.
    void start();
    /// Fine-tunes the program's general network for the session's movie: its microscope, light and noise.
    void trainForMovie();
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void statusChanged(const QString& status);
    void simulateRequested();
    /// Networks that were trained here; after each one that comes or goes.
    void modelsChanged(const std::vector<std::filesystem::path>& models);
    /// The movie is to be measured with this one.
    void useRequested(const QString& model);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* makeLeft();
    void begin(const QString& name, const TrainingSettings& settings);
    void keepPace(const std::filesystem::path& folder);
    void showRuns();
    void showCard(const std::filesystem::path& folder);
    void duplicate(const std::filesystem::path& folder);
    void remember() const;
    void showStatus();

    SessionState& session_;
    TrainingDesk* desk_;
    TrainingScope* scope_;
    TrainingForm* form_;
    RunList* list_;
    Dashboard* dashboard_;
    ComparePage* compare_;
    QTabWidget* tabs_;
    QSplitter *splitter_, *column_;
    QPushButton* start_;
    MovieTrainingBar* forMovie_;
    QLabel* problem_;
};

} // namespace perrin::ui
