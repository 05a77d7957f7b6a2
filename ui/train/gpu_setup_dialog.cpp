// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/gpu_setup_dialog.h"

#include "core/error.h"
#include "core/learn/engine_setup.h"
#include "ui/look.h"
#include "ui/quiet_label.h"
#include "ui/session_state.h"
#include "ui/task_bar.h"
#include "ui/theme.h"
#include "ui/train/gpu_setup.h"
#include "ui/words/core_words.h"

#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {
namespace {

constexpr int markSide = 16, heightWithLog = 640, progressWidth = 200; // px

QPushButton* gpuButton(const char* objectName, const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

QLabel* gpuTitle(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", "title");
    return label;
}

void mark(QLabel* label, bool good) {
    label->setPixmap(icon(good ? "check" : "warning").pixmap(markSide, markSide));
}

/// In the colour of good news or of problems.
void tell(QLabel* label, const QString& text, const char* role) {
    label->setText(breakable(text));
    label->setProperty("role", role);
    label->setVisible(!text.isEmpty());
    restyle(label);
}

QLabel* wrapped(const char* objectName) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

GpuSetupDialog::GpuSetupDialog(GpuSetup& setup, QWidget* parent) : QDialog(parent), setup_(setup) {
    setObjectName("gpuSetupDialog");
    setWindowTitle(tr("Set up GPU training"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Gap::apart, Gap::wide, Gap::apart, Gap::wide);
    column->setSpacing(Gap::usual);
    auto* what = quietLabel("gpuSetupWhat");
    what->setText(tr(
        "The LibTorch that comes with Perrin knows the processor only. Here the networks are built for one "
        "with CUDA, which trains on NVIDIA GPUs; that takes a few minutes, and nothing is changed unless "
        "it works."));
    column->addWidget(what);
    makeComputer(column);
    makeChoice(column);
    makeWork(column);
    makeButtons(column);
    connect(&setup_, &GpuSetup::changed, this, &GpuSetupDialog::showState);
    connect(&setup_, &GpuSetup::logged, log_, &QPlainTextEdit::appendPlainText);
    connect(&setup_.building(), &TaskMonitor::progressed, this, [this](double fraction, const QString& text) {
        progress_->setValue(static_cast<int>(1000 * fraction));
        const QString left = timeLeft(static_cast<double>(since_.elapsed()) / 1000, fraction);
        if (cancel_->isEnabled())
            state_->setText(left.isEmpty() ? text : text + " · " + left);
    });
    log_->setPlainText(setup_.log().join('\n'));
    resize(640, 460);
    since_.start();
    look();
    refused({});
    showState();
    folder_->setText(QSettings().value("libtorchFolder").toString());
}

void GpuSetupDialog::makeComputer(QVBoxLayout* to) {
    gpuMark_ = new QLabel;
    toolsMark_ = new QLabel;
    gpu_ = wrapped("gpuFound");
    tools_ = wrapped("gpuTools");
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Gap::usual);
    grid->setColumnStretch(1, 1);
    for (const auto& [row, signs, text] : {std::tuple{0, gpuMark_, gpu_}, {1, toolsMark_, tools_}}) {
        signs->setFixedWidth(markSide);
        grid->addWidget(signs, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
    }
    to->addSpacing(Gap::line);
    to->addWidget(gpuTitle(tr("This computer")));
    to->addLayout(grid);
}

void GpuSetupDialog::makeChoice(QVBoxLayout* to) {
    to->addSpacing(Gap::line);
    to->addWidget(gpuTitle(tr("LibTorch with CUDA")));
    auto* where =
        new QLabel(tr("Download it from <a href='https://pytorch.org/get-started/locally/'>pytorch.org</a>: "
                      "<i>Linux, LibTorch, C++</i> and a <i>CUDA</i>; of two links the one with <i>cxx11 "
                      "ABI</i>. Unpack it where it can stay, and choose the folder."));
    where->setObjectName("gpuWhere");
    where->setWordWrap(true);
    where->setOpenExternalLinks(true);
    where->setToolTip(tr("Opens the page in your browser"));
    to->addWidget(where);
    folder_ = new QLineEdit;
    folder_->setObjectName("libtorchFolder");
    folder_->setPlaceholderText(tr("Folder of the unpacked LibTorch"));
    folder_->setToolTip(
        tr("Where LibTorch was unpacked: the folder with lib and include in it. It is needed as long as "
           "Perrin uses it."));
    folder_->setAccessibleName(tr("Folder of LibTorch"));
    choose_ = gpuButton("chooseLibtorch", tr("Choose…"), tr("Choose the folder of the unpacked LibTorch"));
    auto* row = new QHBoxLayout;
    row->addWidget(folder_, 1);
    row->addWidget(choose_);
    to->addLayout(row);
    verdict_ = wrapped("libtorchVerdict");
    to->addWidget(verdict_);
    connect(choose_, &QPushButton::clicked, this, &GpuSetupDialog::askFolder);
    connect(folder_, &QLineEdit::textChanged, this, &GpuSetupDialog::describe);
}

void GpuSetupDialog::makeWork(QVBoxLayout* to) {
    progress_ = new QProgressBar;
    progress_->setObjectName("gpuProgress");
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(progressWidth);
    progress_->setToolTip(tr("How far the set-up is"));
    state_ = new QLabel;
    state_->setObjectName("gpuState");
    cancel_ = gpuButton("cancelGpu", tr("Cancel"), tr("Stop; nothing is changed"));
    auto* row = new QHBoxLayout;
    row->addWidget(progress_);
    row->addWidget(state_, 1);
    row->addWidget(cancel_);
    to->addLayout(row);
    result_ = wrapped("gpuResult");
    to->addWidget(result_);
    showLog_ = new QToolButton;
    showLog_->setObjectName("showGpuLog");
    showLog_->setProperty("role", "fold");
    showLog_->setText(tr("Log"));
    showLog_->setToolTip(tr("What CMake and the compiler say"));
    showLog_->setCheckable(true);
    showLog_->setArrowType(Qt::RightArrow);
    showLog_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    to->addWidget(showLog_);
    log_ = new QPlainTextEdit;
    log_->setObjectName("gpuLog");
    log_->setReadOnly(true);
    log_->setLineWrapMode(QPlainTextEdit::NoWrap);
    log_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    log_->setToolTip(tr("What CMake and the compiler say; send it along when you ask for help"));
    log_->setMinimumHeight(140);
    log_->hide();
    to->addWidget(log_, 1);
    to->addStretch();
    connect(showLog_, &QToolButton::toggled, this, [this](bool open) {
        showLog_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        log_->setVisible(open);
        if (open)
            resize(width(), std::max(height(), heightWithLog));
    });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        setup_.cancel();
        cancel_->setEnabled(false);
        state_->setText(tr("Stopping…"));
    });
}

void GpuSetupDialog::makeButtons(QVBoxLayout* to) {
    begin_ = gpuButton("beginGpu", tr("Build and check"),
                       tr("Builds the networks for this LibTorch and trains two steps with them"));
    begin_->setProperty("role", "primary");
    begin_->setDefault(true);
    restart_ = gpuButton("restartForGpu", tr("Restart Perrin"),
                         tr("Asks about unsaved work, pauses a training, and opens again what is open now"));
    restart_->setProperty("role", "primary");
    close_ = gpuButton("closeGpu", tr("Close"), tr("Closes this window; a set-up that has begun goes on"));
    auto* row = new QHBoxLayout;
    row->addStretch();
    for (QPushButton* button : {close_, restart_, begin_})
        row->addWidget(button);
    to->addLayout(row);
    connect(begin_, &QPushButton::clicked, this, [this] {
        QSettings().setValue("libtorchFolder", text(libtorch_->folder));
        log_->clear();
        since_.start();
        setup_.begin(*libtorch_);
    });
    connect(restart_, &QPushButton::clicked, this, &GpuSetupDialog::restartRequested);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
}

void GpuSetupDialog::askFolder() {
    const QString begun = folder_->text().isEmpty() ? QDir::homePath() : folder_->text();
    auto* dialog = new QFileDialog(this, tr("Choose the folder of the unpacked LibTorch"), begun);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, folder_, &QLineEdit::setText);
    dialog->open();
}

