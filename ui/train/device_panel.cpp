// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/device_panel.h"

#include "ui/look.h"
#include "ui/quiet_label.h"
#include "ui/train/gpu_setup.h"
#include "ui/train/gpu_setup_dialog.h"
#include "ui/words/core_words.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

QPushButton* deviceButton(const char* objectName, const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    return button;
}

} // namespace

DevicePanel::DevicePanel(QWidget* parent)
    : QWidget(parent), setup_(new GpuSetup(this)), engine_(quietLabel("deviceEngine")), problem_(new QLabel),
      why_(quietLabel("whyNoGpu")), later_(quietLabel("deviceLater")),
      setUp_(deviceButton(
          "setUpGpu", tr("Set up GPU training…"),
          tr("Builds the networks for a LibTorch with CUDA, so that they train on an NVIDIA GPU"))),
      back_(deviceButton(
          "useShipped", tr("Use the LibTorch that came with Perrin"),
          tr("From the next start on; what was built is removed, the LibTorch you unpacked stays"))),
      restart_(
          deviceButton("restartPerrin", tr("Restart Perrin"),
                       tr("Asks about unsaved work, pauses a training, and opens again what is open now"))) {
    setObjectName("devicePanel");
    problem_->setObjectName("deviceProblem");
    problem_->setProperty("role", "problem");
    problem_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::close);
    for (QWidget* part :
         std::initializer_list<QWidget*>{engine_, problem_, why_, later_, restart_, setUp_, back_})
        layout->addWidget(part);
    for (QWidget* part : std::initializer_list<QWidget*>{problem_, why_, later_, restart_, back_})
        part->hide();
    connect(setUp_, &QPushButton::clicked, this, &DevicePanel::openDialog);
    connect(back_, &QPushButton::clicked, setup_, &GpuSetup::goBack);
    connect(restart_, &QPushButton::clicked, this, &DevicePanel::restartRequested);
    connect(setup_, &GpuSetup::changed, this, &DevicePanel::showState);
    connect(setup_, &GpuSetup::done, this, &DevicePanel::changed);
    connect(setup_, &GpuSetup::wentBack, this, &DevicePanel::changed);
    showState();
}

void DevicePanel::setReport(const DeviceReport& report) {
    report_ = report;
    const auto words = [](const std::string& text) { return breakable(QString::fromStdString(text)); };
    engine_->setText(report.origin.empty() ? words(report.engine)
                                           : tr("%1, %2").arg(words(report.engine), words(report.origin)));
    problem_->setText(report.problem.empty() ? QString() : words(report.problem) + ".");
    problem_->setVisible(!report.problem.empty());
    why_->setText(tr("No GPU is offered. %1 %2")
                      .arg(breakable(coreText(report.why)), breakable(coreText(report.whatToDo))));
    why_->setVisible(!report.why.empty());
    later_->setText(tr("From the next start on: %1.").arg(words(report.later)));
    later_->setVisible(!report.later.empty());
    showState();
}

void DevicePanel::showState() {
    const bool running = setup_->running();
    setUp_->setText(running ? tr("GPU training is being set up…") : tr("Set up GPU training…"));
    back_->setVisible(report_.isChosen && !running);
    restart_->setVisible(!report_.later.empty() && !running);
}

void DevicePanel::openDialog() {
    auto* open = window()->findChild<GpuSetupDialog*>();
    if (!open) {
        open = new GpuSetupDialog(*setup_, window());
        open->setAttribute(Qt::WA_DeleteOnClose);
        connect(open, &GpuSetupDialog::restartRequested, this, &DevicePanel::restartRequested);
    }
    open->show();
    open->raise();
    open->activateWindow();
}

} // namespace perrin::ui
