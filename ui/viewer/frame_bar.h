// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace perrin::ui {

/// Which frame is shown: buttons, slider, "frame 63 / 120", time, playback; and the switch of the contrast
/// panel. Frames are shown from 1 and counted from 0.
class FrameBar : public QWidget {
    Q_OBJECT
  public:
    /// s from the first frame; empty where it is not known.
    using TimeOf = std::function<std::optional<double>(std::size_t frame)>;

    explicit FrameBar(QWidget* parent = nullptr);
    /// Another movie. Chosen frames are announced, and shown once setFrame() says so.
    void setFrames(std::size_t count, TimeOf timeOf);
    void setFrame(std::size_t frame);
    std::size_t frame() const { return frame_; }
    std::size_t frameCount() const { return count_; }
    /// For little room, within a card: without the buttons for single frames, the time and words on buttons.
    void setCompact();
    void setChannels(const QStringList& names); // of one there is no choice

    bool playing() const;
    void setPlaying(bool playing);
    void togglePlaying() { setPlaying(!playing()); }
    void stepBy(int frames);
    void choose(std::size_t frame); // the last where there are fewer
    /// While held the movie waits: the last frame is still on its way.
    void setHeld(bool held) { held_ = held; }
    void setContrastShown(bool shown);

  signals:
    void frameChosen(std::size_t frame);
    void channelChosen(std::size_t channel);
    void contrastToggled(bool shown);
    void goToRequested();
    void playingChanged(bool playing);

  private:
    void advance();
    void showFrame();

    std::size_t count_ = 0, frame_ = 0;
    TimeOf timeOf_;
    QToolButton *first_, *previous_, *play_, *next_, *last_;
    QSlider* slider_;
    QToolButton* label_;
    QToolButton* contrast_;
    QLabel* time_;
    QComboBox* speed_;
    QComboBox* channel_;
    QTimer* timer_;
    bool compact_ = false;
    bool held_ = false;
};

} // namespace perrin::ui
