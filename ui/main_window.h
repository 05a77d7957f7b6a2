// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/session_state.h"

#include <QMainWindow>
#include <functional>

class QLabel;
class QStackedWidget;

namespace perrin::ui {

class EmptyPage;
class MessageBar;
class MoviePage;
class SideBar;
class TaskBar;

/// The one window: menus and keys, opening, messages, and the workspaces (so far Movie), which share the
/// session.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens in the background; a failure is told in the message bar and leaves the present movie.
    void openMovie(const QString& path, const OpenOptions& options = {});
    SessionState& session() { return session_; }

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
    void makeViewMenu();
    void askForMovie();
    void openSample();
    void showRecent();
    void remember(const QString& path);
    void showMovie();
    void cancelWork();
    QAction* movieAction(class QMenu* menu, const QString& text, const QList<QKeySequence>& keys,
                         const std::function<void()>& run);

    SessionState session_;
    SideBar* sideBar_;
    QStackedWidget* pages_;
    EmptyPage* empty_;
    MoviePage* movie_;
    MessageBar* messages_;
    QLabel* status_;
    TaskBar* tasks_;
    class QMenu* recent_ = nullptr;
    QList<QAction*> needMovie_;
    BackgroundTask<std::shared_ptr<const Movie>> opening_;
};

} // namespace perrin::ui
