// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/frame_bar.h"

#include "ui/look.h"
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

FrameBar::FrameBar(QWidget* parent) : QWidget(parent), timer_(new QTimer(this)) {
    setObjectName("card");
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Gap::usual, Gap::close, Gap::usual, Gap::close);
    layout->setSpacing(Gap::hair);
    first_ = button("firstFrame", "first", tr("First frame (Home)"), layout);
    previous_ = button("previousFrame", "previous", tr("One frame back (← or ,)"), layout);
    play_ = button("play", "play", tr("Play or pause (Space)"), layout);
    next_ = button("nextFrame", "next", tr("One frame on (→ or .)"), layout);
    last_ = button("lastFrame", "last", tr("Last frame (End)"), layout);
    connect(first_, &QToolButton::clicked, this, [this] { choose(0); });
    connect(previous_, &QToolButton::clicked, this, [this] { stepBy(-1); });
    connect(play_, &QToolButton::clicked, this, &FrameBar::togglePlaying);
    connect(next_, &QToolButton::clicked, this, [this] { stepBy(1); });
    connect(last_, &QToolButton::clicked, this, [this] { choose(count_); });

    slider_ = new QSlider(Qt::Horizontal);
    slider_->setObjectName("frameSlider");
    slider_->setToolTip(tr("Frame shown; drag, or Ctrl + wheel over the picture"));
    slider_->setAccessibleName(tr("Frame"));
    slider_->setMinimumWidth(80);
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { emit frameChosen(static_cast<std::size_t>(value)); });
    layout->addSpacing(Gap::line);
    layout->addWidget(slider_, 1);
    layout->addSpacing(Gap::usual);

    label_ = new QToolButton;
    label_->setObjectName("frameLabel");
    label_->setAutoRaise(true);
    label_->setFocusPolicy(Qt::TabFocus);
    label_->setToolTip(tr(
        "Frame shown, counted from 1 (tables written to files count from 0). Click to go to one (Ctrl+G)."));
    connect(label_, &QToolButton::clicked, this, &FrameBar::goToRequested);
    layout->addWidget(label_);
    time_ = new QLabel;
    time_->setObjectName("timeLabel");
    time_->setProperty("role", "quiet");
    time_->setToolTip(tr("Time since the first frame, s"));
    layout->addSpacing(Gap::usual);
    layout->addWidget(time_);
    layout->addSpacing(Gap::usual);

    channel_ = new QComboBox;
    channel_->setObjectName("channel");
    channel_->setToolTip(tr("Channel shown and measured"));
    channel_->setAccessibleName(tr("Channel"));
    channel_->hide();
    connect(channel_, &QComboBox::activated, this,
            [this](int index) { emit channelChosen(static_cast<std::size_t>(index)); });
    layout->addWidget(channel_);

    speed_ = new QComboBox;
    speed_->setObjectName("speed");
    for (const int perSecond : {1, 5, 10, 25, 60})
        speed_->addItem(tr("%1 /s").arg(perSecond), perSecond);
    speed_->setCurrentIndex(3);
    speed_->setToolTip(tr("Speed of playback, frames per second"));
    speed_->setAccessibleName(tr("Speed of playback"));
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
    layout->addSpacing(Gap::close);
    layout->addWidget(contrast_);

    timer_->setInterval(1000 / speed_->currentData().toInt());
    timer_->setTimerType(Qt::PreciseTimer);
    connect(timer_, &QTimer::timeout, this, &FrameBar::advance);
    showFrame();
}

void FrameBar::setCompact() {
    compact_ = true;
    setObjectName("frameBar");
    layout()->setContentsMargins(0, 0, 0, 0);
    for (QToolButton* button : {first_, previous_, next_, last_})
        button->hide();
    slider_->setMinimumWidth(50);
    contrast_->setToolButtonStyle(Qt::ToolButtonIconOnly);
    contrast_->setProperty("role", "icon");
    contrast_->setAccessibleName(contrast_->text());
    showFrame();
}

bool FrameBar::playing() const {
    return timer_->isActive();
}

void FrameBar::setPlaying(bool wanted) {
    wanted = wanted && count_ > 1;
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
    choose(static_cast<std::size_t>(std::max(0L, static_cast<long>(frame_) + frames)));
}

void FrameBar::choose(std::size_t frame) {
    if (count_ > 0)
        emit frameChosen(std::min(frame, count_ - 1));
}

void FrameBar::advance() {
    if (!held_)
        emit frameChosen((frame_ + 1) % count_);
}

void FrameBar::setFrames(std::size_t count, TimeOf timeOf) {
    if (count != count_)
        setPlaying(false);
    count_ = count;
    timeOf_ = std::move(timeOf);
    {
        const QSignalBlocker blocker(slider_);
        slider_->setRange(0, count_ > 0 ? static_cast<int>(count_) - 1 : 0);
    }
    slider_->setPageStep(std::max(1, slider_->maximum() / 10));
    setFrame(std::min(frame_, count_ > 0 ? count_ - 1 : 0));
}

void FrameBar::setChannels(const QStringList& names) {
    channel_->clear();
    channel_->addItems(names);
    channel_->setVisible(names.size() > 1);
}

void FrameBar::setFrame(std::size_t frame) {
    frame_ = frame;
    showFrame();
}

void FrameBar::showFrame() {
    const QSignalBlocker blocker(slider_);
    slider_->setValue(static_cast<int>(frame_));
    const QString format = tr("frame %1 / %2");
    label_->setText(format.arg(frame_ + 1).arg(count_));
    // As wide as the last frame's text: nothing jumps while playing.
    label_->setMinimumWidth(label_->fontMetrics().horizontalAdvance(format.arg(count_).arg(count_)) + 10);
    const auto timeText = [this](std::size_t of) {
        const auto time = timeOf_ && count_ > 0 ? timeOf_(of) : std::nullopt;
        return time ? tr("%1 s").arg(*time, 0, 'f', 3) : QString();
    };
    const QString time = timeText(frame_);
    time_->setText(time);
    time_->setVisible(!time.isEmpty() && !compact_);
    if (!time.isEmpty())
        time_->setMinimumWidth(time_->fontMetrics().horizontalAdvance(timeText(count_ - 1)));
}

} // namespace perrin::ui
