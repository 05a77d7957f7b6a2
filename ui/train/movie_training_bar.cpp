// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/movie_training_bar.h"

#include "core/learn/model.h"
#include "core/learn/movie_training.h"
#include "ui/number_edit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QThread>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double usualPace = 200; // stacks/s a core, before any was seen

double pace() {
    return std::max(
        1.0, QSettings()
                 .value("training/stacksPerSecond", usualPace * std::max(1, QThread::idealThreadCount()))
                 .toDouble());
}

double usualMinutes() {
    return std::max(1.0, std::ceil(usualMovieTraining / pace() / 60));
}

} // namespace

MovieTrainingBar::MovieTrainingBar(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session),
      train_(new QPushButton(MovieTrainingBar::tr("Train for this movie"))),
      minutes_(new NumberEdit(
          "movieMinutes",
          MovieTrainingBar::tr(
              "Minutes that the training may take on this machine; empty: as long as it usually "
              "needs. Less is better than none, more is a little better still"),
          {.above = 0, .upTo = 10000})) {
    train_->setObjectName("trainForMovie");
    minutes_->setAccessibleName(MovieTrainingBar::tr("Minutes for this movie's training"));
    minutes_->setMaximumWidth(56);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(train_, 1);
    row->addWidget(new QLabel(MovieTrainingBar::tr("in")));
    row->addWidget(minutes_);
    row->addWidget(new QLabel(MovieTrainingBar::tr("min")));
    connect(train_, &QPushButton::clicked, this, &MovieTrainingBar::requested);
    for (const auto changed : {&SessionState::movieChanged, &SessionState::settingsChanged})
        connect(&session_, changed, this, &MovieTrainingBar::showState);
    showState();
}

double MovieTrainingBar::stacks() const {
    const auto minutes = minutes_->value();
    return minutes ? *minutes * 60 * pace() : usualMovieTraining;
}

void MovieTrainingBar::keepPace(double stacksPerSecond) {
    QSettings().setValue("training/stacksPerSecond", stacksPerSecond);
    showState();
}

void MovieTrainingBar::showState() {
    setVisible(session_.movie() && !usualModel().empty());
    minutes_->setPlaceholderText(QString::number(usualMinutes(), 'f', 0));
    train_->setToolTip(
        MovieTrainingBar::tr(
            "Fine-tunes %1 for the pixel size, times, PSF, camera noise, brightness and background of %2.\n"
            "The camera and the exposure must be known; Match finds the camera. The network that comes "
            "out is offered for the movie.")
            .arg(QString::fromStdString(usualModel()), text(session_.path().filename())));
}

} // namespace perrin::ui
