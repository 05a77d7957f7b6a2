// SPDX-License-Identifier: GPL-3.0-or-later
// Closing, and starting again with another library of the networks.
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/session_keeper.h"
#include "ui/task_bar.h"
#include "ui/train/device_panel.h"
#include "ui/train/gpu_setup.h"
#include "ui/train/train_page.h"

namespace perrin::ui {

void MainWindow::connectDevices() {
    DevicePanel& devices = train_->devices();
    tasks_->watch(devices.setup().building(), tr("Setting up GPU training"));
    connect(&devices, &DevicePanel::restartRequested, this, &MainWindow::restart);
    connect(&devices.setup(), &GpuSetup::failed, this, [this](const QString& sentence) {
        messages_->showError(tr("GPU training could not be set up. %1").arg(sentence));
    });
    connect(&devices.setup(), &GpuSetup::done, this, [this, &devices] {
        messages_->showOffer(tr("%1 works; Perrin uses it from its next start on.")
                                 .arg(QString::fromStdString(devices.setup().result()->build.engine)),
                             tr("Restart Perrin"), [this] { restart(); });
    });
}

void MainWindow::closeWhenSafe(const std::function<void()>& then) {
    whenSafe([this, then] {
        whenBatchMayEnd([this, then] {
            whenTrainingMayEnd([this, then] {
                closing_ = true;
                then();
                close();
            });
        });
    });
}

void MainWindow::restart() {
    closeWhenSafe([this] { wantsRestart_ = true; });
}

QStringList MainWindow::restartArguments() const {
    if (!keeper_->path().isEmpty())
        return {keeper_->path()};
    return session_.movie() && !session_.path().empty() ? QStringList{text(session_.path())} : QStringList{};
}

} // namespace perrin::ui
