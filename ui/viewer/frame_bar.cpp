// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/frame_bar.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace perrin::ui {
namespace {

QToolButton* button(const char* name, const char* iconName, const QString& tip, QHBoxLayout* layout) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(button);
    return button;
}

} // namespace

FrameBar::FrameBar(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), timer_(new QTimer(this)) {
    setObjectName("card");
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(2);
    connect(button("firstFrame", "first", tr("First frame (Home)"), layout), &QToolButton::clicked, this,
            [this] { session_.setFrame(0); });
    connect(button("previousFrame", "previous", tr("One frame back (← or ,)"), layout), &QToolButton::clicked,
            this, [this] { stepBy(-1); });
    play_ = button("play", "play", tr("Play or pause (Space)"), layout);
    connect(play_, &QToolButton::clicked, this, &FrameBar::togglePlaying);
    connect(button("nextFrame", "next", tr("One frame on (→ or .)"), layout), &QToolButton::clicked, this,
            [this] { stepBy(1); });
    connect(button("lastFrame", "last", tr("Last frame (End)"), layout), &QToolButton::clicked, this,
            [this] { session_.setFrame(session_.frameCount() - 1); });

    slider_ = new QSlider(Qt::Horizontal);
    slider_->setObjectName("frameSlider");
    slider_->setToolTip(tr("Frame shown; drag, or Ctrl + wheel over the picture"));
    slider_->setAccessibleName(tr("Frame"));
    slider_->setMinimumWidth(80);
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { session_.setFrame(static_cast<std::size_t>(value)); });
    layout->addSpacing(6);
    layout->addWidget(slider_, 1);
    layout->addSpacing(10);

    frame_ = new QToolButton;
    frame_->setObjectName("frameLabel");
    frame_->setAutoRaise(true);
    frame_->setFocusPolicy(Qt::TabFocus);
    frame_->setToolTip(tr(
        "Frame shown, counted from 1 (tables written to files count from 0). Click to go to one (Ctrl+G)."));
    connect(frame_, &QToolButton::clicked, this, &FrameBar::goToRequested);
    layout->addWidget(frame_);
    time_ = new QLabel;
    time_->setObjectName("timeLabel");
    time_->setProperty("role", "quiet");
    time_->setToolTip(tr("Time since the first frame, s"));
    layout->addSpacing(8);
    layout->addWidget(time_);
    layout->addSpacing(8);

    channel_ = new QComboBox;
    channel_->setObjectName("channel");
    channel_->setToolTip(tr("Channel shown and measured"));
    connect(channel_, &QComboBox::activated, this, [this](int index) {
        MeasureSettings settings = session_.settings();
        settings.find.channel = static_cast<std::size_t>(index);
        session_.setSettings(settings);
    });
    layout->addWidget(channel_);

    speed_ = new QComboBox;
    speed_->setObjectName("speed");
    for (const int perSecond : {1, 5, 10, 25, 60})
        speed_->addItem(tr("%1 frames/s").arg(perSecond), perSecond);
    speed_->setCurrentIndex(3);
    speed_->setToolTip(tr("Speed of playback"));
    connect(speed_, &QComboBox::activated, this,
            [this] { timer_->setInterval(1000 / speed_->currentData().toInt()); });
    layout->addWidget(speed_);

    contrast_ = new QToolButton;
    contrast_->setObjectName("contrast");
    contrast_->setProperty("role", "button");
    contrast_->setCheckable(true);
    contrast_->setText(tr("Contrast"));
    contrast_->setIcon(icon("contrast"));
    contrast_->setIconSize({16, 16});
    contrast_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    contrast_->setToolTip(
        tr("Show the histogram of values, black and white, and the look-up table\n(Shift+C: "
           "set black and white from the frame shown)"));
    connect(contrast_, &QToolButton::toggled, this, &FrameBar::contrastToggled);
    layout->addSpacing(4);
    layout->addWidget(contrast_);

    timer_->setInterval(1000 / speed_->currentData().toInt());
    timer_->setTimerType(Qt::PreciseTimer);
    connect(timer_, &QTimer::timeout, this, &FrameBar::advance);
    connect(&session_, &SessionState::movieChanged, this, &FrameBar::showMovie);
    connect(&session_, &SessionState::frameChanged, this, &FrameBar::showFrame);
    connect(&session_, &SessionState::settingsChanged, this, &FrameBar::showFrame);
    showMovie();
}

bool FrameBar::playing() const {
    return timer_->isActive();
}

void FrameBar::setPlaying(bool wanted) {
    wanted = wanted && session_.frameCount() > 1;
    if (wanted == playing())
        return;
    if (wanted)
        timer_->start();
    else
        timer_->stop();
    play_->setIcon(icon(wanted ? "pause" : "play"));
    emit playingChanged(wanted);
}

void FrameBar::setContrastShown(bool shown) {
    contrast_->setChecked(shown);
}

void FrameBar::stepBy(int frames) {
    if (session_.frameCount() == 0)
        return;
    const auto last = static_cast<long>(session_.frameCount()) - 1;
    session_.setFrame(
        static_cast<std::size_t>(std::clamp(static_cast<long>(session_.frame()) + frames, 0L, last)));
}

void FrameBar::advance() {
    if (!held_)
        session_.setFrame((session_.frame() + 1) % session_.frameCount());
}

void FrameBar::showMovie() {
    setPlaying(false);
    const QSignalBlocker blocker(slider_);
    slider_->setRange(0, session_.frameCount() ? static_cast<int>(session_.frameCount()) - 1 : 0);
    slider_->setPageStep(std::max(1, slider_->maximum() / 10));
    channel_->clear();
    if (session_.movie()) {
        const MovieInfo& info = session_.movie()->info();
        for (std::size_t i = 0; i < info.channels; ++i)
            channel_->addItem(i < info.channelNames.size() ? QString::fromStdString(info.channelNames[i])
                                                           : tr("Channel %1").arg(i + 1));
    }
    channel_->setVisible(channel_->count() > 1);
    showFrame();
}

void FrameBar::showFrame() {
    const QSignalBlocker blocker(slider_);
    slider_->setValue(static_cast<int>(session_.frame()));
    const QString format = tr("frame %1 / %2");
    frame_->setText(format.arg(session_.frame() + 1).arg(session_.frameCount()));
    // As wide as the last frame's text: nothing jumps while playing.
    frame_->setMinimumWidth(frame_->fontMetrics().horizontalAdvance(
                                format.arg(session_.frameCount()).arg(session_.frameCount())) +
                            10);
    const auto time = session_.timeOf(session_.frame());
    time_->setText(time ? tr("%1 s").arg(*time, 0, 'f', 3) : QString());
    time_->setVisible(time.has_value());
    if (time)
        time_->setMinimumWidth(time_->fontMetrics().horizontalAdvance(
            tr("%1 s").arg(session_.timeOf(session_.frameCount() - 1).value_or(0), 0, 'f', 3)));
}

} // namespace perrin::ui
