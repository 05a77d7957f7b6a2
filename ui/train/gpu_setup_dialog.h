// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/gpu_hardware.h"
#include "core/learn/libtorch.h"
#include "ui/background_task.h"

#include <QDialog>
#include <QElapsedTimer>
#include <optional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace perrin::ui {

class GpuSetup;

/// Asks for an unpacked LibTorch, says what is missing, builds and checks, with the tools' log. It can be
/// closed meanwhile: the work goes on.
class GpuSetupDialog : public QDialog {
    Q_OBJECT
  public:
    explicit GpuSetupDialog(GpuSetup& setup, QWidget* parent = nullptr);

  signals:
    void restartRequested();

  private:
    /// What stands on this computer, as a person is told.
    struct Ready {
        GpuHardware hardware{};
        QString tools{};   // what there is
        QString lacking{}; // what is missing; empty: nothing
    };
    void makeComputer(QVBoxLayout* to);
    void makeChoice(QVBoxLayout* to);
    void makeWork(QVBoxLayout* to);
    void makeButtons(QVBoxLayout* to);
    void askFolder();
    void describe(const QString& folder);
    void look();
    void showComputer(const Ready& ready);
    void chosen(const LibTorch& libtorch);
    void refused(const QString& why);
    void showState();
    void showResult();

    GpuSetup& setup_;
    QLabel *gpuMark_, *gpu_, *toolsMark_, *tools_, *verdict_, *state_, *result_;
    QLineEdit* folder_;
    QProgressBar* progress_;
    QPlainTextEdit* log_;
    QToolButton* showLog_;
    QPushButton *choose_, *begin_, *cancel_, *restart_, *close_;
    bool isReady_ = false;
    std::optional<LibTorch> libtorch_;
    QElapsedTimer since_;
    BackgroundTask<Ready> looking_;
    BackgroundTask<LibTorch> describing_;
};

} // namespace perrin::ui
