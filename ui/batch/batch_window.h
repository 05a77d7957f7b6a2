// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/folder_watch.h"
#include "ui/background_task.h"
#include "ui/batch/batch_work.h"

#include <QWidget>
#include <set>

class QCheckBox;
class QComboBox;
class QFileSystemWatcher;
class QLabel;
class QLineEdit;
class QPushButton;

namespace perrin::ui {

class BatchMovies;
class BatchResults;
class MessageBar;
class SessionState;
class TaskBar;
struct BatchRow;

/// Many movies measured alike, compared by condition and written as tables: a window of its own beside the
/// main one. Closed, it goes on measuring and forgets nothing.
class BatchWindow : public QWidget {
    Q_OBJECT
  public:
    /// predictor: shared with the Movie workspace.
    BatchWindow(SessionState& session, std::shared_ptr<KeptPredictor> predictor);
    ~BatchWindow() override;

    void add(const QStringList& paths);
    /// Those that wait, have failed or were measured otherwise; all, when there are none.
    void measure();
    /// New movies of the folder, and those that are there, are measured as they come, until it is stopped.
    void watch(const QString& folder);
    void setWatchTiming(const WatchSettings& timing) { watchTiming_ = timing; } // its folders do not matter
    void writeTables();
    /// What would be lost if the program ended now, a sentence; empty: nothing.
    QString atStake() const;
    TaskMonitor& measuring() { return measuring_; }
    TaskMonitor& watching() { return watching_; }

  signals:
    /// measuredWith: empty where it was not measured so far.
    void openRequested(const QString& movie, const OpenOptions& options,
                       const std::optional<BatchSettings>& measuredWith);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    QWidget* makeSettings();
    QWidget* makeOutput();
    QWidget* makeFoot();
    void connectParts();
    BatchSettings settings() const;
    std::filesystem::path folder() const;
    void proposeFolder();
    void askFolder();
    /// Rows to measure now.
    std::vector<std::filesystem::path> due() const;
    /// Runs `then` once a person has agreed to what happens to the files that are there.
    void whenPlacesAreFree(const std::vector<std::filesystem::path>& files,
                           const std::function<void()>& then);
    void start();
    void askWatch();
    /// Runs `then` with a list of what is in the folder only, once a person has agreed to what is lost.
    void withListOf(const std::filesystem::path& watched, const std::function<void(bool anew)>& then);
    void startWatching(const std::filesystem::path& watched);
    void showWatched(const WatchEvent& event, std::shared_ptr<const MovieOutcome> outcome,
                     const BatchSettings& settings);
    void write();
    /// From a thread that measures to the window's.
    void tell(const std::function<void()>& what);
    /// What follows when measuring ends, however it does. cancelled: a sentence.
    BackgroundTask<int>::Answers endings(const std::function<void()>& done, const QString& cancelled);
    /// For the task bars, which forget it while something else is shown.
    void tellWatching();
    void showResults();
    void showState();

    SessionState& session_;
    const std::shared_ptr<KeptPredictor> predictor_;
    BatchMovies* movies_;
    BatchResults* results_;
    QLabel *summary_, *state_;
    QComboBox* calibration_;
    QCheckBox *zAsTime_, *overlays_;
    QLineEdit* folder_;
    QPushButton *browse_, *measure_, *watch_, *write_;
    MessageBar* messages_;
    TaskBar* tasks_;
    std::set<std::filesystem::path> own_; // files that were written from here
    bool unwritten_ = false;              // the tables are behind what is shown
    bool toWrite_ = false;                // once the report is there
    WatchSettings watchTiming_{};
    QString watchWords_;                        // what the watch does now
    std::filesystem::path watched_;             // the last folder
    std::unique_ptr<QFileSystemWatcher> drive_; // of the folder that is watched
    BackgroundTask<int> measuring_;             // movies measured
    BackgroundTask<int> watching_;
    BackgroundTask<std::vector<std::filesystem::path>> writing_;
};

} // namespace perrin::ui