void GpuSetupDialog::describe(const QString& folder) {
    const QString wanted = folder.trimmed();
    refused({});
    describing_.start( // of an empty folder: takes the place of what was asked before
        [wanted](const Job&) { return wanted.isEmpty() ? LibTorch{} : describeLibTorch(toPath(wanted)); },
        {.done =
             [this](const LibTorch& libtorch) {
                 if (!libtorch.folder.empty())
                     chosen(libtorch);
             },
         .failed = [this](const QString& why) { refused(why); },
         .cancelled = {}});
}

void GpuSetupDialog::look() {
    looking_.start(
        [](const Job&) {
            Ready ready{.hardware = gpuHardware()};
            try {
                const BuildTools tools = findBuildTools();
                ready.tools = tr("To build with: %1, %2, %3")
                                  .arg(text(tools.compiler.filename()), text(tools.cmake.filename()),
                                       text(tools.maker.filename()));
            } catch (const Error& error) {
                ready.lacking = QString::fromUtf8(error.what());
            }
            return ready;
        },
        {.done = [this](const Ready& ready) { showComputer(ready); },
         .failed = [this](const QString& why) { tell(result_, why, "problem"); },
         .cancelled = {}});
}

void GpuSetupDialog::showComputer(const Ready& ready) {
    const GpuAdvice advice = gpuAdvice(ready.hardware, "LibTorch", "");
    const bool canTrain = advice.anotherLibTorch;
    gpu_->setText(canTrain ? tr("GPU: %1").arg(QString::fromStdString(ready.hardware.words()))
                           : coreText(advice.why + " " + advice.whatToDo));
    mark(gpuMark_, canTrain);
    tools_->setText(ready.lacking.isEmpty() ? ready.tools : ready.lacking + ".");
    mark(toolsMark_, ready.lacking.isEmpty());
    isReady_ = ready.lacking.isEmpty();
    showState();
}

