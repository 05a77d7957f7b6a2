// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/session_state.h"
#include "ui/workspace.h"

#include <QMainWindow>
#include <functional>

class QLabel;
class QStackedWidget;
class QUndoCommand;

namespace perrin {
class Engine;
}

namespace perrin::ui {

class BatchWindow;
class EmptyPage;
class Guide;
class HelpWindow;
class MatchPage;
class MessageBar;
class MoviePage;
class SessionKeeper;
class SideBar;
class SimulatePage;
class TableRestorer;
class TaskBar;
class TrainPage;

/// The one window: menus and keys, opening, messages, and the workspaces (Movie, Match, Simulate and Train),
/// which share the session.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    /// engine: see TrainingDesk.
    explicit MainWindow(QWidget* parent = nullptr, const Engine* engine = nullptr);
    ~MainWindow() override;

    /// A movie, a folder of numbered images, a session (.perrin), or a table of results (.csv), which
    /// restores what it was made from; a table of spots becomes the tracks of the present movie. Opens in the
    /// background, once it is clear what happens to unsaved work; a failure is told in the message bar and
    /// leaves the present movie.
    void open(const QString& path);
    void openMovie(const QString& path, const OpenOptions& options = {});
    /// Several images as one movie.
    void openSelection(const QStringList& paths);
    /// Work of programs that were killed is offered, if there is any.
    void offerAutosaves();
    SessionKeeper& keeper() { return *keeper_; }
    SessionState& session() { return session_; }
    TrainPage& training() { return *train_; }
    MatchPage& matching() { return *match_; }
    /// Of many movies; made when it is first asked for.
    BatchWindow& batch();
    void showWorkspace(WorkspaceKind kind);
    /// Closes as a person does, with what that asks; then wantsRestart() holds.
    void restart();
    bool wantsRestart() const { return wantsRestart_; }
    /// For the program that takes this one's place: the session or movie that is open.
    QStringList restartArguments() const;

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeMovieMenu();
    void makeMatchMenu();
    void makeSimulateMenu();
    void makeViewMenu();
    void makeLanguageMenu(class QMenu* view);
    void makeHelpMenu();
    void showHelp(const QString& page);
    /// Opens the sample and leads through a first measurement of it.
    void startGuide();
    void endGuide();
    /// opened: done when the movie is there.
    void startOpening(const QString& path, const OpenOptions& options,
                      const std::vector<std::filesystem::path>& selection,
                      const std::function<void()>& opened = {});
    void askForMovie();
    void askForFolder();
    /// A paragraph for a paper on how the molecules were measured.
    void showMethods();
    void saveSession(const std::function<void()>& then = {});
    void saveSessionAs(const std::function<void()>& then = {});
    /// Runs `then` unless a person wants to stay with unsaved work.
    void whenSafe(const std::function<void()>& then);
    /// The same before another movie takes the place of the present one.
    void whenMovieMayGo(const std::function<void()>& then);
    void connectKeeper();
    void connectRestorer();
    void restoreTable(const QString& table, const QString& file);
    void restoreFromChosen(const QString& table, const QString& file);
    /// A file dialog; movie: as it was called; beside: a file of the folder to begin in.
    void askWhere(const QString& movie, const QString& beside,
                  const std::function<void(const QString&)>& then);
    void findMovie(const QString& session, const QString& movie);
    void showTitle();
    void openSample();
    void showRecent();
    void remember(const QString& path);
    void showMovie();
    void cancelWork();
    void connectMatch();
    void connectSimulate();
    void connectTrain();
    void connectDevices();
    void offerTrainings();
    /// Asks what closing asks, and closes unless a person stays.
    void closeWhenSafe(const std::function<void()>& then);
    void showBatch();
    /// Runs `then` unless a person wants a batch to go on or to be written first.
    void whenBatchMayEnd(const std::function<void()>& then);
    /// Runs `then` unless a person wants a training to go on; it is paused first.
    void whenTrainingMayEnd(const std::function<void()>& then);
    /// The one with a picture that is shown; empty: it has none (Train).
    Workspace* shown();
    bool shows(const QWidget* page) const;
    /// Only what the workspace shown can do has its key.
    /// Where the effect of this step is not seen, the workspace where it is; whether it was another.
    bool showPlaceOf(const QUndoCommand& command);
    void enableActions();
    using Run = std::function<void()>;
    QAction* action(class QMenu* menu, const QString& text, const QList<QKeySequence>& keys, const Run& run,
                    QList<QAction*>& group);
    QAction* movieAction(class QMenu* menu, const QString& text, const QList<QKeySequence>& keys,
                         const Run& run) {
        return action(menu, text, keys, run, needMovie_);
    }
    /// About the picture of whichever workspace is shown.
    QAction* pictureAction(class QMenu* menu, const QString& text, const QList<QKeySequence>& keys,
                           const Run& run) {
        return action(menu, text, keys, run, needPicture_);
    }

    SessionState session_;
    SideBar* sideBar_;
    QStackedWidget* pages_;
    EmptyPage* empty_;
    MoviePage* movie_;
    MatchPage* match_;
    SimulatePage* simulate_;
    TrainPage* train_;
    BatchWindow* batch_ = nullptr; // beside this window
    HelpWindow* help_ = nullptr; // made when it is first asked for
    Guide* guide_ = nullptr;     // while it leads
    MessageBar* messages_;
    QLabel* status_;
    TaskBar* tasks_;
    class QMenu* recent_ = nullptr;
    QAction* useMovie_ = nullptr;
    QList<QAction*> needMovie_, needPicture_, needMatch_, needSimulation_, needWork_;
    SessionKeeper* keeper_;
    TableRestorer* restorer_;
    bool closing_ = false; // decided already
    bool wantsRestart_ = false;
    BackgroundTask<std::shared_ptr<const Movie>> opening_;
};

} // namespace perrin::ui
