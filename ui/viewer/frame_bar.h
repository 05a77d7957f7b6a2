// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace perrin::ui {

/// Which frame is shown: buttons, slider, "frame 63 / 120", time, playback; and the switch of the contrast
/// panel. Frames are shown from 1.
class FrameBar : public QWidget {
    Q_OBJECT
  public:
    explicit FrameBar(SessionState& session, QWidget* parent = nullptr);

    bool playing() const;
    void setPlaying(bool playing);
    void togglePlaying() { setPlaying(!playing()); }
    void stepBy(int frames);
    /// While held the movie waits: the last frame is still on its way.
    void setHeld(bool held) { held_ = held; }
    void setContrastShown(bool shown);

  signals:
    void contrastToggled(bool shown);
    void goToRequested();
    void playingChanged(bool playing);

  private:
    void advance();
    void showFrame();
    void showMovie();

    SessionState& session_;
    QToolButton* play_;
    QSlider* slider_;
    QToolButton* frame_;
    QToolButton* contrast_;
    QLabel* time_;
    QComboBox* speed_;
    QComboBox* channel_;
    QTimer* timer_;
    bool held_ = false;
};

} // namespace perrin::ui