void GpuSetupDialog::chosen(const LibTorch& libtorch) {
    libtorch_ = libtorch;
    const QString name = QString::fromStdString(libtorch.name());
    if (libtorch.hasCuda)
        tell(verdict_, tr("%1: the networks can be built for it.").arg(name), "good");
    else
        tell(verdict_,
             tr("%1: the networks can be built for it, but they will train on the processor only. For a GPU "
                "choose a LibTorch with CUDA.")
                 .arg(name),
             "caution");
    showState();
}

void GpuSetupDialog::refused(const QString& why) {
    libtorch_.reset();
    tell(verdict_, why.isEmpty() ? why : why + ".", "problem");
    showState();
}

void GpuSetupDialog::showState() {
    const bool running = setup_.running();
    for (QWidget* part : std::initializer_list<QWidget*>{progress_, state_, cancel_})
        part->setVisible(running);
    if (!running) {
        progress_->setValue(0);
        state_->clear();
        cancel_->setEnabled(true);
    }
    for (QWidget* part : std::initializer_list<QWidget*>{folder_, choose_})
        part->setEnabled(!running);
    begin_->setEnabled(isReady_ && libtorch_ && !running);
    showLog_->setVisible(running || !setup_.log().isEmpty());
    showResult();
    restart_->setVisible(setup_.result().has_value());
    begin_->setVisible(
        !setup_.result() ||
        (libtorch_ && libtorch_->folder != setup_.result()->build.libtorch)); // yet another one
}

void GpuSetupDialog::showResult() {
    if (setup_.running() || (!setup_.result() && setup_.problem().isEmpty())) {
        tell(result_, {}, "quiet");
        return;
    }
    if (!setup_.result()) {
        tell(result_, setup_.problem(), "problem");
        showLog_->setChecked(!setup_.log().isEmpty());
        return;
    }
    QStringList lines{tr("%1 works; Perrin uses it from its next start on.")
                          .arg(QString::fromStdString(setup_.result()->build.engine))};
    for (const DeviceCheck& check : setup_.result()->checks)
        lines << tr("%1 trains %2 stacks/s.")
                     .arg(QString::fromStdString(check.device.description))
                     .arg(checkedStacks / check.secondsPerStep, 0, 'f', 0);
    if (!setup_.result()->why.empty())
        lines << tr("It offers no GPU: %1 %2")
                     .arg(QString::fromStdString(setup_.result()->why),
                          QString::fromStdString(setup_.result()->whatToDo));
    tell(result_, lines.join('\n'), "good");
}

} // namespace perrin::ui
