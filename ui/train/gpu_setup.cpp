// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/gpu_setup.h"

#include "core/error.h"

namespace perrin::ui {

void GpuSetup::begin(const LibTorch& libtorch) {
    log_.clear();
    result_.reset();
    problem_.clear();
    building_.start(
        [this, libtorch](const Job& job) {
            // From the work's thread, which this outlives.
            const auto log = [this](const std::string& line) {
                QMetaObject::invokeMethod(
                    this, [this, text = QString::fromStdString(line)] { add(text); }, Qt::QueuedConnection);
            };
            return setUpEngine(libtorch, findBuildTools(), log, job);
        },
        {.done =
             [this](const EngineSetup& setup) {
                 result_ = setup;
                 end({});
                 emit done();
             },
         .failed =
             [this](const QString& message) {
                 end(message);
                 emit failed(message);
             },
         .cancelled = [this] { end(tr("Cancelled; nothing was changed.")); }});
    emit changed();
}

void GpuSetup::goBack() {
    try {
        forgetEngine();
        result_.reset();
        problem_.clear();
        emit changed();
        emit wentBack();
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void GpuSetup::add(const QString& line) {
    log_ << line;
    emit logged(line);
}

void GpuSetup::end(const QString& problem) {
    problem_ = problem;
    emit changed();
}

} // namespace perrin::ui
