// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/runs/run_training.h"
#include "ui/background_task.h"

#include <QDateTime>
#include <deque>

namespace perrin::ui {

/// A training as the window shows it.
struct TrainingRun {
    /// None: as its folder tells. Waiting: for the one that is trained. Ending: it is being paused or
    /// stopped.
    enum class Activity { None, Waiting, Preparing, Training, Ending };

    StoredRun stored;
    std::shared_ptr<const RunRecord> record{}; // empty: nothing learned yet, or not read so far
    std::optional<ReferenceErrors> references{};
    Activity activity = Activity::None;
    TrainingProgress progress{}; // while it is trained
    QDateTime saved{};           // the newest checkpoint, while it is trained
    QString doing{};             // what is prepared, for people
    bool elsewhere = false;      // another program trains it
    bool recordRead = false;

    const std::filesystem::path& folder() const { return stored.folder; }
    bool active() const { return activity != Activity::None; }
};

/// "training", "paused at 45 %", …
QString stateText(const TrainingRun& run);

/// The runs of this person, and the one thread that trains one of them after the other.
class TrainingDesk : public QObject {
    Q_OBJECT
  public:
    /// engine: of the networks; empty: the program's, loaded when it is first needed.
    explicit TrainingDesk(const std::filesystem::path& folder, const Engine* engine = nullptr,
                          QObject* parent = nullptr);
    ~TrainingDesk() override;

    const std::vector<TrainingRun>& runs() const { return runs_; } // newest first
    const TrainingRun* find(const std::filesystem::path& folder) const;
    const TrainingRun* active() const; // the one that is trained; empty: none
    TaskMonitor& training() { return training_; }

    /// Reads what the folder holds; loaded() follows.
    void load();
    bool isLoaded() const { return loaded_; }
    /// Makes a run and trains it, at once or after those that are before it. Gives its folder; empty when it
    /// could not be made (failed() tells why).
    std::filesystem::path start(const QString& name, const TrainingSettings& settings);
    void resume(const std::filesystem::path& folder);
    void pause(const std::filesystem::path& folder);
    /// Ends it early: its model is what it has learned so far.
    void stop(const std::filesystem::path& folder);
    void rename(const std::filesystem::path& folder, const QString& name);
    void remove(const std::filesystem::path& folder);
    /// Reads the record and the reference errors of a run that somebody looks at.
    void need(const std::filesystem::path& folder);
    /// The program closes: what is trained is paused so that it is offered to go on the next time; `then`
    /// when its checkpoint is written.
    void leave(const std::function<void()>& then);
    /// Those that were being trained when the program ended the last time.
    std::vector<std::filesystem::path> abandoned() const;

  signals:
    void loaded();
    void listChanged();                                   // runs came, went, or have another name or state
    void runChanged(const std::filesystem::path& folder); // its course went on
    void ended(const std::filesystem::path& folder);      // a run has got its model
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    TrainingRun* at(const std::filesystem::path& folder);
    void enqueue(const std::filesystem::path& folder);
    void startNext();
    void train(TrainingRun& run);
    void endActive(const std::function<void(TrainingRun&)>& change);
    void readAgain(TrainingRun& run);
    void setGoing(TrainingRun& run, bool going);
    void makeReferences(const std::filesystem::path& folder);
    /// What is done to a run's files, and what the window does with the answer. One after the other: models
    /// of 20 MB may be written anew.
    struct Change {
        std::function<StoredRun()> work;
        std::function<void(const StoredRun&)> done;
        std::function<void()> undone{}; // it failed
    };
    void change(Change change);
    void changeNext();

    const RunStore store_;
    const Engine* engine_;
    std::vector<TrainingRun> runs_;
    std::deque<std::filesystem::path> waiting_;
    std::filesystem::path active_;
    std::shared_ptr<TrainingControl> control_;
    bool loaded_ = false, leaving_ = false;
    struct Listed {
        std::vector<StoredRun> runs;
        std::vector<char> elsewhere;
        std::vector<std::string> problems;
    };
    struct Known {
        std::shared_ptr<const RunRecord> record;
        std::optional<ReferenceErrors> references;
    };
    BackgroundTask<Listed> loading_;
    BackgroundTask<Known> reading_;
    BackgroundTask<ReferenceErrors> references_;
    std::deque<Change> changes_; // the first is being made
    BackgroundTask<StoredRun> changing_;
    BackgroundTask<StoredRun> training_; // last: its thread ends before what it tells of
};

} // namespace perrin::ui
