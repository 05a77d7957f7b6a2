// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/task_bar.h"

#include "ui/look.h"
#include "ui/words/core_words.h"

#include <QApplication>
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
    : QWidget(parent), text_(new QLabel), progress_(new QProgressBar), cancel_(new QPushButton) {
    setObjectName("taskBar");
    text_->setObjectName("taskText");
    progress_->setObjectName("taskProgress");
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(140);
    cancel_->setObjectName("cancelTask");
    cancel_->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where the person works
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Gap::close, Gap::hair, Gap::close, Gap::hair);
    layout->addWidget(text_);
    layout->addWidget(progress_);
    layout->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (running_.empty())
            return;
        giveFocusBack();
        cancel_->setEnabled(false);
        text_->setText(running_.back().stop.told.arg(running_.back().title));
        running_.back().stop.act(); // may end it at once
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
        if (now == cancel_ && old)
            before_ = old;
    });
    hide();
}

void TaskBar::giveFocusBack() {
    if (!cancel_->hasFocus())
        return;
    if (before_ && before_->isVisible() && before_->isEnabled())
        before_->setFocus();
    else
        cancel_->clearFocus();
}

void TaskBar::watch(TaskMonitor& task, const QString& title) {
    watch(task, title,
          {.word = tr("Cancel"),
           .tip = tr("Stop this work; nothing already shown is lost (Esc)"),
           .told = tr("%1: stopping…"),
           .act = [&task] { task.cancel(); }});
}

void TaskBar::watchOnly(TaskMonitor& task, const QString& title) {
    watch(task, title, Stop{});
}

void TaskBar::watch(TaskMonitor& task, const QString& title, const Stop& stop) {
    connect(&task, &TaskMonitor::started, this, [this, &task, title, stop] { begin(task, title, stop); });
    connect(&task, &TaskMonitor::progressed, this, [this, &task](double fraction, const QString& text) {
        if (!shows(task) || !cancel_->isEnabled())
            return;
        Running& running = running_.back();
        const double first = running.first.value_or(fraction); // done already when it began
        running.first = first;
        progress_->setRange(0, 1000);
        progress_->setValue(static_cast<int>(1000 * fraction));
        const QString left = timeLeft(static_cast<double>(running.since.elapsed()) / 1000,
                                      first < 1 ? (fraction - first) / (1 - first) : 1);
        QString line =
            text.isEmpty() ? running.title : tr("%1: %2").arg(running.title, coreText(text.toStdString()));
        if (!left.isEmpty())
            line += " · " + left;
        text_->setText(line);
    });
    connect(&task, &TaskMonitor::ended, this, [this, &task] {
        const bool shown = shows(task);
        std::erase_if(running_, [&task](const Running& running) { return running.task == &task; });
        if (running_.empty()) {
            giveFocusBack();
            hide();
        } else if (shown)
            show(running_.back());
    });
}

void TaskBar::begin(TaskMonitor& task, const QString& title, const Stop& stop) {
    Running running{.task = &task, .title = title, .stop = stop, .since = {}};
    running.since.start();
    running_.push_back(running);
    show(running);
}

void TaskBar::show(const Running& running) {
    text_->setText(running.title + "…");
    progress_->setRange(0, 0); // busy, until the work says how far it is
    cancel_->setText(running.stop.word);
    cancel_->setToolTip(running.stop.tip);
    cancel_->setEnabled(true);
    cancel_->setVisible(running.stop.act != nullptr);
    setVisible(true);
}

} // namespace perrin::ui
