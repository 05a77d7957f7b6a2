// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/task_bar.h"

#include "ui/look.h"
#include "ui/words/core_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

namespace perrin::ui {

QString timeLeft(double elapsed, double fraction) {
    if (elapsed < 1 || fraction < 0.02) // too early for an honest guess
        return {};
    const double left = elapsed * (1 - fraction) / fraction;
    if (left < 90)
        return TaskBar::tr("%1 s left").arg(std::ceil(left));
    if (left < 5400)
        return TaskBar::tr("%1 min left").arg(std::ceil(left / 60));
    return TaskBar::tr("%1 h left").arg(left / 3600, 0, 'f', 1);
}

TaskBar::TaskBar(QWidget* parent)
    : QWidget(parent), text_(new QLabel), progress_(new QProgressBar),
      cancel_(new QPushButton(tr("Cancel"))) {
    setObjectName("taskBar");
    text_->setObjectName("taskText");
    progress_->setObjectName("taskProgress");
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(140);
    cancel_->setObjectName("cancelTask");
    cancel_->setToolTip(tr("Stop this work; nothing already shown is lost (Esc)"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Gap::close, Gap::hair, Gap::close, Gap::hair);
    layout->addWidget(text_);
    layout->addWidget(progress_);
    layout->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (running_.empty())
            return;
        running_.back().task->cancel();
        cancel_->setEnabled(false);
        text_->setText(tr("%1: stopping…").arg(running_.back().title));
    });
    hide();
}

void TaskBar::watch(TaskMonitor& task, const QString& title, const QString& stop) {
    follow(task, title, stop.isEmpty() ? tr("Cancel") : stop);
}

void TaskBar::watchOnly(TaskMonitor& task, const QString& title) {
    follow(task, title, {});
}

void TaskBar::follow(TaskMonitor& task, const QString& title, const QString& stop) {
    connect(&task, &TaskMonitor::started, this, [this, &task, title, stop] { begin(task, title, stop); });
    connect(&task, &TaskMonitor::progressed, this, [this, &task](double fraction, const QString& text) {
        if (!shows(task) || !cancel_->isEnabled())
            return;
        const Running& running = running_.back();
        progress_->setRange(0, 1000);
        progress_->setValue(static_cast<int>(1000 * fraction));
        const QString left = timeLeft(static_cast<double>(running.since.elapsed()) / 1000, fraction);
        QString line =
            text.isEmpty() ? running.title : tr("%1: %2").arg(running.title, coreText(text.toStdString()));
        if (!left.isEmpty())
            line += " · " + left;
        text_->setText(line);
    });
    connect(&task, &TaskMonitor::ended, this, [this, &task] {
        const bool shown = shows(task);
        std::erase_if(running_, [&task](const Running& running) { return running.task == &task; });
        if (running_.empty())
            hide();
        else if (shown)
            show(running_.back());
    });
}

void TaskBar::begin(TaskMonitor& task, const QString& title, const QString& stop) {
    Running running{&task, title, stop, {}};
    running.since.start();
    running_.push_back(running);
    show(running);
}

void TaskBar::show(const Running& running) {
    text_->setText(running.title + "…");
    progress_->setRange(0, 0); // busy, until the work says how far it is
    cancel_->setEnabled(true);
    cancel_->setText(running.stop);
    cancel_->setVisible(!running.stop.isNull());
    setVisible(true);
}

} // namespace perrin::ui
