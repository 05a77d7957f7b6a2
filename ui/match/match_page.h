// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/match/match_desk.h"
#include "ui/workspace.h"

#include <QWidget>

class QButtonGroup;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace perrin::ui {

class ContrastPanel;
class NoisePanel;
class Plot;
class TwinView;

/// The Match workspace: a real frame beside its simulated twin, the noise that makes them alike, and how
/// alike they are.
class MatchPage : public QWidget, public Workspace {
    Q_OBJECT
  public:
    explicit MatchPage(SessionState& session, QWidget* parent = nullptr);

    MatchDesk& desk() { return desk_; }
    ImageView& view() override;
    FrameBar& frameBar() override { return *frameBar_; }
    void setContrast(ContrastRule rule) override;
    void askFrame() override;
    void showStatus() override;

    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void statusChanged(const QString& status);
    void used();
    void openRequested(); // a movie, as there is none

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    QWidget* makePictures();
    QWidget* makeChoices();
    QWidget* makePlots();
    QWidget* makeEmpty();
    void connectDesk();
    void showMovie();
    void showChoices();
    void draw();

    SessionState& session_;
    MatchDesk desk_;
    QStackedWidget* stack_;
    QSplitter *splitter_, *rows_;
    TwinView* twins_;
    FrameBar* frameBar_;
    ContrastPanel* contrastPanel_;
    NoisePanel* panel_;
    QButtonGroup* frames_;
    QToolButton *region_, *whole_;
    class QLabel* regionText_;
    Plot *density_, *quantiles_, *transfer_, *spectrum_;
};

} // namespace perrin::ui
